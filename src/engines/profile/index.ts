// profile: a tree of measured calls -> rows by expression, and the file of a browser's profiler. Start reading at `summarize.ts`.
export { cpuProfile } from "./cpu-profile.ts";
export { type Described, describeExpr, shortened } from "./describe-row.ts";
export { heaviest, heaviestOperators, type OperatorRow, type Profile, type ProfileRow, summarize } from "./summarize.ts";
