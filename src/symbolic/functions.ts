import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { cellsOfFunction } from "./cells.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { equal } from "./equal.ts";
import { scalarsOf } from "./merge.ts";
import { mergeAll } from "./merge.ts";
import { applyPointwise, domainOfPointwise, exceptPointwise } from "./pointwise.ts";
import { isFunction, isScalar, isSequence, partsOf } from "./parts.ts";
import type { FunctionCell, Guarded, Part, Sym } from "./sym.ts";

/** f[x]; outside the domain it is a failure of `kind`. Where there is no cell at all, any value will do. */
export function apply(cx: Context, f: Sym, x: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (p.value.kind === "pointwise") results.push({ guard: p.guard, value: applyPointwise(inside, p.value, x, span) });
    else if (!isFunction(p.value)) fail(inside, TRUE, "kind", span);
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
  const open = cellsOfFunction(cx.m, f).filter((c) => c.key.kind !== "ground");
  // where another key may turn out equal, only the cell that is present counts
  const counted = (guard: Term, cell: FunctionCell): Term => (open.length === 0 ? guard : cx.m.terms.and(guard, cell.guard));
  for (const p of partsOf(x)) {
    for (const cell of open) {
      const guard = cx.m.terms.and(p.guard, keyHit(cx, p.value, cell, span));
      if (guard !== FALSE) hit(guard, cell);
    }
    if (isScalar(p.value) || p.value.kind === "ground") {
      const index = indexOf(cx, f);
      for (const a of p.value.kind === "ground" ? [{ guard: TRUE, value: p.value }] : scalarsOf(cx.m, p.value)) {
        const cell = index.get(a.value);
        if (cell !== undefined) hit(counted(cx.m.terms.and(p.guard, a.guard), cell), cell);
      }
    } else {
      for (const cell of cellsOfFunction(cx.m, f)) {
        if (cell.key.kind !== "ground") continue;
        const guard = cx.m.terms.and(p.guard, equal(cx, p.value, cell.key, span));
        if (guard !== FALSE) hit(counted(guard, cell), cell);
      }
    }
  }
  if (hits.length !== 1 || hits[0] !== TRUE) failOutside(cx, x, hits, span);
  return results;
}

/** When a present cell has the key x; a key that is not ground is composite, so a scalar is none. */
function keyHit(cx: Context, x: Sym, cell: FunctionCell, span: Span): Term {
  if (x === cell.key) return cell.guard;
  const inside = partsOf(x).every((p) => isScalar(p.value)) ? null : under(cx, cell.guard);
  return inside === null ? FALSE : cx.m.terms.and(cell.guard, equal(inside, x, cell.key, span));
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

const domains = new WeakMap<Part, Sym>();

/** DOMAIN f; once for each function. */
export function domainOf(cx: Context, f: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    if (p.value.kind === "pointwise") results.push({ guard: p.guard, value: domainOfPointwise(cx, p.value) });
    else if (!isFunction(p.value)) fail(cx, p.guard, "kind", span);
    else results.push({ guard: p.guard, value: domainOfPart(cx, p.value) });
  }
  return results.length === 0 ? cx.m.set([]) : mergeAll(cx.m, results);
}

function domainOfPart(cx: Context, f: Part): Sym {
  const known = domains.get(f);
  if (known !== undefined) return known;
  const made = cx.m.set(cellsOfFunction(cx.m, f).map((c) => ({ guard: c.guard, value: c.key })));
  domains.set(f, made);
  return made;
}

/** The function with the given entries. Keys are spelt out where they may be few values only. Of entries with one key, the first counts. */
export function functionOf(cx: Context, entries: readonly { readonly key: Sym; readonly guard: Term; readonly value: Sym }[], span: Span): Sym {
  const columns = new Map<Sym, Guarded<Sym>[]>();
  const { terms } = cx.m;
  for (const e of entries) {
    for (const k of keysOf(cx, e.key, e.guard, span)) {
      const column = columns.get(k.value) ?? [];
      const taken = terms.any([...column.map((c) => c.guard), ...sameKeys(cx, k.value, columns, span)]);
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

/** The key as ground ones if it may be few values; a composite one with many stays as it is. */
function keysOf(cx: Context, key: Sym, guard: Term, span: Span): readonly Guarded<Sym>[] {
  if (key.kind === "ground") return [{ guard: TRUE, value: key }];
  const { expansion, enumeration } = cx.machine.limits;
  const composite = partsOf(key).every((p) => p.value.kind === "set" || p.value.kind === "function" || p.value.kind === "ground");
  const keys = alternativesOf(cx, key, composite ? expansion : enumeration, guard);
  if (keys !== null) return keys;
  if (!composite) throw new Unsupported("a function whose domain has too many possible elements", span);
  return [{ guard: TRUE, value: key }];
}

/** When another column has this key too: one of the two is not ground. */
function sameKeys(cx: Context, key: Sym, columns: ReadonlyMap<Sym, readonly Guarded<Sym>[]>, span: Span): readonly Term[] {
  const found: Term[] = [];
  for (const [other, column] of columns) {
    if (other === key || (other.kind === "ground" && key.kind === "ground")) continue;
    const present = cx.m.terms.any(column.map((c) => c.guard));
    found.push(keyHit(cx, key, { key: other, guard: present, value: other }, span));
  }
  return found;
}

/** f @@ g: where both are defined, f counts. */
export function override(cx: Context, f: Sym, g: Sym, span: Span): Sym {
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    if (!isFunction(p.value)) fail(cx, p.guard, "kind", span);
    else for (const q of partsOf(g)) {
      if (!isFunction(q.value)) fail(cx, cx.m.terms.and(p.guard, q.guard), "kind", span);
      else results.push({ guard: cx.m.terms.and(p.guard, q.guard), value: overridePart(cx, p.value, q.value, span) });
    }
  }
  const live = results.filter((r) => r.guard !== FALSE);
  return live.length === 0 ? cx.m.function([]) : mergeAll(cx.m, live);
}

function overridePart(cx: Context, f: Part, g: Part, span: Span): Sym {
  const { terms } = cx.m;
  const before = cellsOfFunction(cx.m, f);
  const cells = new Map<Sym, FunctionCell>(before.map((c) => [c.key, c]));
  for (const own of cellsOfFunction(cx.m, g)) {
    const equals = before.filter((c) => c.key !== own.key && (c.key.kind !== "ground" || own.key.kind !== "ground")).map((c) => keyHit(cx, own.key, c, span));
    const c = { ...own, guard: terms.and(own.guard, not(terms.any(equals))) };
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

/** The new value in an EXCEPT; `usesOld`: it depends on the old one. */
export interface Update {
  readonly usesOld: boolean;
  readonly value: (cx: Context, old: Sym) => Sym;
}

/** `[f EXCEPT ![path] = update(old)]`. A key outside the domain changes nothing, as in TLC. `update` is called once for each cell that the
 *  path may mean, in the context where it does. */
export function except(cx: Context, f: Sym, path: readonly Sym[], span: Span, update: Update): Sym {
  if (path.length === 0) return update.value(cx, f);
  const [key, ...rest] = path;
  const results: Guarded<Sym>[] = [];
  for (const p of partsOf(f)) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (p.value.kind === "pointwise") results.push({ guard: p.guard, value: exceptPointwise(inside, p.value, key, span, { usesOld: rest.length > 0 || update.usesOld, value: (there, old) => except(there, old, rest, span, update) }) });
    else if (!isFunction(p.value)) fail(inside, TRUE, "kind", span);
    else results.push({ guard: p.guard, value: exceptPart(inside, p.value, key, rest, span, update) });
  }
  return results.length === 0 ? f : mergeAll(cx.m, results);
}

/** When the key of the path is that of the cell, wherever the cell is present. */
function hitOf(cx: Context, key: Sym, cell: FunctionCell, span: Span): Term {
  return cell.key.kind === "ground" ? equal(cx, key, cell.key, span) : keyHit(cx, key, { ...cell, guard: TRUE }, span);
}

function exceptPart(cx: Context, f: Part, key: Sym, rest: readonly Sym[], span: Span, update: Update): Sym {
  const cells = cellsOfFunction(cx.m, f).map((cell) => {
    const hit = key.kind === "ground" && cell.key.kind === "ground" ? (key === cell.key ? TRUE : FALSE) : hitOf(cx, key, cell, span);
    const inside = hit === FALSE ? null : under(cx, cx.m.terms.and(hit, cell.guard));
    if (inside === null) return cell;
    const value = except(inside, cell.value, rest, span, update);
    return { key: cell.key, guard: cell.guard, value: mergeAll(cx.m, [{ guard: hit, value }, { guard: not(hit), value: cell.value }]) };
  });
  return cx.m.function(cells, isSequence(f));
}
