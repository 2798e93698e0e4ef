import { absurd } from "../base/invariant.ts";
import { cone } from "../term/cone.ts";
import type { IntegerTerm } from "../term/integer-table.ts";
import { nodeKind, type Term, type TermTable } from "../term/term-table.ts";
import { absorbed, conjuncts } from "./flatten.ts";
import { op } from "./z3-protocol.ts";

/** Writes terms as packets for one Z3 instance, each node once. */
export class Z3Encoder {
  readonly #table: TermTable;
  readonly #numbers = new Map<number, number>([[0, 0]]);
  readonly #integerNumbers = new Map<IntegerTerm, number>();
  readonly #booleanSlots = new Map<number, number>();
  readonly #integerSlots = new Map<number, number>();
  #count = 1;
  #code: number[] = [];
  #constants: string[] = [];

  constructor(table: TermTable) {
    this.#table = table;
  }

  /** Boolean variable nodes in the order of a model's values, with their places. */
  get booleanSlots(): ReadonlyMap<number, number> {
    return this.#booleanSlots;
  }

  /** Integer variables likewise. */
  get integerSlots(): ReadonlyMap<number, number> {
    return this.#integerSlots;
  }

  /** The instructions that define whatever these terms need and that was not yet sent. */
  packet(terms: readonly Term[]): { readonly packet: Int32Array; readonly constants: readonly string[] } {
    this.#code = [];
    this.#constants = [];
    const table = this.#table;
    const nodes = cone(table, terms, (node) => this.#numbers.has(node));
    const absorbedAt = absorbed(table, nodes, terms);
    const inside = new Set<number>();
    nodes.forEach((node, i) => {
      if (absorbedAt[i] === 1) inside.add(node);
    });
    for (const node of nodes) if (!inside.has(node)) this.#define(node, inside);
    return { packet: Int32Array.from(this.#code), constants: this.#constants };
  }

  /** The reference of a term that a packet has defined. */
  reference(t: Term): number {
    return (this.#numbers.get(t >> 1) ?? absurd(t as never)) * 2 + (t & 1); // every term is in a packet before it is referred to
  }

  #define(node: number, inside: ReadonlySet<number>): void {
    const table = this.#table;
    const [a, b] = [table.first(node), table.second(node)];
    switch (table.kind(node)) {
      case nodeKind.variable:
        this.#booleanSlots.set(node, this.#booleanSlots.size);
        this.#code.push(op.variable);
        break;
      case nodeKind.and: {
        const parts = conjuncts(table, node, (n) => inside.has(n));
        this.#code.push(op.and, parts.length);
        for (const part of parts) this.#code.push(this.reference(part));
        break;
      }
      case nodeKind.xor:
        this.#code.push(op.xor, this.reference(a), this.reference(b));
        break;
      case nodeKind.ite:
        this.#code.push(op.ite, this.reference(a), this.reference(b), this.reference(table.third(node)));
        break;
      default: {
        const comparison = table.integers.comparison(a);
        const [x, y] = [this.#integer(comparison.a), this.#integer(comparison.b)];
        this.#code.push(op[comparison.relation], x, y);
      }
    }
    this.#numbers.set(node, this.#count++);
  }

  /** The reference of an integer; defines what is missing below it, without recursion. */
  #integer(root: IntegerTerm): number {
    const stack = [root];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const node = this.#table.integers.node(top);
      const missing = node.kind === "constant" || node.kind === "variable" ? [] : [node.a, node.b].filter((i) => !this.#integerNumbers.has(i));
      if (missing.length > 0 && !this.#integerNumbers.has(top)) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (!this.#integerNumbers.has(top)) this.#defineInteger(top);
    }
    return this.#known(root);
  }

  #known(i: IntegerTerm): number {
    return (this.#integerNumbers.get(i) ?? absurd(i as never)) * 2; // arguments are defined before their node
  }

  #defineInteger(i: IntegerTerm): void {
    const node = this.#table.integers.node(i);
    switch (node.kind) {
      case "constant":
        this.#code.push(op.integerConstant, this.#constants.length);
        this.#constants.push(String(node.value));
        break;
      case "variable":
        this.#integerSlots.set(node.variable, this.#integerSlots.size);
        this.#code.push(op.integerVariable);
        break;
      case "ite":
        this.#code.push(op.integerIte, this.reference(node.condition), this.#known(node.a), this.#known(node.b));
        break;
      default:
        this.#code.push(op[node.kind], this.#known(node.a), this.#known(node.b));
    }
    this.#integerNumbers.set(i, this.#count++);
  }
}
