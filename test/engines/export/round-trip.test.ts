import fc from "fast-check";
import { expect, test } from "vitest";
import { createEvaluator } from "../../../src/explicit/evaluator.ts";
import type { NamedExpr, Problem } from "../../../src/ir/ir.ts";
import { printValue } from "../../../src/value/print.ts";
import type { Value } from "../../../src/value/value.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { specArbitrary } from "../../fuzz/spec-arbitrary.ts";
import { attempt } from "../attempt.ts";
import { exportProblem } from "./export-text.ts";
import { type Aiger, readAiger, tick } from "./read-aiger.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 10 : 200;

/** A spec as text, and how its config goes on after Init and Next. */
interface Source {
  readonly spec: string;
  readonly config: string;
}

/** The circuit of a spec, and for each state of the spec what the latches have to be: their names are read as TLA+. */
interface Read {
  readonly problem: Problem;
  readonly circuit: Aiger;
  readonly bitsOf: (values: readonly Value[]) => string;
}

async function read({ spec, config }: Source): Promise<Read> {
  const problem = problemOf(spec, config);
  const { ascii, binary } = await exportProblem(problem);
  const circuit = readAiger(binary);
  expect(readAiger(ascii)).toEqual(circuit);
  expect(new Set(circuit.symbols.values()).size, "no two signals have one name").toBe(circuit.symbols.size);
  const names = circuit.latches.map((_, i) => circuit.symbols.get(`l${i}`) ?? expect.unreachable(`latch ${i} has a name`));
  expect(names[0]).toBe("running");
  const facts = names.slice(1);
  const named = problemOf(spec.replace(/====\s*$/, `${facts.map((text, i) => `Latch${i} == ${text}\n`).join("")}====\n`), `${config}\nINVARIANTS ${facts.map((_, i) => `Latch${i}`).join(" ")}`);
  const evaluator = createEvaluator(named.program);
  const latches = facts.map((_, i) => named.invariants.find((p) => p.name === `Latch${i}`)?.expr ?? expect.unreachable(`Latch${i} is a predicate`));
  return { problem, circuit, bitsOf: (values) => latches.map((expr) => (evaluator.state(expr, values) === true ? "1" : "0")).join("") };
}

/** What the explicit evaluator says, level by level, up to the first level with something bad: the states as their latches, and the names of what is bad. */
function levelsOf({ problem, bitsOf }: Read, most: number): readonly { readonly states: ReadonlySet<string>; readonly bad: ReadonlySet<string> }[] {
  const evaluator = createEvaluator(problem.program);
  const { init, next } = problem;
  if (init === null || next === null) throw new Error("there is a spec");
  const seen = new Set<string>();
  const levels: { states: Set<string>; bad: Set<string> }[] = [];
  const holds = (list: readonly NamedExpr[], value: (p: NamedExpr) => Value, bad: Set<string> | null): boolean => list.map((p) => {
    const truth = attempt(() => value(p));
    if (truth !== true) bad?.add(truth === null ? `${p.name} can not be evaluated` : `${p.name} is violated`);
    return truth === true;
  }).every((v) => v);
  let frontier = evaluator.initialStates(init).map(({ values }) => ({ values, kept: true }));
  while (frontier.length > 0 && seen.size < most) {
    const level = { states: new Set<string>(), bad: new Set<string>() };
    levels.push(level);
    const found: typeof frontier = [];
    for (const { values, kept } of frontier) {
      holds(problem.invariants, (p) => evaluator.state(p.expr, values), level.bad);
      if (!kept) continue;
      const key = values.map((v) => printValue(v)).join(" | ");
      if (seen.has(key)) continue;
      seen.add(key);
      level.states.add(bitsOf(values));
      if (!holds(problem.constraints, (p) => evaluator.state(p.expr, values), null)) continue;
      const successors = attempt(() => evaluator.successors(next, values));
      if (successors === null) level.bad.add("Next can not be evaluated");
      else if (successors.length === 0 && problem.checkDeadlock) level.bad.add("deadlock");
      for (const { values: after } of successors ?? []) {
        const goesOn = holds(problem.actionConstraints, (p) => evaluator.step(p.expr, values, after), null);
        holds(problem.actionProperties, (p) => evaluator.step(p.expr, values, after), level.bad);
        if (goesOn) found.push({ values: after, kept: true });
        else holds(problem.invariants, (p) => evaluator.state(p.expr, after), level.bad);
      }
    }
    if (level.bad.size > 0) return levels;
    frontier = found;
  }
  return levels.filter((l) => l.states.size > 0 || l.bad.size > 0);
}

/** The same levels by the circuit under all inputs; a state is at level k where it is first seen at time k + 1. */
function circuitLevels({ circuit }: Read, count: number): typeof levels {
  const names = circuit.bad.map((_, i) => circuit.symbols.get(`b${i}`) ?? "");
  expect(circuit.inputs.length).toBeLessThanOrEqual(13);
  const inputs = Array.from({ length: 2 ** circuit.inputs.length }, (_, n) => circuit.inputs.map((__, i) => ((n >> i) & 1) === 1));
  const levels: { states: Set<string>; bad: Set<string> }[] = [];
  const seen = new Set<string>();
  let frontier: (readonly boolean[])[] = [circuit.latches.map(() => false)];
  for (let time = 0; time <= count && frontier.length > 0; time++) {
    const found = new Map<string, readonly boolean[]>();
    const bad = new Set<string>();
    for (const latches of frontier) {
      for (const choice of inputs) {
        const after = tick(circuit, latches, choice);
        if (!after.allowed) continue;
        after.bad.forEach((b, i) => b && bad.add(names[i]));
        const key = after.next.slice(1).map((b) => (b ? "1" : "0")).join("");
        if (after.next[0] && !seen.has(key)) found.set(key, after.next);
      }
    }
    if (time > 0) levels[time - 1].bad = bad;
    else expect(bad.size).toBe(0);
    if (found.size > 0 && bad.size === 0) levels.push({ states: new Set(found.keys()), bad: new Set() });
    for (const key of found.keys()) seen.add(key);
    frontier = [...found.values()];
    if (bad.size > 0) break;
  }
  return levels.slice(0, count);
}

const module = (variables: string, ...lines: readonly string[]): string => ["---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets", `VARIABLES ${variables}`, ...lines, "====", ""].join("\n");
const behaviour = "INIT Init\nNEXT Next\n";

const sources: Readonly<Record<string, Source>> = {
  "a counter": { spec: module("x", "Init == x \\in {0, 3}", "Next == x' = (x + 1) % 6", "Inv == x < 6"), config: `${behaviour}INVARIANT Inv` },
  "an invariant that breaks": { spec: module("x", "Init == x = 0", "Next == \\/ x' = (x + 1) % 9\n        \\/ x > 3 /\\ x' = 1", "Inv == x < 7"), config: `${behaviour}INVARIANT Inv` },
  "model values, sets and functions": {
    spec: module("m, s, f", "CONSTANTS P, p1, p2, N", "Init == m = N /\\ s = {} /\\ f = [p \\in P |-> 0]", "Next == \\/ \\E p \\in P \\ s : s' = s \\union {p} /\\ m' = p /\\ f' = [f EXCEPT ![p] = 1 - @]\n        \\/ s = P /\\ s' = {} /\\ m' = N /\\ UNCHANGED f", "Inv == m = N \\/ f[m] < 2"),
    config: `${behaviour}INVARIANT Inv\nCONSTANTS P = {p1, p2}\n p1 = p1\n p2 = p2\n N = N`,
  },
  "sequences and records": {
    spec: module("q, r", "CONSTANT N", "Init == q = <<>> /\\ r = N", "Next == \\/ Len(q) < 2 /\\ \\E b \\in BOOLEAN : q' = Append(q, [n |-> Len(q), b |-> b]) /\\ UNCHANGED r\n        \\/ q # <<>> /\\ r' = Head(q) /\\ q' = Tail(q)", "Inv == r # N /\\ r.n = 1 => q = <<>> \\/ q[1].n < 2"),
    config: `${behaviour}INVARIANT Inv\nCONSTANT N = N\nCHECK_DEADLOCK FALSE`,
  },
  "a deadlock": { spec: module("x, y", "Init == x = 0 /\\ y \\in 0..2", "Next == x + y < 4 /\\ x' = x + 1 /\\ UNCHANGED y", "Inv == x < 5"), config: `${behaviour}INVARIANT Inv` },
  "a constraint": { spec: module("x", "Init == x = 0", "Next == x' \\in {x + 1, x + 2}", "Small == x < 5", "Inv == x < 6"), config: `${behaviour}INVARIANT Inv\nCONSTRAINT Small` },
  "an action constraint": { spec: module("x", "Init == x = 0", "Next == x' \\in {x + 1, x + 2}", "Small == x' < 5", "Inv == x < 6"), config: `${behaviour}INVARIANT Inv\nACTION_CONSTRAINT Small\nCHECK_DEADLOCK FALSE` },
  "an action property": { spec: module("x", "Init == x = 0", "Next == x' = (x + 1) % 4", "Prop == [][x' > x]_x"), config: `${behaviour}PROPERTY Prop` },
  "errors of evaluation": { spec: module("x", "Init == x \\in 3..4", "Next == 6 \\div x > 0 /\\ x' = x - 1", "Inv == 12 \\div (x - 1) > 0"), config: `${behaviour}INVARIANT Inv\nCHECK_DEADLOCK FALSE` },
  "an error of Next": { spec: module("x", "Init == x \\in 3..4", "Next == 6 \\div x > 0 /\\ x' = x - 1"), config: `${behaviour}CHECK_DEADLOCK FALSE` },
  "a function with a growing domain": { spec: module("f", "Init == f = <<>>", "Next == \\E k \\in {1, 2, 5}, v \\in {\"a\", \"b\"} : f' = [i \\in DOMAIN f \\union {k} |-> IF i = k THEN v ELSE f[i]]", "Inv == Cardinality(DOMAIN f) < 3 \\/ f[1] = \"b\" \\/ f[5] = \"a\""), config: `${behaviour}INVARIANT Inv` },
};

test.each(Object.entries(sources))("%s: under all inputs the circuit reaches the states of the spec, step by step", async (_, source) => {
  const reading = await read(source);
  const expected = levelsOf(reading, 1000);
  const last = expected.length - 1;
  const found = circuitLevels(reading, expected.length);
  expect(found.map((l) => [...l.bad].sort())).toEqual(expected.map((l) => [...l.bad].sort()));
  // where something is bad the search ends, and what the last level leads to is not looked at
  found.forEach((level, i) => i <= last && expect([...level.states].sort(), `level ${i}`).toEqual([...expected[i].states].sort()));
});

test("random runs of circuits of random specs go through their states only", async () => {
  const ticks = { taken: 0 };
  await fc.assert(
    fc.asyncProperty(specArbitrary(), fc.integer({ min: 1, max: 2 ** 30 }), async (text, seed) => {
      const config = `${behaviour}CONSTRAINT Bound\nCONSTANTS P = {p1, p2}\n p1 = p1\n p2 = p2\n N = N\nCHECK_DEADLOCK FALSE\n`;
      const spec = text.replace(/^CONSTANTS? /m, (head) => `${head}p1, p2, `);
      const reading = await read({ spec, config });
      const { circuit, problem, bitsOf } = reading;
      const levels = allStates(problem, bitsOf);
      if (levels === null) return;
      let state = seed;
      const random = (): boolean => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return ((state >>> 16) & 1) === 1;
      };
      for (let run = 0; run < 20; run++) {
        let latches: readonly boolean[] = circuit.latches.map(() => false);
        for (let time = 0; time < 60; time++) {
          const after = tick(circuit, latches, circuit.inputs.map(random));
          if (!after.allowed || !after.next[0]) continue;
          const bits = after.next.slice(1).map((b) => (b ? "1" : "0")).join("");
          expect(levels.has(bits), `${spec}\n${bits}`).toBe(true);
          ticks.taken++;
          latches = after.next;
        }
      }
    }),
    { numRuns: runs },
  );
  expect(ticks.taken).toBeGreaterThan(100);
}, 3_600_000);

/** All reachable states as their latches; null where there are many. */
function allStates(problem: Problem, bitsOf: Read["bitsOf"]): ReadonlySet<string> | null {
  const evaluator = createEvaluator(problem.program);
  const { init, next } = problem;
  if (init === null || next === null) throw new Error("there is a spec");
  const seen = new Set<string>();
  const waiting = evaluator.initialStates(init).map(({ values }) => values);
  for (let values = waiting.pop(); values !== undefined; values = waiting.pop()) {
    const here = values;
    const bits = bitsOf(here);
    if (seen.has(bits)) continue;
    seen.add(bits);
    if (seen.size > 3000) return null;
    if (problem.constraints.every((c) => attempt(() => evaluator.state(c.expr, here)) === true)) waiting.push(...(attempt(() => evaluator.successors(next, here)) ?? []).map((s) => s.values));
  }
  return seen;
}
