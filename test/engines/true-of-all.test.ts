import { expect, test } from "vitest";
import { trueOfAll } from "../../src/engines/liveness/index.ts";
import { problemOf } from "../fuzz/problem-of.ts";

const text = (formula: string): string => [
  "---- MODULE Spec ----", "EXTENDS Naturals", "CONSTANT Procs", "VARIABLE x", "Init == x = 0", "Next == x' = 1 - x", "N == 3", "Big == N > 2", "Odd(n) == n % 2 = 1",
  "Spec == Init /\\ [][Next]_x /\\ WF_x(Next)", `Live == ${formula}`, "====",
].join("\n");

test.each([
  ["<>[]TRUE", 1], ["[]<>(N = 3)", 1], ["(x = 0) ~> TRUE", 1], ["Odd(2) ~> (x = 5)", 1], ["\\A p \\in Procs : <>(x = p)", 1],
  ["[](Big \\/ <>(x = 1))", 1], ["(<>[]TRUE) /\\ []<>(x = 1)", 1], ["~<>[]FALSE", 1], ["[]<>(x = 0) => <>TRUE", 1],
  ["[]<>(x = 0)", 0], ["<>[](x \\in {0, 1})", 0], ["(x = 0) ~> (x = 0)", 0], ["\\E p \\in Procs : <>(x = p)", 0], ["<>[]FALSE", 0], ["[]<>(<<1>>[x + 1] = 1)", 0], ["[]<>(x = 0) /\\ WF_x(Next)", 0],
])("%s: %d", (formula, count) => {
  const problem = problemOf(text(formula), "SPECIFICATION Spec\nPROPERTY Live\nCONSTANT Procs = {}\n");
  expect(trueOfAll(problem).map((d) => d.code)).toEqual(Array(count).fill("W605"));
});
