import type { Argument, Definition, Expr, Program } from "../ir/ir.ts";
import { TRUE, type Term, not } from "../term/term-table.ts";
import { appliedBody } from "./action-select.ts";
import { type Context, type Failure, type StateSym, fail, joinFailures, under } from "./context.ts";
import { type Binding, bindArguments, bindDefinitions, lookup } from "./environment.ts";
import { deepens, evaluateBool } from "./evaluate.ts";
import { emptyPath } from "./path.ts";
import { testOfQuantifier } from "./quantifier.ts";
import { children } from "./static.ts";

/** When `e` holds as a conjunct of an action that assigns nothing. TLC goes on once for each way to make an action true, also where that is a test only: it asks all disjuncts and
 *  all elements of a \E, whatever the first ones say, and meets what fails on any of them. */
export function testOfAction(cx: Context, e: Expr): Term {
  if (!branches(cx.machine.program, e)) return evaluateBool(cx, e);
  const { terms } = cx.m;
  switch (e.kind) {
    case "or": return terms.any(e.items.map((item) => testOfAction(cx, item)));
    case "and": {
      const parts: Term[] = [];
      let inside: Context | null = cx;
      for (const item of e.items) {
        if (inside === null) break;
        const t: Term = testOfAction(inside, item);
        parts.push(t);
        inside = under(inside, t);
      }
      return terms.all(parts);
    }
    case "forall": case "exists": return testOfQuantifier(cx, e, (inside) => testOfAction(inside, e.body));
    case "if": {
      const c = evaluateBool(cx, e.condition);
      return terms.or(where(cx, c, (inside) => testOfAction(inside, e.then)), where(cx, not(c), (inside) => testOfAction(inside, e.else)));
    }
    case "case": return testOfCase(cx, e);
    case "builtin": return testOfImplication(cx, e);
    case "let": return testOfAction({ ...cx, env: bindDefinitions(cx.env, e.definitions, cx.path) }, e.body);
    case "apply": return testOfDefinition(cx, e);
    case "local": case "apply-local": return testOfLocal(cx, e);
    case "select": {
      const body = appliedBody(cx, e);
      return body === null || !branches(cx.machine.program, body.expr) ? evaluateBool(cx, e) : where(cx, body.inDomain, (inside) => testOfAction({ ...inside, env: body.env, depth: cx.depth + 1 }, body.expr));
    }
    default: return evaluateBool(cx, e);
  }
}

/** Where `t` holds, and what `ask` says there. */
function where(cx: Context, t: Term, ask: (inside: Context) => Term): Term {
  const inside = under(cx, t);
  return inside === null ? not(TRUE) : cx.m.terms.and(t, ask(inside));
}

function testOfCase(cx: Context, e: Extract<Expr, { kind: "case" }>): Term {
  const parts: Term[] = [];
  let none: Term = TRUE;
  for (const arm of e.arms) {
    const rest = under(cx, none);
    if (rest === null) break;
    const t = evaluateBool(rest, arm.guard);
    parts.push(where(rest, cx.m.terms.and(none, t), (inside) => testOfAction(inside, arm.value)));
    none = cx.m.terms.and(none, not(t));
  }
  const rest = under(cx, none);
  if (rest === null) return cx.m.terms.any(parts);
  if (e.other === null) fail(rest, TRUE, "case", e.span);
  else {
    const { other } = e;
    parts.push(where(cx, none, (inside) => testOfAction(inside, other)));
  }
  return cx.m.terms.any(parts);
}

function testOfImplication(cx: Context, e: Extract<Expr, { kind: "builtin" }>): Term {
  const [premise, conclusion] = e.arguments;
  if (e.operator !== "=>" || premise.kind === "lambda" || conclusion.kind === "lambda") return evaluateBool(cx, e);
  const t = evaluateBool(cx, premise);
  return cx.m.terms.or(not(t), where(cx, t, (inside) => testOfAction(inside, conclusion)));
}

function testOfDefinition(cx: Context, e: Extract<Expr, { kind: "apply" }>): Term {
  const definition = cx.machine.program.definitions[e.definition];
  if (definition.parameters.length === 0 && !definition.recursive && definition.level <= 1) return remembered(cx, definition);
  const env = bindArguments(null, definition.parameters, e.arguments, cx.env, cx.path);
  return deepens(cx, `'${definition.name}'`, e.span) ? testOfAction({ ...cx, env, depth: cx.depth + 1 }, definition.body) : TRUE;
}

interface Tested {
  readonly test: Term;
  readonly failures: readonly Failure[];
}

const tests = new WeakMap<StateSym, Map<Definition, Tested>>();

/** A definition without parameters is asked once for each state. */
function remembered(cx: Context, definition: Definition): Term {
  if (cx.state === null) return testOfAction({ ...cx, env: null }, definition.body);
  const memo = tests.get(cx.state) ?? new Map<Definition, Tested>();
  tests.set(cx.state, memo);
  let known = memo.get(definition);
  if (known === undefined) {
    const failures: Failure[] = [];
    const test = testOfAction({ ...cx, env: null, next: null, path: emptyPath, failures, depth: cx.depth + 1 }, definition.body);
    known = { test, failures: joinFailures(cx.m.terms, failures) };
    memo.set(definition, known);
  }
  for (const f of known.failures) cx.failures.push({ ...f, guard: cx.m.terms.and(cx.path.term, f.guard) });
  return known.test;
}

function testOfLocal(cx: Context, e: Extract<Expr, { kind: "local" | "apply-local" }>): Term {
  const binding: Binding = lookup(cx.env, e.id, e.name);
  const args: readonly Argument[] = e.kind === "local" ? [] : e.arguments;
  if (binding.kind === "thunk" && branches(cx.machine.program, binding.expr)) return testOfAction({ ...cx, env: binding.env, depth: cx.depth + 1 }, binding.expr);
  if (binding.kind !== "closure" || !deepens(cx, "an operator", e.span)) return evaluateBool(cx, e);
  return testOfAction({ ...cx, env: bindArguments(binding.env, binding.parameters, args, cx.env, cx.path), depth: cx.depth + 1 }, binding.body);
}

const memos = new WeakMap<Program, WeakMap<object, boolean>>();

/** Are there several ways to make `e` true as an action, or several tests in an order of their own? What locals stand for is not known: they may. */
export function branches(program: Program, e: Argument): boolean {
  const memo = memos.get(program) ?? new WeakMap<object, boolean>();
  memos.set(program, memo);
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, true); // a recursive operator is looked into
  const found = branch(program, e);
  memo.set(e, found);
  return found;
}

function branch(program: Program, e: Argument): boolean {
  switch (e.kind) {
    case "or": case "exists": case "forall": case "local": case "apply-local": return true;
    case "select": return children(e).some((c) => c.kind === "function" || c.kind === "local" || c.kind === "apply");
    case "and": return e.items.some((item) => branches(program, item));
    case "if": return branches(program, e.then) || branches(program, e.else);
    case "case": return e.arms.some((arm) => branches(program, arm.value)) || (e.other !== null && branches(program, e.other));
    case "let": return branches(program, e.body);
    case "builtin": return e.operator === "=>" && branches(program, e.arguments[1]);
    case "apply": return branches(program, program.definitions[e.definition].body);
    default: return false;
  }
}
