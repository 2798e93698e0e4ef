import type { Span } from "../base/span.ts";
import type { Binding as BoundIn, Expr, VariableId } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { selection } from "./action-select.ts";
import { branches, testOfAction } from "./action-test.ts";
import { boundedFilter } from "./bounded-filter.ts";
import { composition } from "./compose.ts";
import { comprehensionOf } from "./comprehension.ts";
import { type Context, type Failure, Unsupported, fail, under } from "./context.ts";
import { type Environment, bind, bindArguments, bindDefinitions, lookup } from "./environment.ts";
import { equal } from "./equal.ts";
import { isName } from "../ir/is-name.ts";
import { bindVariable, evaluate, evaluateBool, primed } from "./evaluate.ts";
import { elementsOf } from "./expand.ts";
import { isInfinite } from "./infinite.ts";
import { type Inputs, type LabelSym, type Outcome, joinOutcomes, turn } from "./outcome.ts";
import { assume } from "./path.ts";
import { pick } from "./pick.ts";
import { partsOf } from "./parts.ts";
import { actionUse, unknownPlace } from "./static.ts";
import type { Guarded, Sym } from "./sym.ts";

/** How an action is walked: `init` assigns unprimed variables; without `inputs` every choice is spelt out; `label` names the action that the
 *  walk is in, as long as it has met nothing but \/, \E and applications. */
export interface ActionContext {
  readonly cx: Context;
  readonly inputs: Inputs | null;
  readonly init: boolean;
  readonly label?: Label | undefined;
  /** Where failures are kept by the ways on which they are met, if that matters. */
  readonly trail?: Stretch[];
}

/** What fails on the way that `turns` tells. */
export interface Stretch {
  readonly turns: readonly number[];
  readonly failures: Failure[];
}

interface Label {
  readonly name: string;
  readonly span: Span;
  readonly arguments: LabelSym["arguments"];
}

/** All ways through `e`, starting from what `start` has assigned: conjuncts from left to right, `x' = e` assigns where x is not yet assigned and
 *  compares where it is, disjunctions and \E that assign branch (*Specifying Systems*, 14.2.6). */
export function explore(ax: ActionContext, e: Expr, start: Outcome): readonly Outcome[] {
  const { profiler } = ax.cx.machine;
  return profiler === null ? walk(ax, e, start) : profiler.measure(e, () => walk(ax, e, start));
}

function walk(ax: ActionContext, e: Expr, start: Outcome): readonly Outcome[] {
  if (!mayAssign(ax, e) && !partsWays(ax, e, start)) return guard(ax, e, start);
  switch (e.kind) {
    case "and": return conjunction(ax, e.items, start);
    case "or": return e.items.flatMap((item, i) => explore(ax, item, turn(start, i)));
    case "exists": return branch(ax, e.bindings, start, (inside, o) => explore(inside, e.body, o));
    case "forall": return forEach(ax, e, start);
    case "if": return conditional(ax, e, start);
    case "case": return cases(ax, e, start);
    case "let": return explore({ ...ax, cx: { ...at(ax, start), env: bindDefinitions(ax.cx.env, e.definitions, start.path) } }, e.body, start);
    case "apply": return application(ax, e, start);
    case "apply-local": case "local": return applicationOfLocal(ax, e, start);
    case "unchanged": return ax.init ? guard(ax, e, start) : unchanged(ax, e.body, start, e.span);
    case "box-action": return [...explore(ax, e.action, turn(start, 0)), ...unchanged(ax, e.subscript, turn(start, 1), e.span)];
    case "angle-action": return explore(ax, e.action, start).flatMap((o) =>
      guard(ax, { kind: "builtin", operator: "~", arguments: [{ kind: "unchanged", body: e.subscript, span: e.span }], span: e.span }, o));
    case "builtin": return e.operator === "\\cdot" ? composition(ax, e, start) : e.operator === "=>" ? implication(ax, e, start) : assignment(ax, e, start);
    case "select": return selection(ax, e, start);
    default: return guard(ax, e, start);
  }
}

/** The context of `ax` at an outcome. */
export function at(ax: ActionContext, o: Outcome): Context {
  const cx = ax.trail === undefined ? ax.cx : { ...ax.cx, failures: stretch(ax.trail, o.turns ?? []) };
  return ax.init ? { ...cx, path: o.path, state: o.values, next: null } : { ...cx, path: o.path, next: o.values };
}

function stretch(trail: Stretch[], turns: readonly number[]): Failure[] {
  const failures: Failure[] = [];
  trail.push({ turns, failures });
  return failures;
}

/** Could walking `e` assign a variable? */
function mayAssign(ax: ActionContext, e: Expr): boolean {
  const { program } = ax.cx.machine;
  const seen = new Set<object>();
  const search = (expr: Expr, env: Environment | null): boolean => {
    if (seen.has(expr)) return false;
    seen.add(expr);
    const use = actionUse(program, expr);
    if (ax.init ? use.variables : use.primes) return true;
    for (const id of use.locals) {
      for (let b = env; b !== null; b = b.parent) {
        if (b.id !== id) continue;
        if (b.binding.kind === "thunk" && search(b.binding.expr, b.binding.env)) return true;
        if (b.binding.kind === "closure" && search(b.binding.body, b.binding.env)) return true;
        break;
      }
    }
    return false;
  };
  return search(e, ax.cx.env);
}

/** Does it matter for ENABLED which way makes a test true? It does where something may fail: TLC goes on from the first way, and comes to the others only if that leads nowhere. */
function partsWays(ax: ActionContext, e: Expr, start: Outcome): boolean {
  if (ax.trail === undefined || !branches(ax.cx.machine.program, e)) return false;
  const failures: Failure[] = [];
  testOfAction({ ...at(ax, start), failures }, e);
  return failures.length > 0;
}

/** `e` as a test, which assigns nothing. */
export function guard(ax: ActionContext, e: Expr, start: Outcome): readonly Outcome[] {
  const cx = at(ax, start);
  const asAction = start.values.some((v) => v === null); // once all have values, what is left is asked for its truth only
  const path = assume(cx.m.terms, start.path, asAction ? testOfAction(cx, e) : evaluateBool(cx, e));
  return path === null ? [] : [{ ...named(ax, start), path }];
}

function conjunction(ax: ActionContext, items: readonly Expr[], start: Outcome): readonly Outcome[] {
  const inside: ActionContext = items.length === 1 ? ax : { ...ax, label: undefined };
  let outcomes: readonly Outcome[] = [named(ax, start)];
  for (const [i, item] of items.entries()) {
    outcomes = outcomes.flatMap((o) => explore(inside, item, o));
    if (joins(ax) && i < items.length - 1 && outcomes.length > ax.cx.machine.limits.outcomes) outcomes = joinOutcomes(ax.cx, ax.inputs, outcomes);
  }
  return outcomes;
}

/** May outcomes be joined by inputs? */
function joins(ax: ActionContext): ax is ActionContext & { readonly inputs: Inputs } {
  return ax.inputs !== null && !ax.inputs.sparing;
}

/** The outcome with the label that the walk has reached, if it has none yet. */
function named(ax: ActionContext, o: Outcome): Outcome {
  if (ax.label === undefined || o.labels.length > 0) return o;
  return { ...o, labels: [{ guard: TRUE, value: ax.label }] };
}

function branch(ax: ActionContext, bindings: readonly BoundIn[], start: Outcome, visit: (ax: ActionContext, o: Outcome) => readonly Outcome[]): readonly Outcome[] {
  const sets = bindings.map((b) => (pickable(at(ax, start), b.set, ax.inputs) ? null : evaluate(at(ax, start), b.set)));
  const descend = (inside: ActionContext, i: number, o: Outcome): readonly Outcome[] => {
    if (i === bindings.length) return visit(inside, o);
    const { variable, set } = bindings[i];
    const bound = (value: Sym, from: Outcome): readonly Outcome[] => {
      const cx = bindVariable(at(inside, from), variable, value, set.span);
      const label = inside.label && { ...inside.label, arguments: [...inside.label.arguments, { name: variable.name, value }] };
      return descend({ ...inside, cx, label }, i + 1, from);
    };
    const known = sets[i];
    if (inside.inputs !== null && (known === null || wantsPick(known, inside.inputs))) {
      const picked = pickElement(at(ax, o), inside.inputs, set);
      inside.inputs.chosen.push(picked.value);
      const path = assume(inside.cx.m.terms, o.path, picked.guard);
      return path === null ? [] : bound(picked.value, { ...o, path });
    }
    return elementsOf(at(inside, o), known ?? evaluate(at(ax, o), set), set.span).flatMap((cell, k) => {
      const path = assume(inside.cx.m.terms, o.path, cell.guard);
      return path === null ? [] : bound(cell.value, turn({ ...o, path }, k));
    });
  };
  return descend(ax, 0, start);
}

/** Is `e` a comprehension over a set that is better not spelt out? */
function pickable(cx: Context, e: Expr, inputs: Inputs | null): boolean {
  const written = inputs === null ? null : comprehensionOf(cx, e);
  return inputs !== null && written !== null && written.bindings.some((b) => pickable(written.cx, b.set, inputs) || wantsPick(evaluate({ ...written.cx, failures: [] }, b.set), inputs));
}

/** An element of the set that `e` denotes, selected by inputs. */
function pickElement(cx: Context, inputs: Inputs, e: Expr): Guarded<Sym> {
  const written = comprehensionOf(cx, e);
  if (written === null || !pickable(cx, e, inputs)) return pick(cx, inputs, evaluate(cx, e), e.span);
  const small = written.kind === "filter" && !written.union ? boundedFilter(written.cx, written.bindings[0], written.body) : null;
  if (small !== null) return pick(cx, inputs, small, e.span);
  const { terms } = cx.m;
  let inside: Context = written.cx;
  let guard: Term = TRUE;
  let last: Sym = cx.m.ground(false);
  for (const { variable, set } of written.bindings) {
    const picked = pickElement(written.cx, inputs, set);
    guard = terms.and(guard, picked.guard);
    last = picked.value;
    inside = bindVariable(inside, variable, picked.value, set.span);
  }
  const there = under(inside, guard);
  if (there === null) return { guard: FALSE, value: last };
  if (written.union) {
    const picked = pick(there, inputs, evaluate(there, written.body), e.span);
    return { guard: terms.and(guard, picked.guard), value: picked.value };
  }
  if (written.kind === "map") return { guard, value: evaluate(there, written.body) };
  return { guard: terms.and(guard, evaluateBool(there, written.body)), value: last };
}

/** Sets whose elements are better selected by inputs than taken one by one: those that would have to be spelt out. */
function wantsPick(set: Sym, inputs: Inputs): boolean {
  return partsOf(set).some((p) => {
    if (inputs.sparing) return isInfinite(p.value);
    if (p.value.kind !== "lazy") return false;
    const lazy = p.value.set;
    if (lazy.kind === "interval" && lazy.low.kind === "ground" && lazy.high.kind === "ground") return true; // near bounds are spelt out before
    return lazy.kind !== "product" && lazy.kind !== "interval" || (lazy.kind === "product" && lazy.factors.some((f) => wantsPick(f, inputs)));
  });
}

/** TLC goes through the first element of \A, then through the others from the last one down. */
const inTurn = <T>(cells: readonly T[]): readonly T[] => [...cells.slice(0, 1), ...cells.slice(1).toReversed()];

function forEach(ax: ActionContext, e: Extract<Expr, { kind: "forall" | "exists" }>, start: Outcome): readonly Outcome[] {
  let outcomes: readonly Outcome[] = [named(ax, start)];
  const descend = (inside: ActionContext, i: number, o: readonly Outcome[]): readonly Outcome[] => {
    if (i === e.bindings.length) return o.flatMap((x) => explore({ ...inside, label: undefined }, e.body, x));
    const { variable, set } = e.bindings[i];
    let current = o;
    for (const cell of inTurn(elementsOf(at(ax, start), evaluate(at(ax, start), set), set.span))) {
      const present = current.flatMap((x) => {
        const path = assume(ax.cx.m.terms, x.path, cell.guard);
        return path === null ? [] : [{ ...x, path }];
      });
      const absent = current.flatMap((x) => {
        const path = assume(ax.cx.m.terms, x.path, not(cell.guard));
        return path === null ? [] : [{ ...x, path }];
      });
      const env = bind(inside.cx.env, variable.id, { kind: "value", value: cell.value });
      const cx = variable.tuple === null ? { ...inside.cx, env } : { ...inside.cx, env: bindDefinitions(env, variable.tuple, start.path) };
      current = [...descend({ ...inside, cx }, i + 1, present), ...absent];
      if (joins(ax) && current.length > ax.cx.machine.limits.outcomes) current = joinOutcomes(ax.cx, ax.inputs, current);
    }
    return current;
  };
  outcomes = descend(ax, 0, outcomes);
  return outcomes;
}

function conditional(ax: ActionContext, e: Extract<Expr, { kind: "if" }>, start: Outcome): readonly Outcome[] {
  const c = evaluateBool(at(ax, start), e.condition);
  const take = (t: typeof c, body: Expr): readonly Outcome[] => {
    const path = assume(ax.cx.m.terms, start.path, t);
    return path === null ? [] : explore(ax, body, { ...named(ax, start), path });
  };
  return [...take(c, e.then), ...take(not(c), e.else)];
}

/** c => A, where A may assign: where c is FALSE, nothing is asked. */
function implication(ax: ActionContext, e: Extract<Expr, { kind: "builtin" }>, start: Outcome): readonly Outcome[] {
  const [condition, then] = e.arguments;
  if (condition.kind === "lambda" || then.kind === "lambda") return guard(ax, e, start);
  return conditional(ax, { kind: "if", condition, then, else: { kind: "literal", value: true, span: e.span }, span: e.span }, start);
}

function cases(ax: ActionContext, e: Extract<Expr, { kind: "case" }>, start: Outcome): readonly Outcome[] {
  const found: Outcome[] = [];
  let rest: Outcome | null = named(ax, start);
  for (const arm of e.arms) {
    if (rest === null) break;
    const c = evaluateBool(at(ax, rest), arm.guard);
    const path = assume(ax.cx.m.terms, rest.path, c);
    if (path !== null) found.push(...explore(ax, arm.value, { ...rest, path }));
    const other = assume(ax.cx.m.terms, rest.path, not(c));
    rest = other === null ? null : { ...rest, path: other };
  }
  if (rest === null) return found;
  if (e.other !== null) return [...found, ...explore(ax, e.other, rest)];
  fail(at(ax, rest), TRUE, "case", e.span);
  return found;
}

function application(ax: ActionContext, e: Extract<Expr, { kind: "apply" }>, start: Outcome): readonly Outcome[] {
  const definition = ax.cx.machine.program.definitions[e.definition];
  const cx = at(ax, start);
  if (cx.depth > cx.machine.limits.recursion) throw new Unsupported(`'${definition.name}' is nested more than ${cx.machine.limits.recursion} deep: the recursion does not end by itself here`, e.span);
  const env = bindArguments(null, definition.parameters, e.arguments, cx.env, start.path);
  const label = ax.label === undefined ? undefined : { name: definition.name, span: definition.body.span, arguments: labelArguments(cx, e, definition.parameters) };
  return explore({ ...ax, cx: { ...ax.cx, env, depth: cx.depth + 1 }, label }, definition.body, start);
}

/** The arguments that are values; actions and operators are not shown. */
function labelArguments(cx: Context, e: Extract<Expr, { kind: "apply" }>, parameters: readonly { readonly name: string; readonly arity: number }[]): LabelSym["arguments"] {
  const shown: { name: string; value: Sym }[] = [];
  e.arguments.forEach((argument, i) => {
    if (argument.kind === "lambda" || actionUse(cx.machine.program, argument).primes) return;
    try {
      shown.push({ name: parameters[i].name, value: evaluate({ ...cx, failures: [] }, argument) });
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error; // an argument that can not be shown is left out
    }
  });
  return shown;
}

function applicationOfLocal(ax: ActionContext, e: Extract<Expr, { kind: "apply-local" | "local" }>, start: Outcome): readonly Outcome[] {
  const binding = lookup(ax.cx.env, e.id, e.name);
  const depth = ax.cx.depth + 1;
  if (binding.kind === "thunk") return explore({ ...ax, cx: { ...ax.cx, env: binding.env, depth } }, binding.expr, start);
  if (binding.kind !== "closure") return guard(ax, e, start);
  if (depth > ax.cx.machine.limits.recursion) throw new Unsupported(`'${e.name}' is nested more than ${ax.cx.machine.limits.recursion} deep: the recursion does not end by itself here`, e.span);
  const env = bindArguments(binding.env, binding.parameters, e.kind === "local" ? [] : e.arguments, ax.cx.env, start.path);
  return explore({ ...ax, cx: { ...ax.cx, env, depth } }, binding.body, start);
}

/** `x' = e`, `x' \in S` and `x' \subseteq S` where x is not assigned yet; anything else is a guard. */
function assignment(ax: ActionContext, e: Extract<Expr, { kind: "builtin" }>, start: Outcome): readonly Outcome[] {
  const [left, right] = e.arguments;
  if ((e.operator !== "=" && e.operator !== "\\in" && e.operator !== "\\subseteq") || left.kind === "lambda" || right.kind === "lambda") return guard(ax, e, start);
  const variable = assigned(ax, left, ax.cx.env, !ax.init);
  if (variable === null || start.values[variable] !== null) return guard(ax, e, start);
  const o = named(ax, start);
  const cx = at(ax, o);
  if (e.operator === "=") return [withValue(o, variable, evaluate(cx, right))];
  const set: Expr = e.operator === "\\in" ? right : { kind: "builtin", operator: "SUBSET", arguments: [right], span: e.span };
  if (ax.inputs !== null && (!ax.inputs.sparing || pickable(cx, set, ax.inputs) || wantsPick(evaluate(cx, set), ax.inputs))) {
    const picked = pickElement(cx, ax.inputs, set);
    const path = assume(cx.m.terms, o.path, picked.guard);
    return path === null ? [] : [withValue({ ...o, path }, variable, picked.value)];
  }
  return elementsOf(cx, evaluate(cx, set), e.span).flatMap((cell, k) => {
    const path = assume(cx.m.terms, o.path, cell.guard);
    return path === null ? [] : [withValue(turn({ ...o, path }, k), variable, cell.value)];
  });
}

function withValue(o: Outcome, variable: VariableId, value: Sym): Outcome {
  const values = o.values.slice();
  values[variable] = value;
  return { ...o, values };
}

/** The variable that `e` means as the left side of an assignment, through parameters and definitions that only name it. */
export function assigned(ax: ActionContext, e: Expr, env: Environment | null, wantsPrime: boolean): VariableId | null {
  if (e.kind === "prime") return wantsPrime ? assigned(ax, e.body, env, false) : null;
  if (e.kind === "variable") return wantsPrime ? null : e.variable;
  if (e.kind === "replaced") return wantsPrime ? null : unknownPlace(ax.cx.machine.program, e);
  if (e.kind === "local") {
    const binding = lookup(env, e.id, e.name);
    return binding.kind === "thunk" ? assigned(ax, binding.expr, binding.env, wantsPrime) : null;
  }
  const { program } = ax.cx.machine;
  if (e.kind === "apply" && isName(program, e)) {
    const { body, parameters } = program.definitions[e.definition];
    return assigned(ax, body, bindArguments(null, parameters, e.arguments, env, ax.cx.path), wantsPrime);
  }
  if (e.kind === "let") return assigned(ax, e.body, bindDefinitions(env, e.definitions, ax.cx.path), wantsPrime);
  return null;
}

function unchanged(ax: ActionContext, e: Expr, start: Outcome, span: Span): readonly Outcome[] {
  if (e.kind === "tuple") {
    let outcomes: readonly Outcome[] = [named(ax, start)];
    for (const x of e.elements) outcomes = outcomes.flatMap((o) => unchanged(ax, x, o, span));
    return outcomes;
  }
  const { program } = ax.cx.machine;
  if (e.kind === "apply" && isName(program, e)) {
    const { body, parameters } = program.definitions[e.definition];
    return unchanged({ ...ax, cx: { ...ax.cx, env: bindArguments(null, parameters, e.arguments, ax.cx.env, start.path) } }, body, start, span);
  }
  if (e.kind === "local") {
    const binding = lookup(ax.cx.env, e.id, e.name);
    if (binding.kind === "thunk") return unchanged({ ...ax, cx: { ...ax.cx, env: binding.env } }, binding.expr, start, span);
  }
  const o = named(ax, start);
  const cx = at(ax, o);
  const variable = e.kind === "variable" || e.kind === "replaced" ? assigned(ax, e, null, false) : null;
  if (variable !== null && o.values[variable] === null) return [withValue(o, variable, evaluate(cx, e))];
  const same = equal(cx, evaluate(primed(cx, span), e), evaluate(cx, e), span);
  const path = assume(cx.m.terms, o.path, same);
  return path === null ? [] : [{ ...o, path }];
}
