import { expect, test } from "vitest";
import { exitCodeOf, exitCodes } from "../../src/cli/exit-code.ts";
import { headline } from "../../src/cli/headline.ts";
import { judge } from "../../src/cli/judge.ts";
import { jsonReport } from "../../src/cli/json-report.ts";
import type { Diagnostic } from "../../src/diagnostic/index.ts";
import type { Verdict } from "../../src/engines/verdict.ts";
import type { Trace } from "../../src/trace/index.ts";

const span = { file: "X.tla", start: 0, end: 1 };
const wrong = (code: string, message = "it went wrong"): Diagnostic => ({ code, severity: "error", message, span });
const trace = (steps: number): Trace => ({ variables: ["x"], states: Array.from({ length: steps + 1 }, (_, i) => ({ values: [i], action: null })) });
const violated = (of: "invariant" | "action-property" | "initial-property", steps: number): Verdict => ({ kind: "violated", of, property: "P", conjunct: null, trace: trace(steps) });

const rows: readonly (readonly [Verdict, number, string, string])[] = [
  [{ kind: "holds", depth: 10, complete: false }, 0, "holds", "No error up to 10 steps (bound reached: longer behaviours were not checked)."],
  [{ kind: "holds", depth: 1, complete: false }, 0, "holds", "No error up to 1 step (bound reached: longer behaviours were not checked)."],
  [{ kind: "holds", depth: 4, complete: true }, 0, "holds", "No error in any reachable state: all behaviours end or repeat within 4 steps."],
  [{ kind: "proved", invariant: "TRUE", properties: [] }, 0, "proved", "No error in any reachable state (proved without a bound)."],
  [{ kind: "assumption", name: "A", diagnostic: wrong("E534") }, 10, "assumption", "The assumption A is false."],
  [{ kind: "deadlock", trace: trace(3) }, 11, "deadlock", "Deadlock after 3 steps: the last state has no successor."],
  [violated("invariant", 7), 12, "violated", "Invariant P is violated after 7 steps."],
  [violated("invariant", 0), 12, "violated", "Invariant P is violated in the initial state."],
  [violated("action-property", 1), 13, "violated", "Property P is violated by step 1."],
  [violated("initial-property", 0), 13, "violated", "Property P is violated in the initial state."],
  [{ kind: "assert", diagnostic: wrong("E500", "too big"), trace: trace(2) }, 14, "violated", "An Assert failed after 2 steps: too big"],
  [{ kind: "evaluation-error", in: "next", property: null, diagnostic: wrong("E500"), trace: trace(1) }, 75, "evaluation-error", "Next can not be evaluated after 1 step: it went wrong."],
  [{ kind: "evaluation-error", in: "next", property: null, diagnostic: wrong("E500"), trace: { variables: ["x"], states: [] } }, 75, "evaluation-error", "Init can not be evaluated: it went wrong."],
  [{ kind: "evaluation-error", in: "invariant", property: "P", diagnostic: wrong("E500"), trace: trace(0) }, 76, "evaluation-error", "Invariant P can not be evaluated in the initial state: it went wrong."],
  [{ kind: "evaluation-error", in: "property", property: "P", diagnostic: wrong("E500"), trace: trace(2) }, 77, "evaluation-error", "Property P can not be evaluated after 2 steps: it went wrong."],
  [{ kind: "unknown", depth: 3, reason: "timeout", detail: "" }, 20, "unknown", "Unknown: the time limit was reached. Up to 3 steps there is no error; beyond that nothing is known."],
  [{ kind: "unknown", depth: -1, reason: "interrupted", detail: "" }, 20, "unknown", "Unknown: interrupted. Nothing is known yet."],
  [{ kind: "unknown", depth: 0, reason: "memory", detail: "" }, 20, "unknown", "Unknown: memory ran out. Up to 0 steps there is no error; beyond that nothing is known."],
  [{ kind: "unknown", depth: 2, reason: "incomplete", detail: "the solver gave up" }, 20, "unknown", "Unknown: the solver gave up. Up to 2 steps there is no error; beyond that nothing is known."],
  [{ kind: "error", diagnostics: [wrong("E220")] }, 150, "error", "it went wrong"],
  [{ kind: "error", diagnostics: [{ ...wrong("W301"), severity: "warning" }, wrong("E320")] }, 151, "error", "it went wrong"],
  [{ kind: "error", diagnostics: [wrong("E390")] }, 151, "error", "it went wrong"],
  [{ kind: "error", diagnostics: [wrong("E600")] }, 20, "error", "it went wrong"],
  [{ kind: "error", diagnostics: [wrong("E701")] }, 64, "error", "it went wrong"],
];

test.each(rows.map(([verdict, code, kind, sentence]) => ({ verdict, code, kind, sentence })))("$code: $sentence", ({ verdict, code, kind, sentence }) => {
  expect(exitCodeOf(verdict)).toBe(code);
  expect(Object.values(exitCodes).map((e) => e.code)).toContain(code);
  expect(headline(verdict)).toBe(sentence);
  const json = jsonReport(verdict, { command: "check", spec: "X", source: "X.tla", depth: 5, engine: "bmc", solver: "z3", warnings: [], sources: new Map(), stats: {} });
  expect(json.verdict).toBe(kind);
  expect(Object.keys(json)).toEqual(["tool", "version", "command", "spec", "verdict", "depth", "property", "engine", "solver", "trace", "replayed", "reason", "invariant", "warnings", "stats"]);
});

test("the JSON object of a violation has its trace as ITF, and its depth", () => {
  const json = jsonReport(violated("invariant", 2), { command: "check", spec: "X", source: "X.tla", depth: 1, engine: "bmc", solver: "z3", warnings: [], sources: new Map(), stats: {} });
  expect(json).toMatchObject({ depth: 2, property: "P", replayed: true, reason: null, trace: { vars: ["x"], states: [{ x: { "#bigint": "0" } }, {}, {}] } });
});

test("what was refused is never counted as holding, and a violation comes first", () => {
  const report = { warnings: [], stats: { solverSeconds: 0, terms: 0 }, depth: 4, engine: "bmc", solver: "z3" };
  const refusal = { names: ["Live"], diagnostics: [wrong("E601", "the property 'Live' is a liveness property")] };
  const holding = judge({ ...report, verdicts: [{ kind: "holds", depth: 4, complete: false }] }, refusal);
  expect(holding.verdicts.map((v) => v.kind)).toEqual(["unknown", "holds"]);
  expect(exitCodeOf(holding.verdicts[0])).toBe(20);
  expect(headline(holding.verdicts[0])).toBe("Unknown: Live was not checked. Up to 4 steps there is no error; beyond that nothing is known.");
  const whole = judge({ ...report, verdicts: [{ kind: "holds", depth: 4, complete: true }] }, refusal);
  expect(headline(whole.verdicts[0])).toBe("Unknown: Live was not checked. Otherwise there is no error in any reachable state.");
  const failing = judge({ ...report, verdicts: [violated("invariant", 1), violated("invariant", 2)] }, refusal);
  expect(failing.verdicts.map((v) => (v.kind === "violated" ? v.trace.states.length : v.kind))).toEqual([2, 3]);
  expect(judge({ ...report, verdicts: [{ kind: "holds", depth: 4, complete: false }] }, { names: [], diagnostics: [] }).verdicts).toHaveLength(1);
});
