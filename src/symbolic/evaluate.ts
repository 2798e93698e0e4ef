import { InternalError, absurd } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import type { Argument, Binding as BoundIn, BoundVariable, Definition, Expr } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { evaluateBuiltin, evaluateBuiltinBool, isBooleanBuiltin } from "./builtins.ts";
import { cellsOfFunction } from "./cells.ts";
import { chooseWhere } from "./choose.ts";
import { type Computed, type Context, type Failure, Unsupported, fail, inOrder, joinFailures, possible, under } from "./context.ts";
import { type Closure, type Thunk, bind, bindArguments, bindDefinitions, lookup } from "./environment.ts";
import { enabled } from "./enabled.ts";
import { equal } from "./equal.ts";
import { evaluateFilter } from "./filter.ts";
import { elementsOf, setOfCells } from "./expand.ts";
import { apply, except, functionOf } from "./functions.ts";
import { isInfinite } from "./infinite.ts";
import { applyKept, refuseKept } from "./kept.ts";
import { mergeAll } from "./merge.ts";
import { isFunction, keyValue, partsOf } from "./parts.ts";
import { emptyPath } from "./path.ts";
import { evaluateQuantifier } from "./quantifier.ts";
import { applyRecursive, functionByPoints, hasInfiniteDomain, recursiveFunction, wholeFunction } from "./recursive-function.ts";
import { pointwise } from "./pointwise.ts";
import { actionUse, reachesRecursion, readsRegisters, unknownPlace } from "./static.ts";
import type { Value } from "../value/value.ts";
import type { Guarded, Sym } from "./sym.ts";

/** The guarded value of `e`. Where TLC would stop with an error, a failure is noted in `cx.failures` and the value is arbitrary. */
export function evaluate(cx: Context, e: Expr): Sym {
  const { profiler } = cx.machine;
  return profiler === null || isAtom(e) ? valueOf(cx, e) : profiler.measure(e, () => valueOf(cx, e));
}

/** Too small for a profile; what a name stands for is in it. */
const isAtom = (e: Expr): boolean => e.kind === "literal" || e.kind === "variable" || e.kind === "local";

function valueOf(cx: Context, e: Expr): Sym {
  const { m } = cx;
  switch (e.kind) {
    case "literal": return m.ground(e.value);
    case "variable": return readVariable(cx, e);
    case "replaced": return readReplaced(cx, e);
    case "local": return readLocal(cx, e);
    case "apply": return applyDefinition(cx, e);
    case "apply-local": return applyLocal(cx, e);
    case "builtin": return isBooleanBuiltin(e.operator) ? m.bool(evaluateBuiltinBool(cx, e)) : evaluateBuiltin(cx, e);
    case "and": case "or": case "forall": case "exists": case "unchanged": case "enabled": case "box-action": case "angle-action":
      return m.bool(evaluateBool(cx, e));
    case "choose": return evaluateChoose(cx, e);
    case "set": return setOfCells(cx, e.elements.map((x) => ({ guard: TRUE, value: evaluate(cx, x) })), e.span);
    case "filter": return evaluateFilter(cx, e);
    case "map": {
      const cells: Guarded<Sym>[] = [];
      forEachBinding(cx, e.bindings, TRUE, (inside, guard) => cells.push({ guard, value: evaluate(inside, e.body) }));
      return setOfCells(cx, cells, e.span);
    }
    case "function": return evaluateFunction(cx, e);
    case "record": return m.function(e.fields.map((f) => ({ key: m.ground(f.name), guard: TRUE, value: evaluate(cx, f.value) })));
    case "record-set": return m.lazy({ kind: "records", fields: e.fields.map((f) => ({ name: f.name, set: evaluate(cx, f.value) })) });
    case "tuple": return m.function(e.elements.map((x, i) => ({ key: m.ground(i + 1), guard: TRUE, value: evaluate(cx, x) })), true);
    case "product": return m.lazy({ kind: "product", factors: e.factors.map((f) => evaluate(cx, f)) });
    case "select": {
      const pointwise = functionByPoints(cx, e.function);
      if (pointwise !== null) return applyRecursive(cx, pointwise, evaluate(cx, e.argument), e.span);
      return applyKept(cx, e) ?? apply(cx, evaluate(cx, e.function), evaluate(cx, e.argument), e.span);
    }
    case "except": return evaluateExcept(cx, e);
    case "if": return evaluateIf(cx, e);
    case "case": return evaluateCase(cx, e);
    case "let": return evaluate({ ...cx, env: bindDefinitions(cx.env, e.definitions, cx.path) }, e.body);
    case "prime": return evaluate(primed(cx, e.span), e.body);
    case "unbounded": throw new Unsupported("a quantifier without a set has no value that could be computed", e.span);
    case "temporal": throw new Unsupported("a temporal formula has no value in a state", e.span);
    default: return absurd(e);
  }
}

/** The condition under which `e` is TRUE; a value that is no boolean is a failure. */
export function evaluateBool(cx: Context, e: Expr): Term {
  const { profiler } = cx.machine;
  return profiler === null || isAtom(e) ? conditionOf(cx, e) : profiler.measure(e, () => conditionOf(cx, e));
}

function conditionOf(cx: Context, e: Expr): Term {
  const { terms } = cx.m;
  switch (e.kind) {
    case "and": case "or": return evaluateJunction(cx, e.items, e.kind === "and");
    case "forall": case "exists": return evaluateQuantifier(cx, e);
    case "builtin": return isBooleanBuiltin(e.operator) ? evaluateBuiltinBool(cx, e) : truth(cx, evaluateBuiltin(cx, e), e.span);
    case "unchanged": return unchanged(cx, e.body, e.span);
    case "box-action": {
      const taken = evaluateBool(cx, e.action);
      const inside = under(cx, not(taken));
      return inside === null ? TRUE : terms.or(taken, unchanged(inside, e.subscript, e.span));
    }
    case "angle-action": return evaluateJunction(cx, [e.action, { kind: "builtin", operator: "~", arguments: [{ kind: "unchanged", body: e.subscript, span: e.span }], span: e.span }], true);
    case "enabled": return enabled(cx, e.body);
    case "if": {
      const c = evaluateBool(cx, e.condition);
      const yes = under(cx, c);
      const no = under(cx, not(c));
      if (yes === null || no === null) return yes !== null ? evaluateBool(yes, e.then) : no !== null ? evaluateBool(no, e.else) : FALSE;
      return terms.ite(c, evaluateBool(yes, e.then), evaluateBool(no, e.else));
    }
    case "let": return evaluateBool({ ...cx, env: bindDefinitions(cx.env, e.definitions, cx.path) }, e.body);
    case "prime": return evaluateBool(primed(cx, e.span), e.body);
    default: return truth(cx, evaluate(cx, e), e.span);
  }
}

/** When `s` is TRUE. */
export function truth(cx: Context, s: Sym, span: Span): Term {
  const found: Term[] = [];
  for (const p of partsOf(s)) {
    if (p.value.kind === "bool") found.push(cx.m.terms.and(p.guard, p.value.term));
    else if (p.value.kind === "ground" && typeof p.value.value === "boolean") found.push(p.value.value ? p.guard : FALSE);
    else if (p.value.kind === "choice") {
      for (const a of p.value.alternatives) {
        const guard = cx.m.terms.and(p.guard, a.guard);
        if (typeof a.value.value !== "boolean") fail(cx, guard, "kind", span);
        else if (a.value.value) found.push(guard);
      }
    } else fail(cx, p.guard, "kind", span);
  }
  return cx.m.terms.any(found);
}

/** The context in which the next state is the current one. */
export function primed(cx: Context, span: Span): Context {
  if (cx.next === null) throw new InternalError("a primed expression is evaluated with a next state", span);
  return { ...cx, state: cx.next, next: null, level: null };
}

/** A variable of an instance: in the state that ENABLED is building a value of its own, elsewhere what was substituted. */
function readReplaced(cx: Context, e: Extract<Expr, { kind: "replaced" }>): Sym {
  const place = unknownPlace(cx.machine.program, e);
  if (cx.state === null || cx.state.length <= place) return evaluate(cx, e.current);
  const value = cx.state[place];
  if (value !== null) return value;
  fail(cx, TRUE, "unassigned", e.span);
  return cx.m.ground(false);
}

function readVariable(cx: Context, e: Extract<Expr, { kind: "variable" }>): Sym {
  if (cx.state === null) throw new InternalError("a variable is read in a state", e.span);
  const value = cx.state[e.variable];
  if (value !== null) return value;
  fail(cx, TRUE, "unassigned", e.span);
  return cx.m.ground(false);
}

function readLocal(cx: Context, e: Extract<Expr, { kind: "local" }>): Sym {
  const binding = lookup(cx.env, e.id, e.name);
  switch (binding.kind) {
    case "value": return binding.value;
    case "thunk": return force(cx, binding, e.span);
    case "closure": return applyClosure(cx, binding, [], e.span);
    case "recursive-function": return wholeFunction(cx, binding);
  }
}

/** The value of a thunk in the current state. It is computed under the path where it was made, so that it serves all its uses; but what reaches a
 *  recursive operator is computed under the path of the use, which may be what ends the recursion. */
function force(cx: Context, thunk: Thunk, span: Span): Sym {
  const recursive = reachesRecursion(cx.machine.program, thunk.expr);
  const path = recursive ? cx.path : thunk.path;
  for (const memo of thunk.memo) {
    if (memo.state === cx.state && memo.next === cx.next && (!recursive || memo.path === path)) {
      refuseKept(cx, thunk, memo.computed, span);
      return used(cx, memo.computed);
    }
  }
  const computed = compute({ ...cx, env: thunk.env, path, depth: cx.depth + 1 }, thunk.expr, span);
  refuseKept(cx, thunk, computed, span);
  thunk.memo.push({ state: cx.state, next: cx.next, path, computed });
  return used(cx, computed);
}

export function compute(cx: Context, e: Expr, span: Span): Computed {
  if (!deepens(cx, "an operator", span)) return { value: cx.m.ground(false), failures: [] };
  const failures: Failure[] = [];
  const value = evaluate({ ...cx, failures }, e);
  return { value, failures: joinFailures(cx.m.terms, failures) };
}

/** Takes over what may fail in computing the value, where it is used. */
export function used(cx: Context, computed: Computed): Sym {
  for (const f of computed.failures) {
    const guard = cx.m.terms.and(cx.path.term, f.guard);
    if (guard !== FALSE) cx.failures.push({ ...f, guard });
  }
  return computed.value;
}

function applyDefinition(cx: Context, e: Extract<Expr, { kind: "apply" }>): Sym {
  const definition = cx.machine.program.definitions[e.definition];
  if (definition.parameters.length > 0 || definition.recursive || definition.level > 1 || readsRegisters(cx.machine.program, definition.body)) {
    const env = bindArguments(null, definition.parameters, e.arguments, cx.env, cx.path);
    if (!deepens(cx, `'${definition.name}'`, e.span)) return cx.m.ground(false);
    return evaluate({ ...cx, env, depth: cx.depth + 1 }, definition.body);
  }
  return used(cx, memoized(cx, definition, e.span));
}

/** The value of a definition without parameters, if it was computed in this state. */
export function computedBefore({ machine, state }: Context, definition: Definition): Computed | undefined {
  return (definition.level === 0 ? machine.constants : state === null ? undefined : machine.states.get(state))?.get(definition.id);
}

/** Definitions without parameters are computed once for each state, those of constant level once. */
function memoized(cx: Context, definition: Definition, span: Span): Computed {
  const { machine } = cx;
  let memo = machine.constants;
  if (definition.level === 1) {
    if (cx.state === null) throw new InternalError(`'${definition.name}' is evaluated in a state`, span);
    const known = machine.states.get(cx.state);
    memo = known ?? new Map();
    if (known === undefined) machine.states.set(cx.state, memo);
  }
  const known = memo.get(definition.id);
  if (known !== undefined) return known;
  const state = definition.level === 1 ? cx.state : null;
  const computed = compute({ ...cx, env: null, state, next: null, path: emptyPath, depth: cx.depth + 1 }, definition.body, span);
  memo.set(definition.id, computed);
  return computed;
}

/** True if evaluation may go one application deeper. False where no behaviour gets there: then any value will do. Asked in deep recursion only, which may go on for ever
 *  where no behaviour goes: for a number that is never negative, say, halved until it is zero. */
export function deepens(cx: Context, what: string, span: Span): boolean {
  if (cx.depth > cx.machine.limits.recursion) throw new Unsupported(`${what} is nested more than ${cx.machine.limits.recursion} deep: the recursion does not end by itself here`, span);
  return cx.depth < 32 || cx.depth % 8 !== 0 || possible(cx);
}

function applyLocal(cx: Context, e: Extract<Expr, { kind: "apply-local" }>): Sym {
  const binding = lookup(cx.env, e.id, e.name);
  if (binding.kind !== "closure") throw new InternalError(`'${e.name}' is an operator`, e.span);
  return applyClosure(cx, binding, e.arguments, e.span);
}

function applyClosure(cx: Context, closure: Closure, args: readonly Argument[], span: Span): Sym {
  const env = bindArguments(closure.env, closure.parameters, args, cx.env, cx.path);
  if (!deepens(cx, "an operator", span)) return cx.m.ground(false);
  return evaluate({ ...cx, env, depth: cx.depth + 1 }, closure.body);
}

/** Calls an operator that was passed as an argument (a lambda after lowering) with values. */
export function callOperator(cx: Context, operator: Argument, values: readonly Sym[]): Sym {
  if (operator.kind !== "lambda") throw new InternalError("an operator was expected", operator.span);
  let env = cx.env;
  operator.parameters.forEach((p, i) => { env = bind(env, p.id, { kind: "value", value: values[i] }); });
  return evaluate({ ...cx, env, depth: cx.depth + 1 }, operator.body);
}

export function evaluateJunction(cx: Context, items: readonly Expr[], conjunction: boolean): Term {
  const { terms } = cx.m;
  const parts: Term[] = [];
  let inside: Context | null = cx;
  for (const item of items) {
    const t: Term = evaluateBool(inside, item);
    parts.push(t);
    inside = under(inside, conjunction ? t : not(t));
    if (inside === null) break;
  }
  return conjunction ? terms.all(parts) : terms.any(parts);
}

/** e' = e, tuples element by element up to the first that differs, so that each variable is compared on its own. */
export function unchanged(cx: Context, e: Expr, span: Span): Term {
  if (e.kind === "tuple") return inOrder(cx, e.elements, (x) => unchanged(cx, x, span));
  if (e.kind === "apply" && e.arguments.length === 0) {
    const definition = cx.machine.program.definitions[e.definition];
    if (definition.body.kind === "tuple" && definition.parameters.length === 0) return unchanged({ ...cx, env: null }, definition.body, span);
  }
  return equal(cx, evaluate(primed(cx, span), e), evaluate(cx, e), span);
}

/** Calls `visit` for each combination of elements, in the context where the variables are bound, with the guard of the combination. */
export function forEachBinding(cx: Context, bindings: readonly BoundIn[], guard: Term, visit: (cx: Context, guard: Term) => void): void {
  const sets = bindings.map((b) => elementsOf(cx, evaluate(cx, b.set), b.set.span));
  const descend = (inside: Context, i: number, sofar: Term): void => {
    if (i === bindings.length) return visit(inside, sofar);
    for (const cell of sets[i]) {
      const there = under(inside, cell.guard);
      if (there === null) continue;
      descend(bindVariable(there, bindings[i].variable, cell.value, bindings[i].set.span), i + 1, cx.m.terms.and(sofar, cell.guard));
    }
  };
  descend(cx, 0, guard);
}

/** Binds a variable, or the names of a tuple pattern, to an element. An element that is no tuple of that size is a failure. */
export function bindVariable(cx: Context, variable: BoundVariable, value: Sym, span: Span): Context {
  const env = bind(cx.env, variable.id, { kind: "value", value });
  if (variable.tuple === null) return { ...cx, env };
  const size = variable.tuple.length;
  for (const p of partsOf(value)) {
    if (!isFunction(p.value)) fail(cx, p.guard, "kind", span);
    else {
      const cells = cellsOfFunction(cx.m, p.value);
      const fits = cx.m.terms.all([
        cells.length < size ? FALSE : TRUE,
        ...cells.map((c) => (inRange(keyValue(c), size) ? c.guard : not(c.guard))),
      ]);
      fail(cx, cx.m.terms.and(p.guard, not(fits)), "kind", span);
    }
  }
  return { ...cx, env: bindDefinitions(env, variable.tuple, cx.path) };
}

const inRange = (key: Value | undefined, size: number): boolean => typeof key === "number" && key >= 1 && key <= size;

function evaluateChoose(cx: Context, e: Extract<Expr, { kind: "choose" }>): Sym {
  if (e.set === null) throw new Unsupported("CHOOSE without a set has no value that could be computed", e.span);
  const { variable, set, body } = e;
  const from = evaluate(cx, set);
  const holds = (inside: Context, x: Sym): Term => evaluateBool(bindVariable(inside, variable, x, set.span), body);
  if (from.kind === "lazy" && from.set.kind === "powerset" && !isInfinite(from) && takesEmptySet(cx, holds)) return cx.m.set([]);
  return chooseWhere(cx, elementsOf(cx, from, set.span), e.span, holds);
}

/** Does the predicate hold of the empty set, whatever the state? It is the first of all subsets: the others need not be spelt out. */
function takesEmptySet(cx: Context, holds: (inside: Context, x: Sym) => Term): boolean {
  const failures: Failure[] = [];
  return holds({ ...cx, failures }, cx.m.set([])) === TRUE && failures.length === 0;
}

function evaluateFunction(cx: Context, e: Extract<Expr, { kind: "function" }>): Sym {
  if (e.self !== null) return wholeFunction(cx, recursiveFunction(cx, e));
  if (hasInfiniteDomain(cx, e)) return pointwise(cx, recursiveFunction(cx, e));
  const entries: { key: Sym; guard: Term; value: Sym }[] = [];
  forEachBinding(cx, e.bindings, TRUE, (inside, guard) => {
    entries.push({ key: keyOf(inside, e.bindings), guard, value: evaluate(inside, e.body) });
  });
  return functionOf(cx, entries, e.span);
}

/** The key of the current combination: the bound value, or the tuple of all of them. */
export function keyOf(cx: Context, bindings: readonly BoundIn[]): Sym {
  const values = bindings.map((b) => {
    const found = lookup(cx.env, b.variable.id, b.variable.name);
    if (found.kind !== "value") throw new InternalError(`'${b.variable.name}' is bound to a value`);
    return found.value;
  });
  return values.length === 1 ? values[0] : cx.m.function(values.map((value, i) => ({ key: cx.m.ground(i + 1), guard: TRUE, value })), true);
}

function evaluateExcept(cx: Context, e: Extract<Expr, { kind: "except" }>): Sym {
  let result = evaluate(cx, e.base);
  for (const update of e.updates) {
    const path = update.path.map((p) => evaluate(cx, p));
    result = except(cx, result, path, update.span, {
      usesOld: actionUse(cx.machine.program, update.value).locals.has(update.at),
      value: (inside, old) => evaluate({ ...inside, env: bind(cx.env, update.at, { kind: "value", value: old }) }, update.value),
    });
  }
  return result;
}

function evaluateIf(cx: Context, e: Extract<Expr, { kind: "if" }>): Sym {
  const c = evaluateBool(cx, e.condition);
  const yes = under(cx, c);
  const no = under(cx, not(c));
  if (yes === null && no === null) return cx.m.ground(false);
  if (yes === null || no === null) return yes !== null ? evaluate(yes, e.then) : no !== null ? evaluate(no, e.else) : cx.m.ground(false);
  return mergeAll(cx.m, [{ guard: c, value: evaluate(yes, e.then) }, { guard: not(c), value: evaluate(no, e.else) }]);
}

function evaluateCase(cx: Context, e: Extract<Expr, { kind: "case" }>): Sym {
  const { terms } = cx.m;
  const parts: Guarded<Sym>[] = [];
  let rest: Context | null = cx;
  let none: Term = TRUE;
  for (const arm of e.arms) {
    if (rest === null) break;
    const guard: Term = evaluateBool(rest, arm.guard);
    const inside = under(rest, guard);
    if (inside !== null) parts.push({ guard: terms.and(none, guard), value: evaluate(inside, arm.value) });
    none = terms.and(none, not(guard));
    rest = under(rest, not(guard));
  }
  if (rest !== null) {
    if (e.other !== null) parts.push({ guard: none, value: evaluate(rest, e.other) });
    else fail(rest, TRUE, "case", e.span);
  }
  return parts.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, parts);
}

