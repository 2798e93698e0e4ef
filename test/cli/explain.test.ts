import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, check, type Files, module, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

/** Servers that take votes, in an order that leaves one shortest counterexample for each claim, whatever the solver chooses. */
const votes = module("Votes",
  "EXTENDS Naturals, Sequences, FiniteSets, TLC",
  "CONSTANT Server",
  "VARIABLES term, vote, log",
  "vars == <<term, vote, log>>",
  "Init == /\\ term = [s \\in Server |-> 0]",
  "        /\\ vote = [s \\in Server |-> [for |-> {}, term |-> 0]]",
  "        /\\ log = <<>>",
  "Quorum(S) == 2 * Cardinality(S) > Cardinality(Server)",
  "Voters(s) == {v \\in Server : s \\in vote[v].for}",
  "Leader(s) == Quorum(Voters(s)) /\\ term[s] > 0",
  "Order == <<<<1, 1>>, <<3, 1>>, <<3, 2>>, <<1, 2>>>>",
  "Stand(s) == /\\ term[s] < 2 /\\ s = (IF Len(log) < 2 THEN 1 ELSE 2)",
  "            /\\ term' = [term EXCEPT ![s] = @ + 1]",
  "            /\\ UNCHANGED <<vote, log>>",
  "Vote(v, s) == /\\ term[s] > 0 /\\ Len(log) < 4 /\\ <<v, s>> = Order[Len(log) + 1]",
  "              /\\ vote' = [vote EXCEPT ![v].for = @ \\union {s}, ![v].term = term[s]]",
  "              /\\ log' = Append(log, <<v, s>>)",
  "              /\\ UNCHANGED term",
  "Idle == UNCHANGED vars",
  "Next == Idle \\/ \\E s \\in Server : Stand(s) \\/ \\E v \\in Server : Vote(v, s)",
  "Bound == Len(log) < 5",
  "OneLeader == \\A a, b \\in Server : Leader(a) /\\ Leader(b) => a = b",
  "Short == Len(log) < 2 \\/ term[log[1][2]] = 2",
  "Second == log[2][1] \\in Server",
  "Climb == [][\\A s \\in Server : term'[s] = term[s] \\/ Len(log) > 0]_vars",
  "Finish == /\\ Len(log) < 1 /\\ Next",
  "Fall == /\\ Next /\\ Assert(\\A s \\in Server : vote[s].for = {}, \"somebody has voted\")",
  "Peek == /\\ \\E i \\in 1..2 : term[log[i][1]] >= 0 /\\ UNCHANGED vars",
  "Pending == Len(log) > 0 => term[log[2][1]] < 5");

const config = (...lines: readonly string[]): string => ["CONSTANT Server = {1, 2, 3}", "INIT Init", "NEXT Next", ...lines, ""].join("\n");
const files = (...lines: readonly string[]): Files => ({ "Votes.tla": votes, "Votes.cfg": config(...lines) });

test.each<{ readonly name: string; readonly args: readonly string[]; readonly lines: readonly string[]; readonly code: number }>([
  { name: "explain-invariant", args: ["explain", "Votes.tla"], lines: ["INVARIANT OneLeader"], code: 12 },
  { name: "explain-disjunction", args: ["explain", "Votes.tla", "-q"], lines: ["INVARIANT Short"], code: 12 },
  { name: "explain-action-property", args: ["explain", "Votes.tla", "-q"], lines: ["PROPERTY Climb"], code: 13 },
  { name: "explain-deadlock", args: ["explain", "Votes.tla", "-q", "--next", "Finish"], lines: [], code: 11 },
  { name: "explain-assert", args: ["explain", "Votes.tla", "-q", "--next", "Fall"], lines: [], code: 14 },
  { name: "explain-invariant-not-evaluable", args: ["explain", "Votes.tla", "-q"], lines: ["INVARIANT Second"], code: 76 },
  { name: "explain-next-not-evaluable", args: ["explain", "Votes.tla", "-q", "--next", "Peek"], lines: [], code: 75 },
  { name: "explain-constraint-not-evaluable", args: ["explain", "Votes.tla", "-q"], lines: ["CONSTRAINT Pending"], code: 75 },
  { name: "explain-nothing", args: ["explain", "Votes.tla", "-q", "--length", "1"], lines: ["INVARIANT OneLeader"], code: 0 },
  { name: "explain-markdown", args: ["explain", "Votes.tla", "--markdown", "-q"], lines: ["INVARIANT Short"], code: 12 },
  { name: "check-explain", args: ["check", "Votes.tla", "--explain", "-q"], lines: ["INVARIANT Short"], code: 12 },
])("$name", async ({ name, args, lines, code }) => {
  await check(talus, name, args, files(...lines), code);
});

test("a trace of another tool is explained up to its first error, and its record is written", async () => {
  const short = files("INVARIANT Short");
  const first = await talus.run(["check", "Votes.tla", "-q", "--out", "traces"], short);
  expect(first.code).toBe(12);
  const path = join(first.directory, "traces", "Votes_Trace1.itf.json");
  const itf = JSON.parse(readFileSync(path, "utf8")) as { readonly states: readonly object[] }; // written by Talus
  const again = JSON.stringify({ ...itf, "#meta": {}, states: [...itf.states, itf.states[0]] });
  const longer = again.replaceAll("\"index\":", "\"was\":");
  const rejected = await talus.run(["explain", "Votes.tla", "longer.itf.json"], { ...short, "longer.itf.json": longer });
  expect([rejected.code, rejected.stdout]).toEqual([21, expect.stringContaining("The trace is not one of Votes")]);
  await check(talus, "explain-trace", ["explain", "Votes.tla", "trace.itf.json", "--out", "records"], { ...short, "trace.itf.json": readFileSync(path, "utf8") }, 12);
});
