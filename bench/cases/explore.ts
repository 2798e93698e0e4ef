import { type BenchCase, type Measure, type Run, talus, withinMegabytes, withinSeconds } from "../case.ts";

const figure = (run: Run, name: string): number | null => {
  const value = run.report?.[name];
  return typeof value === "number" ? value : null;
};

const statesASecond: Measure = { what: "distinct states", unit: "/s", target: 60_000, bound: "least", of: (run) => figure(run, "distinctPerSecond") };
/** What the resident memory of the whole process grew by, by the states that were found. */
const bytesAState: Measure = { what: "a distinct state", unit: "bytes", target: 200, bound: "most", of: (run) => figure(run, "memoryPerState") };
const timesTlc = (what: string, name: string): Measure => ({ what, unit: "x", target: 1, bound: "least", of: (run) => figure(run, name) });

/** The explicit-state checker. */
export const exploreCases: readonly BenchCase[] = [
  {
    issue: 3, name: "cluster-membership, buggy", command: talus("explore", "specs/cluster-membership/ClusterMembership.tla", "--config", "specs/cluster-membership/ClusterMembership_Buggy.cfg", "--json"),
    expected: { exit: 12, verdict: "violated", depth: 7 }, measures: [withinSeconds(3), withinMegabytes(4096)], limitSeconds: 120, runs: 3,
  },
  {
    issue: 3, name: "cluster-membership, 14 levels, 2 workers", command: ["bench/explore/run.js", "specs/cluster-membership/ClusterMembership.tla", "--depth", "14", "--workers", "2"],
    expected: null, measures: [statesASecond, bytesAState], limitSeconds: 300,
  },
  {
    issue: 3, name: "cluster-membership, 12 levels, against TLC", command: ["bench/explore/against-tlc.js"], needs: ["java"], expected: null, limitSeconds: 900,
    measures: [timesTlc("as fast as TLC, one thread", "ratio"), timesTlc("as fast as TLC, two threads", "ratioOfTwo"), timesTlc("processor time, one thread", "cpuRatio"), timesTlc("processor time, two threads", "cpuRatioOfTwo")],
  },
];
