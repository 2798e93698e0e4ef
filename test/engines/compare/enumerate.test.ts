import { expect, test } from "vitest";
import { enumerate } from "../../../src/engines/compare/index.ts";
import { wrongText } from "../../../src/engines/compare/finding.ts";
import { printValue } from "../../../src/value/index.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { problemOfRow, rows } from "./rows.ts";

test.each(rows)("$of", (row) => {
  const { depth, findings, distinct, expanded, complete } = row;
  const found = enumerate(problemOfRow(row), { depth: depth ?? 5, states: 1000, expired: () => false });
  expect(found.findings.map((f) => `${wrongText(f.wrong)} at ${f.depth} (${f.round})`).sort()).toEqual([...findings].sort());
  expect({ limited: found.limited, complete: found.complete, distinct: found.distinct, expanded: found.expanded }).toMatchObject({ limited: false, complete: complete ?? false, expanded, distinct });
  for (const f of found.findings) expect(f.trace.states).toHaveLength(f.depth + 1);
});

test("a limit leaves nothing to be believed", () => {
  const problem = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == x' \\in {x + 1, x + 2}\nI == x < 9\n====", "INIT Init\nNEXT Next\nINVARIANT I\n");
  expect(enumerate(problem, { depth: 30, states: 5, expired: () => false })).toMatchObject({ findings: [], limited: true, complete: false });
  expect(enumerate(problem, { depth: 30, states: 500, expired: () => true })).toMatchObject({ findings: [], limited: true });
});

test("the trace has the actions that lead along it", () => {
  const problem = problemOf("---- MODULE Spec ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nAdd(n) == x' = x + n\nNext == \\E n \\in {2, 3} : Add(n)\nI == x # 5\n====", "INIT Init\nNEXT Next\nINVARIANT I\n");
  const [finding] = enumerate(problem, { depth: 4, states: 100, expired: () => false }).findings;
  expect(finding.trace.states.map((s) => s.action?.arguments.map((a) => printValue(a.value)))).toEqual([undefined, ["2"], ["3"]]);
});
