import { absurd } from "../base/invariant.ts";
import { cone } from "../term/cone.ts";
import type { IntegerTerm } from "../term/integer-table.ts";
import { nodeKind, type Term, type TermTable } from "../term/term-table.ts";

/** Writes terms as SMT-LIB 2 definitions, each node once: `b` and a number is a boolean, `i` and a number an integer. */
export class SmtLibText {
  readonly #table: TermTable;
  readonly #booleans = new Set<number>([0]);
  readonly #integers = new Set<IntegerTerm>();
  readonly #lines: string[] = [];
  readonly #variables: string[] = [];

  constructor(table: TermTable) {
    this.#table = table;
  }

  /** All definitions so far, arguments first. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The names of all variables so far. */
  get variables(): readonly string[] {
    return this.#variables;
  }

  get hasIntegers(): boolean {
    return this.#integers.size > 0;
  }

  /** The text of a term; what it needs is defined. */
  term(t: Term): string {
    for (const node of cone(this.#table, [t], (n) => this.#booleans.has(n))) this.#define(node);
    return this.#text(t);
  }

  #text(t: Term): string {
    const name = t >> 1 === 0 ? "true" : `b${t >> 1}`;
    return (t & 1) === 0 ? name : `(not ${name})`;
  }

  #define(node: number): void {
    const table = this.#table;
    this.#booleans.add(node);
    const [a, b] = [table.first(node), table.second(node)];
    switch (table.kind(node)) {
      case nodeKind.variable: return this.#declare(`b${node}`, "Bool");
      case nodeKind.and: return this.#gate(node, `(and ${this.#text(a)} ${this.#text(b)})`);
      case nodeKind.xor: return this.#gate(node, `(xor ${this.#text(a)} ${this.#text(b)})`);
      case nodeKind.ite: return this.#gate(node, `(ite ${this.#text(a)} ${this.#text(b)} ${this.#text(table.third(node))})`);
      default: {
        const comparison = table.integers.comparison(a);
        for (const side of [comparison.a, comparison.b]) this.#integer(side);
        return this.#gate(node, `(${comparison.relation === "le" ? "<=" : "="} i${comparison.a} i${comparison.b})`);
      }
    }
  }

  #declare(name: string, sort: string): void {
    this.#variables.push(name);
    this.#lines.push(`(declare-const ${name} ${sort})\n`);
  }

  #gate(node: number, body: string): void {
    this.#lines.push(`(define-fun b${node} () Bool ${body})\n`);
  }

  #integer(root: IntegerTerm): void {
    const stack = [root];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const node = this.#table.integers.node(top);
      const missing = node.kind === "constant" || node.kind === "variable" ? [] : [node.a, node.b].filter((i) => !this.#integers.has(i));
      if (!this.#integers.has(top) && missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (!this.#integers.has(top)) this.#defineInteger(top);
    }
  }

  #defineInteger(i: IntegerTerm): void {
    this.#integers.add(i);
    const node = this.#table.integers.node(i);
    const define = (body: string): void => void this.#lines.push(`(define-fun i${i} () Int ${body})\n`);
    switch (node.kind) {
      case "constant": return define(node.value < 0n ? `(- ${-node.value})` : String(node.value));
      case "variable": return this.#declare(`i${i}`, "Int");
      case "add": return define(`(+ i${node.a} i${node.b})`);
      case "multiply": return define(`(* i${node.a} i${node.b})`);
      case "div":
      case "mod": return define(`(${node.kind} i${node.a} i${node.b})`);
      case "ite": return define(`(ite ${this.#text(node.condition)} i${node.a} i${node.b})`);
      default: return absurd(node);
    }
  }
}
