import type { Argument, Binding as BoundIn, Definition, Expr, Program } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { type Computed, type Context, type Failure, type Machine, type StateSym, Unsupported, fail, joinFailures, possible, under } from "./context.ts";
import { type Thunk, bindArguments, bindDefinitions, lookup } from "./environment.ts";
import { equal } from "./equal.ts";
import { computedBefore, deepens, evaluate, evaluateBool, forEachBinding, keyOf } from "./evaluate.ts";
import { apply, functionOf } from "./functions.ts";
import { mergeAll } from "./merge.ts";
import { type Path, emptyPath } from "./path.ts";
import { functionByPoints, hasInfiniteDomain, inDomain, insideOf, recursiveFunction } from "./recursive-function.ts";
import { reachesRecursion, readsRegisters } from "./static.ts";
import type { Span } from "../base/span.ts";
import type { Guarded, Sym } from "./sym.ts";

/** A function that is applied where it is written. TLC computes only the value that is asked for: what fails in computing the values is met with their arguments. */
export interface Kept {
  readonly value: Sym;
  readonly late: readonly Late[];
}

/** What fails, where `when` holds, in computing the value for `key`; and what does in a function that this value is. */
interface Late {
  readonly when: Term;
  readonly key: Sym;
  readonly failures: readonly Failure[];
  readonly inside: readonly Late[];
}

/** A kept function that was computed once; `failures` are met whatever it is applied to. */
export interface KeptOnce extends Kept {
  readonly failures: readonly Failure[];
}

const plain = (value: Sym): Kept => ({ value, late: [] });

/** f[x], if f may be a function that is written there; else null. */
export function applyKept(cx: Context, e: Extract<Expr, { kind: "select" }>): Sym | null {
  if (!mayKeep(cx, e.function)) return null;
  const { value, late } = keptSelect(cx, e);
  for (const l of late) meet(cx, l);
  return value;
}

/** Notes all that may fail: the function is made. */
function meet(cx: Context, late: Late): void {
  for (const f of late.failures) cx.failures.push({ ...f, guard: cx.m.terms.and(cx.m.terms.and(cx.path.term, late.when), f.guard) });
  for (const l of late.inside) meet(cx, { ...l, when: cx.m.terms.and(late.when, l.when) });
}

function keptSelect(cx: Context, e: Extract<Expr, { kind: "select" }>): Kept {
  if (functionByPoints(cx, e.function) !== null) return plain(evaluate(cx, e));
  const x = evaluate(cx, e.argument);
  if (e.function.kind === "function" && (x.kind === "ground" || x.kind === "choice" || x.kind === "bool")) return keepPoints(cx, e.function, x, e.span);
  const f = keep(cx, e.function);
  const value = apply(cx, f.value, x, e.span);
  const late: Late[] = [];
  for (const l of f.late) {
    const when = hit(cx, x, l, e.span);
    if (when === FALSE) continue;
    meet(cx, { ...l, when, inside: [] });
    late.push(...l.inside.map((i) => ({ ...i, when: cx.m.terms.and(when, i.when) })));
  }
  return { value, late };
}

/** Only the values that are asked for are computed. */
function keepPoints(cx: Context, e: Extract<Expr, { kind: "function" }>, x: Sym, span: Span): Kept {
  const f = recursiveFunction(cx, e);
  const values: Guarded<Sym>[] = [];
  const late: Late[] = [];
  for (const key of alternativesOf(cx, x, Infinity) ?? []) {
    const inside = under(cx, key.guard);
    if (inside === null) continue;
    const isKey = inDomain(inside, f, key.value, span);
    fail(inside, not(isKey), "apply", span);
    const there = under(inside, isKey);
    if (there === null) continue;
    const guard = cx.m.terms.and(key.guard, isKey);
    const kept = keep({ ...there, env: insideOf(there, f, key.value, span).env, depth: cx.depth + 1 }, e.body);
    values.push({ guard, value: kept.value });
    late.push(...kept.late.map((l) => ({ ...l, when: cx.m.terms.and(guard, l.when) })));
  }
  return { value: values.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, values), late };
}

function hit(cx: Context, x: Sym, l: Late, span: Span): Term {
  const inside = under({ ...cx, failures: [] }, l.when);
  return inside === null ? FALSE : cx.m.terms.and(l.when, equal(inside, x, l.key, span));
}

/** The value of the function of an application. */
function keep(cx: Context, e: Expr): Kept {
  if (!mayKeep(cx, e)) return plain(evaluate(cx, e));
  switch (e.kind) {
    case "function": return e.self !== null || hasInfiniteDomain(cx, e) ? plain(evaluate(cx, e)) : keepFunction(cx, e.bindings, e.body, e.span);
    case "if": {
      const c = evaluateBool(cx, e.condition);
      return keepParts(cx, [{ guard: c, value: e.then }, { guard: not(c), value: e.else }]);
    }
    case "case": return keepCase(cx, e);
    case "let": return keep({ ...cx, env: bindDefinitions(cx.env, e.definitions, cx.path) }, e.body);
    case "select": return keptSelect(cx, e);
    case "apply": return keepDefinition(cx, e);
    case "local": return keepLocal(cx, e);
    case "apply-local": {
      const closure = lookup(cx.env, e.id, e.name);
      if (closure.kind !== "closure" || !deepens(cx, "an operator", e.span)) return plain(evaluate(cx, e));
      return keep({ ...cx, env: bindArguments(closure.env, closure.parameters, e.arguments, cx.env, cx.path), depth: cx.depth + 1 }, closure.body);
    }
    default: return plain(evaluate(cx, e));
  }
}

function keepFunction(cx: Context, bindings: readonly BoundIn[], body: Expr, span: Span): Kept {
  const entries: { key: Sym; guard: Term; value: Sym }[] = [];
  const late: Late[] = [];
  forEachBinding(cx, bindings, TRUE, (inside, guard) => {
    const failures: Failure[] = [];
    const key = keyOf(inside, bindings);
    const { value, late: within } = keep({ ...inside, failures }, body);
    entries.push({ key, guard, value });
    if (failures.length > 0 || within.length > 0) late.push({ when: guard, key, failures: joinFailures(cx.m.terms, failures), inside: within });
  });
  return { value: functionOf(cx, entries, span), late };
}

function keepParts(cx: Context, parts: readonly Guarded<Expr>[]): Kept {
  const values: Guarded<Sym>[] = [];
  const late: Late[] = [];
  for (const { guard, value } of parts) {
    const inside = under(cx, guard);
    if (inside === null) continue;
    const kept = keep(inside, value);
    values.push({ guard, value: kept.value });
    late.push(...kept.late.map((l) => ({ ...l, when: cx.m.terms.and(guard, l.when) })));
  }
  return { value: values.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, values), late };
}

function keepCase(cx: Context, e: Extract<Expr, { kind: "case" }>): Kept {
  const parts: Guarded<Expr>[] = [];
  let none: Term = TRUE;
  for (const arm of e.arms) {
    const rest = under(cx, none);
    if (rest === null) break;
    const guard = evaluateBool(rest, arm.guard);
    parts.push({ guard: cx.m.terms.and(none, guard), value: arm.value });
    none = cx.m.terms.and(none, not(guard));
  }
  if (e.other !== null) parts.push({ guard: none, value: e.other });
  else fail(cx, none, "case", e.span);
  return keepParts(cx, parts);
}

const definitions = new WeakMap<StateSym | Machine, Map<Definition, KeptOnce>>();

function keepDefinition(cx: Context, e: Extract<Expr, { kind: "apply" }>): Kept {
  const definition = cx.machine.program.definitions[e.definition];
  const owner = definition.level === 0 ? cx.machine : cx.state;
  if (definition.parameters.length > 0 || definition.level > 1 || owner === null || readsRegisters(cx.machine.program, definition.body)) {
    const env = bindArguments(null, definition.parameters, e.arguments, cx.env, cx.path);
    return deepens(cx, `'${definition.name}'`, e.span) ? keep({ ...cx, env, depth: cx.depth + 1 }, definition.body) : plain(cx.m.ground(false));
  }
  const made = computedBefore(cx, definition);
  if (made !== undefined && made.failures.length === 0) return plain(made.value);
  const memo = definitions.get(owner) ?? new Map<Definition, KeptOnce>();
  definitions.set(owner, memo);
  const state = definition.level === 0 ? null : cx.state;
  const known = memo.get(definition) ?? keepOnce({ ...cx, env: null, state, next: null, path: emptyPath, depth: cx.depth + 1 }, definition.body);
  memo.set(definition, known);
  return taken(cx, known);
}

function keepOnce(cx: Context, e: Expr): KeptOnce {
  const failures: Failure[] = [];
  const kept = keep({ ...cx, failures }, e);
  return { ...kept, failures: joinFailures(cx.m.terms, failures) };
}

function taken(cx: Context, kept: KeptOnce): Kept {
  for (const f of kept.failures) cx.failures.push({ ...f, guard: cx.m.terms.and(cx.path.term, f.guard) });
  return kept;
}

/** What a parameter or LET definition stands for is computed once for each state, as `force` does. */
function keepLocal(cx: Context, e: Extract<Expr, { kind: "local" }>): Kept {
  const thunk = lookup(cx.env, e.id, e.name);
  if (thunk.kind !== "thunk") return plain(evaluate(cx, e));
  const recursive = reachesRecursion(cx.machine.program, thunk.expr);
  const path = recursive ? cx.path : thunk.path;
  const here = (m: { readonly state: StateSym | null; readonly next: StateSym | null; readonly path: Path }): boolean => m.state === cx.state && m.next === cx.next && (!recursive || m.path === path);
  const made = thunk.memo.find((m) => m.computed.failures.length === 0 && here(m));
  if (made !== undefined) return plain(made.computed.value);
  const known = thunk.kept.find(here);
  if (known !== undefined) return taken(cx, known.kept);
  const kept = keepOnce({ ...cx, env: thunk.env, path, depth: cx.depth + 1 }, thunk.expr);
  thunk.kept.push({ state: cx.state, next: cx.next, path, kept });
  if (kept.late.length === 0) thunk.memo.push({ state: cx.state, next: cx.next, path, computed: kept });
  return taken(cx, kept);
}

/** TLC makes a function that a parameter or LET definition stands for if it is first asked for as something else than the function of an application, and never if not. Which of the
 *  two comes first is not followed here where it matters. */
export function refuseKept(cx: Context, thunk: Thunk, computed: Computed, span: Span): void {
  if (thunk.kept.length === 0 || computed.failures.length === 0) return;
  const met = thunk.kept.some((k) => k.state === cx.state && k.next === cx.next && k.kept.late.length > 0);
  if (met && computed.failures.some((f) => possible(cx, f.guard))) throw new Unsupported("a function some of whose values are errors is applied, and used as a whole", span);
}

/** May the value of `e` be a function that is not made at once? */
function mayKeep(cx: Context, e: Expr): boolean {
  const { program } = cx.machine;
  switch (e.kind) {
    case "if": return mayKeep(cx, e.then) || mayKeep(cx, e.else);
    case "case": return e.arms.some((arm) => mayKeep(cx, arm.value)) || (e.other !== null && mayKeep(cx, e.other));
    case "let": return true;
    case "select": return mayKeep(cx, e.function);
    case "local": case "apply-local": break;
    default: return isKept(program, e);
  }
  const binding = lookup(cx.env, e.id, e.name);
  return (binding.kind === "thunk" && isKept(program, binding.expr)) || (binding.kind === "closure" && isKept(program, binding.body));
}

const memos = new WeakMap<Program, WeakMap<object, boolean>>();

/** Is there a function constructor where the value of `e` comes from, seen through definitions? */
function isKept(program: Program, e: Argument): boolean {
  const memo = memos.get(program) ?? new WeakMap<object, boolean>();
  memos.set(program, memo);
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, false); // a recursion adds nothing
  const parts = sources(program, e);
  const found = parts === null || parts.some((part) => isKept(program, part));
  memo.set(e, found);
  return found;
}

/** What the value of `e` may be the value of; null for a function constructor. */
function sources(program: Program, e: Argument): readonly Argument[] | null {
  switch (e.kind) {
    case "function": return e.self === null ? null : [];
    case "if": return [e.then, e.else];
    case "case": return [...e.arms.map((arm) => arm.value), ...(e.other === null ? [] : [e.other])];
    case "let": return [e.body];
    case "select": return [e.function];
    case "apply": return program.definitions[e.definition].recursive ? [] : [program.definitions[e.definition].body];
    default: return [];
  }
}
