import { collections } from "./expressions-collections.ts";
import { functions } from "./expressions-functions.ts";
import { logic } from "./expressions-logic.ts";
import { modules } from "./expressions-modules.ts";
import { unlisted } from "./expressions-unlisted.ts";

/** A constant expression and what it evaluates to: the value as TLC prints it, or the code of the evaluation error. */
export type Row = readonly [text: string, expected: string];

export interface ExpressionRow {
  readonly text: string;
  readonly expected: string;
}

/** What the module of every row extends, declares and defines. The constants are model values, those with an underscore typed ones. */
export const rowModules = "Integers, Sequences, FiniteSets, TLC";
export const rowModelValues: readonly string[] = ["m1", "m2", "m3", "A_t1", "A_t2", "B_t1"];
export const rowDefinitions = `
Sq(n) == n * n
Twice(F(_), x) == F(F(x))
Apply2(_ (+) _, a, b) == a (+) b
First(a, b) == a
Lazy(c, a, b) == IF c THEN a ELSE b
RECURSIVE Fact(_)
Fact(n) == IF n = 0 THEN 1 ELSE n * Fact(n - 1)
RECURSIVE Sum(_)
Sum(S) == IF S = {} THEN 0 ELSE LET x == CHOOSE x \\in S : TRUE IN x + Sum(S \\ {x})
RECURSIVE Ev(_), Od(_)
Ev(n) == IF n = 0 THEN TRUE ELSE Od(n - 1)
Od(n) == IF n = 0 THEN FALSE ELSE Ev(n - 1)
RECURSIVE Forever(_)
Forever(n) == Forever(n + 1) + 1
fact[n \\in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]
rec == [a |-> 1, b |-> "x"]
a ++ b == a * 10 + b
s ** t == s \\o t
x ^+ == x + 1
`;

/** All rows; the two evaluators are tested with the same. */
export const expressionRows: readonly ExpressionRow[] = [...logic, ...collections, ...functions, ...modules, ...unlisted].map(([text, expected]) => ({ text, expected }));
