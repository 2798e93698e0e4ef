import type { Term } from "../term/term-table.ts";
import { KindMismatch, strictCompare } from "../value/strict.ts";
import type { Value } from "../value/value.ts";
import { countTrue } from "./cardinality.ts";
import { type Context, fail } from "./context.ts";
import { equal } from "./equal.ts";
import { sortOf } from "./parts.ts";
import type { Span } from "../base/span.ts";
import type { Ground, Guarded, Sym } from "./sym.ts";

/** What the values at one place inside of others are: their sorts, and what is inside of them. */
interface Shape {
  readonly sorts: Set<string>;
  readonly inside: Map<string, Shape>;
}

/** Fails where two elements are present that are of one sort and that TLC can not compare all the same, as [v |-> 1] and [v |-> "a"]. Looks at elements
 *  that are ground. Cost: linear, unless there are such elements. */
export function requireAlike(cx: Context, cells: readonly Guarded<Sym>[], span: Span): void {
  const composite = cells.filter((c): c is Guarded<Ground> => c.value.kind === "ground" && typeof c.value.value === "object" && c.value.value.kind !== "model");
  if (composite.length < 2 || !areMixed(composite)) return;
  composite.forEach((a, i) => composite.slice(i + 1).forEach((b) => {
    if (refuses(a.value.value, b.value.value)) fail(cx, cx.m.terms.and(a.guard, b.guard), "compare", span);
  }));
}

/** Fails where TLC, which compares two sets of one size element by element, meets elements that it can not compare. Looks at elements that are ground. */
export function requireAlikeSets(cx: Context, left: readonly Guarded<Sym>[], right: readonly Guarded<Sym>[], span: Span): void {
  const isGround = (c: Guarded<Sym>): c is Guarded<Ground> => c.value.kind === "ground";
  const [a, b] = [left.filter(isGround), right.filter(isGround)];
  if (a.length === 0 || b.length === 0 || !areMixed([...a, ...b])) return;
  const { terms } = cx.m;
  const met: Term[] = a.flatMap((c) => b.filter((d) => c.value !== d.value && refuses(c.value.value, d.value.value)).map((d) => terms.and(c.guard, d.guard)));
  const [m, n] = [left, right].map((cells) => countTrue(cx, cells.map((c) => c.guard)));
  fail(cx, terms.and(terms.any(met), equal(cx, m, n, span)), "compare", span);
}

/** Could it be that two of the values can not be compared? */
function areMixed(cells: readonly Guarded<Ground>[]): boolean {
  const all: Shape = { sorts: new Set(), inside: new Map() };
  return cells.some((c) => adds(all, c.value.value));
}

/** Adds a value to a shape; true if that then has two sorts at one place. */
function adds(shape: Shape, value: Value): boolean {
  const sort = sortOf(value);
  if (sort === "model") return false;
  shape.sorts.add(sort);
  if (shape.sorts.size > 1) return true;
  if (typeof value !== "object" || value.kind === "model") return false;
  const add = (place: string, inner: Value): boolean => {
    const known = shape.inside.get(place) ?? { sorts: new Set(), inside: new Map() };
    shape.inside.set(place, known);
    return adds(known, inner);
  };
  switch (value.kind) {
    case "set": return value.elements.some((e) => add("element", e));
    case "tuple": return (value.elements.length > 0 && add("key", 1)) || value.elements.some((e, i) => add(`value ${i + 1}`, e));
    case "record": return value.fields.some((f) => add("key", f)) || value.fields.some((f, i) => add(`value ${f}`, value.values[i]));
    case "function": return value.keys.some((k, i) => add("key", k) || add(typeof k === "number" ? `value ${k}` : "value", value.values[i]));
  }
}

function refuses(a: Value, b: Value): boolean {
  try {
    strictCompare(a, b);
    return false;
  } catch (error) {
    if (error instanceof KindMismatch) return true;
    throw error;
  }
}
