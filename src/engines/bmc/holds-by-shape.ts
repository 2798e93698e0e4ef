import type { NamedExpr } from "../../ir/ir.ts";
import type { Machine, StateSym } from "../../symbolic/index.ts";
import { TRUE } from "../../term/term-table.ts";
import { predicate } from "./target.ts";

/** Thrown where an evaluation would leave something out. */
class Refused extends Error {}

/** Is an invariant true of every combination of the values in `state`, whatever is asserted of them? It is evaluated once more, and as soon as something is left out
 *  because no behaviour has it, the answer is no. */
export function holdsByShape(machine: Machine, invariant: NamedExpr, state: StateSym): boolean {
  const { feasible } = machine;
  const copy = [...state]; // nothing is remembered of it
  machine.levels.set(copy, machine.levels.get(state) ?? 0);
  machine.feasible = (conditions) => {
    if (!feasible(conditions)) throw new Refused();
    return true;
  };
  try {
    const { holds, failures } = predicate(machine, invariant.expr, copy, null);
    return holds === TRUE && failures.length === 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  } finally {
    machine.feasible = feasible;
  }
}
