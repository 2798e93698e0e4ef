import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { z3Solver } from "../../src/solver/index.ts";
import { TermTable } from "../../src/term/term-table.ts";
import { pigeonhole } from "./circuits.ts";

describe("embedded Z3", () => {
  test.each([["dying-worker.mjs", "code 7"], ["throwing-worker.mjs", "no start today"]])("a thread as in %s is an unknown that says so", async (file, detail) => {
    const table = new TermTable();
    const solver = await z3Solver(table, { worker: new URL(file, import.meta.url) });
    solver.assert(table.fresh());
    for (let i = 0; i < 2; i++) expect(await solver.check([])).toMatchObject({ kind: "unknown", reason: "incomplete", detail: expect.stringContaining(detail) });
    expect(solver.statistics().restarts).toBe(1);
    solver.dispose();
  });

  test("a spent memory limit is an unknown, and smaller questions go on", async () => {
    const table = new TermTable();
    const solver = await z3Solver(table, { megabytes: 40 });
    const inputs = Array.from({ length: 2000 }, () => table.fresh());
    expect((await solver.check([inputs[0]])).kind).toBe("sat");
    const pairs = inputs.flatMap((a, i) => inputs.slice(i + 1, i + 200).map((b) => table.xor(a, b)));
    expect(await solver.check([table.any(pairs)])).toMatchObject({ kind: "unknown", reason: "memory" });
    expect((await solver.check([inputs[1]])).kind).toBe("sat");
    solver.dispose();
  });

  test("a process waits for its running check, and then ends by itself", async () => {
    const script = `
      import { z3Solver } from "./src/solver/index.ts";
      import { TermTable } from "./src/term/term-table.ts";
      import { pigeonhole } from "./test/solver/circuits.ts";
      const table = new TermTable();
      const solver = await z3Solver(table);
      solver.assert(pigeonhole(table, 8));
      solver.check([]).then((answer) => console.log(answer.kind, answer.detail ?? ""));`;
    const root = new URL("../..", import.meta.url).pathname;
    const outfile = `${root}node_modules/.cache/talus-workers/program-of-a-test.mjs`; // beside the bundles of the workers, where a built program looks for them
    await build({ stdin: { contents: script, resolveDir: root }, bundle: true, outfile, format: "esm", platform: "node", external: ["z3-solver"], absWorkingDir: root });
    const output = execFileSync(process.execPath, [outfile], { timeout: 60_000 });
    expect(output.toString().trim()).toBe("unsat");
  });

  test("asks for nothing twice: unrolling sends each gate once", async () => {
    const table = new TermTable();
    const solver = await z3Solver(table);
    const hole = pigeonhole(table, 5);
    solver.assert(hole);
    expect((await solver.check([])).kind).toBe("unsat");
    expect((await solver.check([table.fresh()])).kind).toBe("unsat");
    expect(solver.statistics()).toMatchObject({ checks: 2, restarts: 0 });
    solver.dispose();
  });
});
