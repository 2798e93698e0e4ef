import { type BenchCase, talus, withinMegabytes, withinSeconds } from "../case.ts";

/** The ten records with the shortest counterexamples, by their numbers, with the exit code and the steps. */
const records: readonly (readonly [number: string, exit: number, steps: number])[] = [
  ["01", 12, 0], ["06", 75, 0], ["03", 12, 1], ["04", 12, 1], ["09", 12, 1], ["10", 12, 1], ["12", 12, 1], ["13", 12, 1], ["15", 12, 1], ["17", 12, 1],
];

/** Single invariants over one step from any state of the right shape that they hold in: the predicate to start from, and the exit code. */
const inductive: readonly (readonly [start: string, invariant: string, exit: number])[] = [
  ["FromSnapshotOffset", "SnapshotOffsetConsistencyInv", 0], ["FromLeaderSelf", "LeaderSelfReplicateInv", 0], ["FromInflights", "InflightsOnlyInReplicateInv", 0],
  ["FromInflightsBound", "InflightsBoundInv", 0], ["FromOneLeader", "MoreThanOneLeaderInv", 12],
];

/** etcd's raft with three servers, and the shortest of the restored defects of its log. */
export const raftCases: readonly BenchCase[] = [
  {
    issue: 5, name: "etcd-raft, all invariants, length 6", command: talus("check", "specs/etcd-raft/Invariants.tla", "--length", "6", "--json"),
    expected: { exit: 0, verdict: "holds", depth: 6 }, measures: [withinSeconds(300), withinMegabytes(6144)], limitSeconds: 600,
  },
  ...inductive.map(([start, invariant, exit]): BenchCase => ({
    issue: 5, name: `etcd-raft, one step, ${invariant}`,
    command: talus("check", "specs/etcd-raft/Induction.tla", "--init", start, "--inv", invariant, "--length", "1", "--json"),
    expected: { exit }, measures: [withinSeconds(60)], limitSeconds: 180,
  })),
  ...records.map(([number, exit, depth]): BenchCase => ({
    issue: 5, name: `etcd-raft, record ${number}`, command: talus("check", "specs/etcd-raft/Records.tla", "--config", `specs/etcd-raft/records/record-${number}.cfg`, "--json"),
    expected: { exit, depth }, measures: [withinSeconds(60)], limitSeconds: 180,
  })),
];
