import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, module, type Run, type Talus } from "../../cli/talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const spec = module(
  "Spec", "EXTENDS Naturals, Sequences", "CONSTANT Node", "VARIABLES x, log, owner", "Init == x = 0 /\\ log = <<>> /\\ owner \\in [Node -> {FALSE}]",
  "Add(n) == x' = x + 1 /\\ log' = Append(log, [by |-> n]) /\\ owner' = [owner EXCEPT ![n] = TRUE]", "Next == \\E n \\in Node : Add(n)", "Small == x < 2",
);
const files = { "Spec.tla": spec, "Spec.cfg": "INIT Init\nNEXT Next\nINVARIANT Small\nCONSTANT Node = {a, b}\nCHECK_DEADLOCK FALSE\n" };

const replay = (trace: unknown, ...more: readonly string[]): Promise<Run> =>
  talus.run(["replay", "t.itf.json", "Spec.tla", ...more], { ...files, "t.itf.json": typeof trace === "string" ? trace : JSON.stringify(trace) });

const owner = (a: boolean, b: boolean): unknown => ({ "#map": [["a", a], ["b", b]] });
const states = [
  { x: 0, log: [], owner: owner(false, false) },
  { x: { "#bigint": "1" }, log: [{ by: "b" }], owner: owner(false, true) },
  { x: 2, log: { "#tup": [{ by: "b" }, { by: "a" }] }, owner: owner(true, true) },
];
const vars = ["owner", "x", "log"];

test("a trace in another tool's hand is accepted, in any order of variables", async () => {
  const run = await replay({ "#meta": { format: "ITF" }, vars, states });
  expect(run.code, run.stdout).toBe(0);
  expect(run.stdout).toMatch(/^The trace is one of Spec: 3 states, 2 steps\.\n\nInvariant Small is violated in state 3\.\n {2}at Spec\.tla:8:10\n/);
  expect(run.stdout).toContain("the left side is 2, the right side is 2");
});

test("our own trace is accepted", async () => {
  const check = await talus.run(["check", "Spec.tla", "--out", "out", "-q"], files);
  expect(check.code).toBe(12);
  const run = await talus.run(["replay", "out/Spec_Trace1.itf.json", "Spec.tla", "--json"], {}, { directory: check.directory });
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ tool: "talus", command: "replay", spec: "Spec", verdict: "accepted", depth: 2, property: "Small", replayed: true, reason: null, failing: [], violations: [{ property: "Small", of: "invariant", state: 2 }] });
});

test("a step that is none names its failing conjunct", async () => {
  const wrong = [states[0], { ...states[1], log: [{ by: "a" }] }, states[2]];
  const run = await replay({ vars, states: wrong });
  expect(run.code).toBe(21);
  expect(run.stdout).toContain("The trace is not one of Spec: the step from state 1 to state 2 is not a step of the next-state relation.");
  expect(run.stdout).toMatch(/Nearest in Next, n = a, Add\(a\): 2 conjuncts hold, then this one fails:\n {2}at Spec\.tla:6:\d+\n/);
  expect(run.stdout).toContain('* /\\ log = <<[by |-> a]>>');
  const json = JSON.parse((await replay({ vars, states: wrong }, "--json")).stdout);
  expect(json).toMatchObject({ verdict: "rejected", depth: 0, replayed: null, failing: [{ text: "owner' = [owner EXCEPT ![n] = TRUE]", within: ["Next", "n = a", "Add(a)"] }] });
});

test("a first state that is none names its failing conjunct", async () => {
  const run = await replay({ vars, states: states.slice(1) });
  expect(run.code).toBe(21);
  expect(run.stdout).toContain("the first state is not an initial state");
  expect(run.stdout).toContain("the left side is 1, the right side is 0");
});

test("the step back of a lasso is a step like others", async () => {
  const run = await replay({ vars, states, loop: 0 });
  expect(run.code).toBe(21);
  expect(run.stdout).toContain("the step from state 3 to state 4 is not a step");
});

test("variables that are missing, and those that are too many, are named", async () => {
  const missing = await replay({ vars: ["x", "log"], states: states.map(({ x, log }) => ({ x, log })) });
  expect(missing).toMatchObject({ code: 21, stdout: "1 error in Spec; nothing was checked.\n" });
  expect(missing.stderr).toContain("error E709: the trace 't.itf.json' has no values for owner");
  const extra = await replay({ vars: [...vars, "clock"], states: states.map((s) => ({ ...s, clock: 1 })) });
  expect(extra.code).toBe(0);
  expect(extra.stderr).toContain("warning W710: the trace 't.itf.json' has values for clock");
});

test.each<[string, unknown, string]>([
  ["no JSON", "{", "is not JSON"],
  ["no list of states", { vars }, "has no list 'states'"],
  ["a state without a value", { vars, states: [{ x: 0, log: [] }] }, "has no value for 'owner' in state 1"],
  ["a broken number", { vars, states: [{ ...states[0], x: 0.5 }] }, "not an exact integer"],
])("%s is said", async (_, trace, problem) => {
  const run = await replay(trace);
  expect(run.code).toBe(64);
  expect(run.stderr).toContain("error E708: 't.itf.json' is no trace in the Informal Trace Format");
  expect(run.stderr).toContain(problem);
});

test("files in the other order, a file that is missing, and no trace at all", async () => {
  const swapped = await talus.run(["replay", "Spec.tla", "t.itf.json"], { ...files, "t.itf.json": JSON.stringify({ vars, states }) });
  expect(swapped.code).toBe(0);
  expect(await talus.run(["replay", "no.itf.json", "Spec.tla"], files)).toMatchObject({ code: 64, stderr: expect.stringContaining("E707") });
  expect(await talus.run(["replay", "Spec.tla"], files)).toMatchObject({ code: 64, stderr: expect.stringContaining("talus replay needs a trace and a spec") });
  expect(await replay({ vars, states: [] })).toMatchObject({ code: 21, stdout: expect.stringContaining("the trace has no state") });
});

test("an error of the spec is its own", async () => {
  expect(await talus.run(["replay", "t.itf.json", "Spec.tla"], { ...files, "Spec.tla": spec.replace("Add(n) ==", "Add(n) = ="), "t.itf.json": "{}" })).toMatchObject({ code: 150 });
});
