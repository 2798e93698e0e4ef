import fc from "fast-check";
import { expect, test } from "vitest";
import { compareEngines } from "../../../src/engines/compare/compare.ts";
import { conclusion, partyPoints } from "../../../src/engines/compare/index.ts";
import { EvaluationError } from "../../../src/explicit/index.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { enumerate } from "../../engines/prove/enumerate.ts";
import { provingOf } from "../../engines/prove/prove-text.ts";
import { problemOf } from "../problem-of.ts";
import { disagreementIn } from "../agreement.ts";
import { expressionModels, models } from "./spec.ts";

const nightly = process.env.TALUS_NIGHTLY !== undefined;
const options = { length: 3, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: 30, signal: new AbortController().signal, states: 3000, now: () => 0 };

/** What the engines disagree in; null: nothing. A model that is refused (an invariant that is FALSE whatever the state, an assumption about variables) counts as agreed. */
async function disagreement(spec: string, config: string, changes: Partial<typeof options> = {}): Promise<string | null> {
  let problem: Problem;
  try {
    problem = problemOf(spec, config);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/^E(334|404)/.test(message)) return null;
    return `refused: ${message}\n${spec}`;
  }
  const { parties, points } = await compareEngines(problem, { ...options, ...changes }, silentReporter);
  const all = [...partyPoints(parties), ...points];
  return conclusion(all) === "disagree" ? `${spec}\n${config}\n${JSON.stringify(all.filter((p) => p.agree === false), null, 1)}` : null;
}

test("engines agree on models of all kinds of values and actions", async () => {
  await fc.assert(fc.asyncProperty(models(), async ({ spec, config }) => {
    expect(await disagreement(spec, config)).toBe(null);
  }), { numRuns: nightly ? 5000 : 60 });
}, 7_200_000);

test("expressions of all kinds mean the same to both evaluators", async () => {
  await fc.assert(fc.asyncProperty(expressionModels(), fc.constantFrom({}, { expansion: 1 }), async ({ spec, config }, limits) => {
    const found = await disagreementIn(problemOf(spec, config), limits);
    if (found !== "unsupported") expect(found, spec).toBe(null);
  }), { numRuns: nightly ? 10_000 : 100 });
}, 3_600_000);

test("encodings and solvers agree with enumeration", async () => {
  const ways = [{ encoding: "bits", solver: "sat" }, { encoding: "bits", solver: "z3" }, { encoding: "integers", solver: "z3" }, { encoding: "mixed", solver: "z3" }, { encoding: "mixed", solver: "portfolio" }];
  await fc.assert(fc.asyncProperty(models(), fc.constantFrom(...ways), async ({ spec, config }, way) => {
    expect(await disagreement(spec, config, way)).toBe(null);
  }), { numRuns: nightly ? 500 : 8 });
}, 3_600_000);

test("a proof is found where enumeration finds nothing bad, and nowhere else", async () => {
  await fc.assert(fc.asyncProperty(models(), async ({ spec, config }) => {
    let proving;
    try {
      proving = provingOf(spec, config);
    } catch (error) {
      expect(String(error)).toMatch(/E(334|404)/);
      return;
    }
    const { verdicts: [verdict] } = await proving.prove();
    const said = verdict.kind === "proved" || verdict.kind === "holds" ? "safe" : verdict.kind === "unknown" || verdict.kind === "assumption" ? "nothing" : "bad";
    const expected = enumerated(proving.problem);
    if (said !== "nothing" && expected !== "large") expect(said, `${spec}\n${config}`).toBe(expected);
  }), { numRuns: nightly ? 2000 : 12 });
}, 7_200_000);

/** Like `enumerate`; where Init can not be evaluated, that is what is bad. */
function enumerated(problem: Problem): "safe" | "bad" | "large" {
  try {
    return enumerate(problem, 1500).kind;
  } catch (error) {
    if (error instanceof EvaluationError) return "bad";
    throw error;
  }
}

/** What random models have found, one thing a row: the declarations and the claims of a model over x and h. */
const found: readonly (readonly [string, string])[] = [
  ["[A]_v evaluates A also where v stays as it is", "Init == x = 0 /\\ h = <<>>\nNext == UNCHANGED <<x, h>>\nInv == TRUE\nStep == [][Head(h') = 1]_<<x, h>>"],
  ["[A]_v compares v only where A is FALSE", "Init == x = 0 /\\ h = <<>>\nNext == x' = 1 /\\ h' = 2\nInv == TRUE\nStep == [][x' = 1]_<<h, x>>"],
  ["UNCHANGED looks at variables up to the first that differs", "Init == x = 0 /\\ h = <<>>\nNext == x' = (x + 1) % 2 /\\ h' \\in {h, 2}\nInv == TRUE\nStep == [][~UNCHANGED <<x, h>>]_x"],
  ["ENABLED stops at the first way", "Init == x = 0 /\\ h = 0\nNext == x' = 0 /\\ h' = 0\nA == \\E e \\in {1, 2} : (e = 2 => Assert(FALSE, \"no\")) /\\ UNCHANGED <<x, h>>\nInv == ENABLED A\nStep == [][TRUE]_x"],
  ["ENABLED fails before it finds a way", "Init == x = 0 /\\ h = 0\nNext == x' = 0 /\\ h' = 0\nA == \\E e \\in {1, 2} : (e = 1 => Assert(FALSE, \"no\")) /\\ UNCHANGED <<x, h>>\nInv == ENABLED A\nStep == [][TRUE]_x"],
  ["an implication may assign", "Init == x \\in {0, 1} /\\ h = 0\nNext == h' = 0 /\\ (h = 0 => x' = 2)\nInv == x < 2\nStep == [][TRUE]_x"],
  ["an implication leaves variables open where it asks for nothing", "Init == x \\in {0, 1} /\\ h = 0\nNext == h' = 0 /\\ (x = 0 => x' = 2)\nInv == TRUE\nStep == [][TRUE]_x"],
  ["tuples are compared up to the first difference", "Init == x \\in {0, 1} /\\ h \\in {1, \"a\"}\nNext == UNCHANGED <<x, h>>\nInv == x = 0 => <<x, h>> # <<1, 2>>\nStep == [][TRUE]_x"],
  ["sets of one size are compared element by element", "Init == x \\in {0, 1} /\\ h \\in {1, <<>>}\nNext == UNCHANGED <<x, h>>\nInv == x = 0 \\/ {h} # {2}\nStep == [][TRUE]_x"],
  ["a set has elements that can be compared, deep inside as well", "Init == x \\in {0, 1} /\\ h \\in {1, <<>>}\nNext == UNCHANGED <<x, h>>\nInv == Cardinality({[k |-> h], [k |-> x]}) > 0\nStep == [][TRUE]_x"],
  ["a tuple and a record of one size can not be compared", "Init == x \\in {0, 1} /\\ h = 0\nNext == x' = x /\\ h' \\in {<<2, 0>>, [a |-> 2, b |-> 1]}\nInv == TRUE\nStep == [][TRUE]_x"],
  ["an action that is not taken may compare what can not be compared", "Init == x = 0 /\\ h = <<>>\nNext == (x' = 2 /\\ h' = h) \\/ (x' = 1 /\\ h' \\in {2})\nInv == x # 1\nStep == [][TRUE]_x"],
];

test.each(found)("%s", async (_, text) => {
  const spec = `---- MODULE Spec ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES x, h\n${text}\n====\n`;
  expect(await disagreement(spec, "INIT Init\nNEXT Next\nINVARIANT Inv\nPROPERTY Step\nCHECK_DEADLOCK FALSE\n")).toBe(null);
});

test("a constraint that is no truth value is an error to all", async () => {
  const spec = "---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == x' = 1\nBound == 1\n====\n";
  expect(await disagreement(spec, "INIT Init\nNEXT Next\nCONSTRAINT Bound\n")).toBe(null);
});

test("a constant of generated code is not hidden by a local name", async () => {
  const spec = [
    "---- MODULE Spec ----", "EXTENDS Integers", "CONSTANT P", "VARIABLE b", "Init == b = FALSE", "A == (FALSE => b) /\\ UNCHANGED b /\\ \\A v \\in {1} : [a |-> 1, b |-> [c |-> 0, d |-> {}]] \\in [a : {1}, b : [c : {0}, d : SUBSET P]]",
    "Next == A", "Inv == ENABLED A", "====", "",
  ].join("\n");
  expect(await disagreement(spec, "INIT Init\nNEXT Next\nINVARIANT Inv\nCONSTANT P = {p1}\n")).toBe(null);
});

test("what fails after the choice of the first of two actions is an error, and no deadlock", async () => {
  const spec = "---- MODULE Spec ----\nEXTENDS Integers\nVARIABLES y, s\nInit == y = 1 /\\ s \\in SUBSET {1, 2}\nNext == (y' \\in {y + 1} \\union s /\\ s' = s) \\cdot (y.z /\\ s' = s /\\ y' = 2)\n====\n";
  expect(await disagreement(spec, "INIT Init\nNEXT Next\n")).toBe(null);
});
