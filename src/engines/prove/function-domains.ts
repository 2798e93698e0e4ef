import { Sat } from "../../sat/index.ts";
import { CnfWriter } from "../../solver/cnf.ts";
import type { FunctionShape, Shape } from "../../system/shape.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { FALSE, TRUE, type Term, not } from "../../term/term-table.ts";
import { type Cube, bitOf, isPositive } from "./cube.ts";
import { placeKey } from "./place.ts";
import { hasMixedRange } from "./writable.ts";

export type Cells = FunctionShape["cells"];

/** For functions whose values are of kinds that no set holds together: the cells that are there at the same time, for each domain that the cubes leave
 *  possible. Functions that are not in the system's shapes as they are may have any domain. */
export function functionDomains(system: TransitionSystem, cubes: readonly Cube[]): (f: FunctionShape) => readonly Cells[] {
  const known = new Map<FunctionShape, readonly Cells[]>();
  const visit = (variable: number, shape: Shape, path: readonly Ground[]): void => {
    const f = shape.function;
    if (f === null) return;
    if (hasMixedRange(f) && f.cells.some((c) => !c.sure)) known.set(f, possible(system, cubes, variable, path, f));
    for (const c of f.cells) visit(variable, c.value, [...path, c.key]);
  };
  system.shapes.forEach((shape, v) => visit(v, shape, []));
  return (f) => known.get(f) ?? allDomains(f);
}

function allDomains(f: FunctionShape): readonly Cells[] {
  const unsure = f.cells.filter((c) => !c.sure);
  if (f.sequence) return Array.from({ length: unsure.length + 1 }, (_, n) => f.cells.slice(0, f.cells.length - unsure.length + n));
  return Array.from({ length: 2 ** unsure.length }, (_, n) => f.cells.filter((c) => c.sure || ((n >> unsure.indexOf(c)) & 1) === 1));
}

/** Asks for one domain after the other. */
function possible(system: TransitionSystem, cubes: readonly Cube[], variable: number, path: readonly Ground[], f: FunctionShape): readonly Cells[] {
  const sat = new Sat();
  const { table } = system;
  const cnf = new CnfWriter(table, { newVariable: () => sat.newVariable(), addClause: (c) => sat.addClause(c) });
  for (const t of system.wellFormed) cnf.assert(t);
  const literal = (t: Term): number => cnf.literal(t);
  for (const cube of cubes) sat.addClause(cube.map((l) => (isPositive(l) ? -literal(system.bits[bitOf(l)].term) : literal(system.bits[bitOf(l)].term))));
  const here = system.bits.filter((b) => b.variable === variable && placeKey(b) === placeKey({ variable: b.variable, path }));
  const there = presence(system, variable, path);
  if (there !== TRUE) cnf.assert(there);
  const unsure = f.cells.filter((c) => !c.sure).map((cell) => ({ cell, defined: here.find((b) => b.fact.kind === "defined" && b.fact.key === cell.key)?.term ?? FALSE }));
  const found: Cells[] = [];
  const literals = unsure.map(({ defined }) => (defined === FALSE ? 0 : literal(defined)));
  while (there !== FALSE && sat.solve([]) !== "unsat") {
    const missing = new Set(unsure.filter((_, i) => literals[i] === 0 || !sat.value(literals[i])).map((u) => u.cell));
    found.push(f.cells.filter((c) => !missing.has(c)));
    sat.addClause(literals.filter((l) => l !== 0).map((l) => (sat.value(l) ? -l : l)));
  }
  return found.sort((a, b) => a.length - b.length);
}

/** That the part of the variable at the path is a function. */
function presence(system: TransitionSystem, variable: number, path: readonly Ground[]): Term {
  const { table } = system;
  let shape = system.shapes[variable];
  let all: Term = TRUE;
  path.forEach((key, i) => {
    const cell = shape.function?.cells.find((c) => c.key === key);
    all = table.and(all, isFunction(system, variable, path.slice(0, i), shape));
    if (cell === undefined) return;
    if (!cell.sure) all = table.and(all, system.bits.find((b) => b.variable === variable && b.fact.kind === "defined" && b.fact.key === key && samePath(b.path, path.slice(0, i)))?.term ?? TRUE);
    shape = cell.value;
  });
  return table.and(all, isFunction(system, variable, path, shape));
}

function isFunction(system: TransitionSystem, variable: number, path: readonly Ground[], shape: Shape): Term {
  if (shape.scalars.length === 0 && shape.set === null) return TRUE;
  const bits = system.bits.filter((b) => b.variable === variable && samePath(b.path, path));
  const own = bits.find((b) => b.fact.kind === "composite" && b.fact.what === "function");
  if (own !== undefined) return own.term;
  const other = bits.find((b) => b.fact.kind === "equals" || b.fact.kind === "composite");
  return other === undefined ? TRUE : not(other.term);
}

const samePath = (a: readonly Ground[], b: readonly Ground[]): boolean => a.length === b.length && a.every((key, i) => key === b[i]);
