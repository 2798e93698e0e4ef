import type { VariableId } from "../ir/ir.ts";
import { cellsOfFunction, cellsOfSet } from "../symbolic/cells.ts";
import { isFunction, isSet, partsOf } from "../symbolic/parts.ts";
import type { FunctionCell, Ground, Guarded, Part, Sym } from "../symbolic/sym.ts";
import type { SymTable } from "../symbolic/sym-table.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { scalarsIn } from "./scalars-in.ts";
import type { FunctionShape, SetShape, Shape } from "./shape.ts";
import type { Fact, StateBit } from "./transition-system.ts";

/** A guarded value of the given shape whose guards are fresh state bits, the bits, and what well-formed values satisfy. */
export interface Generic {
  readonly value: Sym;
  readonly bits: readonly StateBit[];
  readonly wellFormed: readonly Term[];
}

interface Collector {
  readonly m: SymTable;
  readonly variable: VariableId;
  readonly name: string;
  readonly bits: StateBit[];
  readonly wellFormed: Term[];
}

/** One bit for each alternative of more than two (exactly one is true), one for two, one for each element that is not sure, one for each key that
 *  is not sure. Bits about a part that is not there are false. */
export function genericValue(m: SymTable, variable: VariableId, name: string, shape: Shape): Generic {
  const c: Collector = { m, variable, name, bits: [], wellFormed: [] };
  const value = generic(c, shape, [], TRUE);
  return { value, bits: c.bits, wellFormed: c.wellFormed };
}

function freshBit(c: Collector, path: readonly Ground[], fact: Fact, context: Term): Term {
  const term = c.m.terms.fresh(`${c.name}.${c.bits.length}`);
  c.bits.push({ term, variable: c.variable, path, fact });
  c.wellFormed.push(c.m.terms.implies(term, context));
  return term;
}

function factsOf(shape: Shape, context: Term): readonly Fact[] {
  const two = shape.scalars.length === 2 && shape.set === null && shape.function === null && context === TRUE;
  const facts: Fact[] = shape.scalars.map((value) => ({ kind: "equals", value, otherwise: two ? shape.scalars[0] : null }));
  if (shape.set !== null) facts.push({ kind: "composite", what: "set", scalars: shape.scalars });
  if (shape.function !== null) facts.push({ kind: "composite", what: "function", scalars: shape.scalars });
  return facts;
}

/** `context`: the part is there. */
function generic(c: Collector, shape: Shape, path: readonly Ground[], context: Term): Sym {
  const { m } = c;
  const facts = factsOf(shape, context);
  const guards = classGuards(c, facts, path, context);
  const parts: Guarded<Part>[] = [];
  const scalars = shape.scalars.map((value, i) => ({ value, guard: guards[i] }));
  let next = scalars.length;
  if (scalars.length > 0) parts.push({ guard: m.terms.any(scalars.map((s) => s.guard)), value: asPart(m.choice(scalars)) });
  if (shape.set !== null) parts.push({ guard: guards[next], value: asPart(genericSet(c, shape.set, path, m.terms.and(context, guards[next++]))) });
  if (shape.function !== null) parts.push({ guard: guards[next], value: asPart(genericFunction(c, shape.function, path, m.terms.and(context, guards[next++]))) });
  return parts.length === 1 ? parts[0].value : m.union(parts);
}

function asPart(s: Sym): Part {
  if (s.kind === "union") throw new RangeError("a part is of one class");
  return s;
}

/** A guard for each alternative: bits, and for two alternatives one bit and its negation. */
function classGuards(c: Collector, facts: readonly Fact[], path: readonly Ground[], context: Term): readonly Term[] {
  if (facts.length === 1) return [TRUE];
  if (facts.length === 2) {
    const bit = freshBit(c, path, facts[1], context);
    return [not(bit), bit];
  }
  const bits = facts.map((fact) => freshBit(c, path, fact, context));
  c.wellFormed.push(c.m.terms.implies(context, c.m.terms.any(bits)));
  bits.forEach((a, i) => bits.slice(i + 1).forEach((b) => c.wellFormed.push(not(c.m.terms.and(a, b)))));
  return bits;
}

function genericSet(c: Collector, shape: SetShape, path: readonly Ground[], context: Term): Sym {
  return c.m.set(shape.elements.map(({ element, sure }) => ({ value: element, guard: sure ? TRUE : freshBit(c, path, { kind: "contains", element }, context) })));
}

function genericFunction(c: Collector, shape: FunctionShape, path: readonly Ground[], context: Term): Sym {
  const cells: FunctionCell[] = [];
  let before: Term = TRUE;
  for (const { key, sure, value } of shape.cells) {
    const guard = sure ? TRUE : freshBit(c, path, { kind: "defined", key }, context);
    if (shape.sequence && !sure) c.wellFormed.push(c.m.terms.implies(guard, before));
    before = guard;
    cells.push({ key, guard, value: generic(c, value, [...path, key], c.m.terms.and(context, guard)) });
  }
  return c.m.function(cells, shape.sequence);
}

/** What the bits of `genericValue` for `shape` are for the guarded value `s`, in the same order; anything where `s` does not fit the shape. */
export function extractBits(m: SymTable, shape: Shape, s: Sym): readonly Term[] {
  const bits: Term[] = [];
  extract(m, shape, [{ guard: TRUE, value: s }], TRUE, bits);
  return bits;
}

/** `values`: what the part may be, with guards that hold within `context`. */
function extract(m: SymTable, shape: Shape, values: readonly Guarded<Sym>[], context: Term, bits: Term[]): void {
  const { terms } = m;
  const parts = values.flatMap((v) => partsOf(v.value).map((p) => ({ guard: terms.and(v.guard, p.guard), value: p.value })));
  const scalars = parts.map((p) => new Map((scalarsIn(m, p.value) ?? []).map((a) => [a.value, a.guard])));
  const guardOfScalar = (g: Ground): Term => terms.any(parts.map((p, i) => terms.and(p.guard, scalars[i].get(g) ?? FALSE)));
  const sets = parts.filter((p) => isSet(p.value));
  const functions = parts.filter((p) => isFunction(p.value));
  const guardOf = (fact: Fact): Term => {
    if (fact.kind === "equals") return guardOfScalar(fact.value);
    return terms.any((fact.kind === "composite" && fact.what === "set" ? sets : functions).map((p) => p.guard));
  };
  const facts = factsOf(shape, context);
  const told = facts.length === 1 ? [] : facts.length === 2 ? [facts[1]] : facts;
  for (const fact of told) bits.push(terms.and(context, guardOf(fact)));
  if (shape.set !== null) extractSet(m, shape.set, sets, context, bits);
  if (shape.function !== null) extractFunction(m, shape.function, functions, context, bits);
}

function extractSet(m: SymTable, shape: SetShape, sets: readonly Guarded<Part>[], context: Term, bits: Term[]): void {
  const columns = sets.map((s) => new Map(s.value.kind === "lazy" ? [] : cellsOfSet(m, s.value).map((c) => [c.value, c.guard])));
  for (const { element, sure } of shape.elements) {
    if (sure) continue;
    const found = m.terms.any(sets.map((s, i) => m.terms.and(s.guard, columns[i].get(element) ?? FALSE)));
    bits.push(m.terms.and(context, found));
  }
}

function extractFunction(m: SymTable, shape: FunctionShape, functions: readonly Guarded<Part>[], context: Term, bits: Term[]): void {
  const { terms } = m;
  const columns = functions.map((f) => new Map<Sym, FunctionCell>(cellsOfFunction(m, f.value).map((c) => [c.key, c])));
  for (const { key, sure, value } of shape.cells) {
    const present = functions.flatMap((f, i) => {
      const cell = columns[i].get(key);
      return cell === undefined ? [] : [{ guard: terms.and(f.guard, cell.guard), value: cell.value }];
    });
    const defined = terms.any(present.map((p) => p.guard));
    if (!sure) bits.push(terms.and(context, defined));
    extract(m, value, present, sure ? context : terms.and(context, defined), bits);
  }
}
