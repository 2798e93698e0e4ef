import { expect, test } from "vitest";
import { aliasOf } from "../../../src/cli/apply-alias.ts";
import { checkBounded } from "../../../src/engines/bmc/index.ts";
import { explore } from "../../../src/engines/explore/explore.ts";
import { simulate } from "../../../src/engines/explore/simulate.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import { printValue } from "../../../src/value/print.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

const options = { length: 8, maxErrors: 1, view: null, solver: "sat", encoding: "auto", depth: null, workers: 2, walks: 20, seed: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0 };

// What TLC prints for Trace at each of these places: up to the state in invariants and constraints, up to the one before in what is about a step.
const text = `---- MODULE Way ----
EXTENDS Integers, Sequences, TLCExt
VARIABLES x, y
Follows(way) == \\A k \\in 1..Len(way) - 1 : way[k + 1].x = way[k].x + 1 /\\ way[k + 1].y \\in {0, way[k].x}
Here == Len(Trace) = x /\\ Trace[x] = [x |-> x, y |-> y] /\\ Trace[1].x = 1 /\\ Follows(Trace)
Init == x = 1 /\\ y = 0
Next == x < 5 /\\ Here /\\ x' = x + 1 /\\ y' \\in {0, x}
Step == Here /\\ x' = Len(Trace) + 1
Property == [][Step]_<<x, y>>
Half == x
Below == x < 4
Shown == [x |-> x, steps |-> Len(Trace) - 1]
Start == Init /\\ Len(Trace) = 1
====
`;

test.each([
  "INVARIANT Here", "CONSTRAINT Here", "ACTION_CONSTRAINT Step", "PROPERTY Property", "INVARIANT Here\nVIEW Half",
])("Trace is the behaviour so far: %s", async (config) => {
  const problem = problemOf(text, `INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n${config}\n`);
  const searched = await explore(problem, options, silentReporter);
  expect(searched.verdicts[0]).toMatchObject({ kind: "holds", depth: 4 });
  expect(searched.search.distinct).toBe(config.includes("VIEW") ? 5 : 9);
  expect((await simulate(problem, options, silentReporter)).verdicts[0]).toMatchObject({ reason: "incomplete", detail: "20 random walks found no error, which proves nothing" });
});

test("Trace under an alias is the behaviour up to the state shown", async () => {
  const problem = problemOf(text, "INIT Init\nNEXT Next\nINVARIANT Below\nALIAS Shown\n");
  const [verdict] = (await explore(problem, options, silentReporter)).verdicts;
  if (verdict.kind !== "violated") throw new Error("Below is violated");
  const shown = aliasOf(problem)(verdict.trace);
  expect(shown.states.map((s) => s.values.map(printValue).join())).toEqual(["0,1", "1,2", "2,3", "3,4"]);
});

test("Trace has no value in Init, and none in a symbolic search", async () => {
  const early = problemOf(text, "INIT Start\nNEXT Next\n");
  expect((await explore(early, options, silentReporter)).verdicts[0]).toMatchObject({ kind: "unknown", reason: "incomplete" });
  const symbolic = problemOf(text, "INIT Init\nNEXT Next\nINVARIANT Here\n");
  expect((await checkBounded(symbolic, options, silentReporter)).verdicts[0]).toMatchObject({ kind: "unknown", detail: "the operator Trace, which is the behaviour so far, is not supported" });
});
