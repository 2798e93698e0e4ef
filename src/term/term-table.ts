import type { Brand } from "../base/brand.ts";
import { invariant } from "../base/invariant.ts";
import { IntegerTable } from "./integer-table.ts";

/** A boolean term of one table: node number times two, plus one if negated. Negation costs nothing. */
export type Term = Brand<number, "Term">;

const term = (n: number): Term => n as Term;

export const TRUE: Term = term(0);
export const FALSE: Term = term(1);

export const not = (t: Term): Term => term(t ^ 1);

/** The kinds of nodes. */
export const nodeKind = { constant: 0, variable: 1, and: 2, xor: 3, ite: 4, atom: 5 } as const;

/** A hash-consed, simplifying DAG of booleans: and, xor and if-then-else nodes over variables and atoms of other theories.
 *
 *  Invariants: equal (kind, arguments) are one node; arguments precede their node, so numbers are a topological order; an `xor` has
 *  positive arguments, an `ite` a positive condition and a positive then-branch. Local rules only (Brummayer and Biere, FMCAD'06, levels 1 and 2). */
export class TermTable {
  #kind = new Uint8Array(1024);
  #a = new Int32Array(1024);
  #b = new Int32Array(1024);
  #c = new Int32Array(1024);
  #size = 1;
  #buckets = new Int32Array(4096).fill(-1);
  #chain = new Int32Array(1024);
  readonly #names = new Map<number, string>();

  /** The integer terms whose comparisons are the atoms of this table. */
  readonly integers = new IntegerTable(this);

  /** Number of nodes, the constant included. */
  get size(): number {
    return this.#size;
  }

  kind(node: number): number {
    return this.#kind[node];
  }

  /** First argument of an and, xor or ite node (the condition); for an atom, its number in the theory. */
  first(node: number): Term {
    return term(this.#a[node]);
  }

  second(node: number): Term {
    return term(this.#b[node]);
  }

  third(node: number): Term {
    return term(this.#c[node]);
  }

  name(node: number): string | undefined {
    return this.#names.get(node);
  }

  /** A new variable. The name is for people who read exported formulas. */
  fresh(name?: string): Term {
    const node = this.#append(nodeKind.variable, 0, 0, 0);
    if (name !== undefined) this.#names.set(node, name);
    return term(node * 2);
  }

  /** The term of an atom of another theory (an integer comparison); `atom` is a number that this theory gives out once for each atom. */
  atom(atom: number): Term {
    return term(this.#cons(nodeKind.atom, atom, 0, 0) * 2);
  }

  and(a: Term, b: Term): Term {
    if (a === b || b === TRUE) return a;
    if (a === TRUE) return b;
    if (a === FALSE || b === FALSE || a === not(b)) return FALSE;
    if (a > b) [a, b] = [b, a];
    const simpler = this.#andLevelTwo(a, b) ?? this.#andLevelTwo(b, a);
    if (simpler !== undefined) return simpler;
    return term(this.#cons(nodeKind.and, a, b, 0) * 2);
  }

  or(a: Term, b: Term): Term {
    return not(this.and(not(a), not(b)));
  }

  implies(a: Term, b: Term): Term {
    return not(this.and(a, not(b)));
  }

  xor(a: Term, b: Term): Term {
    const flip = (a & 1) ^ (b & 1);
    const x = term(a & ~1);
    const y = term(b & ~1);
    if (x === y) return flip === 1 ? TRUE : FALSE;
    if (x === TRUE) return term(y ^ flip ^ 1);
    if (y === TRUE) return term(x ^ flip ^ 1);
    const node = x < y ? this.#cons(nodeKind.xor, x, y, 0) : this.#cons(nodeKind.xor, y, x, 0);
    return term((node * 2) ^ flip);
  }

  iff(a: Term, b: Term): Term {
    return not(this.xor(a, b));
  }

  ite(c: Term, t: Term, e: Term): Term {
    if (c === TRUE || t === e) return t;
    if (c === FALSE) return e;
    if ((c & 1) === 1) return this.ite(not(c), e, t);
    const [inner, other] = [this.#under(c, true, t), this.#under(c, false, e)];
    if (inner !== t || other !== e) return this.ite(c, inner, other);
    if (t === TRUE || t === c) return this.or(c, e);
    if (t === FALSE || t === not(c)) return this.and(not(c), e);
    if (e === FALSE || e === c) return this.and(c, t);
    if (e === TRUE || e === not(c)) return this.or(not(c), t);
    if (t === not(e)) return this.iff(c, t);
    const flip = t & 1;
    return term((this.#cons(nodeKind.ite, c, t ^ flip, e ^ flip) * 2) ^ flip);
  }

  /** Conjunction as a balanced tree, so that depth grows with the logarithm of the count. */
  all(terms: readonly Term[]): Term {
    return this.#balanced(terms, (a, b) => this.and(a, b), TRUE);
  }

  any(terms: readonly Term[]): Term {
    return this.#balanced(terms, (a, b) => this.or(a, b), FALSE);
  }

  #balanced(terms: readonly Term[], join: (a: Term, b: Term) => Term, unit: Term): Term {
    if (terms.length === 0) return unit;
    let layer = terms;
    while (layer.length > 1) {
      const next: Term[] = [];
      for (let i = 0; i + 1 < layer.length; i += 2) next.push(join(layer[i], layer[i + 1]));
      if (layer.length % 2 === 1) next.push(layer[layer.length - 1]);
      layer = next;
    }
    return layer[0];
  }

  /** Rules that look into the arguments of `a`: contradiction, subsumption, idempotence, substitution. */
  #andLevelTwo(a: Term, b: Term): Term | undefined {
    if (this.#kind[a >> 1] !== nodeKind.and) return undefined;
    const x = this.first(a >> 1);
    const y = this.second(a >> 1);
    if ((a & 1) === 0) {
      if (b === x || b === y) return a;
      if (b === not(x) || b === not(y)) return FALSE;
    } else {
      if (b === not(x) || b === not(y)) return b; // ~(x /\ y) /\ ~x
      if (b === x) return this.and(x, not(y)); // ~(x /\ y) /\ x
      if (b === y) return this.and(not(x), y);
    }
    return this.#kind[b >> 1] === nodeKind.and ? this.#andOfAnds(a, x, y, b) : undefined;
  }

  /** Rules for two conjunctions: `a` is `x /\ y` or its negation. */
  #andOfAnds(a: Term, x: Term, y: Term, b: Term): Term | undefined {
    const u = this.first(b >> 1);
    const v = this.second(b >> 1);
    const apart = x === not(u) || x === not(v) || y === not(u) || y === not(v);
    if ((b & 1) === 0) {
      if (apart) return (a & 1) === 0 ? FALSE : b; // (x /\ y) /\ (~x /\ v), ~(x /\ y) /\ (~x /\ v)
      if ((a & 1) === 0) return undefined;
      if (x === u || x === v) return this.and(not(y), b); // ~(x /\ y) /\ (x /\ v)
      return y === u || y === v ? this.and(not(x), b) : undefined;
    }
    if ((a & 1) === 0) return undefined; // the rule above, with a and b exchanged
    if ((x === u && y === not(v)) || (x === v && y === not(u))) return not(x); // ~(x /\ y) /\ ~(x /\ ~y)
    return (y === u && x === not(v)) || (y === v && x === not(u)) ? not(y) : undefined;
  }

  /** What `t` is where `c` (a positive literal) has the value `truth`, as far as one look inside tells. */
  #under(c: Term, truth: boolean, t: Term): Term {
    const node = t >> 1;
    const kind = this.#kind[node];
    if (kind === nodeKind.ite && this.#a[node] === c) return term((truth ? this.#b[node] : this.#c[node]) ^ (t & 1));
    if (kind !== nodeKind.and) return t;
    const holds = truth ? c : not(c);
    const [x, y] = [this.first(node), this.second(node)];
    if (x === holds || y === holds) return term((x === holds ? y : x) ^ (t & 1));
    return x === not(holds) || y === not(holds) ? term(FALSE ^ (t & 1)) : t;
  }

  #cons(kind: number, a: number, b: number, c: number): number {
    const slot = this.#slot(kind, a, b, c);
    for (let node = this.#buckets[slot]; node >= 0; node = this.#chain[node]) {
      if (this.#a[node] === a && this.#b[node] === b && this.#c[node] === c && this.#kind[node] === kind) return node;
    }
    const node = this.#append(kind, a, b, c);
    const place = this.#slot(kind, a, b, c); // appending may have grown the buckets
    this.#chain[node] = this.#buckets[place];
    this.#buckets[place] = node;
    return node;
  }

  #slot(kind: number, a: number, b: number, c: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ kind;
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    return (hash ^ (hash >>> 12)) & (this.#buckets.length - 1);
  }

  #append(kind: number, a: number, b: number, c: number): number {
    invariant(this.#size < 0x3fffffff, "a term fits in a 31-bit number");
    if (this.#size === this.#kind.length) this.#grow();
    const node = this.#size++;
    this.#kind[node] = kind;
    this.#a[node] = a;
    this.#b[node] = b;
    this.#c[node] = c;
    return node;
  }

  #grow(): void {
    const capacity = this.#kind.length * 2;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(capacity);
      array.set(old);
      return array;
    };
    const kinds = new Uint8Array(capacity);
    kinds.set(this.#kind);
    this.#kind = kinds;
    this.#a = wider(this.#a);
    this.#b = wider(this.#b);
    this.#c = wider(this.#c);
    this.#chain = new Int32Array(capacity).fill(-1);
    this.#buckets = new Int32Array(capacity * 2).fill(-1);
    for (let node = 1; node < this.#size; node++) {
      if (this.#kind[node] <= nodeKind.variable) continue;
      const slot = this.#slot(this.#kind[node], this.#a[node], this.#b[node], this.#c[node]);
      this.#chain[node] = this.#buckets[slot];
      this.#buckets[slot] = node;
    }
  }
}
