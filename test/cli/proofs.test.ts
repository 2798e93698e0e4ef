import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAiger } from "../engines/export/read-aiger.ts";
import { buildTalus, check, type Files, module, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

/** Two processes and a lock. */
const lock = (...more: readonly string[]): string => module(
  "Lock", "EXTENDS Naturals", "CONSTANT Procs", "VARIABLES holder, inside", "Free == 0", "Init == holder = Free /\\ inside = [p \\in Procs |-> FALSE]",
  "Take(p) == holder = Free /\\ holder' = p /\\ UNCHANGED inside", "Enter(p) == holder = p /\\ inside' = [inside EXCEPT ![p] = TRUE] /\\ UNCHANGED holder",
  "Leave(p) == inside[p] /\\ inside' = [inside EXCEPT ![p] = FALSE] /\\ holder' = Free", "Next == \\E p \\in Procs : Take(p) \\/ Enter(p) \\/ Leave(p)",
  "Types == holder \\in Procs \\union {Free} /\\ inside \\in [Procs -> BOOLEAN]", "Exclusion == \\A p, q \\in Procs : inside[p] /\\ inside[q] => p = q", "Held == \\A p \\in Procs : inside[p] => holder = p", "IndInv == Types /\\ Held", ...more,
);
const model = (...more: readonly string[]): string => ["INIT Init", "NEXT Next", ...more, ""].join("\n");
const lockModel = (...more: readonly string[]): string => model("CONSTANT Procs = {1, 2}", ...more);
const lockFiles = (...more: readonly string[]): Files => ({ "Lock.tla": lock(), "Lock.cfg": lockModel(...more) });
const buffer = module("Buffer", "EXTENDS Naturals, Sequences", "VARIABLES queue, taken", "Init == queue = <<>> /\\ taken = 0", "Put == queue' = Append(queue, 1) /\\ UNCHANGED taken", "Take == queue # <<>> /\\ queue' = Tail(queue) /\\ taken' = 1 - taken", "Next == Put \\/ Take", "Inv == taken < 2");

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Files;
  readonly code: number;
}

test.each<Case>([
  { name: "prove-proved", args: ["prove", "Lock.tla", "-q"], files: lockFiles("INVARIANT Exclusion"), code: 0 },
  { name: "prove-by-itself", args: ["prove", "Lock.tla", "-q"], files: lockFiles("INVARIANTS Exclusion IndInv"), code: 0 },
  { name: "prove-violated", args: ["prove", "Lock.tla", "-q"], files: { "Lock.tla": lock("Calm == \\A p \\in Procs : ~inside[p]"), "Lock.cfg": lockModel("INVARIANT Calm") }, code: 12 },
  { name: "prove-deadlock", args: ["prove", "Lock.tla", "-q", "--next", "Start"], files: { "Lock.tla": lock("Start == \\E p \\in Procs : Take(p)"), "Lock.cfg": lockModel() }, code: 11 },
  { name: "prove-unknown", args: ["prove", "Buffer.tla", "-q"], files: { "Buffer.tla": buffer, "Buffer.cfg": model("INVARIANT Inv") }, code: 20 },
  { name: "prove-liveness-refused", args: ["prove", "Lock.tla", "-q"], files: { "Lock.tla": lock("Live == <>(holder # Free)"), "Lock.cfg": lockModel("INVARIANT Exclusion", "PROPERTY Live") }, code: 20 },
  { name: "induct-holds", args: ["induct", "Lock.tla", "-q", "--inv", "IndInv", "--safety", "Exclusion"], files: lockFiles(), code: 0 },
  { name: "induct-fails", args: ["induct", "Lock.tla", "-q", "--inv", "Types,Exclusion"], files: lockFiles(), code: 12 },
  { name: "induct-several", args: ["induct", "Lock.tla", "-q", "--inv", "Types,Exclusion", "--max-error", "3", "--view", "holder"], files: lockFiles(), code: 12 },
  { name: "induct-two-steps", args: ["induct", "Swap.tla", "-q", "--inv", "Inv", "--length", "2"], files: { "Swap.tla": module("Swap", "EXTENDS Naturals", "VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Next == x' = 1 - x /\\ y' = 1 - y", "Inv == x \\in 0..1 /\\ y \\in 0..1 /\\ ~(x = 1 /\\ y = 0)"), "Swap.cfg": model() }, code: 0 },
  { name: "induct-untyped", args: ["induct", "Buffer.tla", "-q", "--inv", "Inv"], files: { "Buffer.tla": buffer, "Buffer.cfg": model() }, code: 20 },
  { name: "induct-unbounded-sequence", args: ["induct", "Buffer.tla", "-q", "--inv", "Typed"], files: { "Buffer.tla": buffer.replace("====", "Typed == taken \\in 0..1 /\\ queue \\in Seq({1})\n===="), "Buffer.cfg": model() }, code: 20 },
  { name: "export-aiger", args: ["export", "Lock.tla", "-q", "--format", "aiger"], files: lockFiles("INVARIANT Exclusion"), code: 0 },
  { name: "export-smtlib", args: ["export", "Lock.tla", "-q", "--format", "smtlib"], files: lockFiles("INVARIANT Exclusion"), code: 0 },
  { name: "export-unknown", args: ["export", "Buffer.tla", "-q"], files: { "Buffer.tla": buffer, "Buffer.cfg": model("INVARIANT Inv") }, code: 20 },
])("$name", async ({ name, args, files, code }) => {
  await check(talus, name, args, files, code);
});

test("prove --out writes the certificate with its configuration, and induct agrees with it", async () => {
  const first = await talus.run(["prove", "Lock.tla", "--out", ".", "--json"], lockFiles("INVARIANT Exclusion"));
  const json = JSON.parse(first.stdout);
  expect(json).toMatchObject({ command: "prove", verdict: "proved", engine: "ic3", trace: null, reason: null, stats: { stateBits: expect.any(Number), clauses: 1 } });
  expect(readFileSync(join(first.directory, "Lock_proof.tla"), "utf8")).toBe(json.invariant);
  const again = await talus.run(["induct", "Lock_proof.tla", "--inv", "InductiveInvariant", "--json"], {}, { directory: first.directory });
  expect(JSON.parse(again.stdout)).toMatchObject({ command: "induct", verdict: "proved", invariant: "InductiveInvariant" });
  expect(JSON.parse(again.stdout).obligations.every((o: { readonly answer: string }) => o.answer === "holds")).toBe(true);
});

test("prove --json has the invariant of what was proved, also where a property was not checked", async () => {
  const run = await talus.run(["prove", "Lock.tla", "--json"], { "Lock.tla": lock("Live == <>(holder # Free)"), "Lock.cfg": lockModel("INVARIANT Exclusion", "PROPERTY Live") });
  expect(run.code).toBe(20);
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: "unknown", reason: "incomplete: Live was not checked", invariant: expect.stringContaining("InductiveInvariant ==") });
});

test("prove --json has the counterexample of a violation, or why nothing is known", async () => {
  const violated = await talus.run(["prove", "Lock.tla", "--json"], { "Lock.tla": lock("Calm == \\A p \\in Procs : ~inside[p]"), "Lock.cfg": lockModel("INVARIANT Calm") });
  expect(violated.code).toBe(12);
  expect(JSON.parse(violated.stdout)).toMatchObject({ verdict: "violated", property: "Calm", depth: 2, replayed: true, invariant: null, trace: { vars: ["holder", "inside"] } });
  const unknown = await talus.run(["prove", "Buffer.tla", "--json"], { "Buffer.tla": buffer, "Buffer.cfg": model("INVARIANT Inv") });
  expect(unknown.code).toBe(20);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ verdict: "unknown", reason: expect.stringContaining("queue"), invariant: null });
});

test("induct --json lists the obligations, and the two states of a counterexample to induction", async () => {
  const run = await talus.run(["induct", "Lock.tla", "--inv", "Types,Exclusion", "--json"], lockFiles());
  expect(run.code).toBe(12);
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({ verdict: "violated", property: "Exclusion", replayed: true, reason: expect.stringContaining("not inductive") });
  expect(json.trace.states).toHaveLength(2);
  const answers = json.obligations.map((o: { readonly kind: string; readonly action: string | null; readonly answer: string }) => `${o.kind} ${o.action ?? ""} ${o.answer}`);
  expect(answers.filter((a: string) => a.endsWith("fails"))).toEqual(["consecution Enter fails"]);
});

test("export --out writes both forms of AIGER, which say the same", async () => {
  const run = await talus.run(["export", "Lock.tla", "--format", "aiger", "--out", "made"], lockFiles("INVARIANT Exclusion"));
  expect(run.code).toBe(0);
  expect(readdirSync(join(run.directory, "made")).sort()).toEqual(["Lock.aag", "Lock.aig"]);
  const [ascii, binary] = ["aag", "aig"].map((form) => readAiger(readFileSync(join(run.directory, `made/Lock.${form}`))));
  expect(ascii).toEqual(binary);
  expect([...binary.symbols.values()]).toContain("inside[1]");
});
