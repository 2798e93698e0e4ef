// profile: what evaluating costs, expression by expression. Input: calls of `measure` from an evaluator. Output: a tree of calls with the formula
// size and the time of each, which `engines/profile` sums up. Nothing here is reached unless a run asks for a profile.
export { type ProfileNode, Profiler } from "./profiler.ts";
