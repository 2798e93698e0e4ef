import { expect, test } from "vitest";
import { explore } from "../../src/engines/explore/explore.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const options = { depth: null, workers: 1, seed: 0, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0 };

/** A counter to three that is stepped in halves refines a counter: the inner module is a part of the text. */
const text = (mapping: string, fairness: string, inner = "WF_n(Tick)"): string => [
  "---- MODULE Spec ----", "EXTENDS Naturals", "VARIABLES half, k", "vars == <<half, k>>",
  "---- MODULE Inner ----", "VARIABLE n", "Init == n = 0", "Tick == n' = (n + 1) % 3", `Spec == Init /\\ [][Tick]_n /\\ ${inner}`, "====",
  `I == INSTANCE Inner WITH n <- ${mapping}`,
  "Init == half = 0 /\\ k = 0",
  "First == half = 0 /\\ half' = 1 /\\ k' = k", "Second == half = 1 /\\ half' = 0 /\\ k' = (k + 1) % 3", "Next == First \\/ Second",
  `Spec == Init /\\ [][Next]_vars${fairness}`, "Refined == I!Spec", "====",
].join("\n");

test.each([
  { mapping: "k", fairness: " /\\ WF_vars(Next)", expected: "holds" },
  { mapping: "k", fairness: "", expected: "violated liveness" },
  { mapping: "half", fairness: " /\\ WF_vars(Next)", expected: "violated action-property" },
  { mapping: "k", fairness: " /\\ WF_vars(First)", expected: "violated liveness" },
  { mapping: "k", fairness: " /\\ WF_vars(Next)", inner: "[]<>(n = 2)", expected: "holds" },
  { mapping: "(k + 0)", fairness: " /\\ WF_vars(Next)", inner: "[]<>(n = 2)", expected: "holds" },
  // ENABLED asks for a next value of n, which is no variable of the spec
  { mapping: "(k + 0)", fairness: " /\\ WF_vars(Next)", expected: "holds" },
  { mapping: "(k + 0)", fairness: " /\\ WF_vars(First)", expected: "violated liveness" },
  { mapping: "(k + 0)", fairness: " /\\ WF_vars(Next)", inner: "SF_n(Tick /\\ n = 1)", expected: "holds" },
  { mapping: "(k + half - half)", fairness: " /\\ WF_vars(Next)", inner: "WF_n(Tick /\\ n' = 4)", expected: "holds" },
  { mapping: "(k + 0)", fairness: "", inner: "WF_n(Tick /\\ n' = 4)", expected: "holds" },
  // an action that leaves half open can always change <<half, k>>; an error in TLC
  { mapping: "k", fairness: " /\\ WF_vars(k' = k)", inner: "[]<>(n = 2)", expected: "holds" },
  { mapping: "k", fairness: " /\\ WF_vars(k' = k /\\ half = 0)", inner: "[]<>(n = 2)", expected: "violated liveness" },
  { mapping: "k", fairness: " /\\ WF_<<k, half + 1>>(k' = k)", inner: "[]<>(n = 2)", expected: "unknown" },
])("n <- $mapping with fairness '$fairness': $expected", async ({ mapping, fairness, inner, expected }) => {
  const problem = problemOf(text(mapping, fairness, inner), "SPECIFICATION Spec\nPROPERTY Refined\n");
  const [verdict] = (await explore(problem, options, silentReporter)).verdicts;
  expect(verdict.kind === "violated" ? `violated ${verdict.of}` : verdict.kind, JSON.stringify(verdict, (_, v) => (typeof v === "bigint" ? String(v) : v))).toBe(expected);
});
