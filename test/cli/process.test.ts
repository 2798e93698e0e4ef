import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, module, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const counter = module("Spec", "EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x' = x + 1", "Small == x < 3", "Fine == x >= 0");
const files = { "Spec.tla": counter, "Spec.cfg": "INIT Init\nNEXT Next\nINVARIANT Small\n" };

test("--version is quick, and --help lists every command", async () => {
  await talus.run(["--version"]); // warms the file cache
  const version = await talus.run(["--version"]);
  expect(version.stdout).toMatch(/^talus \d+\.\d+\.\d+\n$/);
  expect(version.code).toBe(0);
  const help = await talus.run(["--help"]);
  expect(help.stdout).toContain("talus <command> SPEC.tla [options]");
  expect(help.stdout).toMatch(/^  check +\S/m);
  expect(help.code).toBe(0);
});

test("a wrong command line is said on stderr, or in the JSON object", async () => {
  const plain = await talus.run(["check", "Spec.tla", "--lenght", "3"]);
  expect(plain).toMatchObject({ code: 64, stdout: "", stderr: "talus: unknown option --lenght\n  hint: did you mean --length?\n" });
  const json = await talus.run(["check", "Spec.tla", "--json", "--lenght", "3"]);
  expect(json).toMatchObject({ code: 64, stderr: "" });
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: "error", reason: "unknown option --lenght (did you mean --length?)" });
  expect(await talus.run([])).toMatchObject({ code: 64, stdout: "" });
  const none = await talus.run(["--json"]);
  expect(none).toMatchObject({ code: 64, stderr: "" });
  expect(JSON.parse(none.stdout)).toMatchObject({ command: "", verdict: "error", reason: "no command is given (talus <command> SPEC.tla [options])" });
});

test("--json prints one object of the fixed keys, its trace in ITF", async () => {
  const run = await talus.run(["check", "Spec.tla", "--json"], files);
  expect(run).toMatchObject({ code: 12, stderr: "" });
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({ tool: "talus", command: "check", spec: "Spec", verdict: "violated", depth: 3, property: "Small", engine: "bmc", replayed: true, reason: null, invariant: null, warnings: [] });
  expect(json.stats).toMatchObject({ wallSeconds: expect.any(Number), solverSeconds: expect.any(Number), terms: expect.any(Number), peakMegabytes: expect.any(Number) });
  const conforms = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(new URL("../trace/itf.schema.json", import.meta.url), "utf8")));
  expect(conforms(json.trace)).toBe(true);
  expect(json.trace.states).toHaveLength(4);
});

test("--quiet leaves the verdict and the counterexample", async () => {
  const run = await talus.run(["check", "Spec.tla", "--quiet"], files);
  expect(run).toMatchObject({ code: 12, stderr: "" });
  expect(run.stdout).toMatch(/^Invariant Small is violated after 3 steps\.\n\nState 1: /);
});

test("--out gets every form of every counterexample, whole", async () => {
  const run = await talus.run(["check", "Spec.tla", "--out", "deep/traces", "--max-error", "2", "--inv", "Small,Fine"], files);
  expect(run.code).toBe(12);
  const names = ["Spec_Trace1.cfg", "Spec_Trace1.itf.json", "Spec_Trace1.json", "Spec_Trace1.out", "Spec_Trace1.tla", "Spec_Trace1.txt"];
  const found = readdirSync(join(run.directory, "deep/traces")).sort();
  expect(found.filter((name) => name.includes("Trace1"))).toEqual(names);
  expect(found.every((name) => /^Spec_Trace\d\./.test(name))).toBe(true);
  expect(readFileSync(join(run.directory, "deep/traces/Spec_Trace1.txt"), "utf8")).toContain("State 4: <Next line 5, col 9 to line 5, col 18 of module Spec>\nx = 3\n");
  expect(run.stdout).toContain("Written to deep/traces: Spec_Trace1.txt");
});

test("the module of a trace is well-formed with its configuration", async () => {
  const first = await talus.run(["check", "Spec.tla", "--out", "."], files);
  const parsed = await talus.run(["parse", "Spec_Trace1.tla", "-q"], {}, { directory: first.directory });
  expect(parsed).toMatchObject({ code: 0, stdout: expect.stringContaining("Spec_Trace1 is well-formed") });
});

test("an --out that can not be written is said before anything is checked", async () => {
  const run = await talus.run(["check", "Spec.tla", "--out", "taken"], { ...files, taken: "" });
  expect(run.code).toBe(64);
  expect(run.stderr).toContain("error E704: can not write to 'taken': it is not a directory");
  expect(run.stdout).toBe("1 error in Spec.tla; nothing was checked.\n");
});

test("a file that can not be written keeps the verdict on the terminal, and is code 64", async () => {
  const first = await talus.run(["check", "Spec.tla", "-q"], files);
  mkdirSync(join(first.directory, "out", "Spec_Trace1.tla"), { recursive: true });
  const run = await talus.run(["check", "Spec.tla", "-q", "--out", "out"], {}, { directory: first.directory });
  expect(run.code).toBe(64);
  expect(run.stdout).toContain("Invariant Small is violated after 3 steps.");
  expect(run.stderr).toContain("error E704: can not write to 'out/Spec_Trace1.tla'");
  expect(readdirSync(join(first.directory, "out")).filter((name) => name.includes("tmp"))).toEqual([]);
});

test("a reader that goes away is no error", async () => {
  const run = await talus.run(["check", "Spec.tla"], files, { closeOutput: true });
  expect(run.code).toBe(12);
  expect(run.stderr).not.toContain("EPIPE");
});

test("colours follow FORCE_COLOR and NO_COLOR", async () => {
  const forced = await talus.run(["check", "Spec.tla"], files, { environment: { FORCE_COLOR: "1" } });
  expect(forced.stdout).toContain("\u001b[");
  const plain = await talus.run(["check", "Spec.tla"], files, { environment: { NO_COLOR: "1", FORCE_COLOR: "1" } });
  expect(plain.stdout + plain.stderr).not.toContain("\u001b[");
});

test("Ctrl-C ends with what is known so far", async () => {
  const run = await talus.run(["check", "Spec.tla", "--length", "1000000", "--inv", "Fine"], files, { interruptAt: "step 5 of" });
  expect(run.code).toBe(20);
  const depth = Number(/Unknown: interrupted\. Up to (\d+) steps there is no error/.exec(run.stdout)?.[1]);
  expect(depth).toBeGreaterThanOrEqual(5);
  expect(run.stderr).toContain("Stopping; press Ctrl-C again to stop at once.");
});

test("a second Ctrl-C takes what is known without waiting", async () => {
  const endless = module("Spec", "EXTENDS Integers", "ASSUME \\A s \\in SUBSET (1..40) : s # {0}");
  const run = await talus.run(["check", "Spec.tla"], { "Spec.tla": endless }, { interruptAfter: 4, interruptAt: "Stopping;" });
  expect(run.stdout).toContain("Unknown: interrupted. Nothing is known yet.");
  expect(run.code).toBe(20);
});

test("--timeout ends with what is known so far", async () => {
  const run = await talus.run(["check", "Spec.tla", "--length", "1000000", "--inv", "Fine", "--timeout", "4", "--json"], files);
  expect(run.code).toBe(20);
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({ verdict: "unknown", reason: expect.stringContaining("timeout") });
  expect(json.depth).toBeGreaterThan(0);
  expect(run.seconds).toBeLessThan(20);
});

test("memory that runs out is an answer, not a crash", async () => {
  const run = await talus.run(["check", "Spec.tla", "--length", "1000000", "--inv", "Fine", "--memory", "64", "-q"], files);
  expect(run.code).toBe(20);
  expect(run.stdout).toMatch(/^Unknown: memory ran out\. /);
});

test("the model is found as MCSpec.tla with MCSpec.cfg, and in a CONFIG section", async () => {
  const model = await talus.run(["check", "Spec.tla", "-q"], { "Spec.tla": counter, "MCSpec.tla": module("MCSpec", "EXTENDS Spec", "Tiny == x < 1"), "MCSpec.cfg": "INIT Init\nNEXT Next\nINVARIANT Tiny\n" });
  expect(model.stdout).toMatch(/^Invariant Tiny is violated after 1 step\./);
  const section = await talus.run(["check", "Spec.tla", "-q"], { "Spec.tla": `${counter}---- CONFIG Spec ----\nINIT Init\nNEXT Next\nINVARIANT Small\n====\n` });
  expect(section.stdout).toMatch(/^Invariant Small is violated after 3 steps\./);
});

test("modules are looked for in --library", async () => {
  const run = await talus.run(["check", "Spec.tla", "-q", "--library", "lib"], { "Spec.tla": module("Spec", "EXTENDS Limits", "ASSUME Limit > 5"), "lib/Limits.tla": module("Limits", "EXTENDS Naturals", "Limit == 3") });
  expect(run).toMatchObject({ code: 10 });
});

test("talus parse lists what a spec defines", async () => {
  const run = await talus.run(["parse", "Spec.tla", "--json"], files);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(run.stdout)).toMatchObject({ command: "parse", spec: "Spec", verdict: "parsed", reason: null, variables: ["x"], definitions: [{ name: "Init", level: "state", line: 4 }, { name: "Next", level: "action" }, { name: "Small" }, { name: "Fine" }] });
  const text = await talus.run(["parse", "Spec.tla"], files);
  expect(text.stdout).toContain("Spec is well-formed");
});

test.runIf(existsSync("/dev/full"))("a full disk behind stdout is said", async () => {
  const run = await talus.run(["check", "Spec.tla", "-q"], files, { outputFile: "/dev/full" });
  expect(run.code).toBe(64);
  expect(run.stderr).toContain("talus: can not write the result: the disk is full");
});

test("a check leaves no files behind that nobody asked for", async () => {
  const run = await talus.run(["check", "Spec.tla", "-q"], files);
  expect(readdirSync(run.directory).sort()).toEqual(["Spec.cfg", "Spec.tla"]);
});

test("a long chain of definitions is no bug of Talus", async () => {
  const chain = Array.from({ length: 6000 }, (_, i) => (i === 0 ? "D0 == x" : `D${i} == D${i - 1} + x`));
  const spec = module("Spec", "EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x' = x", ...chain, "Inv == D5999 >= 0");
  const run = await talus.run(["check", "Spec.tla", "-q"], { "Spec.tla": spec, "Spec.cfg": "INIT Init\nNEXT Next\nINVARIANT Inv\n" });
  expect(run).toMatchObject({ code: 20, stderr: "", stdout: expect.stringContaining("nested") });
});

test.each(["check", "prove", "induct --inv Fine", "explore", "simulate", "export"])("%s does not go past a false assumption", async (command) => {
  const spec = counter.replace("Init ==", "CONSTANT N\nASSUME N > 3\nInit ==").replace("x + 1", "(x + 1) % 3");
  const [name, ...more] = command.split(" ");
  const run = await talus.run([name, "Spec.tla", ...more, "-q"], { "Spec.tla": spec, "Spec.cfg": "INIT Init\nNEXT Next\nCONSTANT N = 3\n" });
  expect(run).toMatchObject({ code: 10, stdout: expect.stringMatching(/^Assumption 1 is false\./) });
});
