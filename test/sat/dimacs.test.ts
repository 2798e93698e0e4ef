import { expect, test } from "vitest";
import { readDimacs, writeDimacs } from "../../src/sat/index.ts";

test.each([
  ["a clause on several lines, comments in between", "c x\np cnf 3 2\n1 -2\nc y\n 3 0 -1\n0\n", [1, -2, 3, 0, -1, 0]],
  ["several clauses on a line", "p cnf 2 3\n1 0 2 0 0\n", [1, 0, 2, 0, 0]],
  ["an end mark of old files", "p cnf 1 1\n1 0\n%\n0\n", [1, 0]],
  ["windows line ends", "p cnf 1 1\r\n-1 0\r\n", [-1, 0]],
])("reads %s", (_, text, literals) => {
  expect([...readDimacs(text).literals]).toEqual(literals);
});

test.each([
  ["1 0\n", "line 1: a clause stands before the header"],
  ["c nothing\n", "line 2: there is no header"],
  ["p cnf x 1\n", "line 1: expected one header 'p cnf VARIABLES CLAUSES'"],
  ["p cnf 1 1\n2 0\n", "line 2: variable 2 is beyond the header's 1"],
  ["p cnf 1 1\n1 x 0\n", "line 2: 'x' is not a literal"],
  ["p cnf 1 1\n1\n", "line 3: the last clause is not ended by 0"],
  ["p cnf 1 2\n1 0\n", "line 3: the header states 2 clauses, there are 1"],
])("refuses %j", (text, message) => {
  expect(() => readDimacs(text)).toThrow(message);
});

test("reads what it writes", () => {
  const cnf = { variables: 4, clauses: 3, literals: Int32Array.of(1, -4, 0, 0, 2, 3, -1, 0) };
  expect(writeDimacs(cnf)).toBe("p cnf 4 3\n1 -4 0\n0\n2 3 -1 0\n");
  expect(readDimacs(writeDimacs(cnf))).toEqual(cnf);
});
