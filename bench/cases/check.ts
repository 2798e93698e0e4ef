import { type BenchCase, talus, withinMegabytes, withinSeconds } from "../case.ts";

const tenLines = [
  "---- MODULE Ten ----", "EXTENDS Naturals", "VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Up == x < 9 /\\ x' = x + 1 /\\ y' = y",
  "Over == x = 9 /\\ x' = 0 /\\ y' = (y + 1) % 4", "Next == Up \\/ Over", "InRange == x \\in 0..9 /\\ y \\in 0..3", "Spec == Init /\\ [][Next]_<<x, y>>", "====", "",
].join("\n");

/** Bounded checking: start-up, and the specs of the first three systems. */
export const checkCases: readonly BenchCase[] = [
  { issue: 2, name: "talus --version", command: talus("--version"), expected: { exit: 0 }, measures: [withinSeconds(0.3)], limitSeconds: 30, runs: 7 },
  {
    issue: 2, name: "ten lines, length 10", command: talus("check", "{directory}/Ten.tla", "--length", "10", "--json"), expected: { exit: 0, verdict: "holds" },
    measures: [withinSeconds(1.5)], limitSeconds: 60, runs: 5, files: { "Ten.tla": tenLines, "Ten.cfg": "SPECIFICATION Spec\nINVARIANT InRange\n" },
  },
  {
    issue: 2, name: "cluster-membership, buggy", command: talus("check", "specs/cluster-membership/ClusterMembership.tla", "--config", "specs/cluster-membership/ClusterMembership_Buggy.cfg", "--json"),
    expected: { exit: 12, verdict: "violated", depth: 7 }, measures: [withinSeconds(10), withinMegabytes(4096)], limitSeconds: 120, runs: 3,
  },
  {
    issue: 2, name: "cluster-membership, length 8", command: talus("check", "specs/cluster-membership/ClusterMembership.tla", "--length", "8", "--json"),
    expected: { exit: 0, verdict: "holds", depth: 8 }, measures: [withinSeconds(60), withinMegabytes(4096)], limitSeconds: 300,
  },
  {
    issue: 2, name: "multi-paxos, length 8", command: talus("check", "specs/multi-paxos/MultiPaxos.tla", "--length", "8", "--json"),
    expected: { exit: 0, verdict: "holds", depth: 8 }, measures: [withinSeconds(60), withinMegabytes(4096)], limitSeconds: 300,
  },
  {
    issue: 2, name: "onos-config, length 12", command: talus("check", "specs/onos-config/Config.tla", "--length", "12", "--json"),
    expected: { exit: 0, verdict: "holds", depth: 12 }, measures: [withinSeconds(120), withinMegabytes(4096)], limitSeconds: 600,
  },
];
