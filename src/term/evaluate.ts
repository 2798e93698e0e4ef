import type { Assignment } from "../../encodings/integer-encoding.ts";
import { absurd } from "../base/invariant.ts";
import { floorDiv, floorMod } from "./interval.ts";
import type { IntegerTerm } from "./integer-table.ts";
import { nodeKind, type Term, type TermTable } from "./term-table.ts";

/** Values of variables: of boolean variable nodes, and of integer variables by their number. */
export interface Valuation {
  boolean(node: number): boolean;
  integer(variable: number): bigint;
}

/** The value of `t` where variables have these values. Use an `Evaluator` for more than one term. */
export function evaluate(table: TermTable, t: Term, values: Valuation): boolean {
  return new Evaluator(table, values).truth(t);
}

const unknown = 0;
const isTrue = 1;
const isFalse = 2;

/** Evaluates terms of one table on demand; every node is computed once. Nodes made later can be evaluated as well. Both arguments of a node are evaluated
 *  (a circuit has no errors to avoid), without recursion, so the depth
 *  of a circuit is no limit (only the alternation of integers and conditions recurses). */
export class Evaluator implements Assignment {
  readonly #table: TermTable;
  readonly #values: Valuation;
  #known: Uint8Array;
  readonly #integers = new Map<IntegerTerm, bigint>();

  constructor(table: TermTable, values: Valuation) {
    this.#table = table;
    this.#values = values;
    this.#known = new Uint8Array(0);
  }

  integer(variable: number): bigint {
    return this.#values.integer(variable);
  }

  truth(t: Term): boolean {
    const node = t >> 1;
    if (this.#table.kind(node) === nodeKind.variable) return this.#values.boolean(node) !== ((t & 1) === 1);
    this.#reserve();
    if (this.#known[node] === unknown) this.#run(node);
    return (this.#known[node] === isTrue) !== ((t & 1) === 1);
  }

  value(i: IntegerTerm): bigint {
    this.#reserve();
    const stack = [i];
    for (;;) {
      const top = stack.at(-1);
      if (top === undefined) break;
      if (this.#integers.has(top) || this.#integerStep(top, stack)) stack.pop();
    }
    return this.#integers.get(i) ?? 0n;
  }

  #reserve(): void {
    if (this.#known.length >= this.#table.size) return;
    const wider = new Uint8Array(Math.max(this.#table.size, 64));
    wider.set(this.#known);
    wider[0] = isTrue;
    this.#known = wider;
  }

  #run(root: number): void {
    const [table, known] = [this.#table, this.#known];
    const stack = [root];
    while (stack.length > 0) {
      const node = stack[stack.length - 1];
      if (known[node] !== unknown) {
        stack.pop();
        continue;
      }
      const kind = table.kind(node);
      if (kind === nodeKind.variable || kind === nodeKind.atom) {
        const truth = kind === nodeKind.variable ? this.#values.boolean(node) : this.#atom(table.first(node));
        known[node] = truth ? isTrue : isFalse;
        continue;
      }
      const [a, b] = [table.first(node), table.second(node)];
      const c = kind === nodeKind.ite ? table.third(node) : a;
      let ready = true;
      for (const argument of [a, b, c]) {
        if (known[argument >> 1] !== unknown) continue;
        stack.push(argument >> 1);
        ready = false;
      }
      if (ready) known[node] = this.#gate(kind, a, b, c) ? isTrue : isFalse;
    }
  }

  #gate(kind: number, a: Term, b: Term, c: Term): boolean {
    const x = this.#literal(a);
    if (kind === nodeKind.and) return x && this.#literal(b);
    if (kind === nodeKind.xor) return x !== this.#literal(b);
    return this.#literal(x ? b : c);
  }

  #literal(t: Term): boolean {
    return (this.#known[t >> 1] === isTrue) !== ((t & 1) === 1);
  }

  #atom(atom: number): boolean {
    const { relation, a, b } = this.#table.integers.comparison(atom);
    const [x, y] = [this.value(a), this.value(b)];
    return relation === "le" ? x <= y : x === y;
  }

  /** Stores the value of `i` if its arguments are known, otherwise pushes those that are missing. */
  #integerStep(i: IntegerTerm, stack: IntegerTerm[]): boolean {
    const node = this.#table.integers.node(i);
    if (node.kind === "constant" || node.kind === "variable") {
      this.#integers.set(i, node.kind === "constant" ? node.value : this.#values.integer(node.variable));
      return true;
    }
    if (node.kind === "ite") {
      const branch = this.truth(node.condition) ? node.a : node.b;
      return this.#store(i, this.#missing(branch, stack));
    }
    const a = this.#missing(node.a, stack);
    const b = this.#missing(node.b, stack);
    if (a === undefined || b === undefined) return false;
    switch (node.kind) {
      case "add": return this.#store(i, a + b);
      case "multiply": return this.#store(i, a * b);
      case "div": return this.#store(i, floorDiv(a, b));
      case "mod": return this.#store(i, floorMod(a, b));
      default: return absurd(node);
    }
  }

  #missing(i: IntegerTerm, stack: IntegerTerm[]): bigint | undefined {
    const value = this.#integers.get(i);
    if (value === undefined) stack.push(i);
    return value;
  }

  #store(i: IntegerTerm, value: bigint | undefined): boolean {
    if (value !== undefined) this.#integers.set(i, value);
    return value !== undefined;
  }
}
