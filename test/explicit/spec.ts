import { assemble } from "../../src/config/assemble.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import { createEvaluator, type Evaluator, EvaluationError, type EvaluatorOptions, type Successor } from "../../src/explicit/index.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { lower } from "../../src/lower/index.ts";
import { load } from "../../src/module/index.ts";
import { printValue } from "../../src/value/print.ts";
import type { Value } from "../../src/value/value.ts";

export interface Spec {
  readonly problem: Problem;
  readonly evaluator: Evaluator;
  readonly text: string;
}

/** A module of the given body with Init and Next, and a config; throws with the diagnostics where there are errors. */
export function specOf(body: string, config = "INIT Init\nNEXT Next", options: EvaluatorOptions = {}): Spec {
  const text = `---- MODULE Spec ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n${body}\n====\n`;
  const { loaded, diagnostics } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? text : null) });
  const parsed = parseConfig(config, "Spec.cfg");
  const lowered = loaded === null ? { lowered: null, diagnostics } : lower(loaded, parsed.config);
  const assembled = lowered.lowered === null ? { problem: null, diagnostics: lowered.diagnostics } : assemble(lowered.lowered, parsed.config, {});
  if (assembled.problem === null) throw new Error([...parsed.diagnostics, ...assembled.diagnostics].map((d) => `${d.code} ${d.message}`).join("\n"));
  return { problem: assembled.problem, evaluator: createEvaluator(assembled.problem.program, options), text };
}

export function initOf({ problem }: Spec): NonNullable<Problem["init"]> {
  if (problem.init === null) throw new Error("there is an Init");
  return problem.init;
}

export function nextOf({ problem }: Spec): NonNullable<Problem["next"]> {
  if (problem.next === null) throw new Error("there is a Next");
  return problem.next;
}

/** "x = 1, y = 2". */
export function printState(spec: Spec, values: readonly Value[]): string {
  return spec.problem.program.variables.map((v, i) => `${v.name} = ${printValue(values[i])}`).join(", ");
}

export function printLabel({ action }: Pick<Successor, "action">): string {
  return action.arguments.length === 0 ? action.name : `${action.name}(${action.arguments.map((a) => printValue(a.value)).join(", ")})`;
}

/** What is thrown, as "code: text of the place: message". */
export function failureOf(spec: Spec, run: () => unknown): string {
  try {
    run();
    return "no error";
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const { code, message, span } = error.diagnostic;
    return `${code}: ${spec.text.slice(span.start, span.end).replace(/\s+/g, " ")}: ${message}`;
  }
}

export function initialStates(spec: Spec): readonly string[] {
  return spec.evaluator.initialStates(initOf(spec)).map((s) => printState(spec, s.values));
}

/** The successors of the only initial state, as "label: state". */
export function successors(spec: Spec): readonly string[] {
  const [first] = spec.evaluator.initialStates(initOf(spec));
  return spec.evaluator.successors(nextOf(spec), first.values).map((s) => `${printLabel(s)}: ${printState(spec, s.values)}`);
}
