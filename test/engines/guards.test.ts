import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { explore } from "../../src/engines/explore/explore.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { problemOf } from "../fuzz/problem-of.ts";

/** Conjuncts of actions that assign nothing, and whether TLC meets an error in them. It goes on once for each way to make them true, and so asks all disjuncts and all elements of \E;
 *  of \A it asks the first element, then the others from the last one down. `i` is 0 or 1 and `s` any set of 1, 2 and 3; Bad is an error where i = 0. */
const guards: readonly (readonly [guard: string, outcome: "error" | "none"])[] = [
  ["(v = 0 \\/ Bad)", "error"], ["((v = 0 \\/ Bad) = TRUE)", "none"], ["(v = 1 /\\ (v = 0 \\/ Bad))", "none"], ["(v = 0 \\/ (v = 1 /\\ Bad))", "none"], ["(v = 1 => (v = 1 \\/ Bad))", "none"], ["(v = 0 => (v = 0 \\/ Bad))", "error"],
  ["(IF v = 0 THEN v = 0 \\/ Bad ELSE TRUE)", "error"], ["(IF v = 0 \\/ Bad THEN TRUE ELSE TRUE)", "none"], ["(CASE v = 0 -> v = 0 \\/ Bad [] OTHER -> TRUE)", "error"], ["(LET t == v = 0 \\/ Bad IN t)", "error"], ["(LET t(k) == v = k \\/ Bad IN t(0))", "error"],
  ["Either", "error"], ["Way(0)", "error"], ["Given(v = 0 \\/ Bad)", "error"], ["~(v = 1 /\\ Bad)", "none"], ["(\\E x \\in {1, 2} : x = 1 \\/ Bad)", "error"], ["(\\E x \\in {1, 2} : IF x = 1 THEN TRUE ELSE Bad)", "error"], ["(\\E x \\in s : x = 1)", "none"],
  ["(\\E x \\in {1, 2} : IF x = 1 THEN v = 1 ELSE v = 0 \\/ Bad)", "error"], ["(\\E x \\in s : IF x = 1 THEN TRUE ELSE Bad)", "error"], ["(\\E x \\in s : IF x = 4 THEN Bad ELSE TRUE)", "none"],
  ["(\\A x \\in {1, 2, 3} : IF x = 1 THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE)", "none"], ["(\\A x \\in {1, 2, 3} : IF x = 1 THEN TRUE ELSE IF x = 2 THEN FALSE ELSE Bad)", "error"], ["(\\A x \\in {1, 2, 3} : IF x = 1 THEN Bad ELSE FALSE)", "error"],
  ["(\\A x \\in {1, 2, 3} : IF x = 1 THEN FALSE ELSE Bad)", "none"], ["(\\A x \\in 1..3 : IF x = 1 THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE)", "none"], ["(\\A x \\in i..3 : IF x = i THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE)", "none"], ["(\\A x \\in i..3 : IF x = i THEN TRUE ELSE IF x = 2 THEN FALSE ELSE Bad)", "error"],
  ["((\\A x \\in {1, 2, 3} : IF x = 1 THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE) = TRUE)", "error"], ["(\\A x \\in s : IF x = 1 THEN TRUE ELSE IF x = 2 THEN FALSE ELSE Bad)", "error"], ["({1, 3} \\subseteq s /\\ \\A x \\in s : IF x = 1 THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE)", "none"],
  ["(s # {} /\\ \\A x \\in s : IF x = 3 THEN FALSE ELSE Bad)", "error"], ["({1, 3} \\subseteq s /\\ \\A x \\in s : IF x = 3 THEN FALSE ELSE Bad)", "error"], ["(1 \\notin s /\\ {2, 3} \\subseteq s /\\ \\A x \\in s : IF x = 3 THEN FALSE ELSE Bad)", "error"],
  ["(\\A x \\in {1, 2}, y \\in {1, 2} : IF x = 1 /\\ y = 1 THEN TRUE ELSE IF x = 2 /\\ y = 2 THEN FALSE ELSE Bad)", "none"], ["(\\A x \\in {1, 2}, y \\in {1, 2} : IF x = 1 /\\ y = 1 THEN TRUE ELSE IF x = 2 /\\ y = 1 THEN FALSE ELSE IF x = 1 /\\ y = 2 THEN Bad ELSE TRUE)", "error"],
  ["(\\A x \\in {1, 2}, y \\in {1, 2} : IF x = 1 /\\ y = 1 THEN TRUE ELSE IF x = 1 /\\ y = 2 THEN FALSE ELSE IF x = 2 /\\ y = 1 THEN Bad ELSE TRUE)", "none"], ["(\\A x \\in {1, 2} : \\A y \\in {1, 2, 3} : IF y = 1 THEN TRUE ELSE IF y = 2 THEN Bad ELSE FALSE)", "none"],
  ["(\\A x \\in {1, 2} : v = 0 /\\ \\A y \\in {1, 2, 3} : IF y = 1 THEN TRUE ELSE IF y = 2 THEN Bad ELSE FALSE)", "none"], ["(\\A x \\in {1, 2} : IF x = 2 THEN FALSE ELSE v = 0 \\/ Bad)", "error"], ["(\\A <<x, y>> \\in {<<1, 1>>, <<1, 2>>, <<2, 1>>} : IF x = 2 THEN FALSE ELSE IF y = 2 THEN Bad ELSE TRUE)", "none"],
  ["[x \\in {0} |-> v = x \\/ Bad][0]", "error"], ["(LET f == [x \\in {0} |-> v = x \\/ Bad] IN f[0])", "error"], ["f0[0]", "error"],
];

/** Tests under ENABLED, where TLC goes on from the first way that makes them true, and comes to the others where that leads nowhere. */
const enabled: typeof guards = [
  ["((ENABLED ((v = 0 \\/ Bad) /\\ v = 1 /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) = FALSE)", "error"], ["((ENABLED ((v = 0 \\/ Bad) /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) = TRUE)", "none"], ["((ENABLED ((v = 1 \\/ Bad) /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) = TRUE)", "error"], ["((ENABLED ((\\E x \\in {1, 2} : x = 1 \\/ Bad) /\\ v = 1 /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) = FALSE)", "error"],
  ["((ENABLED (Either /\\ i = 0 /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) \\in BOOLEAN)", "none"], ["((ENABLED (Either /\\ i = 1 /\\ v' = 2 /\\ UNCHANGED <<i, s>>)) \\in BOOLEAN)", "error"], ["((ENABLED ((\\A x \\in {1, 2, 3} : IF x = 1 THEN TRUE ELSE IF x = 2 THEN Bad ELSE FALSE) /\\ v' = 1 /\\ UNCHANGED <<i, s>>)) = FALSE)", "none"],
  ["((ENABLED ((\\A x \\in {1, 2, 3} : IF x = 1 THEN TRUE ELSE IF x = 2 THEN FALSE ELSE Bad) /\\ v' = 1 /\\ UNCHANGED <<i, s>>)) = FALSE)", "error"],
];

const moduleOf = (next: string): string => [
  "---- MODULE Guards ----", "EXTENDS Integers", "VARIABLES i, s, v", "Bad == 1 \\div i = 1", "Either == v = 0 \\/ Bad", "Way(k) == v = k \\/ Bad", "Given(t) == t /\\ v = 0", "f0 == [x \\in {0} |-> v = x \\/ Bad]",
  "Init == i \\in {0, 1} /\\ s \\in SUBSET {1, 2, 3} /\\ v = 0", `Next == ${next}`, "====",
].join("\n");
const config = "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n";
const options = { length: 2, maxErrors: 1, view: null, seed: 0, solver: "sat", encoding: "auto", depth: null, workers: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0 };

test.each([...guards, ...enabled])("%s", async (guard, outcome) => {
  for (const next of [`v = 0 /\\ ${guard} /\\ v' = 1 /\\ UNCHANGED <<i, s>>`, `v = 0 /\\ v' = 1 /\\ (${guard} /\\ s' = s) /\\ i' = i`]) {
    const problem = problemOf(moduleOf(next), config);
    const reports = [await explore(problem, options, silentReporter), await checkBounded(problem, options, silentReporter)];
    expect(reports.map((r) => r.verdicts[0].kind)).toEqual(Array(2).fill(outcome === "error" ? "evaluation-error" : "holds"));
  }
});
