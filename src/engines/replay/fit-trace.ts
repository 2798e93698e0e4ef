import { invariant } from "../../base/invariant.ts";
import type { Program } from "../../ir/ir.ts";
import type { Trace } from "../../trace/trace.ts";

/** A trace of another tool in terms of the program's variables. */
export interface Fitted {
  /** Null where variables are missing. */
  readonly trace: Trace | null;
  /** Variables of the spec that the trace has no values for. */
  readonly missing: readonly string[];
  /** Variables of the trace that the spec does not declare: they are left out. */
  readonly extra: readonly string[];
}

/** Brings the variables of a trace into the order of the program. */
export function fitTrace(program: Program, trace: Trace): Fitted {
  const places = program.variables.map((v) => trace.variables.indexOf(v.name));
  const names = program.variables.map((v) => v.name);
  const missing = names.filter((_, i) => places[i] < 0);
  const extra = trace.variables.filter((name) => !names.includes(name));
  if (missing.length > 0) return { trace: null, missing, extra };
  const states = trace.states.map((state) => {
    invariant(state.values.length === trace.variables.length, "a state has a value for each variable");
    return { values: places.map((place) => state.values[place]), action: state.action };
  });
  return { trace: { ...trace, variables: names, states }, missing, extra };
}
