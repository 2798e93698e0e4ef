import { expect, test } from "vitest";
import { adderMiter, factoring, multiplierMiter, oddParity, pigeonhole, randomKSat, randomNumbers } from "../../bench/sat/formulas.ts";
import { consensus, tickets, unroll } from "../../bench/sat/protocols.ts";
import type { Cnf, Options, SatAnswer } from "../../src/sat/index.ts";
import { CheckedSat, clausesOf } from "./checked.ts";

/** `k`-colouring of a random graph that has a colouring, plus a clique of `clique` vertices. */
function colouring(vertices: number, edges: number, k: number, clique: number, seed: number): Cnf {
  const random = randomNumbers(seed);
  const at = (vertex: number, colour: number): number => vertex * k + colour + 1;
  const clauses: number[][] = Array.from({ length: vertices }, (_, v) => Array.from({ length: k }, (_, c) => at(v, c)));
  const forbid = (a: number, b: number): void => {
    for (let c = 0; c < k; c++) clauses.push([-at(a, c), -at(b, c)]);
  };
  for (let i = 0; i < edges; i++) {
    const [a, b] = [Math.floor(random() * vertices), Math.floor(random() * vertices)];
    if (a % k !== b % k) forbid(a, b);
  }
  for (let a = 0; a < clique; a++) for (let b = 0; b < a; b++) forbid(a, b);
  return { variables: vertices * k, clauses: clauses.length, literals: Int32Array.from(clauses.flatMap((clause) => [...clause, 0])) };
}

const families: readonly { readonly name: string; readonly cnf: () => Cnf; readonly answer: SatAnswer }[] = [
  { name: "6 pigeons in 6 holes", cnf: () => pigeonhole(6, 6), answer: "sat" },
  { name: "6 pigeons in 5 holes", cnf: () => pigeonhole(6, 5), answer: "unsat" },
  { name: "odd parity on a graph of 14 vertices", cnf: () => oddParity(14, 4), answer: "unsat" },
  { name: "3-colouring of a 3-colourable graph", cnf: () => colouring(60, 200, 3, 3, 1), answer: "sat" },
  { name: "5-colouring with a clique of 6", cnf: () => colouring(20, 60, 5, 6, 2), answer: "unsat" },
  { name: "random 3-SAT below the threshold", cnf: () => randomKSat(150, 570, 3, 11), answer: "sat" },
  { name: "random 3-SAT above the threshold", cnf: () => randomKSat(90, 430, 3, 12), answer: "unsat" },
  { name: "random 5-SAT above the threshold", cnf: () => randomKSat(25, 650, 5, 13), answer: "unsat" },
  { name: "products of 4 bits commute", cnf: () => multiplierMiter(4), answer: "unsat" },
  { name: "a product of two primes", cnf: () => factoring(7, 101 * 113), answer: "sat" },
  { name: "a prime", cnf: () => factoring(6, 3571), answer: "unsat" },
  { name: "two adders of 6 bits", cnf: () => adderMiter(6), answer: "unsat" },
  { name: "consensus for 5 steps", cnf: () => unroll(consensus(3, 2, 2, 2), 5), answer: "unsat" },
  { name: "consensus with too small quorums", cnf: () => unroll(consensus(3, 2, 2, 1), 6), answer: "sat" },
  { name: "mutual exclusion by tickets", cnf: () => unroll(tickets(2, 2, false), 8), answer: "unsat" },
  { name: "mutual exclusion with a mistake", cnf: () => unroll(tickets(2, 2, true), 12), answer: "sat" },
];
const configurations: readonly Options[] = [{}, { stable: false, phase: true }, { intervals: 0.005 }];

test.each(families)("$name: $answer, model or proof checked", ({ cnf, answer }) => {
  for (const options of configurations) {
    const formula = cnf();
    const solver = new CheckedSat(formula.variables, options);
    for (const clause of clausesOf(formula.literals)) solver.addClause(clause);
    expect(solver.solve()).toBe(answer);
  }
});
