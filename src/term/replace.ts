import type { IntegerTerm } from "./integer-table.ts";
import { nodeKind, TRUE, type Term, type TermTable, not } from "./term-table.ts";

/** What variables are replaced by: Boolean ones by their nodes, integer ones by their terms. */
export interface Replacement {
  readonly booleans: ReadonlyMap<number, Term>;
  readonly integers: ReadonlyMap<IntegerTerm, IntegerTerm>;
}

/** `root` with variables replaced, simplified anew. `spend` is told of each node that is made again. */
export function replace(table: TermTable, root: Term, { booleans, integers }: Replacement, spend: () => void): Term {
  const terms = new Map<number, Term>([[0, TRUE]]);
  const numbers = new Map<IntegerTerm, IntegerTerm>(integers);
  const signed = (t: Term): Term => {
    const made = node(t >> 1);
    return (t & 1) === 1 ? not(made) : made;
  };
  const node = (n: number): Term => {
    let made = terms.get(n);
    if (made === undefined) {
      spend();
      made = remade(n);
      terms.set(n, made);
    }
    return made;
  };
  const remade = (n: number): Term => {
    switch (table.kind(n)) {
      case nodeKind.variable: return booleans.get(n) ?? ((n * 2) as Term); // the positive literal of a node
      case nodeKind.and: return table.and(signed(table.first(n)), signed(table.second(n)));
      case nodeKind.xor: return table.xor(signed(table.first(n)), signed(table.second(n)));
      case nodeKind.ite: return table.ite(signed(table.first(n)), signed(table.second(n)), signed(table.third(n)));
      default: {
        const { relation, a, b } = table.integers.comparison(table.first(n));
        const [x, y] = [number(a), number(b)];
        if (x === a && y === b) return (n * 2) as Term; // made anew, the condition for a variable to be in its range would fold away
        return relation === "le" ? table.integers.le(x, y) : table.integers.eq(x, y);
      }
    }
  };
  const number = (i: IntegerTerm): IntegerTerm => {
    let made = numbers.get(i);
    if (made === undefined) {
      spend();
      made = remadeNumber(i);
      numbers.set(i, made);
    }
    return made;
  };
  const remadeNumber = (i: IntegerTerm): IntegerTerm => {
    const old = table.integers.node(i);
    switch (old.kind) {
      case "constant": case "variable": return i;
      case "add": return table.integers.add(number(old.a), number(old.b));
      case "multiply": return table.integers.multiply(number(old.a), number(old.b));
      case "div": return table.integers.div(number(old.a), number(old.b));
      case "mod": return table.integers.mod(number(old.a), number(old.b));
      case "ite": return table.integers.ite(signed(old.condition), number(old.a), number(old.b));
    }
  };
  return signed(root);
}
