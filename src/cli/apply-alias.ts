import { createEvaluator, EvaluationError, type Evaluator } from "../explicit/index.ts";
import { behaviourValue } from "../engines/explore/behaviour.ts";
import { behaviourName } from "../ir/builtins.ts";
import type { Problem } from "../ir/ir.ts";
import type { Trace } from "../trace/index.ts";
import type { Value } from "../value/value.ts";

/** The function that turns a trace into the one that ALIAS asks for: each state becomes the record that the alias has there (and in the next
 *  state; the last is followed by the state that the loop begins with, or by itself), its fields the variables. A trace is left as it is where the problem has no alias, or where the alias has
 *  no value, no record, or not the same fields everywhere: a counterexample is never lost to its presentation. */
export function aliasOf(problem: Problem): (trace: Trace) => Trace {
  const { alias } = problem;
  if (alias === null) return (trace) => trace;
  let level = 0;
  let states: readonly (readonly Value[])[] = [];
  const variables = problem.program.variables.map((v) => v.name);
  const evaluator = createEvaluator(problem.program, { statistic: (name) => (name === "level" ? level : name === behaviourName ? behaviourValue(variables, states.slice(0, level)) : undefined) });
  return (trace) => {
    states = trace.states.map((s) => s.values);
    const records = trace.states.map((state, i) => {
      level = i + 1;
      return valueOr(null, () => evaluator.step(alias.expr, state.values, (trace.states[i + 1] ?? trace.states[trace.loop ?? i]).values));
    });
    return rename(trace, records) ?? trace;
  };
}

function rename(trace: Trace, records: readonly (Value | null)[]): Trace | null {
  const [first] = records;
  if (first === undefined || first === null || typeof first !== "object" || first.kind !== "record") return null;
  const states = [];
  for (const [i, record] of records.entries()) {
    if (record === null || typeof record !== "object" || record.kind !== "record" || record.fields.join() !== first.fields.join()) return null;
    states.push({ values: record.values, action: trace.states[i].action });
  }
  return { ...trace, variables: first.fields, states };
}

function valueOr<T>(other: T, value: () => ReturnType<Evaluator["step"]>): Value | T {
  try {
    return value();
  } catch (error) {
    if (error instanceof EvaluationError) return other;
    throw error;
  }
}
