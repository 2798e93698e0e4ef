import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskHost } from "../../../src/cli/file-host.ts";
import { readOptions } from "../../../src/cli/options.ts";
import { readInput } from "../../../src/cli/pipeline.ts";
import { recordingHost, startExploreHelper } from "../../../src/cli/start-explore-helper.ts";
import { explore } from "../../../src/engines/explore/explore.ts";
import type { ExploreReport } from "../../../src/engines/explore/explore-options.ts";
import { silentReporter } from "../../../src/engines/report.ts";

interface Expectation {
  readonly spec: string;
  readonly config: string;
  readonly verdict: string;
  readonly property: string | null;
  readonly depth: number | null;
  readonly distinct: number | null;
  readonly generated: number | null;
  readonly searchDepth: number | null;
  readonly checkDeadlock: boolean;
}

const specs = join(import.meta.dirname, "../../../specs");
const rows = readdirSync(specs, { recursive: true }).map(String).filter((f) => f.endsWith("expect.json")).sort().flatMap((file) => {
  const list = JSON.parse(readFileSync(join(specs, file), "utf8")) as readonly Expectation[]; // our own file
  return list.map((e) => ({ ...e, folder: join(specs, file, ".."), name: `${file.replace("/expect.json", "")}/${e.config}` }));
}).filter((row) => row.distinct !== null);

async function search(row: (typeof rows)[number], workers: number): Promise<ExploreReport> {
  const options = readOptions(join(row.folder, row.spec), { config: join(row.folder, row.config), ...(row.checkDeadlock ? {} : { "no-deadlock": true as const }) });
  const { host, files } = recordingHost(diskHost());
  const { problem } = readInput(options, host);
  if (problem === null) throw new Error(`${row.name} is read without errors`);
  return explore(problem, {
    depth: null, workers, seed: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0, startHelper: startExploreHelper(options, files, 1024),
  }, silentReporter);
}

/** The nightly suite also takes those that need minutes. */
const nightly = process.env.TALUS_NIGHTLY !== undefined;
const affordable = rows.filter((row) => nightly || ((row.distinct ?? 0) <= 1_500 && !/record-(1|2|3)/.test(row.name)));

test.each(affordable)("$name", async (row) => {
  const { verdicts: [verdict], search: found } = await search(row, 1);
  expect({
    verdict: verdict.kind, property: verdict.kind === "violated" ? verdict.property : null, depth: "trace" in verdict ? verdict.trace.states.length - 1 : null,
    distinct: found.distinct, generated: found.generated, searchDepth: found.depth,
  }).toEqual({ verdict: row.verdict, property: row.property, depth: row.depth, distinct: row.distinct, generated: row.generated, searchDepth: row.searchDepth });
}, 1_200_000);

test.each([2, 3])("%i threads find the same states at the same depth", async (workers) => {
  const row = rows.find((r) => r.config === "TokenRing.cfg");
  if (row === undefined) throw new Error("TokenRing is one of our specs");
  const { verdicts: [verdict], search: found } = await search(row, workers);
  expect(verdict.kind).toBe("holds");
  expect([found.distinct, found.generated, found.depth, found.queue]).toEqual([row.distinct, row.generated, row.searchDepth, 0]);
  expect(found.actions.reduce((sum, a) => sum + a.taken, 0)).toBe(row.generated);
  expect(found.degrees.reduce((sum, n) => sum + n, 0)).toBe(row.distinct);
});

test("with two threads a violation is still a shortest one", async () => {
  const row = rows.find((r) => r.config === "ClusterMembership_LeaveDetection.cfg");
  if (row === undefined) throw new Error("ClusterMembership is one of our specs");
  const { verdicts: [verdict] } = await search(row, 2);
  if (verdict.kind !== "violated") throw new Error(verdict.kind);
  expect([verdict.property, verdict.trace.states.length - 1]).toEqual([row.property, row.depth]);
});
