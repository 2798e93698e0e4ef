import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, module, type Run, type Talus } from "../../cli/talus.ts";

let talus: Talus;
const made: string[] = [];
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => {
  talus.dispose();
  made.forEach((path) => rmSync(path, { recursive: true, force: true }));
});

const spec = module("Spec", "EXTENDS Naturals", "VARIABLE x", "Init == x \\in 0..1", "Next == x < 9 /\\ x' = x + 2", "Small == x < 4");
const files = { "Spec.tla": spec, "Spec.cfg": "INIT Init\nNEXT Next\nINVARIANT Small\n", "tools.jar": "" };
const recorded = (name: string): string => readFileSync(fileURLToPath(new URL(`../../tlc/recorded/${name}.out`, import.meta.url)), "utf8");

/** A `java` that prints what was recorded: `run` for the model, `confirmation` for the trace that it is to confirm. */
function fakeJava(run: readonly [string, number], confirmation: readonly [string, number]): string {
  const directory = mkdtempSync(join(tmpdir(), "talus-java-"));
  made.push(directory);
  writeFileSync(join(directory, "run.out"), run[0]);
  writeFileSync(join(directory, "confirmation.out"), confirmation[0]);
  const script = `#!/bin/sh\ncase "$*" in *_Replay*|*loadTrace*) cat "${directory}/confirmation.out"; exit ${confirmation[1]};; esac\ncat "${directory}/run.out"\nexit ${run[1]}\n`;
  writeFileSync(join(directory, "java"), script);
  chmodSync(join(directory, "java"), 0o755);
  return directory;
}

const violation = (states: number): string => [
  "@!@!@STARTMSG 2110:1 @!@!@\nInvariant Small is violated.\n@!@!@ENDMSG 2110 @!@!@\n",
  ...Array.from({ length: states }, (_, i) => `@!@!@STARTMSG 2217:4 @!@!@\n${i + 1}: <Next>\nx = ${i}\n\n@!@!@ENDMSG 2217 @!@!@\n`),
].join("");

function compare(args: readonly string[], java: string | null, changed: Readonly<Record<string, string>> = {}): Promise<Run> {
  const environment = { PATH: java === null ? "" : `${java}:/usr/bin:/bin`, TLA2TOOLS_JAR: "" };
  return talus.run(["compare", "Spec.tla", ...args], { ...files, ...changed }, { environment });
}

test("checkers that agree on a violation: exit code 0, a table, no files", async () => {
  const run = await compare(["--length", "4"], null);
  expect(run.code, run.stdout).toBe(0);
  expect(run.stdout).toMatchInlineSnapshot(`
    "The checkers agree on Spec up to 4 steps.

                                check            enumeration      explore
    verdict                     violated         violated         violated         agree
    what is wrong               invariant Small  invariant Small  invariant Small  agree
    states of a shortest trace  3                3                3                agree
    the trace of check          found            accepted                          agree
    the explicit trace          accepted         found                             agree
    states after 0 steps        2                2                                 agree
    states after 1 step         2                2                                 agree
    states after 2 steps        2                2                                 agree
    states after 3 steps        2                2                                 agree
    states after 4 steps        2                2                                 agree

    TLC takes no part: give --tlc tla2tools.jar, or set TLA2TOOLS_JAR.
    "
  `);
  expect(readdirSync(run.directory).sort()).toEqual(Object.keys(files).sort());
});

test("--json has every point, and --out the traces", async () => {
  const run = await compare(["--length", "4", "--json", "--out", "sides"], null);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    tool: "talus", command: "compare", spec: "Spec", verdict: "agree", depth: 4, reason: null,
    points: expect.arrayContaining([{ what: "verdict", said: { check: "violated", enumeration: "violated", explore: "violated" }, agree: true, note: null }]),
  });
  expect(readdirSync(join(run.directory, "sides")).sort()).toEqual(["check", "compare", "enumeration", "explore"].flatMap((side) => (side === "compare" ? ["Spec_compare.json"] : [`Spec_${side}.itf.json`, `Spec_${side}.txt`])));
});

test("at the bound a state is looked at and not expanded, by all", async () => {
  const run = await compare(["--length", "2", "--inv", "Small", "--quiet"], null, { "Spec.tla": spec.replace("x < 9", "x < 2") });
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/^verdict +deadlock +deadlock +deadlock +agree$/m);
  const bounded = await compare(["--length", "1", "--quiet"], null, { "Spec.tla": spec.replace("x < 9", "x < 2") });
  expect(bounded.stdout).toMatch(/^verdict +holds +holds +holds +agree$/m);
  expect(bounded.stdout).toMatch(/^distinct states +4 +4 +agree$/m);
});

test("TLC as a third party", async () => {
  const run = await compare(["--length", "4", "--tlc", "tools.jar", "-q"], fakeJava([violation(3), 12], [violation(3), 12]));
  expect(run.code, run.stdout).toBe(0);
  expect(run.stdout).toMatch(/^verdict +violated +violated +violated +violated +agree$/m);
  expect(run.stdout).toMatch(/^states of a shortest trace +3 +3 +3 +3 +agree$/m);
  expect(run.stdout).toMatch(/^the trace of check, in TLC +found +confirmed +agree$/m);
});

test.each<[string, readonly [string, number], readonly [string, number], RegExp]>([
  ["TLC finds nothing", [recorded("success"), 0], [violation(3), 12], /^verdict +violated +violated +violated +holds +DIFFER$/m],
  ["TLC finds something else", [recorded("deadlock"), 11], [violation(3), 12], /^what is wrong +invariant Small .* deadlock +DIFFER$/m],
  ["TLC has a longer trace", [violation(4), 12], [violation(3), 12], /^states of a shortest trace +3 +3 +3 +4 +DIFFER$/m],
  ["TLC refuses the trace", [violation(3), 12], [recorded("success"), 0], /^the trace of check, in TLC +found +refused +DIFFER$/m],
])("%s: exit code 21, and both traces are written", async (_, run, confirmation, line) => {
  const found = await compare(["--length", "4", "--tlc", "tools.jar", "-q"], fakeJava(run, confirmation));
  expect(found.code, found.stdout).toBe(21);
  expect(found.stdout).toMatch(/^The checkers disagree on Spec in \d points?: one of them is wrong\./);
  expect(found.stdout).toMatch(line);
  expect(found.stdout).toContain("Written to Spec_compare: Spec_check.txt");
  expect(existsSync(join(found.directory, "Spec_compare/Spec_check.itf.json"))).toBe(true);
  expect(existsSync(join(found.directory, "Spec_compare/Spec_enumeration.itf.json"))).toBe(true);
});

test("a TLC that can not take part is a line, or an open question, and no disagreement", async () => {
  const noJar = await compare(["--tlc", "elsewhere.jar", "-q"], null);
  expect(noJar).toMatchObject({ code: 0, stdout: expect.stringMatching(/^TLC takes no part: it is not at .*elsewhere\.jar\.$/m) });
  const noJava = await compare(["--tlc", "tools.jar", "-q"], null);
  expect(noJava).toMatchObject({ code: 0, stdout: expect.stringContaining("TLC takes no part: it needs Java, and 'java' does not start.") });
  const refusing = await compare(["--tlc", "tools.jar", "-q"], fakeJava([recorded("semantic"), 150], [recorded("semantic"), 150]));
  expect(refusing).toMatchObject({ code: 20, stdout: expect.stringContaining("TLC ended without a verdict") });
});

test("the jar of the environment is used", async () => {
  const environment = { PATH: `${fakeJava([violation(3), 12], [violation(3), 12])}:/usr/bin:/bin`, TLA2TOOLS_JAR: "tools.jar" };
  const run = await talus.run(["compare", "Spec.tla", "--length", "4", "-q"], files, { environment });
  expect(run.stdout).toMatch(/^the trace of check, in TLC +found +confirmed/m);
});

test("errors of the input are what they are for check", async () => {
  expect(await compare([], null, { "Spec.tla": spec.replace("Init ==", "Init =") })).toMatchObject({ code: 150 });
  expect(await compare([], null, { "Spec.cfg": "INIT Start\nNEXT Next\n" })).toMatchObject({ code: 151 });
});

test.runIf(process.env.TLA2TOOLS_JAR !== undefined)("the real TLC", async () => {
  const run = await talus.run(["compare", "Spec.tla", "--length", "4", "-q"], files);
  expect(run.code, run.stdout).toBe(0);
  expect(run.stdout).toMatch(/^the trace of check, in TLC +found +confirmed +agree$/m);
});
