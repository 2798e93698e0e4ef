import { cellsOfFunction, cellsOfSet } from "../symbolic/cells.ts";
import { isFunction, isSequence, partsOf } from "../symbolic/parts.ts";
import type { Part, Sym } from "../symbolic/sym.ts";
import type { SymTable } from "../symbolic/sym-table.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { scalarsIn } from "./scalars-in.ts";
import type { FunctionShape, SetShape, Shape } from "./shape.ts";

/** When `s` is not of the shape. What could not make a shape grow counts as outside of it. */
export function escapes(m: SymTable, shape: Shape, s: Sym): Term {
  return m.terms.any(partsOf(s).map((p) => m.terms.and(p.guard, partEscapes(m, shape, p.value))));
}

function partEscapes(m: SymTable, shape: Shape, p: Part): Term {
  const scalars = scalarsIn(m, p);
  if (scalars !== null) return m.terms.any(scalars.filter((a) => !shape.scalars.includes(a.value)).map((a) => a.guard));
  if (isFunction(p)) return shape.function === null ? TRUE : functionEscapes(m, shape.function, p);
  return shape.set === null || p.kind === "lazy" || p.kind === "integer" || p.kind === "pointwise" ? TRUE : setEscapes(m, shape.set, p);
}

function setEscapes(m: SymTable, shape: SetShape, p: Part): Term {
  const cells = cellsOfSet(m, p);
  const guards = new Map(cells.map((c) => [c.value, c.guard]));
  const elements = new Set<Sym>(shape.elements.map((e) => e.element));
  return m.terms.any([
    ...cells.filter((c) => !elements.has(c.value)).map((c) => c.guard),
    ...shape.elements.filter((e) => e.sure).map((e) => not(guards.get(e.element) ?? FALSE)),
  ]);
}

function functionEscapes(m: SymTable, shape: FunctionShape, p: Part): Term {
  const cells = new Map<Sym, { readonly guard: Term; readonly value: Sym }>(cellsOfFunction(m, p).map((c) => [c.key, c]));
  const found: Term[] = [];
  let before: Term = TRUE;
  for (const { key, sure, value } of shape.cells) {
    const cell = cells.get(key);
    cells.delete(key);
    const guard = cell?.guard ?? FALSE;
    if (cell !== undefined) found.push(m.terms.and(guard, escapes(m, value, cell.value)));
    if (sure) found.push(not(guard));
    if (shape.sequence && !isSequence(p)) found.push(m.terms.and(guard, not(before)));
    before = guard;
  }
  for (const c of cells.values()) found.push(c.guard);
  return m.terms.any(found);
}
