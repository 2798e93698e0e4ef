import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseTlcOutput, splitMessages, type TlcRun, type TlcVerdict } from "../../src/tlc/index.ts";

// Recorded from TLC -tool with one worker; versions, times and file names are cut out.
const folder = fileURLToPath(new URL("recorded/", import.meta.url));
const recorded = (name: string): string => readFileSync(`${folder}${name}.out`, "utf8");

const holds: TlcVerdict = { kind: "holds" };
const failsIn = (where: "next" | "invariant" | "property" | "initial", property: string | null = null): TlcVerdict => ({ kind: "evaluation-error", in: where, property });
const violated = (of: "invariant" | "action-property" | "initial-property" | "liveness", property: string): TlcVerdict => ({ kind: "violated", of, property });

/** File, exit code, verdict, states of the trace, generated, distinct, a part of the text. */
const rows: readonly (readonly [string, number, TlcVerdict, number | null, number | null, number | null, string])[] = [
  ["success", 0, holds, null, 4, 3, ""],
  ["no-init", 0, holds, null, 0, 0, ""],
  ["only-assumptions", 0, holds, null, 0, 0, ""],
  ["invariant", 12, violated("invariant", "Small"), 3, 3, 3, "Invariant Small is violated."],
  ["invariant-initial", 12, violated("invariant", "Small"), 1, null, null, "x = 0"],
  ["box-property", 12, violated("invariant", "Up"), 3, 3, 3, "Invariant Up is violated."],
  ["action-property", 13, violated("action-property", "Up"), 4, 4, 3, "Action property Up is violated."],
  ["initial-property", 13, violated("initial-property", "Up"), 1, null, null, "by the initial state"],
  ["liveness", 13, violated("liveness", "Up"), 1, 4, 3, "Temporal property Up was violated."],
  ["deadlock", 11, { kind: "deadlock" }, 3, 3, 3, "Deadlock reached."],
  ["assumption", 10, { kind: "assumption" }, null, null, null, "is false"],
  ["assumption-error", 10, { kind: "assumption" }, null, null, null, "non-record value 3"],
  ["assertion", 14, { kind: "assert" }, 3, 3, 3, "too big"],
  ["assert-invariant", 76, { kind: "assert" }, 3, 3, 3, "Evaluating invariant Inv failed."],
  ["next-error", 75, failsIn("next"), 4, 4, 4, "index 4 of tuple"],
  ["prime", 75, failsIn("next"), 1, 1, 1, "the identifier y is either undefined"],
  ["init-error", 75, failsIn("next"), null, 0, 0, "Head to the empty sequence"],
  ["constraint", 75, failsIn("initial"), null, 1, 0, "applied as a function"],
  ["unassigned", 75, failsIn("next"), 1, 2, 1, "The following variable is not defined: y."],
  ["unassigned-init", 255, failsIn("initial"), null, null, null, "not a legal state"],
  ["invariant-error", 76, failsIn("invariant", "Inv"), 3, 3, 3, "index 3 of tuple"],
  ["invariant-not-boolean", 76, failsIn("invariant", "Inv"), 2, 2, 2, "expected a boolean value"],
  ["action-property-error", 75, failsIn("property", "Inv"), 4, 4, 4, "index 3 of tuple"],
  ["parse", 150, { kind: "error" }, null, null, null, 'token "+"'],
  ["semantic", 150, { kind: "error" }, null, null, null, "Unknown operator: `z'."],
  ["missing", 150, { kind: "error" }, null, null, null, "Cannot find source file for module Nowhere"],
  ["config", 151, { kind: "error" }, null, null, null, "next state action Nxt"],
  ["config-syntax", 255, { kind: "error" }, null, null, null, "configuration file at line 2"],
];

test.each(rows.map(([file, code, verdict, states, generated, distinct, text]) => ({ file, code, verdict, states, generated, distinct, text })))("$file", (row) => {
  const run: TlcRun = parseTlcOutput(recorded(row.file), row.code);
  expect(run).toMatchObject({ verdict: row.verdict, states: row.states, generated: row.generated, distinct: row.distinct });
  expect(run.text).toContain(row.text);
});

test("every recorded output has its row", () => {
  expect(readdirSync(folder).sort()).toEqual(rows.map(([file]) => `${file}.out`).sort());
});

test("the search depth and the queue are read", () => {
  expect(parseTlcOutput(recorded("success"), 0)).toMatchObject({ left: 0, depth: 3 });
});

test("blocks in blocks belong to both, wherever their marks stand", () => {
  const { messages, outside } = splitMessages("before\n@!@!@STARTMSG 1000:1 @!@!@\nouter: @!@!@STARTMSG 2132:0 @!@!@\ninner\n@!@!@ENDMSG 2132 @!@!@\nend\n@!@!@ENDMSG 1000 @!@!@\nafter\n");
  expect(messages).toEqual([
    { code: 1000, severity: 1, text: "outer: inner\nend", nested: [2132] },
    { code: 2132, severity: 0, text: "inner", nested: [] },
  ]);
  expect(outside).toBe("before\nafter");
});

test("output that was cut off, and output that says nothing, is no success", () => {
  const whole = recorded("success");
  for (let length = 0; length < whole.indexOf("STARTMSG 2193"); length += 7) {
    expect(parseTlcOutput(whole.slice(0, length), null).verdict.kind).toBe("unknown");
  }
  expect(parseTlcOutput("", 0).verdict).toEqual({ kind: "unknown" });
  expect(parseTlcOutput("", 1).verdict).toEqual({ kind: "unknown" });
  expect(parseTlcOutput(whole, 1).verdict).toEqual({ kind: "unknown" });
});

test("line ends of other systems are read alike", () => {
  expect(parseTlcOutput(recorded("invariant").replaceAll("\n", "\r\n"), 12)).toEqual(parseTlcOutput(recorded("invariant"), 12));
});
