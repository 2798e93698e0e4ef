import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Context, type Failure, Unsupported, fail, under } from "./context.ts";
import { equal } from "./equal.ts";
import { setOfCells } from "./expand.ts";
import { less } from "./integers.ts";
import { isInteger, partsOf } from "./parts.ts";
import { cellsOfSet } from "./cells.ts";
import { mergeAll } from "./merge.ts";
import type { Guarded, Sym } from "./sym.ts";

/** CHOOSE x \in S : P(x), for the cells of S. As in TLC, P is not asked of elements after the first that satisfies it, and so can not fail there. */
export function chooseWhere(cx: Context, cells: readonly Guarded<Sym>[], span: Span, holds: (inside: Context, x: Sym) => Term): Sym {
  const failures: Failure[] = [];
  const found: Guarded<Sym>[] = [];
  for (const cell of cells) {
    const inside = under({ ...cx, failures }, cell.guard);
    if (inside !== null) found.push({ value: cell.value, guard: cx.m.terms.and(cell.guard, holds(inside, cell.value)) });
  }
  if (failures.length === 0) return chooseFirst(cx, found, span);
  const results: Guarded<Sym>[] = [];
  let none: Term = TRUE;
  for (const cell of inOrder(cx, cells, span)) {
    const present = cx.m.terms.and(none, cell.guard);
    const inside = under(cx, present);
    if (inside === null) continue;
    const guard = cx.m.terms.and(present, holds(inside, cell.value));
    if (guard !== FALSE) results.push({ guard, value: cell.value });
    none = cx.m.terms.and(none, not(guard));
  }
  fail(cx, none, "choose", span);
  return results.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, results);
}

/** The least of the cells that are present, in the order of `compareValues`: CHOOSE as a function of its set and predicate, the same in every
 *  state and in the explicit evaluator. None present is a failure. Throws `Unsupported` where cells can not be spelt out into ground ones. */
function chooseFirst(cx: Context, cells: readonly Guarded<Sym>[], span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  let none: Term = TRUE;
  const live = cells.filter((c) => c.guard !== FALSE);
  if (live.length === 1) {
    fail(cx, not(live[0].guard), "choose", span);
    return live[0].value;
  }
  for (const cell of inOrder(cx, live, span)) {
    const guard = cx.m.terms.and(none, cell.guard);
    if (guard !== FALSE) results.push({ guard, value: cell.value });
    none = cx.m.terms.and(none, not(cell.guard));
    if (none === FALSE) break;
  }
  fail(cx, none, "choose", span);
  return results.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, results);
}

/** The cells in ascending order, each element once: ground cells as they are, integers by a comparison of all pairs; other cells are spelt out. */
export function inOrder(cx: Context, cells: readonly Guarded<Sym>[], span: Span): readonly Guarded<Sym>[] {
  const joined: Guarded<Sym>[] = [];
  for (const p of partsOf(setOfCells(cx, cells, span))) joined.push(...cellsOfSet(cx.m, p.value));
  if (joined.every((c) => c.value.kind === "ground")) return joined;
  if (joined.every((c) => isIntegers(c.value))) return sortIntegers(cx, joined, span);
  const wide = { ...cx, machine: { ...cx.machine, limits: { ...cx.machine.limits, expansion: cx.machine.limits.enumeration } } };
  const spelt: Guarded<Sym>[] = [];
  for (const p of partsOf(setOfCells(wide, joined, span))) spelt.push(...cellsOfSet(cx.m, p.value));
  if (spelt.some((c) => c.value.kind !== "ground")) throw new Unsupported("an order among elements with too many possible values would be needed", span);
  return spelt;
}

const isIntegers = (s: Sym): boolean => s.kind === "integer" || (s.kind === "ground" && isInteger(s.value)) || (s.kind === "choice" && s.alternatives.every((a) => isInteger(a.value.value)));

/** Each cell goes to the place that counts the present cells below it; of equal ones the first counts. */
function sortIntegers(cx: Context, cells: readonly Guarded<Sym>[], span: Span): readonly Guarded<Sym>[] {
  const { terms } = cx.m;
  const present: Term[] = [];
  cells.forEach((c, i) => present.push(terms.all([c.guard, ...cells.slice(0, i).map((d, j) => not(terms.and(present[j], equal(cx, c.value, d.value, span))))])));
  const places: Guarded<Sym>[][] = cells.map(() => []);
  cells.forEach((c, i) => {
    let rank: Term[] = [present[i]];
    cells.forEach((d, j) => {
      const below = i === j ? FALSE : terms.and(present[j], less(cx, d.value, c.value, span));
      const next: Term[] = [];
      for (let n = 0; n <= rank.length; n++) next.push(terms.or(n < rank.length ? terms.and(rank[n], not(below)) : FALSE, n > 0 ? terms.and(rank[n - 1], below) : FALSE));
      rank = next;
    });
    rank.forEach((guard, n) => {
      if (guard !== FALSE) places[n].push({ guard, value: c.value });
    });
  });
  return places.filter((p) => p.length > 0).map((p) => ({ guard: terms.any(p.map((q) => q.guard)), value: mergeAll(cx.m, p) }));
}
