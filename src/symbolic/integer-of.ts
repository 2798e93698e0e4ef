import { InternalError } from "../base/invariant.ts";
import type { IntegerTerm, Part } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

const terms = new WeakMap<Part, IntegerTerm>();

/** The integer that a ground integer, a choice of integers (others are left out) or an integer term stands for. */
export function integerOf(m: SymTable, p: Part): IntegerTerm {
  if (p.kind === "integer") return p.integer;
  const known = terms.get(p);
  if (known !== undefined) return known;
  const constant = (v: unknown): IntegerTerm => {
    if (typeof v !== "number" && typeof v !== "bigint") throw new InternalError("an integer was expected");
    return m.integers.constant(BigInt(v));
  };
  let result: IntegerTerm;
  if (p.kind === "ground") result = constant(p.value);
  else if (p.kind === "choice") {
    const integers = p.alternatives.filter((a) => typeof a.value.value === "number" || typeof a.value.value === "bigint");
    result = constant(integers[0].value.value);
    for (const a of integers.slice(1)) result = m.integers.ite(a.guard, constant(a.value.value), result);
  } else throw new InternalError("an integer was expected");
  terms.set(p, result);
  return result;
}
