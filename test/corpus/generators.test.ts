// Gen of the module Apalache: what it is taken for, by its uses, and what is found with it.
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { withGenerators } from "../../src/generate/index.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const config = "INIT Init\nNEXT Next\nINVARIANT Inv\nCHECK_DEADLOCK FALSE\n";

async function check(module: string): Promise<readonly string[]> {
  const { problem, diagnostics } = withGenerators(problemOf(`---- MODULE Spec ----\nEXTENDS Integers, Sequences, FiniteSets, Apalache\n${module}\n====`, config));
  const report = await checkBounded(problem, { length: 2, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: 60, signal: new AbortController().signal }, silentReporter);
  const [verdict] = report.verdicts;
  const depth = "trace" in verdict && verdict.trace !== null ? verdict.trace.states.length - 1 : "depth" in verdict ? verdict.depth : "";
  const taken = diagnostics.map((d) => /element of (.*), by its uses/.exec(d.message)?.[1] ?? d.message);
  const refused = verdict.kind === "unknown" ? [/Gen, where (.*?) \(write/.exec(verdict.detail)?.[1] ?? verdict.detail] : [];
  return [`${verdict.kind} ${depth}`, ...taken, ...refused];
}

/** Init (the rest does nothing), Inv, and what comes of it: the verdict, then what each Gen is taken for, or why it is refused. */
const rows: readonly (readonly [init: string, inv: string, ...expected: string[]])[] = [
  ["x = Gen(1)", "x # 7", "violated 0", "Int"],
  ["x = Gen(1)", "x < 0 \\/ x >= 0", "holds 2", "Int"],
  ["x = Gen(3)", "Cardinality(x) < 3 \\/ 2 \\notin x", "violated 0", "{x \\in SUBSET Int : Cardinality(x) <= 3}"],
  ["x = Gen(2)", "Cardinality(x) < 3 \\/ 2 \\notin x", "holds 2", "{x \\in SUBSET Int : Cardinality(x) <= 2}"],
  ["x := Gen(2) /\\ TypeOK", "x # {[kind |-> \"b\", to |-> 4]}", "violated 0", "{x \\in SUBSET [kind : {\"a\", \"b\"}, to : Int] : Cardinality(x) <= 2}"],
  ["x = Gen(2) /\\ x \\in SUBSET [kind : {\"a\", \"b\"}, to : Int]", "\\A m \\in x : m.to # 4", "violated 0", "{x \\in SUBSET [kind : {\"a\", \"b\"}, to : Int] : Cardinality(x) <= 2}"],
  ["x = Gen(3)", "Len(x) < 3 \\/ x[3] < x[1]", "violated 0", "{x \\in Seq(Int) : Len(x) <= 3}"],
  ["x = Gen(2)", "Len(x) < 3 \\/ x[3] < x[1]", "holds 2", "{x \\in Seq(Int) : Len(x) <= 2}"],
  ["x = Gen(2)", "Append(x, TRUE) # <<FALSE, TRUE, TRUE>>", "violated 0", "{x \\in Seq(BOOLEAN) : Len(x) <= 2}"],
  ["x = Gen(2)", "x \\in [{\"p\", \"q\"} -> 1..3] => x[\"p\"] = 2 \\/ x[\"q\"] # 2", "violated 0", "UNION {[d -> Int] : d \\in {x \\in SUBSET {\"p\", \"q\"} : Cardinality(x) <= 2}}"],
  ["x = Gen(1)", "x \\in [{\"p\", \"q\"} -> 1..3] => x[\"p\"] = 2", "holds 2", "UNION {[d -> Int] : d \\in {x \\in SUBSET {\"p\", \"q\"} : Cardinality(x) <= 1}}"],
  ["x = Gen(1)", "x \\in {\"a\"} \\X Int => x[2] < 5", "violated 0", "{\"a\"} \\X Int"],
  ["LET g == Gen(2) IN x = g \\cup {0}", "x # {0, 5, 6}", "violated 0", "{x \\in SUBSET Int : Cardinality(x) <= 2}"],
  ["\\E g \\in {Gen(2)} : x = g \\cup {0}", "x # {0, 5, 6}", "violated 0", "{x \\in SUBSET Int : Cardinality(x) <= 2}"],
  ["x = Gen(1)", "TRUE", "unknown -1", "no use says what its values are"],
  ["x = Gen(1)", "Cardinality(x) < 2", "unknown -1", "no use says what its values are made of"],
  ["x = Gen(1)", "x = 1 \\/ x = \"a\"", "unknown -1", "its uses do not agree on what its values are"],
  ["x = Gen(1)", "x \\in STRING", "unknown -1", "no strings are written that it could be"],
  ["x = Gen(1)", "x \\in [Int -> BOOLEAN]", "unknown -1", "no use says what the domains of its functions are"],
];

test.each(rows)("%s, where %s", async (init, inv, ...expected) => {
  const typed = init.includes("TypeOK") ? 'TypeOK == \\A m \\in x : m.kind \\in {"a", "b"} /\\ m.to \\in Int\n' : "";
  expect(await check(`VARIABLE x\n${typed}Init == ${init}\nNext == UNCHANGED x\nInv == ${inv}`)).toStrictEqual(expected);
});

test("a step may generate, and uses in other formulas count", async () => {
  const module = "VARIABLES x, y\nInit == x = {} /\\ y = 0\nAdd == x' = Gen(2) /\\ y' = y + 1\nNext == Add /\\ x' # x\nInv == y < 2 \\/ \\E n \\in x : n > 3\nWith(n) == x = {<<n, n + 1>>}";
  expect(await check(module)).toStrictEqual(["violated 2", "{x \\in SUBSET Int : Cardinality(x) <= 2}"]);
});

test("a definition that is not checked counts where nothing else does", async () => {
  const module = (init: string): string => `VARIABLE x\nTypeOK == x \\in SUBSET {"a", "b"}\nInit == ${init}\nNext == UNCHANGED x\nInv == TRUE`;
  expect(await check(module("x = Gen(2)"))).toStrictEqual(["holds 2", "{x \\in SUBSET {\"a\", \"b\"} : Cardinality(x) <= 2}"]);
  expect(await check(module("x = Gen(2) /\\ x > 0"))).toStrictEqual(["holds 2", "Int"]);
});

test("an operator of the user's own is no generator", async () => {
  const { problem, diagnostics } = withGenerators(problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nGen(n) == n + 1\nInit == x = Gen(1)\nNext == UNCHANGED x\nInv == x = 2\n====", config));
  expect(diagnostics).toStrictEqual([]);
  expect(problem.program.definitions.some((d) => d.name === "Gen")).toBe(true);
});
