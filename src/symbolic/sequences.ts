import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { cellsOfFunction } from "./cells.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { less, lessOrEqual } from "./integers.ts";
import { sequenceGuard } from "./member.ts";
import { mergeAll } from "./merge.ts";
import { isFunction, keyValue, partsOf } from "./parts.ts";
import type { Ground, Guarded, Sym } from "./sym.ts";

/** A sequence taken apart: `items[i]` is element i + 1, there where `guard` holds; guards imply the ones before, so they are its length in unary. */
type Items = readonly Guarded<Sym>[];

/** Computes a result for each sequence that `s` may be, and merges the results. What is no sequence is a failure. */
function onSequence(cx: Context, s: Sym, span: Span, result: (cx: Context, items: Items) => Sym): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(s)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (!isFunction(p.value)) {
      fail(inside, TRUE, "kind", span);
      continue;
    }
    fail(inside, not(sequenceGuard(inside, p.value)), "kind", span);
    const items: Guarded<Sym>[] = [];
    for (const c of cellsOfFunction(cx.m, p.value)) if (keyValue(c) === items.length + 1) items.push({ guard: c.guard, value: c.value });
    results.push({ guard: p.guard, value: result(inside, items) });
  }
  return results.length === 0 ? cx.m.function([], true) : mergeAll(cx.m, results);
}

function sequenceOf(cx: Context, items: Items): Sym {
  return cx.m.function(items.map((item, i) => ({ key: cx.m.ground(i + 1), guard: item.guard, value: item.value })), true);
}

/** When the length is exactly n. */
function hasLength(cx: Context, items: Items, n: number): Term {
  const reaches = n === 0 ? TRUE : items[n - 1].guard;
  return n === items.length ? reaches : cx.m.terms.and(reaches, not(items[n].guard));
}

export function length(cx: Context, s: Sym, span: Span): Sym {
  return onSequence(cx, s, span, (_, items) => unaryNumber(cx, items.map((i) => i.guard)));
}

/** The number of true terms among `unary`, each of which implies the one before. */
export function unaryNumber(cx: Context, unary: readonly Term[]): Sym {
  const items = unary.map((guard) => ({ guard, value: cx.m.ground(0) }));
  return mergeAll(cx.m, [...unary, TRUE].map((_, n) => ({ guard: hasLength(cx, items, n), value: cx.m.ground(n) })));
}

export function append(cx: Context, s: Sym, x: Sym, span: Span): Sym {
  return concatenate(cx, s, cx.m.function([{ key: cx.m.ground(1), guard: TRUE, value: x }], true), span);
}

/** s \o t */
export function concatenate(cx: Context, s: Sym, t: Sym, span: Span): Sym {
  return onSequence(cx, s, span, (there, left) => onSequence(there, t, span, (_, right) => {
    const items: Guarded<Sym>[] = [];
    for (let k = 0; k < left.length + right.length; k++) {
      const parts: Guarded<Sym>[] = [];
      if (k < left.length) parts.push(left[k]);
      for (let n = Math.max(0, k - right.length + 1); n <= Math.min(k, left.length); n++) {
        const guard = cx.m.terms.and(hasLength(cx, left, n), right[k - n].guard);
        if (guard !== FALSE) parts.push({ guard, value: right[k - n].value });
      }
      if (parts.length === 0) break;
      items.push({ guard: presence(cx, left, right, k), value: mergeAll(cx.m, parts) });
    }
    return sequenceOf(cx, items);
  }));
}

/** When left \o right has an element at `k` (counted from 0): by the longest left part that still leaves it to the right one. */
function presence(cx: Context, left: Items, right: Items, k: number): Term {
  const { terms } = cx.m;
  const parts: Term[] = [];
  const first = right.length > 0 ? right[0].guard : FALSE;
  // an element of the left part at k is no case of its own where k elements on the left and one on the right are enough
  for (let n = 0; n <= Math.min(first === TRUE ? k : k + 1, left.length); n++) {
    const reaches = n === 0 ? TRUE : left[n - 1].guard;
    const fromRight = n === k + 1 ? TRUE : k - n < right.length ? right[k - n].guard : FALSE;
    parts.push(terms.and(reaches, fromRight));
  }
  return terms.any(parts);
}

export function head(cx: Context, s: Sym, span: Span): Sym {
  return onSequence(cx, s, span, (inside, items) => {
    fail(inside, items.length === 0 ? TRUE : not(items[0].guard), "head", span);
    return items.length === 0 ? cx.m.ground(false) : items[0].value;
  });
}

export function tail(cx: Context, s: Sym, span: Span): Sym {
  return onSequence(cx, s, span, (inside, items) => {
    fail(inside, items.length === 0 ? TRUE : not(items[0].guard), "tail", span);
    return sequenceOf(cx, items.slice(1));
  });
}

/** SubSeq(s, from, to); a range that is not empty and leaves 1..Len(s) is a failure. */
export function subSequence(cx: Context, s: Sym, from: Sym, to: Sym, span: Span): Sym {
  return onSequence(cx, s, span, (outer, items) => {
    const starts = alternativesOf(cx, from, cx.machine.limits.enumeration);
    if (starts === null) throw new Unsupported("SubSeq from an index with too many possible values", span);
    const { terms } = cx.m;
    const nonEmpty = lessOrEqual(outer, from, to, span);
    const inside = under(outer, nonEmpty);
    if (inside === null) return sequenceOf(cx, []);
    const size = unaryNumber(cx, items.map((i) => i.guard));
    const wrong = terms.or(less(inside, from, cx.m.ground(1), span), less(inside, size, to, span));
    fail(inside, wrong, "subseq", span);
    const result: Guarded<Sym>[] = [];
    for (let k = 0; k < items.length; k++) {
      const parts: Guarded<Sym>[] = [];
      for (const start of starts) {
        const index = sourceIndex(start.value, k);
        if (index === null || index > items.length) continue;
        const guard = terms.and(start.guard, lessOrEqual(inside, cx.m.ground(index), to, span));
        if (guard !== FALSE) parts.push({ guard, value: items[index - 1].value });
      }
      if (parts.length === 0) break;
      result.push({ guard: terms.any(parts.map((p) => p.guard)), value: mergeAll(cx.m, parts) });
    }
    return sequenceOf(cx, result);
  });
}

function sourceIndex(start: Ground, k: number): number | null {
  return typeof start.value === "number" && start.value >= 1 ? start.value + k : null;
}

/** SelectSeq(s, test): element i goes to the place that counts the selected ones up to it. */
export function selectSequence(cx: Context, s: Sym, span: Span, test: (cx: Context, x: Sym) => Term): Sym {
  return onSequence(cx, s, span, (outer, items) => {
    const { terms } = cx.m;
    const places: Guarded<Sym>[][] = items.map(() => []);
    let count: Term[] = [TRUE]; // count[n]: exactly n selected so far
    items.forEach((item) => {
      const inside = under(outer, item.guard);
      const chosen = inside === null ? FALSE : terms.and(item.guard, test(inside, item.value));
      const next: Term[] = [];
      for (let n = 0; n <= count.length; n++) {
        const stay = n < count.length ? terms.and(count[n], not(chosen)) : FALSE;
        const grow = n > 0 ? terms.and(count[n - 1], chosen) : FALSE;
        if (n > 0 && grow !== FALSE) places[n - 1].push({ guard: grow, value: item.value });
        next.push(terms.or(stay, grow));
      }
      count = next;
    });
    const result = places.filter((p) => p.length > 0).map((p) => ({ guard: terms.any(p.map((q) => q.guard)), value: mergeAll(cx.m, p) }));
    return sequenceOf(cx, result);
  });
}

/** SortSeq(s, before): each element goes to the place that counts the elements before it; of equivalent ones the first comes first. */
export function sortSequence(cx: Context, s: Sym, span: Span, before: (cx: Context, a: Sym, b: Sym) => Term): Sym {
  return onSequence(cx, s, span, (outer, items) => {
    const { terms } = cx.m;
    const places: Guarded<Sym>[][] = items.map(() => []);
    items.forEach((item, i) => {
      let rank: Term[] = [item.guard]; // rank[n]: the element is there, and n come before it so far
      items.forEach((other, j) => {
        if (i === j) return;
        const both = terms.and(item.guard, other.guard);
        const inside = under(outer, both);
        if (inside === null) return;
        const first = j < i ? not(before(inside, item.value, other.value)) : before(inside, other.value, item.value);
        const counts = terms.and(other.guard, first);
        const next: Term[] = [];
        for (let n = 0; n <= rank.length; n++) {
          const stay = n < rank.length ? terms.and(rank[n], not(counts)) : FALSE;
          next.push(terms.or(stay, n > 0 ? terms.and(rank[n - 1], counts) : FALSE));
        }
        rank = next;
      });
      rank.forEach((guard, n) => {
        if (guard !== FALSE && n < places.length) places[n].push({ guard, value: item.value });
      });
    });
    return sequenceOf(cx, places.map((p, n) => ({ guard: items[n].guard, value: p.length === 0 ? items[n].value : mergeAll(cx.m, p) })));
  });
}

/** FoldSeq: the accumulator through the elements in order of the index. */
export function foldSequence(cx: Context, s: Sym, base: Sym, span: Span, step: (cx: Context, x: Sym, accumulator: Sym) => Sym): Sym {
  return onSequence(cx, s, span, (outer, items) => {
    let accumulator = base;
    for (const item of items) {
      const inside = under(outer, item.guard);
      if (inside === null) break;
      accumulator = mergeAll(cx.m, [{ guard: item.guard, value: step(inside, item.value, accumulator) }, { guard: not(item.guard), value: accumulator }]);
    }
    return accumulator;
  });
}
