import { expect, test } from "vitest";
import { checkAssignments } from "../../src/config/check-assignments.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

/** What is warned of `Next`: a code, the message and the text it points to, up to its first line break. */
function warnings(body: string, config = ""): readonly string[] {
  const source = `---- MODULE Spec ----\nEXTENDS Integers, TLC\nCONSTANT C\nVARIABLES x, y\nvars == <<x, y>>\n${body}\n====\n`;
  const { loaded } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? source : null) });
  const { lowered, diagnostics } = loaded === null ? { lowered: null, diagnostics: [] } : lower(loaded, parseConfig(`CONSTANT C = ${config === "" ? "1" : config}`, "Spec.cfg").config);
  const next = lowered?.find("Next");
  if (lowered == null || next == null) throw new Error(`the spec is read: ${diagnostics.map((d) => d.message).join("; ")}`);
  return checkAssignments(lowered.program, next.body).map((d) => `${d.code} ${d.message} @ ${source.slice(d.span.start, d.span.end).split("\n")[0]}`);
}

const branch = "W308 this branch of the next-state relation leaves";

test.each<[string, readonly string[]]>([
  ["Next == x' = 1 /\\ y' = 2", []],
  ["Next == x' = 1", [`${branch} 'y' unassigned @ x' = 1`]],
  ["Next == x > 0", [`${branch} 'x', 'y' unassigned @ x > 0`]],
  ["Next == (x' = 1 /\\ UNCHANGED y) \\/ x' = 2", [`${branch} 'y' unassigned @ x' = 2`]],
  ["Next == UNCHANGED vars", []],
  ["Next == x' \\in 1..2 /\\ y' \\in SUBSET {1}", []],
  ["Next == (x' = 1 \\/ x' = 2) /\\ y' = x'", []],
  ["Next == y' = 1 /\\ (IF y = 0 THEN x' = 1 ELSE TRUE)", [`${branch} 'x' unassigned @ TRUE`]],
  ["Next == y' = 1 /\\ CASE y = 0 -> x' = 1 [] y = 1 -> UNCHANGED x [] OTHER -> y > 2", [`${branch} 'x' unassigned @ y > 2`]],
  // a branch is warned of only if all ways through it leave the variable alone
  ["Next == y' = 1 /\\ (IF y = 0 THEN x' = 1 ELSE TRUE) /\\ (IF y = 0 THEN TRUE ELSE x' = 2)", []],
  ["A(i) == x' = i\nB == UNCHANGED vars\nNext == (\\E i \\in 1..2 : A(i)) \\/ B", ["W308 'A' leaves 'y' unassigned @ A"]],
  ["A(i) == \\/ x' = i\n        \\/ UNCHANGED vars\nNext == \\E i \\in 1..2 : A(i)", [`${branch} 'y' unassigned @ x' = i`]],
  ["Set(v, e) == v' = e\nNext == Set(x, 1) /\\ Set(y, 2)", []],
  ["Set(v, e) == v' = e\nNext == Set(x, 1) /\\ Set(x, 2)", ["W308 this branch of the next-state relation leaves 'y' unassigned @ Set(x, 1) /\\ Set(x, 2)"]],
  ["Both(P(_), Q(_)) == P(1) /\\ Q(2)\nNext == Both(LAMBDA a : x' = a, LAMBDA a : y' = a)", []],
  ["Next == LET n == x + 1 S == x' = n IN S /\\ y' = n", []],
  ["Next == LET n == x + 1 IN x' = n", [`${branch} 'y' unassigned @ LET n == x + 1 IN x' = n`]],
  ["Next == [x' = 1 /\\ y' = 1]_vars", []],
  ["RECURSIVE R(_)\nR(n) == IF n = 0 THEN x' = 1 ELSE R(n - 1)\nNext == R(3) /\\ y' = 1", []],
  // what a constant rules out is not looked at
  ["Next == (C = 2 /\\ x' = 1) \\/ (C = 1 /\\ UNCHANGED vars)", []],
  ["Next == IF C # 1 THEN x' = 1 ELSE UNCHANGED vars", []],
  ["Next == UNCHANGED vars \\/ (x > 3 /\\ Assert(FALSE, \"too much\"))", []],
  ["Next == UNCHANGED vars \\/ FALSE", []],
  ["Next == (x' = 1 /\\ UNCHANGED y) \\cdot (UNCHANGED vars)", []],
  // changed and UNCHANGED
  ["Next == x' = 1 /\\ y' = 1 /\\ UNCHANGED x", ["W309 'x' is changed here and UNCHANGED in the same conjunction @ x' = 1"]],
  ["Next == x' = x /\\ UNCHANGED vars", []],
  ["Next == UNCHANGED vars /\\ (x' = x + 1 \\/ y = 1)", ["W309 'x' is changed here and UNCHANGED in the same conjunction @ x' = x + 1"]],
  ["A == x' = x + 1\nNext == A /\\ UNCHANGED <<x, y>>", ["W309 'x' is changed here and UNCHANGED in the same conjunction @ x' = x + 1"]],
  ["Next == x' = 1 /\\ y' = 1 /\\ (C = 1 => UNCHANGED x)", ["W309 'x' is changed here and UNCHANGED in the same conjunction @ x' = 1"]],
  ["Next == x' = 1 /\\ y' = 1 /\\ (C = 2 => UNCHANGED x) /\\ (y = 2 => UNCHANGED x)", []],
  ["Next == (x' = 1 /\\ UNCHANGED y) \\/ (y' = 1 /\\ UNCHANGED x)", []],
  ["Next == y' = 1 /\\ (IF y = 0 THEN x' = 1 ELSE UNCHANGED x)", []],
])("%s", (body, expected) => expect(warnings(body)).toEqual(expected));

test("a constant decides which branch is looked at", () => {
  const body = "Next == (C = \"defect\" /\\ x' = 1) \\/ UNCHANGED vars";
  expect(warnings(body, "\"none\"")).toEqual([]);
  expect(warnings(body, "\"defect\"")).toEqual([`${branch} 'y' unassigned @ C = "defect" /\\ x' = 1`]);
});
