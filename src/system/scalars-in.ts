import { integersOf } from "../symbolic/alternatives.ts";
import { scalarsOf } from "../symbolic/merge.ts";
import { isScalar } from "../symbolic/parts.ts";
import type { Ground, Guarded, Part } from "../symbolic/sym.ts";
import type { SymTable } from "../symbolic/sym-table.ts";

/** An integer that is computed counts as one of so many values; each needs a state bit, each pair a clause. */
const mostIntegers = 256;

/** The scalars that the part may be, with their guards; null if it is a set or a function, or an integer with more values. */
export function scalarsIn(m: SymTable, p: Part): readonly Guarded<Ground>[] | null {
  if (p.kind === "integer") return integersOf(m, p, mostIntegers);
  return isScalar(p) ? scalarsOf(m, p) : null;
}
