import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EvaluationError } from "../../../src/explicit/evaluation-error.ts";
import { createEvaluator } from "../../../src/explicit/evaluator.ts";
import type { NamedExpr } from "../../../src/ir/ir.ts";
import type { Value } from "../../../src/value/value.ts";
import { provingOf } from "./prove-text.ts";

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../specs/${path}`, import.meta.url)), "utf8");

const models = [
  { name: "Peterson", text: file("classics/Peterson.tla"), config: file("classics/Peterson.cfg").replace("Inductive", "") },
  { name: "TokenRing", text: file("classics/TokenRing.tla"), config: "SPECIFICATION Spec\nCONSTANTS N = 3\n Impatient = FALSE\nINVARIANTS TypeOK MutualExclusion\nCHECK_DEADLOCK FALSE\n" },
] as const;

// each mutant takes Z3 a start; the nightly suite checks all of them
const most = process.env.TALUS_NIGHTLY === undefined ? 8 : Infinity;

/** A conjunct said in other ways: not at all, the opposite, without each of its premises, both ways, with other comparisons, and over smaller sets. */
function mutantsOf(conjunct: string): readonly string[] {
  const [head, rest = ""] = [conjunct.slice(0, 5), conjunct.slice(5)];
  const found = new Set(["", `${head}~ (${rest.trimEnd()})\n`]);
  const replaceEach = (pattern: RegExp, by: (match: string) => string): void => {
    for (const m of rest.matchAll(pattern)) found.add(`${head}${rest.slice(0, m.index)}${by(m[0])}${rest.slice(m.index + m[0].length)}`);
  };
  replaceEach(/(?<=: |\/\\ )[^:=>]+? \/\\ /g, () => "");
  replaceEach(/ => /g, () => " <=> ");
  replaceEach(/ = /g, () => " # ");
  replaceEach(/ # /g, () => " = ");
  replaceEach(/~/g, () => "");
  replaceEach(/"\w+", /g, () => "");
  replaceEach(/, "\w+"/g, () => "");
  replaceEach(/BOOLEAN/g, () => "{FALSE}");
  found.delete(conjunct);
  return [...found];
}

/** Holds in the initial states, is preserved, and implies the invariants: by looking at every state of the shape. Null: it can not be read or listed. */
function isInductive(text: string, config: string, body: string): boolean | null {
  const { problem } = provingOf(text.replace(/^====.*$/m, `${body}\n====`), config.replace(/INVARIANTS?/, "INVARIANTS Shape InductiveInvariant "));
  const named = (name: string): NamedExpr => problem.invariants.find((p) => p.name === name) ?? expect.unreachable(`${name} is defined`);
  const evaluator = createEvaluator(problem.program);
  const holds = (p: NamedExpr, values: readonly Value[]): boolean => {
    try {
      return evaluator.state(p.expr, values) === true;
    } catch (error) {
      if (error instanceof EvaluationError) return false;
      throw error;
    }
  };
  const { init, next } = problem;
  if (init === null || next === null) return null;
  const candidate = named("InductiveInvariant");
  if (!evaluator.initialStates(init).every(({ values }) => holds(candidate, values))) return false;
  return evaluator.initialStates(named("Shape").expr).every(({ values }) => !holds(candidate, values)
    || (problem.invariants.every((p) => holds(p, values)) && evaluator.successors(next, values).every((after) => holds(candidate, after.values))));
}

test.each(models)("$name: the check of a changed certificate says what enumeration says", async ({ text, config }) => {
  const proving = provingOf(text, config);
  const { certificate } = await proving.prove();
  if (certificate === null) return expect.unreachable("a proof has a certificate");
  const start = certificate.text.indexOf("Shape ==");
  const end = certificate.text.lastIndexOf("====");
  const conjuncts = certificate.text.slice(start, certificate.text.indexOf("\n==", start) + 1).split(/^(?=  \/\\ |\n\w+ ==$)/m);
  const mutants = conjuncts.flatMap((c, i) => (c.startsWith("  /\\ ") && !c.startsWith("  /\\ Shape\n") ? mutantsOf(c).map((m) => ({ at: i, m })) : []));
  expect(mutants.length).toBeGreaterThan(20);
  const step = Math.max(1, Math.floor(mutants.length / most));
  const answers = { falls: 0, stands: 0 };
  for (const { at, m } of mutants.filter((_, i) => i % step === 0)) {
    if (m === "" && at < conjuncts.findIndex((c) => c.includes("InductiveInvariant =="))) continue; // a variable without a type
    const body = conjuncts.map((c, i) => (i === at ? m : c)).join("");
    const expected = isInductive(text, config, body);
    const { proved } = await proving.recheck({ ...certificate, text: `${certificate.text.slice(0, start)}${body}${certificate.text.slice(end)}` });
    answers[proved ? "stands" : "falls"]++;
    expect(proved, m).toBe(expected);
  }
  expect(answers.falls).toBeGreaterThan(answers.stands);
}, 3_600_000);
