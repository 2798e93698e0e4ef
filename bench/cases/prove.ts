import { type BenchCase, talus, withinSeconds } from "../case.ts";

interface Claim {
  readonly name: string;
  readonly spec: string;
  readonly config?: string;
  readonly invariants?: string;
  readonly seconds: number;
}

const claims: readonly Claim[] = [
  { name: "cluster-membership", spec: "cluster-membership/ClusterMembership", invariants: "TypeOK,JoinAtomicity,NoSplitBrain", seconds: 15 },
  { name: "multi-paxos, 1 round", spec: "multi-paxos/MultiPaxos", config: "MultiPaxos_1round", invariants: "Agreement,PromiseIntegrity", seconds: 30 },
  { name: "multi-paxos, 2 rounds", spec: "multi-paxos/MultiPaxos", invariants: "Agreement,PromiseIntegrity", seconds: 120 },
  { name: "Peterson", spec: "classics/Peterson", seconds: 10 },
  { name: "Bakery", spec: "classics/Bakery", seconds: 10 },
  { name: "two-phase commit, 7 participants", spec: "classics/TwoPhaseCommit", seconds: 10 },
  { name: "token ring of 10", spec: "classics/TokenRing", seconds: 10 },
];

/** Proofs without a bound, their certificates checked again by Z3. */
export const proveCases: readonly BenchCase[] = claims.map(({ name, spec, config, invariants, seconds }) => ({
  issue: 4,
  name: `prove ${name}`,
  command: talus(
    "prove", `specs/${spec}.tla`, "--config", `specs/${spec.replace(/[^/]*$/, "")}${config ?? spec.replace(/^.*\//, "")}.cfg`,
    ...(invariants === undefined ? [] : ["--inv", invariants]), "--json",
  ),
  expected: { exit: 0, verdict: "proved" },
  measures: [withinSeconds(seconds)],
  limitSeconds: Math.max(60, seconds * 3),
}));
