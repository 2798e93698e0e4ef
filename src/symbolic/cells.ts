import { InternalError } from "../base/invariant.ts";
import { TRUE } from "../term/term-table.ts";
import type { Value } from "../value/value.ts";
import type { FunctionCell, Ground, Guarded, Part, Sym } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

const setCells = new WeakMap<Ground, readonly Guarded<Sym>[]>();
const functionCells = new WeakMap<Ground, readonly FunctionCell[]>();

/** The cells of a set, spelt out also where it is ground (once for each ground set). */
export function cellsOfSet(m: SymTable, s: Part): readonly Guarded<Sym>[] {
  if (s.kind === "set") return s.cells;
  if (s.kind !== "ground" || typeof s.value !== "object" || s.value.kind !== "set") throw new InternalError("a set was expected");
  const known = setCells.get(s);
  if (known !== undefined) return known;
  const cells = s.value.elements.map((e) => ({ guard: TRUE, value: m.ground(e) }));
  setCells.set(s, cells);
  return cells;
}

/** The cells of a function, record, tuple or sequence, spelt out also where it is ground. */
export function cellsOfFunction(m: SymTable, f: Part): readonly FunctionCell[] {
  if (f.kind === "function") return f.cells;
  if (f.kind !== "ground" || typeof f.value !== "object") throw new InternalError("a function was expected");
  const known = functionCells.get(f);
  if (known !== undefined) return known;
  const cell = (key: Value, value: Value): FunctionCell => ({ key: m.ground(key), guard: TRUE, value: m.ground(value) });
  const v = f.value;
  const made =
    v.kind === "tuple" ? v.elements.map((e, i) => cell(i + 1, e))
    : v.kind === "record" ? v.fields.map((name, i) => cell(name, v.values[i]))
    : v.kind === "function" ? v.keys.map((key, i) => cell(key, v.values[i]))
    : null;
  if (made === null) throw new InternalError("a function was expected");
  functionCells.set(f, made);
  return made;
}
