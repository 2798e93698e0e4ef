import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInductive } from "../../../src/engines/induct/check-inductive.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import { EvaluationError } from "../../../src/explicit/evaluation-error.ts";
import { createEvaluator } from "../../../src/explicit/evaluator.ts";
import type { NamedExpr, Problem } from "../../../src/ir/ir.ts";
import type { Value } from "../../../src/value/value.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { specArbitrary } from "../../fuzz/spec-arbitrary.ts";
import { attempt } from "../attempt.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 15 : 300;

const types = [
  "x \\in 0..2", "y \\in {0, 1, 2}", "s \\subseteq P", "f \\in [P -> 0..2]", "q \\in {<<>>} \\union {<<r>> : r \\in P} \\union {<<r, t>> : r \\in P, t \\in P}", "h \\in {N} \\union [o : P, n : 0..2]",
];
/** Many of them fail to evaluate in some states if a part before them is not looked at first, or both sides of \/ are. */
const facts = [
  "x <= y", "x = 0 \\/ y < 2", "s = {} \\/ x > 0", "h = N \\/ h.n <= x", "h # N => h.o \\in s", "q = <<>> \\/ Head(q) \\in s", "~(x = 2 /\\ y = 2)", "Len(q) < 2 \\/ q[2] \\in P", "\\A r \\in s : f[r] = 1", "TRUE",
  "\\/ q = <<>>\n     \\/ Head(q) = q2 /\\ x < 2", "IF h = N THEN y < 3 ELSE h.n < 2", "f[q2] <= x", "x \\in 0..y \\/ s = P", "\\/ x = 0 /\\ y \\in {0, 1}\n     \\/ x \\in {1, 2} /\\ s # {}",
];

/** The same types, with the sequences as a bounded part of `Seq`. */
const typesOf = (sequences: boolean): readonly string[] => (sequences ? types.map((t) => (t.startsWith("q") ? "q \\in Seq(P) /\\ Len(q) <= 2" : t)) : types);

const candidates = fc.tuple(specArbitrary(), fc.shuffledSubarray(facts, { maxLength: 3 }), fc.boolean(), fc.boolean(), fc.boolean()).map(([spec, chosen, typesFirst, kept, sequences]) => ({
  spec: spec.replace(/====$/, [`Inv ==`, ...(typesFirst ? [...typesOf(sequences), ...chosen] : [...chosen, ...typesOf(sequences)]).map((c) => `  /\\ ${c}`), "Types ==", ...types.map((c) => `  /\\ ${c}`), "Kept == x' # 2", "Safe == x + y < 5", "====", ""].join("\n")),
  config: `INIT Init\nNEXT Next\nCONSTRAINT Bound\n${kept ? "ACTION_CONSTRAINT Kept\n" : ""}INVARIANTS Inv Safe Types\nCONSTANTS P = {p1, p2}\n N = N\nCHECK_DEADLOCK FALSE\n`,
}));

function named(problem: Problem, name: string): NamedExpr {
  const found = problem.invariants.find((p) => p.name === name);
  if (found === undefined) throw new Error(`${name} is an invariant`);
  return found;
}

/** Is the candidate inductive, by looking at every state that its types allow? */
function isInductive(problem: Problem): boolean {
  const evaluator = createEvaluator(problem.program);
  const { init, next } = problem;
  if (init === null || next === null) throw new Error("there is a spec");
  const holds = (name: string, values: readonly Value[]): boolean => attempt(() => evaluator.state(named(problem, name).expr, values)) === true;
  if (evaluator.initialStates(init).some(({ values }) => !holds("Inv", values))) return false;
  for (const { values } of evaluator.initialStates(named(problem, "Types").expr)) {
    if (!holds("Inv", values)) continue;
    if (!holds("Safe", values)) return false;
    if (problem.constraints.some((c) => evaluator.state(c.expr, values) !== true)) continue;
    try {
      for (const { values: after } of evaluator.successors(next, values)) {
        const kept = problem.actionConstraints.every((c) => evaluator.step(c.expr, values, after) === true);
        if (!holds(kept ? "Inv" : "Safe", after)) return false;
      }
    } catch (error) {
      if (error instanceof EvaluationError) return false;
      throw error;
    }
  }
  return true;
}

test("random candidates are inductive exactly where enumeration of their states says so", async () => {
  const answers = { yes: 0, no: 0 };
  await fc.assert(
    fc.asyncProperty(candidates, fc.boolean(), async ({ spec, config }, perAction) => {
      const problem = problemOf(spec, config);
      const report = await checkInductive(problem, {
        candidate: named(problem, "Inv"), safety: [named(problem, "Safe")], complete: false, perAction, length: 1, maxErrors: 1, view: null, solver: "auto", encoding: "auto", timeoutSeconds: null,
        signal: new AbortController().signal,
      }, silentReporter, () => {});
      const expected = isInductive(problem);
      answers[expected ? "yes" : "no"]++;
      expect(report.proved, `${spec}\n${config}\n${JSON.stringify(report.obligations.filter((o) => o.answer !== "holds").map((o) => [o.kind, o.conjunct.name, o.action, o.answer, o.reason]))}`).toBe(expected);
    }),
    { numRuns: runs },
  );
  expect(answers.no).toBeGreaterThan(0);
}, 3_600_000);
