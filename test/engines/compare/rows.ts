import type { Problem } from "../../../src/ir/ir.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

/** A small spec, and everything that is wrong with it at the least depth (or before TLC comes further). */
export interface Row {
  readonly of: string;
  readonly lines: readonly string[];
  readonly config?: string;
  readonly depth?: number;
  /** `what at depth (round)`, sorted. */
  readonly findings: readonly string[];
  readonly distinct: number;
  readonly expanded: number;
  readonly complete?: boolean;
}

const counter = ["VARIABLE x", "Init == x = 0"];

export const rows: readonly Row[] = [
  { of: "a cycle", lines: [...counter, "Next == x' = (x + 1) % 3"], findings: [], distinct: 3, expanded: 3, complete: true },
  { of: "the bound: states there are looked at, not expanded", lines: [...counter, "Next == x' = x + 1", "I == x < 3"], config: "INVARIANT I", depth: 3, findings: ["invariant I at 3 (2)"], distinct: 4, expanded: 3 },
  { of: "no deadlock at the bound", lines: [...counter, "Next == x < 3 /\\ x' = x + 1"], depth: 3, findings: [], distinct: 4, expanded: 3 },
  { of: "a deadlock", lines: [...counter, "Next == x < 3 /\\ x' = x + 1"], depth: 4, findings: ["deadlock at 3 (3)"], distinct: 4, expanded: 4 },
  { of: "what else is wrong at the depth of a violation", lines: [...counter, "Next == x < 2 /\\ x' \\in {x + 1, x + 2}", "I == x # 2", "J == x < 2"], config: "INVARIANTS I J", findings: ["deadlock at 1 (1)", "invariant I at 1 (0)", "invariant J at 1 (0)"], distinct: 4, expanded: 4 },
  { of: "a violation behind a constraint", lines: [...counter, "Next == x' = x + 1", "C == x < 2", "I == x < 2"], config: "CONSTRAINT C\nINVARIANT I", findings: ["invariant I at 2 (1)"], distinct: 2, expanded: 2 },
  { of: "states outside a constraint are not expanded", lines: [...counter, "Next == x' = x + 1", "C == x < 2"], config: "CONSTRAINT C", findings: [], distinct: 2, expanded: 2, complete: true },
  { of: "an action constraint cuts a step off, not the state", lines: [...counter, "Next == IF x < 3 THEN x' \\in {x + 1, x + 2} ELSE x' = x", "C == x' # x + 2"], config: "ACTION_CONSTRAINT C", findings: [], distinct: 4, expanded: 4, complete: true },
  { of: "an action property", lines: [...counter, "Next == x' = (x + 1) % 3", "P == [][x' > x]_x"], config: "PROPERTY P", findings: ["action property P at 3 (2)"], distinct: 3, expanded: 3 },
  { of: "an initial property", lines: [...counter, "Next == x' = x", "P == x = 1"], config: "PROPERTY P", findings: ["initial property P at 0 (-1)"], distinct: 1, expanded: 1 },
  { of: "Next without a value", lines: [...counter, "Next == x' = <<1, 2>>[x + 1]"], findings: ["Next can not be evaluated at 2 (2)"], distinct: 3, expanded: 3 },
  { of: "Init without a value", lines: ["VARIABLE x", "Init == x = Head(<<>>)", "Next == x' = x"], findings: ["Next can not be evaluated at -1 (-1)"], distinct: 0, expanded: 0 },
  { of: "an Assert", lines: [...counter, "Next == x' = x + 1 /\\ Assert(x < 2, \"no\")"], findings: ["Assert fails at 2 (2)"], distinct: 3, expanded: 3 },
  { of: "an invariant without a value", lines: [...counter, "Next == x' = x + 1", "I == <<TRUE>>[x + 1]"], config: "INVARIANT I", findings: ["I can not be evaluated at 1 (0)"], distinct: 3, expanded: 3 },
  { of: "an invariant that is no Boolean", lines: [...counter, "Next == x' = x + 1", "I == IF x = 1 THEN 7 ELSE TRUE"], config: "INVARIANT I", findings: ["I can not be evaluated at 1 (0)"], distinct: 3, expanded: 3 },
  { of: "a constraint on the level", lines: [...counter, "Next == x' = x + 1", "C == TLCGet(\"level\") < 3", "I == x < 2"], config: "CONSTRAINT C\nINVARIANT I", findings: ["invariant I at 2 (1)"], distinct: 2, expanded: 2 },
  { of: "a level in Next", lines: [...counter, "Next == x' = x + TLCGet(\"level\")", "I == x # 3"], config: "INVARIANT I", findings: ["invariant I at 2 (1)"], distinct: 4, expanded: 4 },
  { of: "a constraint without a value", lines: [...counter, "Next == x' = x + 1", "C == <<TRUE>>[x + 1]"], config: "CONSTRAINT C", findings: ["C can not be evaluated at 1 (0)"], distinct: 1, expanded: 1 },
];

export function problemOfRow({ lines, config }: Row): Problem {
  return problemOf(["---- MODULE Spec ----", "EXTENDS Integers, Sequences, TLC", ...lines, "===="].join("\n"), `INIT Init\nNEXT Next\n${config ?? ""}\n`);
}
