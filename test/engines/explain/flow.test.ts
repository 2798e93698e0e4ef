import { expect, test } from "vitest";
import { problemOf } from "../../fuzz/problem-of.ts";
import { judged } from "./counterexample.ts";

interface Row {
  readonly title: string;
  readonly variables: string;
  readonly init: string;
  readonly actions: readonly string[];
  readonly next: string;
  readonly claim: string;
  readonly length: number;
  /** Of each state the places that the error depends on. */
  readonly places: readonly string[];
  readonly choices: string;
}

/** Specs whose counterexample is the only one of its length, or has choices that force it. */
test.each<Row>([
  {
    title: "an update keeps what it does not hit",
    variables: "f, k", init: "f = [i \\in 1..2 |-> 0] /\\ k = 0", actions: ["Up(i) == k = i - 1 /\\ k' = i /\\ f' = [f EXCEPT ![i] = @ + 3]"], next: "\\E i \\in 1..2 : Up(i)",
    claim: "f[1] + k < 5", length: 3, places: ["f[1] = 0", "f[1] = 3", "f[1] = 3, k = 2"], choices: "",
  },
  {
    title: "a field of a field, through definitions, and a condition that decides",
    variables: "log, on", init: "log = [a |-> [n |-> 0, m |-> 7], b |-> [n |-> 5, m |-> 9]] /\\ on \\in BOOLEAN",
    actions: ["New(r) == [r EXCEPT !.n = IF on THEN r.m ELSE 0]", "Step == log' = [log EXCEPT !.a = New(@)] /\\ UNCHANGED on"], next: "Step",
    claim: "log.a.n = 0", length: 2, places: ["on = TRUE, log.a.m = 7", "log.a.n = 7"], choices: "1: on = TRUE",
  },
  {
    title: "a value that the step chooses",
    variables: "x, y", init: "x = 0 /\\ y = 0", actions: ["Pick == y' \\in 1..3 /\\ x' = y"], next: "Pick",
    claim: "y < 3", length: 2, places: ["", "y = 3 (chosen)"], choices: "2: y = 3",
  },
  {
    title: "an order of actions",
    variables: "x, y", init: "x = 1 /\\ y = 1", actions: ["Add == x' = x + 2 /\\ UNCHANGED y", "Double == x' = 2 * x /\\ UNCHANGED y", "Swap == x' = y /\\ y' = x"], next: "Add \\/ Double \\/ Swap",
    claim: "x # 6", length: 2, places: ["x = 1", "x = 3", "x = 6"], choices: "2: Add; 3: Double",
  },
  {
    title: "only the arguments that matter",
    variables: "q, n", init: "q = <<>> /\\ n = 0", actions: ["Put(e, by) == q' = Append(q, e) /\\ n' = by"], next: "\\E e \\in {\"a\", \"b\"}, by \\in 1..2 : Put(e, by)",
    claim: "q # <<\"b\", \"a\">>", length: 2, places: ["q = <<>>", "q = <<\"b\">>", "q = <<\"b\", \"a\">>"], choices: "2: Put(\"b\", _); 3: Put(\"a\", _)",
  },
  {
    title: "a step that changes what another variable was",
    variables: "x, y", init: "x = 0 /\\ y = 5", actions: ["Copy == y' = y + 1 /\\ x' = y' - 1"], next: "Copy",
    claim: "x < 5", length: 2, places: ["y = 5", "x = 5, y = 6"], choices: "",
  },
  {
    title: "a choice of the initial state",
    variables: "f", init: "f \\in [1..2 -> 0..2]", actions: ["Turn == f' = [i \\in 1..2 |-> IF i = 1 THEN f[2] ELSE f[1]]"], next: "Turn",
    claim: "f[1] < 2 \\/ TLCGet(\"level\") < 2", length: 1, places: ["f[2] = 2", "f[1] = 2"], choices: "1: f[2] = 2",
  },
])("$title", async ({ variables, init, actions, next, claim, length, places, choices }) => {
  const text = ["---- MODULE Spec ----", "EXTENDS Integers, Sequences, TLC", `VARIABLES ${variables}`, `Init == ${init}`, ...actions, `Next == ${next}`, `Claim == ${claim}`, "===="].join("\n");
  const found = await judged(problemOf(text, "INIT Init\nNEXT Next\nINVARIANT Claim\nCHECK_DEADLOCK FALSE\n"), length);
  const { states } = found?.verdict.trace ?? { states: [] };
  const chosen = found?.choices.flatMap((c, k) => {
    const args = states[k].action?.arguments.map((a, i) => (c.arguments.includes(i) ? JSON.stringify(a.value) : "_")) ?? [];
    const parts = [...(c.action ? [`${states[k].action?.name ?? ""}${args.length === 0 ? "" : `(${args.join(", ")})`}`] : []), ...c.facts.map((f) => f.text)];
    return parts.length === 0 ? [] : [`${k + 1}: ${parts.join(", ")}`];
  });
  expect({
    places: found?.explained.flow.map((s) => s.places.map((p) => `${p.text}${p.chosen ? " (chosen)" : ""}`).join(", ")),
    choices: chosen?.join("; "),
  }).toEqual({ places, choices });
});
