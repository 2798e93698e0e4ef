import { createEvaluator } from "../../src/explicit/evaluator.ts";
import { EvaluationError } from "../../src/explicit/evaluation-error.ts";
import type { Problem } from "../../src/ir/ir.ts";
import { createSolver } from "../../src/solver/index.ts";
import { type Limits, Unsupported, createMachine, decode, evaluate, initialStep, rootContext } from "../../src/symbolic/index.ts";
import { unlistedIn } from "../../src/symbolic/infinite.ts";
import { equal } from "../../src/symbolic/equal.ts";
import { noSpan } from "../../src/base/span.ts";
import { printValue } from "../../src/value/print.ts";
import { problemOf } from "./problem-of.ts";

/** Inputs of expressions: a variable for each kind of value, with the set that its initial value is picked from. */
export const inputs: Readonly<Record<string, string>> = {
  i: "-2..3",
  j: "0..2",
  b: "BOOLEAN",
  s: "SUBSET {1, 2, 3}",
  t: "SUBSET {0, 2}",
  q: "{<<>>, <<1>>, <<2, 1>>, <<3, 3, 1>>}",
  f: "[{1, 2} -> 0..2]",
  g: "{<<>>, (1 :> 2), (2 :> 1) @@ (3 :> 1), <<0, 1, 2>>}",
  r: "[a : 1..2, c : BOOLEAN]",
  u: "[a : {1}] \\union [d : {2}]",
  m: "", // several sorts: a set of them is an error
  z: '{"x", "y"}',
  n: "{{}, {{}}, {{1}, {2, 1}}}",
};

const mixed = "(m = N \\/ m = 1 \\/ m = 2 \\/ m = <<1, 2>> \\/ m = {1} \\/ m = [a |-> 1])";

export interface Disagreement {
  readonly state: string;
  readonly explicit: string;
  readonly symbolic: string;
}

/** Evaluates `text` in every state of the inputs that it mentions, with both evaluators (the symbolic one once, on all of them); the first state
 *  in which they differ. `limits` of the symbolic one make it keep more of its sets symbolic. "unsupported" where the symbolic one refuses the expression. */
export async function disagreement(text: string, definitions = "", limits: Partial<Limits> = {}): Promise<Disagreement | null | "unsupported"> {
  const used = Object.keys(inputs).filter((v) => new RegExp(`(?<![A-Za-z0-9_!]|[^.]\\.)${v}(?![A-Za-z0-9_])`).test(text + definitions));
  const variables = used.length === 0 ? ["i"] : used;
  const spec = [
    "---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets, TLC", "CONSTANT N", `VARIABLES ${variables.join(", ")}`, definitions,
    `Init == ${variables.map((v) => (v === "m" ? mixed : `${v} \\in ${inputs[v]}`)).join(" /\\ ")}`, "Next == UNCHANGED <<" + variables.join(", ") + ">>", `Out == ${text}`, "Shown == Out = Out", "====",
  ].join("\n");
  return disagreementIn(problemFor(spec), limits);
}

/** The same of the definition Out of a problem, in all of its initial states. */
export async function disagreementIn(problem: Problem, limits: Partial<Limits> = {}): Promise<Disagreement | null | "unsupported"> {
  const variables = problem.program.variables.map((v) => v.name);
  const out = problem.program.definitions.find((d) => d.name === "Out");
  if (out === undefined || problem.init === null) throw new Error("Out is defined");
  const evaluator = createEvaluator(problem.program);
  const machine = createMachine(problem.program, "bits", limits);
  const init = initialStep(machine, problem.init);
  const cx = rootContext(machine, init.state, null);
  let value;
  try {
    value = evaluate(cx, out.body);
  } catch (error) {
    if (error instanceof Unsupported) return "unsupported";
    throw error;
  }
  const wrong = machine.m.terms.any([...cx.failures.map((f) => f.guard), unlistedIn(machine.m, value)]);
  const solver = await createSolver("sat", machine.m.terms);
  for (const c of [...init.inputs, init.taken]) solver.assert(c);
  for (const { values } of evaluator.initialStates(problem.init)) {
    const here = machine.m.terms.all(values.map((v, i) => equal(cx, init.state[i] ?? machine.m.ground(v), machine.m.ground(v), noSpan)));
    const answer = await solver.check([here]);
    const state = variables.map((v, i) => `${v} = ${printValue(values[i])}`).join(", ");
    const explicit = explicitly(() => printValue(evaluator.state(out.body, values)));
    let symbolic = "no such initial state";
    if (answer.kind === "sat") symbolic = answer.model.truth(wrong) ? "error" : printValue(decode(machine.m, value, answer.model));
    if (explicit !== symbolic) return { state, explicit, symbolic };
  }
  return null;
}

function explicitly(value: () => string): string {
  try {
    return value();
  } catch (error) {
    if (error instanceof EvaluationError) return "error";
    throw error;
  }
}

function problemFor(spec: string): Problem {
  return problemOf(spec, "INIT Init\nNEXT Next\nINVARIANT Shown\nCONSTANT N = N\n");
}
