// Formulas of fixed seeds, for comparisons: random, combinatorial, arithmetic.
import type { Cnf } from "../../src/sat/index.ts";
import { Circuit } from "./circuit.ts";

/** Numbers in [0, 1) from a 32-bit state (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function cnfOf(variables: number, clauses: readonly (readonly number[])[]): Cnf {
  return { variables, clauses: clauses.length, literals: Int32Array.from(clauses.flatMap((clause) => [...clause, 0])) };
}

/** Uniform random k-SAT without repeated variables in a clause. */
export function randomKSat(variables: number, clauses: number, width: number, seed: number): Cnf {
  const random = randomNumbers(seed);
  return cnfOf(variables, Array.from({ length: clauses }, () => {
    const chosen = new Set<number>();
    while (chosen.size < width) chosen.add(1 + Math.floor(random() * variables));
    return [...chosen].map((variable) => (random() < 0.5 ? variable : -variable));
  }));
}

/** `pigeons` pigeons in `holes` holes, one each. */
export function pigeonhole(pigeons: number, holes: number): Cnf {
  const at = (p: number, h: number): number => p * holes + h + 1;
  const clauses: number[][] = [];
  for (let p = 0; p < pigeons; p++) clauses.push(Array.from({ length: holes }, (_, h) => at(p, h)));
  for (let h = 0; h < holes; h++) {
    for (let p = 0; p < pigeons; p++) for (let q = 0; q < p; q++) clauses.push([-at(p, h), -at(q, h)]);
  }
  return cnfOf(pigeons * holes, clauses);
}

/** Parity constraints on the edges of a random graph of degree 3 whose charges have an odd sum (Tseitin; Urquhart). */
export function oddParity(vertices: number, seed: number): Cnf {
  const random = randomNumbers(seed);
  const ends = Array.from({ length: vertices * 3 }, (_, i) => i % vertices);
  for (let i = ends.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [ends[i], ends[j]] = [ends[j] ?? 0, ends[i] ?? 0];
  }
  const edges: number[][] = Array.from({ length: vertices }, () => []);
  for (let i = 0; i + 1 < ends.length; i += 2) {
    edges[ends[i] ?? 0]?.push(i / 2 + 1);
    edges[ends[i + 1] ?? 0]?.push(i / 2 + 1);
  }
  const clauses = edges.flatMap((around, vertex) => Array.from({ length: 1 << around.length }, (_, signs) => signs)
    .filter((signs) => parity(signs) === (vertex === 0 ? 0 : 1))
    .map((signs) => around.map((edge, i) => (((signs >> i) & 1) === 1 ? -edge : edge))));
  return cnfOf((vertices * 3) >> 1, clauses);
}

function parity(bits: number): number {
  let sum = 0;
  for (let rest = bits; rest !== 0; rest >>= 1) sum ^= rest & 1;
  return sum;
}

/** Product by shifted additions, in the order of the bits of `b`, low bits first. */
function multiply(c: Circuit, a: readonly number[], b: readonly number[]): number[] {
  let sum = Array.from({ length: a.length + b.length }, () => c.false);
  b.forEach((bit, shift) => {
    const row = sum.map((_, i) => c.and(bit, a[i - shift] ?? c.false));
    sum = c.add(sum, row, c.false).slice(0, sum.length);
  });
  return sum;
}

/** Is a * b different from b * a? */
export function multiplierMiter(width: number): Cnf {
  const c = new Circuit();
  const a = c.inputs(width);
  const b = c.inputs(width);
  c.clause(c.differ(multiply(c, a, b), multiply(c, b, a)));
  return c.cnf();
}

/** Has `product` two factors of `width` bits, both above 1, the first not the larger? */
export function factoring(width: number, product: number): Cnf {
  const c = new Circuit();
  const a = c.inputs(width);
  const b = c.inputs(width);
  multiply(c, a, b).forEach((bit, i) => c.clause(Math.floor(product / 2 ** i) % 2 === 1 ? bit : -bit));
  c.clause(c.or(...a.slice(1)));
  c.clause(c.or(...b.slice(1)));
  c.clause(-c.less(b, a));
  return c.cnf();
}

/** Do a sum by ripple carry and one by carry select differ in ((a + b) + d) and (a + (b + d))? */
export function adderMiter(width: number): Cnf {
  const c = new Circuit();
  const [a, b, d] = [c.inputs(width), c.inputs(width), c.inputs(width)];
  const ripple = (x: readonly number[], y: readonly number[]): number[] => c.add(x, y, c.false).slice(0, width);
  const select = (x: readonly number[], y: readonly number[]): number[] => {
    const sum: number[] = [];
    let carry = c.false;
    for (let i = 0; i < width; i += 4) {
      const zero = c.add(x.slice(i, i + 4), y.slice(i, i + 4), c.false);
      const one = c.add(x.slice(i, i + 4), y.slice(i, i + 4), c.true);
      const both = zero.map((bit, k) => c.ite(carry, one[k] ?? -1, bit));
      carry = both.pop() ?? -1;
      sum.push(...both);
    }
    return sum;
  };
  c.clause(c.differ(ripple(ripple(a, b), d), select(a, select(b, d))));
  return c.cnf();
}
