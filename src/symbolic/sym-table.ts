import { invariant } from "../base/invariant.ts";
import { FALSE, TRUE, type Term, TermTable } from "../term/term-table.ts";
import { compareValues, equalValues } from "../value/compare.ts";
import { hashValue } from "../value/hash.ts";
import { makeFunction, makeSet } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import type { IntegerEncoding } from "../../encodings/integer-encoding.ts";
import type { LazySet } from "./lazy-set.ts";
import { isInfinite } from "./infinite.ts";
import type { Bool, FunctionCell, Ground, Guarded, Integer, IntegerTerm, Lazy, Part, Pointwise, PointwiseForm, Sym } from "./sym.ts";

/** Makes guarded values, one object for each: all constructors return the simplest form of what they are given. */
export class SymTable {
  readonly terms: TermTable;
  readonly integers: IntegerEncoding<IntegerTerm>;
  /** Is there a set or function that can not be listed? Until then nothing looks for them in values. */
  unlisted = false;
  #count = 0;
  readonly #scalars = new Map<Value, Ground>();
  readonly #composites = new Map<number, Ground[]>();
  readonly #bools = new Map<Term, Bool>();
  readonly #integers = new Map<IntegerTerm, Integer>();
  readonly #structures = new Map<number, Exclude<Sym, Ground>[]>();

  constructor(terms: TermTable, integers: IntegerEncoding<IntegerTerm>) {
    this.terms = terms;
    this.integers = integers;
  }

  get size(): number {
    return this.#count;
  }

  ground(value: Value): Ground {
    if (typeof value !== "object" || value.kind === "model") {
      const known = this.#scalars.get(value);
      if (known !== undefined) return known;
      const made: Ground = { kind: "ground", id: this.#count++, value };
      this.#scalars.set(value, made);
      return made;
    }
    const hash = hashValue(value);
    const bucket = this.#composites.get(hash) ?? [];
    for (const known of bucket) if (equalValues(known.value, value)) return known;
    const made: Ground = { kind: "ground", id: this.#count++, value };
    bucket.push(made);
    this.#composites.set(hash, bucket);
    return made;
  }

  bool(term: Term): Ground | Bool {
    if (term === TRUE || term === FALSE) return this.ground(term === TRUE);
    const known = this.#bools.get(term);
    if (known !== undefined) return known;
    const made: Bool = { kind: "bool", id: this.#count++, term };
    this.#bools.set(term, made);
    return made;
  }

  /** Alternatives with disjoint guards; those that are FALSE are dropped. The values are distinct scalars. */
  choice(alternatives: readonly Guarded<Ground>[]): Sym {
    const live = alternatives.filter((a) => a.guard !== FALSE);
    invariant(live.length > 0, "a choice has an alternative");
    if (live.length === 1) return live[0].value;
    const sure = live.find((a) => a.guard === TRUE);
    if (sure !== undefined) return sure.value;
    if (live.every((a) => typeof a.value.value === "boolean")) {
      return this.bool((live.find((a) => a.value.value === true) ?? live[0]).guard);
    }
    live.sort((a, b) => compareValues(a.value.value, b.value.value));
    return this.#cons(hashCells(1, live), (s) => s.kind === "choice" && sameCells(s.alternatives, live), (id) => ({ kind: "choice", id, alternatives: live }));
  }

  integer(integer: IntegerTerm): Sym {
    const constant = this.integers.asConstant(integer);
    if (constant !== null) return this.ground(fromBigInt(constant));
    const known = this.#integers.get(integer);
    if (known !== undefined) return known;
    const made: Integer = { kind: "integer", id: this.#count++, integer };
    this.#integers.set(integer, made);
    return made;
  }

  /** Cells in any order, each `Sym` at most once. */
  set(cells: readonly Guarded<Sym>[]): Sym {
    const live = cells.filter((c) => c.guard !== FALSE);
    if (live.every((c) => c.guard === TRUE && c.value.kind === "ground")) {
      return this.ground(makeSet(live.map((c) => (c.value as Ground).value))); // just tested
    }
    live.sort(byOrder);
    return this.#cons(hashCells(2, live), (s) => s.kind === "set" && sameCells(s.cells, live), (id) => ({ kind: "set", id, cells: live }));
  }

  /** Cells in any order, each key at most once. `sequence`: the caller knows that it is one. */
  function(cells: readonly FunctionCell[], sequence = false): Sym {
    const live = cells.filter((c) => c.guard !== FALSE);
    if (live.every((c) => c.guard === TRUE && c.key.kind === "ground" && c.value.kind === "ground")) {
      return this.ground(makeFunction(live.map((c) => [(c.key as Ground).value, (c.value as Ground).value] as const))); // just tested
    }
    live.sort((a, b) => byKind(a.key, b.key));
    let hash = sequence ? 6 : 3;
    for (const c of live) hash = mix(mix(mix(hash, c.key.id), c.guard), c.value.id);
    return this.#cons(
      hash,
      (s) => s.kind === "function" && s.sequence === sequence && s.cells.length === live.length &&
        s.cells.every((c, i) => c.key === live[i].key && c.guard === live[i].guard && c.value === live[i].value),
      (id) => ({ kind: "function", id, cells: live, sequence }),
    );
  }

  lazy(set: LazySet): Lazy {
    const parts = lazyParts(set);
    let hash = 5;
    for (const c of set.kind) hash = mix(hash, c.charCodeAt(0));
    for (const p of parts) hash = mix(hash, typeof p === "string" ? p.length : typeof p === "function" ? 1 : p.id);
    const made = this.#cons(
      hash,
      (s) => {
        if (s.kind !== "lazy" || s.set.kind !== set.kind) return false;
        const other = lazyParts(s.set);
        return other.length === parts.length && other.every((p, i) => p === parts[i]);
      },
      (id) => ({ kind: "lazy", id, set }),
    );
    invariant(made.kind === "lazy", "a lazy set was asked for");
    this.unlisted ||= isInfinite(made);
    return made;
  }

  /** A function that is taken point by point; no two are one. */
  pointwise(form: PointwiseForm): Pointwise {
    this.unlisted = true;
    return { kind: "pointwise", id: this.#count++, form };
  }

  /** Parts of different classes with disjoint guards. */
  union(alternatives: readonly Guarded<Part>[]): Sym {
    const live = alternatives.filter((a) => a.guard !== FALSE);
    invariant(live.length > 0, "a union has an alternative");
    if (live.length === 1) return live[0].value;
    live.sort((a, b) => a.value.id - b.value.id);
    return this.#cons(hashCells(4, live), (s) => s.kind === "union" && sameCells(s.alternatives, live), (id) => ({ kind: "union", id, alternatives: live }));
  }

  #cons(hash: number, same: (s: Sym) => boolean, make: (id: number) => Exclude<Sym, Ground>): Sym {
    const bucket = this.#structures.get(hash);
    if (bucket === undefined) {
      const made = make(this.#count++);
      this.#structures.set(hash, [made]);
      return made;
    }
    for (const known of bucket) if (same(known)) return known;
    const made = make(this.#count++);
    bucket.push(made);
    return made;
  }
}

export function fromBigInt(n: bigint): number | bigint {
  return n >= BigInt(Number.MIN_SAFE_INTEGER) && n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : n;
}

const byOrder = (a: Guarded<Sym>, b: Guarded<Sym>): number => byKind(a.value, b.value);

/** Ground values first, ascending. */
function byKind(a: Sym, b: Sym): number {
  if (a.kind === "ground" && b.kind === "ground") return compareValues(a.value, b.value);
  if (a.kind === "ground") return -1;
  return b.kind === "ground" ? 1 : a.id - b.id;
}

function mix(hash: number, n: number): number {
  const h = Math.imul(hash ^ n, 0x9e3779b1);
  return h ^ (h >>> 15);
}

function hashCells(seed: number, cells: readonly Guarded<Sym>[]): number {
  let hash = seed;
  for (const c of cells) hash = mix(mix(hash, c.guard), c.value.id);
  return hash;
}

function sameCells(a: readonly Guarded<Sym>[], b: readonly Guarded<Sym>[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i].guard !== b[i].guard || a[i].value !== b[i].value) return false;
  return true;
}

function lazyParts(set: LazySet): readonly (Sym | string | Extract<LazySet, { kind: "filter" }>["test"])[] {
  switch (set.kind) {
    case "powerset": case "sequences": return [set.base];
    case "bounded": return [set.set, String(set.most)];
    case "functions": return [set.domain, set.range];
    case "records": return set.fields.flatMap((f) => [f.name, f.set]);
    case "product": return set.factors;
    case "interval": return [set.low, set.high];
    case "union": case "difference": return [set.left, set.right];
    case "filter": return [set.base, set.test];
    default: return [];
  }
}
