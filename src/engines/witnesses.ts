import type { Trace } from "../trace/trace.ts";
import { makeInteger } from "../value/construct.ts";
import { domainList, rangeList } from "../value/index.ts";
import type { Value } from "../value/value.ts";

/** Values to try for a \E over an infinite set when a step is replayed: the integers that occur in the two states and in the action's arguments,
 *  with their neighbours, and the other arguments. One that works is a real witness. */
export function witnessesFor(trace: Trace, step: number): readonly Value[] {
  const found = new Set<Value>();
  const visit = (v: Value): void => {
    if (typeof v === "number" || typeof v === "bigint") for (const d of [0n, 1n, -1n]) found.add(makeInteger(BigInt(v) + d));
    if (typeof v === "string") found.add(v);
    if (typeof v !== "object" || v.kind === "model") return;
    if (v.kind === "set") return v.elements.forEach(visit);
    domainList(v).forEach(visit);
    rangeList(v).forEach(visit);
  };
  for (const argument of trace.states[step].action?.arguments ?? []) {
    found.add(argument.value);
    visit(argument.value);
  }
  trace.states[step].values.forEach(visit);
  if (step > 0) trace.states[step - 1].values.forEach(visit);
  return [...found];
}
