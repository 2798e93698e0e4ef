// _POSSIBLE in `check`: what a behaviour within the bound makes true is possible; where no behaviour is longer, what none has made true is not, as `explore` says.
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { explore } from "../../src/engines/explore/explore.ts";
import { silentReporter } from "../../src/engines/report.ts";
import type { Verdict } from "../../src/engines/verdict.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const module = [
  "---- MODULE Spec ----", "EXTENDS Integers, TLC", "VARIABLES x, s", "Init == x = 0 /\\ s = {}",
  "Next == x < 4 /\\ x' = x + 1 /\\ (s' = s \\/ s' = s \\cup {x})", "Near == x < 3", "Slow == s' = s", "None == FALSE",
  "Full == s = {0, 1}", "Last == x = 4", "Far == x = 5", "Skip == x = 2 /\\ s' = s", "Jump == x' = x + 2", "Late == TLCGet(\"level\") = 3", "LateStep == TLCGet(\"level\") = 2 /\\ x' = 2",
  "Odd == x < 3 \\/ <<>>[x] = 1", "OddStep == x' < 3 \\/ <<>>[x] = 1", "====",
].join("\n");

interface Row { readonly config: string; readonly length: number; readonly checked: readonly string[]; readonly explored?: readonly string[] }

const rows: readonly Row[] = [
  { config: "_POSSIBLE Full Last Skip Late LateStep", length: 5, checked: ["holds"] },
  { config: "_POSSIBLE Full Skip", length: 2, checked: ["holds", "unknown"], explored: ["holds"] },
  { config: "_POSSIBLE Full Last", length: 3, checked: ["holds", "unknown"], explored: ["holds"] },
  { config: "_POSSIBLE Full Far Jump", length: 5, checked: ["holds", "assumption Far", "assumption Jump"], explored: ["assumption Far", "assumption Jump"] },
  { config: "CONSTRAINT Near _POSSIBLE Full Last", length: 5, checked: ["holds", "assumption Last"], explored: ["assumption Last"] },
  { config: "ACTION_CONSTRAINT Slow _POSSIBLE Full Skip", length: 5, checked: ["holds", "assumption Full"], explored: ["assumption Full"] },
  { config: "CONSTRAINT None _POSSIBLE Near Skip", length: 5, checked: ["holds", "assumption Near", "assumption Skip"], explored: ["assumption Near", "assumption Skip"] },
  { config: "_POSSIBLE Odd", length: 5, checked: ["evaluation-error Odd 3"] },
  { config: "_POSSIBLE OddStep", length: 5, checked: ["evaluation-error OddStep 3"] },
  { config: "CONSTRAINT Near _POSSIBLE OddStep Odd", length: 5, checked: ["holds"] },
];

function text(verdict: Verdict): string {
  if (verdict.kind === "evaluation-error") return `${verdict.kind} ${verdict.property} ${verdict.trace.states.length - 1}`;
  return verdict.kind === "assumption" ? `${verdict.kind} ${verdict.name}` : verdict.kind;
}

test.each(rows)("$config in $length steps", async ({ config, length, checked, explored }) => {
  const problem = problemOf(module, `INIT Init NEXT Next CHECK_DEADLOCK FALSE ${config}`);
  const limits = { timeoutSeconds: null, signal: new AbortController().signal, seed: 1 };
  const bounded = await checkBounded(problem, { ...limits, length, maxErrors: 1, view: null, solver: "auto", encoding: "auto" }, silentReporter);
  expect(bounded.verdicts.map(text)).toEqual(checked);
  const all = await explore(problem, { ...limits, depth: null, workers: 1, memoryBytes: null, now: () => 0 }, silentReporter);
  expect(all.verdicts.map(text)).toEqual(explored ?? checked);
});
