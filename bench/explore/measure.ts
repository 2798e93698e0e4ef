import { readArguments } from "../../src/cli/arguments.ts";
import { diskHost } from "../../src/cli/file-host.ts";
import { headline } from "../../src/cli/headline.ts";
import { readOptions } from "../../src/cli/options.ts";
import { readInput } from "../../src/cli/pipeline.ts";
import { recordingHost, startExploreHelper } from "../../src/cli/start-explore-helper.ts";
import { explore } from "../../src/engines/explore/explore.ts";
import { silentReporter } from "../../src/engines/report.ts";

// One search, measured: the counts, states a second of the search alone, and what memory a state takes.
const request = readArguments(["explore", ...process.argv.slice(2)], ["explore"]);
if (request.kind !== "run") throw new Error("usage: node bench/explore/run.js SPEC.tla [options of talus explore]");
const options = readOptions(request.spec, request.given);
const { host, files } = recordingHost(diskHost());
const { problem, diagnostics } = readInput(options, host);
if (problem === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
const before = process.memoryUsage().rss;
const cpuBefore = process.cpuUsage();
const begin = performance.now();
const report = await explore(problem, {
  depth: options.depth, workers: options.workers, startHelper: startExploreHelper(options, files, 4096), seed: options.seed, timeoutSeconds: options.timeoutSeconds, memoryBytes: null, signal: new AbortController().signal, now: () => Date.now() / 1000,
}, silentReporter);
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
const seconds = (performance.now() - begin) / 1000;
const { search } = report;
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({
  verdict: report.verdicts[0].kind, distinct: search.distinct, generated: search.generated, depth: search.depth, queue: search.queue,
  seconds: Math.round(seconds * 100) / 100, cpuSeconds: Math.round(cpuSeconds * 100) / 100, // of all threads, the compiler and the collector included
  distinctPerSecond: Math.round(search.distinct / seconds), generatedPerSecond: Math.round(search.generated / seconds),
  bytesPerState: Math.round(search.bytes / Math.max(1, search.distinct)), memoryPerState: Math.round((peak - before) / Math.max(1, search.distinct)), peakMegabytes: Math.round(peak / 2 ** 20),
  said: headline(report.verdicts[0]),
})}\n`);
process.exit(0);
