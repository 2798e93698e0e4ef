import { boundaries } from "./boundaries.ts";
import { cone } from "./cone.ts";
import type { IntegerTerm } from "./integer-table.ts";
import { replace } from "./replace.ts";
import { FALSE, nodeKind, TRUE, type Term, type TermTable, not } from "./term-table.ts";
import type { Age } from "./younger.ts";

/** Nodes that may be made anew in one projection, and values tried for one integer. */
const mostWork = 200_000;
const mostPoints = 96;

class TooMuch extends Error {}

/** The condition under which there are values of all variables younger than `age`, Boolean or integer, that make `root` true; exact. An integer is tried at each value at
 *  which a comparison with it may change, and beside those (the test points of Cooper and of Ferrante and Rackoff, where factors are one). Null where an integer is
 *  used in another way, or where this takes too many steps. */
export function project(table: TermTable, root: Term, age: Age): Term | null {
  try {
    return new Projection(table, age).exists(root);
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

interface Young {
  readonly booleans: readonly number[];
  readonly integers: readonly IntegerTerm[];
}

class Projection {
  readonly #table: TermTable;
  readonly #age: Age;
  readonly #known = new Map<Term, Term>();
  #work = 0;

  constructor(table: TermTable, age: Age) {
    this.#table = table;
    this.#age = age;
  }

  exists(t: Term): Term {
    const known = this.#known.get(t);
    if (known !== undefined) return known;
    const made = this.#exists(t);
    this.#known.set(t, made);
    return made;
  }

  #exists(t: Term): Term {
    const young = this.#young(t);
    if (young.booleans.length + young.integers.length === 0) return t;
    if (this.#isAnd(not(t))) return this.#table.any(this.#conjuncts(not(t)).map((c) => this.exists(not(c))));
    if (!this.#isAnd(t)) return this.#eliminate(t, [t], young);
    const groups = this.#independent(this.#conjuncts(t));
    if (groups.length === 1) return this.#eliminate(t, this.#conjuncts(t), young);
    return this.#table.all(groups.map((group) => this.exists(this.#table.all(group))));
  }

  #isAnd(t: Term): boolean {
    return (t & 1) === 0 && this.#table.kind(t >> 1) === nodeKind.and;
  }

  #conjuncts(t: Term): readonly Term[] {
    if (!this.#isAnd(t)) return [t];
    return [...new Set([...this.#conjuncts(this.#table.first(t >> 1)), ...this.#conjuncts(this.#table.second(t >> 1))])];
  }

  /** The conjuncts in groups that share no young variable. */
  #independent(conjuncts: readonly Term[]): readonly (readonly Term[])[] {
    let groups: { readonly variables: ReadonlySet<string>; readonly terms: readonly Term[] }[] = [];
    for (const c of conjuncts) {
      const { booleans, integers } = this.#young(c);
      const variables = new Set([...booleans.map((b) => `b${b}`), ...integers.map((i) => `i${i}`)]);
      const touching = groups.filter((g) => [...variables].some((v) => g.variables.has(v)));
      groups = [...groups.filter((g) => !touching.includes(g)), {
        variables: new Set([...variables, ...touching.flatMap((g) => [...g.variables])]),
        terms: [...touching.flatMap((g) => g.terms), c],
      }];
    }
    return groups.map((g) => g.terms);
  }

  /** Eliminates one variable, then the others. */
  #eliminate(t: Term, conjuncts: readonly Term[], young: Young): Term {
    for (const c of conjuncts) {
      if ((c & 1) === 0 && this.#table.kind(c >> 1) === nodeKind.variable && young.booleans.includes(c >> 1)) return this.exists(this.#with(t, c >> 1, TRUE));
      if ((c & 1) === 1 && this.#table.kind(c >> 1) === nodeKind.variable && young.booleans.includes(c >> 1)) return this.exists(this.#with(t, c >> 1, FALSE));
    }
    const only = this.#onlyValue(conjuncts, young.integers);
    if (only !== null) return this.exists(this.#at(t, only.variable, only.value));
    const [x] = young.integers;
    if (x !== undefined) return this.#table.any(this.#points(t, x).map((point) => this.exists(this.#at(t, x, point))));
    const [b] = young.booleans;
    return this.#table.or(this.exists(this.#with(t, b, TRUE)), this.exists(this.#with(t, b, FALSE)));
  }

  /** A conjunct `x = v`, if there is one: then v is the only value to try. */
  #onlyValue(conjuncts: readonly Term[], variables: readonly IntegerTerm[]): { readonly variable: IntegerTerm; readonly value: IntegerTerm } | null {
    for (const c of conjuncts) {
      if ((c & 1) === 1 || this.#table.kind(c >> 1) !== nodeKind.atom || this.#table.integers.comparison(this.#table.first(c >> 1)).relation !== "eq") continue;
      for (const variable of variables) {
        const found = boundaries(this.#table, c >> 1, variable);
        if (found?.decisive === true && found.values.length === 1) return { variable, value: found.values[0] };
      }
    }
    return null;
  }

  #points(t: Term, x: IntegerTerm): readonly IntegerTerm[] {
    const { integers } = this.#table;
    const found = new Set<IntegerTerm>();
    for (const node of cone(this.#table, [t])) {
      if (this.#table.kind(node) !== nodeKind.atom) continue;
      const here = boundaries(this.#table, node, x);
      if (here === null) throw new TooMuch();
      for (const v of here.values) for (const d of [-1n, 0n, 1n]) found.add(integers.add(v, integers.constant(d)));
      if (found.size > mostPoints) throw new TooMuch();
    }
    return found.size === 0 ? [integers.constant(0n)] : [...found];
  }

  #at(t: Term, x: IntegerTerm, value: IntegerTerm): Term {
    return replace(this.#table, t, { booleans: new Map(), integers: new Map([[x, value]]) }, () => this.#spend(1));
  }

  #with(t: Term, node: number, value: Term): Term {
    return replace(this.#table, t, { booleans: new Map([[node, value]]), integers: new Map() }, () => this.#spend(1));
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > mostWork) throw new TooMuch();
  }

  #young(t: Term): Young {
    const booleans: number[] = [];
    const integers = new Set<IntegerTerm>();
    const seen = new Set<IntegerTerm>();
    const nodes = cone(this.#table, [t]);
    this.#spend(nodes.length);
    for (const node of nodes) {
      const kind = this.#table.kind(node);
      if (kind === nodeKind.variable && node >= this.#age.nodes) booleans.push(node);
      if (kind !== nodeKind.atom) continue;
      const { a, b } = this.#table.integers.comparison(this.#table.first(node));
      const stack = [a, b];
      for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
        if (seen.has(i)) continue;
        seen.add(i);
        const n = this.#table.integers.node(i);
        if (n.kind === "variable") {
          if (i >= this.#age.integers) integers.add(i);
        } else if (n.kind !== "constant") stack.push(n.a, n.b);
      }
    }
    return { booleans, integers: [...integers] };
  }
}
