import { expect, test } from "vitest";
import { toTlaModule, toTlcJson, toTlcTool, type Trace } from "../../src/trace/index.ts";
import { action, map, model, record, set, tuple } from "./values.ts";

const text = "---- MODULE X ----\nInc(k) == x' = k\n====\n";
const sources = new Map([["X.tla", text]]);
const span = { file: "X.tla", start: text.indexOf("x' ="), end: text.indexOf("k\n") + 1 };
const trace: Trace = {
  variables: ["x", "y"],
  states: [
    { values: [0, set(model("n1"))], action: null },
    { values: [1, map([model("n2"), record({ a: tuple(1, true) })])], action: action("Inc", span, 1) },
  ],
};

test("a TLA+ module states the trace and how to replay it", () => {
  const options = { specName: "X", moduleName: "X_Trace1", init: "Init", next: "Next", declared: new Set(["n1"]), finding: "Invariant Inv is violated after 1 step." };
  expect(`\n${toTlaModule(trace, options)}`).toBe(`
-------------------- MODULE X_Trace1 --------------------
(* Invariant Inv is violated after 1 step.
   TLC replays the 2 states of X below with
     INIT TraceInit   NEXT TraceNext   VIEW TraceView   CHECK_DEADLOCK FALSE
   in place of the INIT, NEXT or SPECIFICATION of the model, and one worker. *)
EXTENDS X, TLC, Integers, Sequences

CONSTANTS n2 \\* model values: set each to itself

TraceStates ==
  << \\* 1: initial state
     [ x |-> 0,
       y |-> {n1} ],
     \\* 2: Inc(1)
     [ x |-> 1,
       y |-> (n2 :> [a |-> <<1, TRUE>>]) ] >>

(* The values of step i; unprimed, then primed. *)
TraceAt(i) ==
  /\\ x = TraceStates[i].x
  /\\ y = TraceStates[i].y
TraceAtNext(i) ==
  /\\ x' = TraceStates[i].x
  /\\ y' = TraceStates[i].y

TraceInit ==
  /\\ Init
  /\\ TraceAt(1)
TraceNext ==
  /\\ TLCGet("level") < Len(TraceStates)
  /\\ Next
  /\\ TraceAtNext(TLCGet("level") + 1)

TraceView == <<x, y, TLCGet("level")>>
=========================================================
`);
});

test("TLC's JSON has pairs of number and record", () => {
  expect(JSON.parse(toTlcJson(trace, sources))).toEqual({
    counterexample: {
      state: [[1, { x: 0, y: ["n1"] }], [2, { x: 1, y: { n2: { a: [1, true] } } }]],
      action: [[
        [1, { x: 0, y: ["n1"] }],
        { name: "Inc", location: { beginLine: 2, beginColumn: 11, endLine: 2, endColumn: 16, module: "X" }, context: { p0: 1 }, parameters: ["p0"] },
        [2, { x: 1, y: { n2: { a: [1, true] } } }],
      ]],
    },
    vars: ["x", "y"],
  });
});

test("the tool format frames each state", () => {
  const run = { code: 2110, text: "Invariant Inv is violated.", started: new Date(2026, 0, 2, 3, 4, 5), finished: new Date(2026, 0, 2, 3, 4, 6, 500) };
  expect(toTlcTool(trace, run, sources)).toBe(`@!@!@STARTMSG 2262:0 @!@!@
TLC2 Version of Talus
@!@!@ENDMSG 2262 @!@!@
@!@!@STARTMSG 2185:0 @!@!@
Starting... (2026-01-02 03:04:05)
@!@!@ENDMSG 2185 @!@!@
@!@!@STARTMSG 2189:0 @!@!@
Computing initial states...
@!@!@ENDMSG 2189 @!@!@
@!@!@STARTMSG 2110:1 @!@!@
Invariant Inv is violated.
@!@!@ENDMSG 2110 @!@!@
@!@!@STARTMSG 2121:1 @!@!@
The behavior up to this point is:
@!@!@ENDMSG 2121 @!@!@
@!@!@STARTMSG 2217:4 @!@!@
1: <Initial predicate>
/\\ x = 0
/\\ y = {n1}

@!@!@ENDMSG 2217 @!@!@
@!@!@STARTMSG 2217:4 @!@!@
2: <Inc(1) line 2, col 11 to line 2, col 16 of module X>
/\\ x = 1
/\\ y = (n2 :> [a |-> <<1, TRUE>>])

@!@!@ENDMSG 2217 @!@!@
@!@!@STARTMSG 2186:0 @!@!@
Finished in 1500ms at (2026-01-02 03:04:06)
@!@!@ENDMSG 2186 @!@!@
`);
});
