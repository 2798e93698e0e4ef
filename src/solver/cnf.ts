import { invariant } from "../base/invariant.ts";
import { FALSE, TRUE, nodeKind, not, type Term, type TermTable } from "../term/term-table.ts";
import { conjuncts } from "./flatten.ts";

/** Where clauses go: signed variable numbers from 1 on. */
export interface ClauseSink {
  newVariable(): number;
  addClause(literals: number[]): void;
}

const positive = 1; // the clauses "variable implies gate"
const negative = 2; // the clauses "gate implies variable"
const both = 3;

/** Writes terms of one table as clauses, incrementally. A gate gets a variable, and the clauses of a polarity when it is first needed in that polarity (Plaisted and Greenbaum,
 *  1986); so values of gate variables in a model mean nothing, and terms must be evaluated from the values of the table's variables.
 *  Conjunctions that only one other conjunction uses become part of it; `xor` and `ite` are written natively. */
export class CnfWriter {
  readonly #table: TermTable;
  readonly #sink: ClauseSink;
  readonly #freeAtoms: boolean;
  #variables = new Int32Array(1024); // of a node, 0 if it has none
  #written = new Uint8Array(1024); // polarities whose clauses exist
  #uses = new Uint8Array(1024); // 0 never seen, 1 one conjunction uses it, 2 more uses than that
  readonly #nodes: number[] = [];
  readonly #pending: number[] = []; // node * 4 + polarity

  /** With `freeAtoms`, an integer comparison is a variable that nothing is known of; without, there must be none. */
  constructor(table: TermTable, sink: ClauseSink, freeAtoms = false) {
    this.#table = table;
    this.#sink = sink;
    this.#freeAtoms = freeAtoms;
  }

  /** Variable nodes of the table that have a variable, in the order in which they got one. */
  get variableNodes(): readonly number[] {
    return this.#nodes;
  }

  /** The variable of a node, 0 if it has none. */
  variableOf(node: number): number {
    return node < this.#variables.length ? this.#variables[node] : 0;
  }

  /** Adds clauses that say that `t` is true. */
  assert(t: Term): void {
    this.#reserve();
    this.#see(t);
    const stack = [t];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next === TRUE) continue;
      const node = next >> 1;
      if (next !== FALSE && this.#table.kind(node) === nodeKind.and && this.#variables[node] === 0) {
        if ((next & 1) === 0) stack.push(this.#table.second(node), this.#table.first(node));
        else this.#clause(this.#conjuncts(node).map((part) => this.#use(not(part))));
      } else {
        this.#clause(next === FALSE ? [] : [this.#use(next)]);
      }
    }
    this.#writePending();
  }

  /** A literal that stands for `t`, good as an assumption and as an argument of further clauses in both polarities. `t` is not constant. */
  literal(t: Term): number {
    invariant(t !== TRUE && t !== FALSE, "only a term that is not constant has a literal");
    this.#reserve();
    this.#see(t);
    const literal = this.#literalOf(t);
    this.#want(t >> 1, both);
    this.#writePending();
    return literal;
  }

  /** A literal that implies `t`: enough for an assumption. `t` is not constant. */
  assumption(t: Term): number {
    invariant(t !== TRUE && t !== FALSE, "only a term that is not constant has a literal");
    this.#reserve();
    this.#see(t);
    const literal = this.#use(t);
    this.#writePending();
    return literal;
  }

  /** Counts the uses of all nodes below `t` that were not seen before. */
  #see(t: Term): void {
    const table = this.#table;
    const uses = this.#uses;
    const stack: number[] = [];
    const count = (argument: Term, weight: number): void => {
      const node = argument >> 1;
      if (uses[node] === 0) stack.push(node);
      uses[node] = Math.min(2, uses[node] + weight);
    };
    count(t, 2);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const kind = table.kind(node);
      if (kind === nodeKind.variable || kind === nodeKind.constant) continue;
      if (kind === nodeKind.atom) {
        invariant(this.#freeAtoms, "a propositional solver gets no integer comparisons");
        continue;
      }
      const [a, b] = [table.first(node), table.second(node)];
      count(a, kind === nodeKind.and && (a & 1) === 0 ? 1 : 2);
      count(b, kind === nodeKind.and && (b & 1) === 0 ? 1 : 2);
      if (kind === nodeKind.ite) count(table.third(node), 2);
    }
  }

  #conjuncts(node: number): Term[] {
    return conjuncts(this.#table, node, (inner) => this.#uses[inner] < 2 && this.#variables[inner] === 0);
  }

  #literalOf(t: Term): number {
    const node = t >> 1;
    let variable = this.#variables[node];
    if (variable === 0) {
      variable = this.#sink.newVariable();
      this.#variables[node] = variable;
      if (this.#table.kind(node) === nodeKind.variable) this.#nodes.push(node);
    }
    return (t & 1) === 0 ? variable : -variable;
  }

  /** A literal for `t` in a place where it must be true: asks for the clauses by which it implies `t`. */
  #use(t: Term): number {
    this.#want(t >> 1, (t & 1) === 0 ? positive : negative);
    return this.#literalOf(t);
  }

  #want(node: number, wanted: number): void {
    const kind = this.#table.kind(node);
    if (kind > nodeKind.variable && kind !== nodeKind.atom && (this.#written[node] & wanted) !== wanted) this.#pending.push(node * 4 + wanted);
  }

  #writePending(): void {
    for (let entry = this.#pending.pop(); entry !== undefined; entry = this.#pending.pop()) {
      const node = Math.floor(entry / 4);
      const missing = (entry & 3) & ~this.#written[node];
      this.#written[node] |= missing;
      if (missing === 0) continue;
      const kind = this.#table.kind(node);
      if ((missing & positive) !== 0) this.#gate(kind, node, false);
      if ((missing & negative) !== 0) this.#gate(kind, node, true);
    }
  }

  /** The clauses of `v -> gate`, or of `~v -> ~gate` if `negated`. */
  #gate(kind: number, node: number, negated: boolean): void {
    const v = this.#literalOf((node * 2) as Term); // the positive literal of a node
    const table = this.#table;
    const [a, b] = [table.first(node), table.second(node)];
    if (kind === nodeKind.and && !negated) {
      for (const part of this.#conjuncts(node)) this.#clause([-v, this.#use(part)]);
    } else if (kind === nodeKind.and) {
      this.#clause([v, ...this.#conjuncts(node).map((part) => this.#use(not(part)))]);
    } else if (kind === nodeKind.xor) {
      const head = negated ? v : -v;
      this.#clause([head, this.#use(a), this.#use(negated ? not(b) : b)]);
      this.#clause([head, this.#use(not(a)), this.#use(negated ? b : not(b))]);
    } else {
      this.#choice(negated ? v : -v, a, negated ? not(b) : b, negated ? not(table.third(node)) : table.third(node));
    }
  }

  /** `-head` implies `if c then t else e`. The third clause follows from the others, but lets more propagate. */
  #choice(head: number, c: Term, t: Term, e: Term): void {
    this.#clause([head, this.#use(not(c)), this.#use(t)]);
    this.#clause([head, this.#use(c), this.#use(e)]);
    this.#clause([head, this.#use(t), this.#use(e)]);
  }

  #clause(literals: number[]): void {
    this.#sink.addClause(literals);
  }

  #reserve(): void {
    const size = this.#table.size;
    if (size <= this.#uses.length) return;
    const capacity = Math.max(size, this.#uses.length * 2);
    const variables = new Int32Array(capacity);
    const written = new Uint8Array(capacity);
    const uses = new Uint8Array(capacity);
    variables.set(this.#variables);
    written.set(this.#written);
    uses.set(this.#uses);
    [this.#variables, this.#written, this.#uses] = [variables, written, uses];
  }
}
