import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { cellsOfFunction } from "./cells.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { equal } from "./equal.ts";
import { scalarsOf } from "./merge.ts";
import { mergeAll } from "./merge.ts";
import { isFunction, isScalar, isSequence, partsOf } from "./parts.ts";
import type { FunctionCell, Ground, Guarded, Part, Sym } from "./sym.ts";

/** f[x]; outside the domain it is a failure of `kind`. Where there is no cell at all, any value will do. */
export function apply(cx: Context, f: Sym, x: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (!isFunction(p.value)) fail(inside, TRUE, "kind", span);
    else for (const r of applyPart(inside, p.value, x, span)) results.push({ guard: cx.m.terms.and(p.guard, r.guard), value: r.value });
  }
  const live = results.filter((r) => r.guard !== FALSE);
  return live.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, live);
}

const indexes = new WeakMap<Part, ReadonlyMap<Sym, FunctionCell>>();

function indexOf(cx: Context, f: Part): ReadonlyMap<Sym, FunctionCell> {
  const known = indexes.get(f);
  if (known !== undefined) return known;
  const made = new Map<Sym, FunctionCell>(cellsOfFunction(cx.m, f).map((c) => [c.key, c]));
  indexes.set(f, made);
  return made;
}

function applyPart(cx: Context, f: Part, x: Sym, span: Span): Guarded<Sym>[] {
  const results: Guarded<Sym>[] = [];
  const hits: Term[] = [];
  const hit = (guard: Term, cell: FunctionCell): void => {
    hits.push(cx.m.terms.and(guard, cell.guard));
    results.push({ guard, value: cell.value });
  };
  for (const p of partsOf(x)) {
    if (isScalar(p.value) || p.value.kind === "ground") {
      const index = indexOf(cx, f);
      for (const a of p.value.kind === "ground" ? [{ guard: TRUE, value: p.value }] : scalarsOf(cx.m, p.value)) {
        const cell = index.get(a.value);
        if (cell !== undefined) hit(cx.m.terms.and(p.guard, a.guard), cell);
      }
    } else {
      for (const cell of cellsOfFunction(cx.m, f)) {
        const guard = cx.m.terms.and(p.guard, equal(cx, p.value, cell.key, span));
        if (guard !== FALSE) hit(guard, cell);
      }
    }
  }
  if (hits.length !== 1 || hits[0] !== TRUE) failOutside(cx, x, hits, span);
  return results;
}

/** A choice is surely inside where each of its alternatives hits a cell that is always there. */
function failOutside(cx: Context, x: Sym, hits: readonly Term[], span: Span): void {
  if (x.kind === "choice" || x.kind === "bool") {
    const alternatives = scalarsOf(cx.m, x);
    const sure = new Set(hits);
    if (alternatives.every((a) => sure.has(a.guard))) return;
  }
  fail(cx, not(cx.m.terms.any(hits)), "apply", span);
}

export function domainOf(cx: Context, f: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    if (!isFunction(p.value)) fail(cx, p.guard, "kind", span);
    else results.push({ guard: p.guard, value: cx.m.set(cellsOfFunction(cx.m, p.value).map((c) => ({ guard: c.guard, value: c.key }))) });
  }
  return results.length === 0 ? cx.m.set([]) : mergeAll(cx.m, results);
}

/** The function with the given entries; keys that are not ground are spelt out. Of entries with one key, the first counts. */
export function functionOf(cx: Context, entries: readonly { readonly key: Sym; readonly guard: Term; readonly value: Sym }[], span: Span): Sym {
  const columns = new Map<Ground, Guarded<Sym>[]>();
  const { terms } = cx.m;
  for (const e of entries) {
    const keys = alternativesOf(cx.m, e.key, cx.machine.limits.enumeration);
    if (keys === null) throw new Unsupported("a function whose domain has too many possible elements", span);
    for (const k of keys) {
      const column = columns.get(k.value) ?? [];
      const taken = terms.any(column.map((c) => c.guard));
      const guard = terms.and(terms.and(e.guard, k.guard), not(taken));
      if (guard !== FALSE) column.push({ guard, value: e.value });
      columns.set(k.value, column);
    }
  }
  const cells: FunctionCell[] = [];
  for (const [key, column] of columns) {
    if (column.length > 0) cells.push({ key, guard: terms.any(column.map((c) => c.guard)), value: mergeAll(cx.m, column) });
  }
  return cx.m.function(cells);
}

/** f @@ g: where both are defined, f counts. */
export function override(cx: Context, f: Sym, g: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    if (!isFunction(p.value)) fail(cx, p.guard, "kind", span);
    else for (const q of partsOf(g)) {
      if (!isFunction(q.value)) fail(cx, cx.m.terms.and(p.guard, q.guard), "kind", span);
      else results.push({ guard: cx.m.terms.and(p.guard, q.guard), value: overridePart(cx, p.value, q.value) });
    }
  }
  const live = results.filter((r) => r.guard !== FALSE);
  return live.length === 0 ? cx.m.function([]) : mergeAll(cx.m, live);
}

function overridePart(cx: Context, f: Part, g: Part): Sym {
  const { terms } = cx.m;
  const cells = new Map<Ground, FunctionCell>(cellsOfFunction(cx.m, f).map((c) => [c.key, c]));
  for (const c of cellsOfFunction(cx.m, g)) {
    const first = cells.get(c.key);
    if (first === undefined) cells.set(c.key, c);
    else if (first.guard !== TRUE) {
      cells.set(c.key, {
        key: c.key,
        guard: terms.or(first.guard, c.guard),
        value: mergeAll(cx.m, [{ guard: first.guard, value: first.value }, { guard: not(first.guard), value: c.value }]),
      });
    }
  }
  return cx.m.function([...cells.values()]);
}

/** `[f EXCEPT ![path] = update(old)]`. A key outside the domain changes nothing, as in TLC. `update` is called once for each cell that the
 *  path may mean, in the context where it does. */
export function except(cx: Context, f: Sym, path: readonly Sym[], span: Span, update: (cx: Context, old: Sym) => Sym): Sym {
  if (path.length === 0) return update(cx, f);
  const [key, ...rest] = path;
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (!isFunction(p.value)) fail(inside, TRUE, "kind", span);
    else results.push({ guard: p.guard, value: exceptPart(inside, p.value, key, rest, span, update) });
  }
  return results.length === 0 ? f : mergeAll(cx.m, results);
}

function exceptPart(cx: Context, f: Part, key: Sym, rest: readonly Sym[], span: Span, update: (cx: Context, old: Sym) => Sym): Sym {
  const cells = cellsOfFunction(cx.m, f).map((cell) => {
    const hit = key.kind === "ground" ? (key === cell.key ? TRUE : FALSE) : equal(cx, key, cell.key, span);
    const inside = hit === FALSE ? null : under(cx, cx.m.terms.and(hit, cell.guard));
    if (inside === null) return cell;
    const value = except(inside, cell.value, rest, span, update);
    return { key: cell.key, guard: cell.guard, value: mergeAll(cx.m, [{ guard: hit, value }, { guard: not(hit), value: cell.value }]) };
  });
  return cx.m.function(cells, isSequence(f));
}
