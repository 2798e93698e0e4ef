import type { Span } from "../base/span.ts";
import type { Expr } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { cellsOfFunction } from "./cells.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { type RecursiveFunction, type Thunk, bind, lookup } from "./environment.ts";
import { bindVariable, compute, evaluate, forEachBinding, keyOf, used } from "./evaluate.ts";
import { apply, functionOf } from "./functions.ts";
import { pointwise } from "./pointwise.ts";
import { member } from "./member.ts";
import { isInfinite } from "./infinite.ts";
import { mergeAll } from "./merge.ts";
import { emptyPath } from "./path.ts";
import type { Ground, Guarded, Sym } from "./sym.ts";

/** `f[x \in S] == ... f[y] ...`, not yet evaluated anywhere. */
export function recursiveFunction(cx: Pick<Context, "env" | "path">, e: Extract<Expr, { kind: "function" }>): RecursiveFunction {
  const made: RecursiveFunction = { kind: "recursive-function", expr: e, env: cx.env, path: cx.path, memo: new Map(), partial: new Map() };
  if (e.self !== null) made.env = bind(cx.env, e.self, made);
  return made;
}

/** The function that `e` stands for, if it has to be taken point by point: it is recursive, which TLC never lists by itself, or its domain is infinite (`f[n \in Nat] == ...`). */
export function functionByPoints(cx: Context, e: Expr): RecursiveFunction | null {
  if (e.kind === "local") {
    const binding = lookup(cx.env, e.id, e.name);
    if (binding.kind === "recursive-function") return binding;
    return binding.kind === "thunk" ? thunkByPoints(cx, binding) : null;
  }
  if (e.kind === "apply" && e.arguments.length === 0) {
    const { body, level } = cx.machine.program.definitions[e.definition];
    if (body.kind !== "function" || !isByPoints({ ...cx, env: null }, body)) return null;
    const owner = level === 0 ? cx.machine : level === 1 ? cx.state : null;
    const made = (owner === null ? undefined : functions.get(body)?.get(owner)) ?? recursiveFunction({ env: null, path: emptyPath }, body);
    if (owner !== null) functions.set(body, (functions.get(body) ?? new WeakMap<object, RecursiveFunction>()).set(owner, made));
    return made;
  }
  if (e.kind === "select") return activeValue(cx, e);
  return e.kind === "function" && isByPoints(cx, e) ? recursiveFunction(cx, e) : null;
}

const isByPoints = (cx: Context, e: Extract<Expr, { kind: "function" }>): boolean => e.self !== null || hasInfiniteDomain(cx, e);

function thunkByPoints(cx: Context, thunk: Thunk): RecursiveFunction | null {
  const known = thunk.points.find((p) => p.state === cx.state && p.next === cx.next);
  if (known !== undefined) return known.f;
  const f = functionByPoints({ ...cx, env: thunk.env, path: thunk.path }, thunk.expr);
  if (f !== null && thunk.expr.kind === "function") thunk.points.push({ state: cx.state, next: cx.next, f });
  return f;
}

/** f[x] while that very value is computed, if it is a function: it may use its own values. */
function activeValue(cx: Context, e: Extract<Expr, { kind: "select" }>): RecursiveFunction | null {
  if (e.function.kind !== "local") return null;
  const binding = lookup(cx.env, e.function.id, e.function.name);
  if (binding.kind !== "recursive-function" || binding.expr.body.kind !== "function" || binding.expr.body.self !== null) return null;
  const { body } = binding.expr;
  const before = cx.failures.length;
  const key = evaluate(cx, e.argument);
  if (key.kind !== "ground" || binding.memo.get(key) !== "active") {
    cx.failures.length = before; // it will be evaluated again
    return null;
  }
  const known = binding.partial.get(key);
  if (known !== undefined) return known;
  const made = recursiveFunction({ env: insideOf(cx, binding, key, e.span).env, path: binding.path }, body);
  binding.partial.set(key, made);
  return made;
}

/** The context in which the value of `f` at a key is computed. */
export function insideOf(cx: Context, f: RecursiveFunction, key: Ground, span: Span): Context {
  const components = f.expr.bindings.length === 1 ? [key] : componentsOf(cx, key, f.expr.bindings.length) ?? [];
  let inside: Context = { ...cx, env: f.env, path: f.path, depth: cx.depth + 1 };
  f.expr.bindings.forEach((b, i) => { inside = bindVariable(inside, b.variable, components[i], span); });
  return inside;
}

/** Values of constant functions are kept for the whole run, by machine; those of others for a state. */
const functions = new WeakMap<Expr, WeakMap<object, RecursiveFunction>>();

/** Is the domain of the function that `e` constructs infinite? */
export function hasInfiniteDomain(cx: Context, e: Extract<Expr, { kind: "function" }>): boolean {
  return e.bindings.some((b) => isInfiniteSet(cx, b.set));
}

function isInfiniteSet(cx: Context, e: Expr): boolean {
  switch (e.kind) {
    case "set": case "map": case "variable": return false;
    case "filter": return isInfiniteSet(cx, e.binding.set);
    default: return isInfinite(evaluate({ ...cx, failures: [] }, e));
  }
}

/** DOMAIN of a function that is taken point by point. */
export function domainByPoints(cx: Context, f: RecursiveFunction): Sym {
  const sets = f.expr.bindings.map((b) => evaluate({ ...cx, env: f.env }, b.set));
  return sets.length === 1 ? sets[0] : cx.m.lazy({ kind: "product", factors: sets });
}

/** f[x], computed for the keys that x may be. */
export function applyRecursive(cx: Context, f: RecursiveFunction, x: Sym, span: Span): Sym {
  const keys = alternativesOf(cx, x, cx.machine.limits.enumeration);
  if (keys === null) return applyToAny(cx, f, x, span);
  const parts: Guarded<Sym>[] = [];
  for (const key of keys) {
    const inside = under(cx, key.guard);
    if (inside === null) continue;
    const isKey = inDomain(inside, f, key.value, span);
    fail(inside, not(isKey), "apply", span);
    const there = under(inside, isKey);
    if (there !== null) parts.push({ guard: cx.m.terms.and(key.guard, isKey), value: valueAt(there, f, key.value, span) });
  }
  return parts.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, parts);
}

/** f[x] for an x that may be too many values to compute them one by one. */
function applyToAny(cx: Context, f: RecursiveFunction, x: Sym, span: Span): Sym {
  if (f.expr.self !== null && !hasInfiniteDomain({ ...cx, env: f.env }, f.expr)) return apply(cx, wholeFunction(cx, f), x, span);
  if (f.expr.self !== null) throw new Unsupported("a recursive function applied to a value with too many possibilities", span);
  const isKey = member(cx, x, domainByPoints(cx, f), span);
  fail(cx, not(isKey), "apply", span);
  let inside = under({ ...cx, env: f.env, depth: cx.depth + 1 }, isKey);
  if (inside === null) return cx.m.ground(false);
  for (const [i, b] of f.expr.bindings.entries()) {
    inside = bindVariable(inside, b.variable, f.expr.bindings.length === 1 ? x : apply(inside, x, cx.m.ground(i + 1), span), span);
  }
  return evaluate(inside, f.expr.body);
}

/** The function as a value: all of its domain, unless that is infinite. */
export function wholeFunction(cx: Context, f: RecursiveFunction): Sym {
  if (hasInfiniteDomain({ ...cx, env: f.env }, f.expr)) return pointwise(cx, f);
  const entries: { key: Sym; guard: Term; value: Sym }[] = [];
  const outer: Context = { ...cx, env: f.env };
  forEachBinding(outer, f.expr.bindings, TRUE, (inside, guard) => {
    const keys = alternativesOf(cx, keyOf(inside, f.expr.bindings), cx.machine.limits.enumeration);
    if (keys === null) throw new Unsupported("a recursive function whose domain has too many possible elements", f.expr.span);
    for (const key of keys) {
      const both = cx.m.terms.and(guard, key.guard);
      if (both !== FALSE) entries.push({ key: key.value, guard: both, value: valueAt(inside, f, key.value, f.expr.span) });
    }
  });
  return functionOf(cx, entries, f.expr.span);
}

/** Is `key` an argument of `f`? */
export function inDomain(cx: Context, f: RecursiveFunction, key: Ground, span: Span): Term {
  const outer: Context = { ...cx, env: f.env };
  const { bindings } = f.expr;
  if (bindings.length === 1) return member(cx, key, evaluate(outer, bindings[0].set), span);
  const components = componentsOf(cx, key, bindings.length);
  if (components === null) return FALSE;
  return cx.m.terms.all(bindings.map((b, i) => member(cx, components[i], evaluate(outer, b.set), span)));
}

function componentsOf(cx: Context, key: Ground, count: number): readonly Sym[] | null {
  if (typeof key.value !== "object" || key.value.kind !== "tuple" || key.value.elements.length !== count) return null;
  return cellsOfFunction(cx.m, key).map((c) => c.value);
}

function valueAt(cx: Context, f: RecursiveFunction, key: Ground, span: Span): Sym {
  const known = f.memo.get(key);
  if (known === "active") throw new Unsupported("a function whose value at a point needs that same value", span);
  if (known !== undefined) return used(cx, known);
  f.memo.set(key, "active");
  const computed = compute(insideOf(cx, f, key, span), f.expr.body, span);
  f.memo.set(key, computed);
  return used(cx, computed);
}
