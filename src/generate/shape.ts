import type { Value } from "../value/value.ts";

/** What is known of a value from its uses; children are looked up with `known`. Uses of one value join their shapes (`unify`). */
export type Shape =
  | { readonly kind: "boolean" }
  /** `seen`: integers that are written where one of these is. */
  | { readonly kind: "integer"; readonly seen: ReadonlySet<number> }
  /** A string or a model value, one of those that are written where one of these is, by their texts. */
  | { readonly kind: "atom"; readonly seen: ReadonlyMap<string, Value> }
  | { readonly kind: "set"; readonly element: Unknown }
  | { readonly kind: "function"; readonly key: Unknown; readonly value: Unknown }
  | { readonly kind: "sequence"; readonly element: Unknown }
  /** `open`: other fields are possible. */
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, Unknown>; readonly open: boolean }
  | { readonly kind: "tuple"; readonly elements: readonly Unknown[] }
  /** Uses that do not fit together. */
  | { readonly kind: "several" };

/** A value of which more may become known. */
export class Unknown {
  #same: Unknown | null = null;
  #shape: Shape | null;

  constructor(shape: Shape | null = null) {
    this.#shape = shape;
  }

  /** What is known by now; null: nothing. */
  get shape(): Shape | null {
    return this.#root().#shape;
  }

  #root(): Unknown {
    return this.#same === null ? this : this.#same.#root();
  }

  /** Takes down that both have one shape. */
  static unify(a: Unknown, b: Unknown): void {
    const [x, y] = [a.#root(), b.#root()];
    if (x === y) return;
    x.#same = y;
    const [p, q] = [x.#shape, y.#shape];
    if (q === null) y.#shape = p;
    else if (p !== null) {
      y.#shape = { kind: "several" }; // while the parts are joined: a value does not contain itself
      const joined = join(p, q);
      y.#shape = joined;
    }
  }
}

function join(p: Shape, q: Shape): Shape {
  if (p.kind === "integer" && q.kind === "integer") return { kind: "integer", seen: new Set([...p.seen, ...q.seen]) };
  if (p.kind === "atom" && q.kind === "atom") return { kind: "atom", seen: new Map([...p.seen, ...q.seen]) };
  if (p.kind === "set" && q.kind === "set") return joined(q, [[p.element, q.element]]);
  if (p.kind === "sequence" && q.kind === "sequence") return joined(q, [[p.element, q.element]]);
  if (p.kind === "function" && q.kind === "function") return joined(q, [[p.key, q.key], [p.value, q.value]]);
  if (p.kind === "tuple" && q.kind === "tuple" && p.elements.length === q.elements.length) return joined(q, p.elements.map((e, i) => [e, q.elements[i]]));
  if ((p.kind === "tuple" || p.kind === "sequence") && (q.kind === "tuple" || q.kind === "sequence")) return joinSequences(p, q);
  if (p.kind === "record" && q.kind === "record") return joinRecords(p, q);
  if (p.kind === "boolean" && q.kind === "boolean") return p;
  return joinFunction(p, q) ?? joinFunction(q, p) ?? { kind: "several" };
}

function joined(result: Shape, pairs: readonly (readonly [Unknown, Unknown])[]): Shape {
  for (const [a, b] of pairs) Unknown.unify(a, b);
  return result;
}

/** Tuples of different lengths are sequences. */
function joinSequences(...both: readonly Extract<Shape, { kind: "tuple" | "sequence" }>[]): Shape {
  const element = new Unknown();
  return joined({ kind: "sequence", element }, both.flatMap((s) => (s.kind === "tuple" ? s.elements : [s.element])).map((e) => [e, element]));
}

/** Sequences, tuples and records are functions too: what is applied may turn out to be one. */
function joinFunction(f: Shape, other: Shape): Shape | null {
  if (f.kind !== "function") return null;
  const key = f.key.shape?.kind ?? null;
  if (other.kind === "sequence" && (key === null || key === "integer")) return joined(other, [[f.value, other.element]]);
  if (other.kind === "tuple" && (key === null || key === "integer")) return joined(other, other.elements.map((e) => [e, f.value]));
  return null;
}

function joinRecords(p: Extract<Shape, { kind: "record" }>, q: Extract<Shape, { kind: "record" }>): Shape {
  const missing = (from: typeof p, in_: typeof p): boolean => !in_.open && [...from.fields.keys()].some((name) => !in_.fields.has(name));
  if (missing(p, q) || missing(q, p)) return { kind: "several" };
  for (const [name, value] of p.fields) {
    const other = q.fields.get(name);
    if (other !== undefined) Unknown.unify(value, other);
  }
  return { kind: "record", fields: new Map([...q.fields, ...p.fields]), open: p.open && q.open };
}

/** A set of such elements. */
export function setOf(element: Unknown): Unknown {
  return new Unknown({ kind: "set", element });
}

/** What the elements of a set are. */
export function elementOf(set: Unknown): Unknown {
  const { shape } = set;
  if (shape?.kind === "set") return shape.element;
  const element = new Unknown();
  Unknown.unify(set, setOf(element));
  return element;
}
