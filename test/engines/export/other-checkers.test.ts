import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf } from "../../fuzz/problem-of.ts";
import { specArbitrary } from "../../fuzz/spec-arbitrary.ts";
import { enumerate } from "../prove/enumerate.ts";
import { specProblem } from "../spec-problem.ts";
import { exportProblem, isOnPath } from "./export-text.ts";

const nightly = process.env.TALUS_NIGHTLY !== undefined;
const runs = nightly ? 40 : 2;

let directory = "";
beforeAll(() => { directory = mkdtempSync(join(tmpdir(), "talus-export-")); });
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Verdict = "safe" | "bad";

/** Z3's answer to the Horn clauses: `sat` is an inductive invariant. */
function byZ3(horn: string): Verdict {
  const file = join(directory, "system.smt2");
  writeFileSync(file, horn);
  const answer = execFileSync("z3", ["-T:120", file], { encoding: "utf8" }).trim();
  if (answer !== "sat" && answer !== "unsat") throw new Error(`z3 says ${answer}`);
  return answer === "sat" ? "safe" : "bad";
}

/** What a hardware model checker's PDR says of the binary file, and the time at which something bad happens. */
function byAbc(binary: Uint8Array): Verdict {
  const file = join(directory, "system.aig");
  writeFileSync(file, binary);
  const script = join(directory, "script");
  writeFileSync(script, `read_aiger ${file}\nfold\norpos\npdr\nprint_status\n`);
  const text = execFileSync("berkeley-abc", ["-f", script], { encoding: "utf8", cwd: directory });
  const status = /Status = (-?\d)/.exec(text)?.[1];
  if (status !== "0" && status !== "1") throw new Error(text);
  return status === "1" ? "safe" : "bad";
}

const checkers = [{ name: "z3", ask: (e: Awaited<ReturnType<typeof exportProblem>>) => byZ3(e.horn) }, { name: "berkeley-abc", ask: (e: Awaited<ReturnType<typeof exportProblem>>) => byAbc(e.binary) }];

const ours: readonly (readonly [string, string, Verdict])[] = [
  ["classics/Peterson.tla", "classics/Peterson.cfg", "safe"],
  ["classics/Peterson.tla", "classics/Peterson_Buggy.cfg", "bad"],
  ["classics/RingElection.tla", "classics/RingElection_Deadlock.cfg", "bad"],
  ["small/BoundedQueue.tla", "small/BoundedQueue.cfg", "safe"],
  ["small/BoundedQueue.tla", "small/BoundedQueue_Buggy.cfg", "bad"],
];

for (const { name, ask } of checkers) {
  test.runIf(nightly && isOnPath(name))(`${name} answers as Talus does on our specs`, async () => {
    for (const [spec, config, expected] of ours) expect(ask(await exportProblem(specProblem(spec, config))), config).toBe(expected);
  }, 600_000);

  test.runIf(isOnPath(name))(`${name} answers as enumeration does on random specs`, async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary(), fc.constantFrom("x + y < 5", "s # P \\/ x = 0", "h # N => h.n < 2", "q = <<>> \\/ Head(q) \\in P", "~(x = 2 /\\ s = P)"), fc.boolean(), async (text, invariant, deadlock) => {
        const spec = text.replace(/====$/, `Inv == ${invariant}\n====\n`);
        const problem = problemOf(spec, `INIT Init\nNEXT Next\nCONSTRAINT Bound\nINVARIANT Inv\nCONSTANTS P = {p1, p2}\n N = N\nCHECK_DEADLOCK ${deadlock ? "TRUE" : "FALSE"}\n`);
        const expected = enumerate(problem, 4000);
        if (expected.kind === "large") return;
        expect(ask(await exportProblem(problem)), spec).toBe(expected.kind);
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
}

test("the Horn clauses name their latches as TLA+", async () => {
  const { horn } = await exportProblem(specProblem("classics/Peterson.tla", "classics/Peterson.cfg"));
  expect(horn).toContain('; l1: pc[0] = "begun"\n');
  expect(horn).toContain("; bad 0: MutualExclusion is violated\n");
  expect(readFileSync(new URL("../../../specs/classics/Peterson.tla", import.meta.url), "utf8")).toContain("MutualExclusion ==");
});
