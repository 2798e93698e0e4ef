import { expect, test } from "vitest";
import { printTrace, type Trace } from "../../src/trace/index.ts";
import type { Value } from "../../src/value/value.ts";
import { action, map, model, record, set, traceOf, tuple } from "./values.ts";

const text = "---- MODULE X ----\nIncrement(k) ==\n  /\\ x' = x + k\n  /\\ UNCHANGED y\n====\n";
const sources = new Map([["dir/X.tla", text]]);
const span = { file: "dir/X.tla", start: text.indexOf("/\\"), end: text.indexOf("y\n") + 1 };

function check(trace: Trace, expected: string, options: { readonly marks?: boolean; readonly width?: number; readonly color?: boolean } = {}): void {
  expect(`\n${printTrace(trace, { color: false, sources, ...options })}`).toBe(expected);
}

const twoVariables: Trace = {
  variables: ["x", "y"],
  states: [
    { values: [0, set("a")], action: null },
    { values: [2, set("a")], action: action("Increment", span, 2, "b") },
  ],
};

test("TLC's text when nothing is marked", () => {
  check(twoVariables, `
State 1: <Initial predicate>
/\\ x = 0
/\\ y = {"a"}

State 2: <Increment(2, "b") line 3, col 3 to line 4, col 16 of module X>
/\\ x = 2
/\\ y = {"a"}
`, { marks: false });
});

test("changed variables are marked", () => {
  check(twoVariables, `
State 1: <Initial predicate>
  /\\ x = 0
  /\\ y = {"a"}

State 2: <Increment(2, "b") line 3, col 3 to line 4, col 16 of module X>
* /\\ x = 2
  /\\ y = {"a"}
`);
});

test("a single variable has no bullet, an unknown file no place", () => {
  const unknown = { file: "Y.tla", start: 0, end: 1 };
  check({ variables: ["x"], states: [{ values: [0], action: null }, { values: [1], action: action("Next", unknown) }] }, `
State 1: <Initial predicate>
  x = 0

State 2: <Next>
* x = 1
`);
});

test("large values say what changed inside", () => {
  const before = map([model("n1"), record({ view: 1, members: set(1, 2), log: tuple("a", "b") })], [model("n2"), record({ view: 1, members: set(), log: tuple() })]);
  const after = map([model("n1"), record({ view: 2, members: set(2, 3), log: tuple("a", "b", "c") })], [model("n2"), record({ view: 1, members: set(), log: tuple() })]);
  check(traceOf(before, after), `
State 1: <Initial predicate>
  x = (n1 :> [log |-> <<"a", "b">>, members |-> {1, 2}, view |-> 1] @@
       n2 :> [log |-> <<>>, members |-> {}, view |-> 1])

State 2: <Action>
* x = (n1 :> [log |-> <<"a", "b", "c">>, members |-> {2, 3}, view |-> 2] @@
       n2 :> [log |-> <<>>, members |-> {}, view |-> 1])
       \\* [n1].log[3]: new: "c"
       \\* [n1].members: gains 3
       \\* [n1].members: loses 1
       \\* [n1].view: 1 -> 2
`);
});

test("what changed stands behind a value that leaves room", () => {
  const members = (...names: readonly string[]): Value => map([model("node1"), set(...names.map(model))], [model("node2"), set()]);
  check(traceOf(members("node1"), members("node1", "node2", "node3")), `
State 1: <Initial predicate>
  x = (node1 :> {node1} @@ node2 :> {})

State 2: <Action>
* x = (node1 :> {node1, node2, node3} @@ node2 :> {})   \\* [node1]: gains node2, node3
`);
});

test("long values are wrapped under their first part", () => {
  const long = set(..."abcdefghij".split("").map((c) => c.repeat(5)));
  check(traceOf(long), `
State 1: <Initial predicate>
  x = {"aaaaa", "bbbbb", "ccccc",
       "ddddd", "eeeee", "fffff",
       "ggggg", "hhhhh", "iiiii",
       "jjjjj"}
`, { width: 40 });
  check(traceOf(record({ first: long, second: tuple(record({ deep: long }), 1) })), `
State 1: <Initial predicate>
  x = [first |->
           {"aaaaa", "bbbbb", "ccccc",
            "ddddd", "eeeee", "fffff",
            "ggggg", "hhhhh", "iiiii",
            "jjjjj"},
       second |->
           <<[deep |->
                  {"aaaaa", "bbbbb",
                   "ccccc", "ddddd",
                   "eeeee", "fffff",
                   "ggggg", "hhhhh",
                   "iiiii", "jjjjj"}],
             1>>]
`, { width: 42 });
});

test("colours mark changes on a terminal", () => {
  const printed = printTrace(twoVariables, { color: true, sources });
  expect(printed).toContain("\u001b[33m* /\\ x = 2\u001b[39m");
  expect(printed).toContain("\u001b[2m  /\\ y = {\"a\"}\u001b[22m");
});
