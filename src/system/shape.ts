import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { compareValues } from "../value/compare.ts";
import { cellsOfFunction, cellsOfSet } from "../symbolic/cells.ts";
import { Unsupported } from "../symbolic/context.ts";
import { isFunction, isSequence, partsOf } from "../symbolic/parts.ts";
import type { Ground, Guarded, Part, Sym } from "../symbolic/sym.ts";
import type { SymTable } from "../symbolic/sym-table.ts";
import { noSpan } from "../base/span.ts";
import { scalarsIn } from "./scalars-in.ts";

/** A guarded value with its guards forgotten: every value that a variable may have, as far as has been seen. At least one part is not null. */
export interface Shape {
  /** Scalars that it may be, ascending. */
  readonly scalars: readonly Ground[];
  readonly set: SetShape | null;
  readonly function: FunctionShape | null;
}

/** `sure`: an element of every such set. */
export interface SetShape {
  readonly elements: readonly { readonly element: Ground; readonly sure: boolean }[];
}

/** `sequence`: all these functions are sequences. */
export interface FunctionShape {
  readonly cells: readonly { readonly key: Ground; readonly sure: boolean; readonly value: Shape }[];
  readonly sequence: boolean;
}

export const emptyShape: Shape = { scalars: [], set: null, function: null };

/** Can a condition hold in some step from a state of the shapes so far? */
export type Possible = (t: Term) => Promise<boolean>;

/** The least shape that covers `old` and the value `s` where `context` holds; what can not be the case is left out. Throws `Unsupported` for integers
 *  of many values and for sets whose elements are not ground. Cost: a question to `possible` for everything that would be new. */
export async function grow(m: SymTable, old: Shape, s: Sym, context: Term, possible: Possible): Promise<Shape> {
  let shape = old;
  for (const p of partsOf(s)) {
    const there = m.terms.and(context, p.guard);
    if (there === FALSE) continue;
    const scalars = scalarsIn(m, p.value);
    if (scalars !== null) shape = { ...shape, scalars: await growScalars(m, shape.scalars, scalars, there, possible) };
    else if (isFunction(p.value)) {
      if (shape.function !== null || (await possible(there))) shape = { ...shape, function: await growFunction(m, shape.function, p.value, there, possible) };
    } else if (shape.set !== null || (await possible(there))) shape = { ...shape, set: await growSet(m, shape.set, p.value, there, possible) };
  }
  return shape;
}

const byValue = (a: Ground, b: Ground): number => compareValues(a.value, b.value);

async function growScalars(m: SymTable, old: readonly Ground[], scalars: readonly Guarded<Ground>[], context: Term, possible: Possible): Promise<readonly Ground[]> {
  const found = [...old];
  for (const a of scalars) {
    if (!found.includes(a.value) && (await possible(m.terms.and(context, a.guard)))) found.push(a.value);
  }
  return found.length === old.length ? old : found.sort(byValue);
}

async function growSet(m: SymTable, old: SetShape | null, p: Part, context: Term, possible: Possible): Promise<SetShape> {
  if (p.kind === "lazy" || p.kind === "integer" || p.kind === "pointwise") {
    throw new Unsupported(p.kind === "integer" ? "an integer has too many possible values" : "a set is infinite or too large to be spelt out", noSpan);
  }
  const cells = new Map<Ground, Term>();
  for (const c of cellsOfSet(m, p)) {
    if (c.value.kind !== "ground") throw new Unsupported("a set has elements with too many possible values", noSpan);
    cells.set(c.value, c.guard);
  }
  const elements: { element: Ground; sure: boolean }[] = [];
  for (const e of old?.elements ?? []) {
    const guard = cells.get(e.element) ?? FALSE;
    cells.delete(e.element);
    elements.push({ element: e.element, sure: e.sure && (guard === TRUE || !(await possible(m.terms.and(context, not(guard))))) });
  }
  for (const [element, guard] of cells) {
    if (!(await possible(m.terms.and(context, guard)))) continue;
    elements.push({ element, sure: old === null && (guard === TRUE || !(await possible(m.terms.and(context, not(guard))))) });
  }
  return { elements: elements.sort((x, y) => byValue(x.element, y.element)) };
}

async function growFunction(m: SymTable, old: FunctionShape | null, p: Part, context: Term, possible: Possible): Promise<FunctionShape> {
  const cells = new Map(cellsOfFunction(m, p).map((c) => {
    if (c.key.kind !== "ground") throw new Unsupported("a function has keys with too many possible values", noSpan);
    return [c.key, { ...c, key: c.key }] as const;
  }));
  const grown: { key: Ground; sure: boolean; value: Shape }[] = [];
  for (const c of old?.cells ?? []) {
    const cell = cells.get(c.key);
    cells.delete(c.key);
    const absent = m.terms.and(context, not(cell?.guard ?? FALSE));
    const sure = c.sure && (cell?.guard === TRUE || !(await possible(absent)));
    grown.push({ key: c.key, sure, value: cell === undefined ? c.value : await grow(m, c.value, cell.value, m.terms.and(context, cell.guard), possible) });
  }
  for (const c of cells.values()) {
    const there = m.terms.and(context, c.guard);
    if (!(await possible(there))) continue;
    const sure = old === null && (c.guard === TRUE || !(await possible(m.terms.and(context, not(c.guard)))));
    grown.push({ key: c.key, sure, value: await grow(m, emptyShape, c.value, there, possible) });
  }
  const sorted = grown.sort((x, y) => byValue(x.key, y.key));
  const areTuples = sorted.every((c, i) => c.sure && c.key.value === i + 1);
  return { cells: sorted, sequence: areTuples || (isSequence(p) && (old === null || old.sequence)) };
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.scalars.length === b.scalars.length && a.scalars.every((s, i) => s === b.scalars[i]) && sameSets(a.set, b.set) && sameFunctions(a.function, b.function);
}

function sameSets(a: SetShape | null, b: SetShape | null): boolean {
  if (a === null || b === null) return a === b;
  return a.elements.length === b.elements.length && a.elements.every((e, i) => e.element === b.elements[i].element && e.sure === b.elements[i].sure);
}

function sameFunctions(a: FunctionShape | null, b: FunctionShape | null): boolean {
  if (a === null || b === null) return a === b;
  return a.sequence === b.sequence && a.cells.length === b.cells.length &&
    a.cells.every((c, i) => c.key === b.cells[i].key && c.sure === b.cells[i].sure && sameShape(c.value, b.cells[i].value));
}

/** Number of state bits that values of this shape need. */
export function countBits(s: Shape): number {
  const classes = s.scalars.length + (s.set === null ? 0 : 1) + (s.function === null ? 0 : 1);
  const set = s.set === null ? 0 : s.set.elements.filter((e) => !e.sure).length;
  const cells = s.function === null ? 0 : s.function.cells.reduce((n, c) => n + (c.sure ? 0 : 1) + countBits(c.value), 0);
  return (classes <= 1 ? 0 : classes === 2 ? 1 : classes) + set + cells;
}
