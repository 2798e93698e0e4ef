// Every case that `npm run bench` measures. To add some, write a table like the others here and name it below; each run is a process of its own.
import type { BenchCase } from "../case.ts";
import { checkCases } from "./check.ts";
import { exploreCases } from "./explore.ts";
import { proveCases } from "./prove.ts";
import { raftCases } from "./raft.ts";
import { satCases } from "./sat.ts";

export const cases: readonly BenchCase[] = [...checkCases, ...exploreCases, ...proveCases, ...raftCases, ...satCases];
