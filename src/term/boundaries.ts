import { cone } from "./cone.ts";
import type { IntegerTerm } from "./integer-table.ts";
import { nodeKind, type Term, type TermTable } from "./term-table.ts";

/** Where the comparison of an atom may change when one integer variable does. */
export interface Boundaries {
  /** In terms that the variable does not occur in. Between two of these the truth of the comparison does not change, whatever else holds. */
  readonly values: readonly IntegerTerm[];
  /** An equation that is false wherever the variable has none of the values. */
  readonly decisive: boolean;
}

/** One way to read an integer term: `factor` times the variable, plus `rest`, in which it does not occur. */
interface Linear {
  readonly factor: bigint;
  readonly rest: IntegerTerm;
}

/** More readings of one term than this are not followed. */
const mostReadings = 32;

/** The boundaries of an atom in the variable `x`. The branches of an if-then-else are read one by one; its condition counts as a comparison of its own. Null where x is
 *  multiplied by something, divided, or compared with a multiple of itself. */
export function boundaries(table: TermTable, atomNode: number, x: IntegerTerm): Boundaries | null {
  const { integers } = table;
  const { relation, a, b } = integers.comparison(table.first(atomNode));
  const reader = new Reader(table, x);
  const left = reader.read(a);
  const right = reader.read(b);
  if (left === null || right === null) return null;
  const values = new Set<IntegerTerm>();
  let everywhere = true;
  for (const l of left) {
    for (const r of right) {
      const factor = l.factor - r.factor;
      if (factor === 0n) everywhere = false;
      else if (factor !== 1n && factor !== -1n) return null;
      else {
        const rest = integers.add(r.rest, integers.multiply(l.rest, integers.constant(-1n))); // factor * x
        values.add(integers.multiply(rest, integers.constant(factor)));
      }
    }
  }
  return { values: [...values], decisive: relation === "eq" && everywhere };
}

class Reader {
  readonly #table: TermTable;
  readonly #x: IntegerTerm;
  readonly #readings = new Map<IntegerTerm, readonly Linear[] | null>();
  readonly #mentions = new Map<IntegerTerm, boolean>();

  constructor(table: TermTable, x: IntegerTerm) {
    this.#table = table;
    this.#x = x;
  }

  read(i: IntegerTerm): readonly Linear[] | null {
    const known = this.#readings.get(i);
    if (known !== undefined) return known;
    const made = this.#mention(i) ? distinct(this.#readNode(i)) : [{ factor: 0n, rest: i }];
    this.#readings.set(i, made);
    return made;
  }

  #readNode(i: IntegerTerm): readonly Linear[] | null {
    const { integers } = this.#table;
    const node = integers.node(i);
    if (node.kind === "constant" || node.kind === "variable") return [{ factor: 1n, rest: integers.constant(0n) }];
    const [p, q] = [this.read(node.a), this.read(node.b)];
    if (p === null || q === null) return null;
    if (node.kind === "ite") return [...p, ...q];
    if (node.kind === "add") return p.flatMap((l) => q.map((r) => ({ factor: l.factor + r.factor, rest: integers.add(l.rest, r.rest) })));
    const constant = node.kind === "multiply" ? integers.asConstant(node.b) : null;
    return constant === null ? null : p.map((l) => ({ factor: l.factor * constant, rest: integers.multiply(l.rest, node.b) }));
  }

  /** Does `i` depend on the variable, be it in a condition? */
  #mention(i: IntegerTerm): boolean {
    const known = this.#mentions.get(i);
    if (known !== undefined) return known;
    const node = this.#table.integers.node(i);
    const found = node.kind === "variable" ? i === this.#x
      : node.kind !== "constant" && (this.#mention(node.a) || this.#mention(node.b) || (node.kind === "ite" && this.#decidedBy(node.condition)));
    this.#mentions.set(i, found);
    return found;
  }

  #decidedBy(condition: Term): boolean {
    return cone(this.#table, [condition]).some((node) => {
      if (this.#table.kind(node) !== nodeKind.atom) return false;
      const { a, b } = this.#table.integers.comparison(this.#table.first(node));
      return this.#mention(a) || this.#mention(b);
    });
  }
}

function distinct(list: readonly Linear[] | null): readonly Linear[] | null {
  if (list === null) return null;
  const found = new Map(list.map((l) => [`${l.factor} ${l.rest}`, l]));
  return found.size > mostReadings ? null : [...found.values()];
}
