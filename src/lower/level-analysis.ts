import { absurd } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { BuiltinName } from "../ir/builtins.ts";
import type { Argument, Binding, BoundVariable, Definition, Expr, Level, LocalDefinition, LocalId } from "../ir/ir.ts";
import { levelDiagnostic } from "./level-catalogue.ts";
import { type ArgumentLevel, type ExprLevel, joinLevels, type OperatorLevel, type OperatorUse, plainLevel, summaryKey, useKey } from "./level-summary.ts";

/** A definition as far as levels go. */
export type LevelledDefinition = Pick<Definition, "id" | "name" | "parameters" | "body">;

/** Built-in operators whose operands may be temporal formulas; those of the others may not. */
const anyLevel: ReadonlySet<BuiltinName> = new Set<BuiltinName>(["~", "=>", "<=>", "Print", "PrintT", "Assert", "TLCEval"]);

type Report = (diagnostic: Diagnostic) => void;

/** Computes levels bottom up. Definitions are summarised once; `summarise` must have been called on those an expression refers to.
 *  Source: *Specifying Systems*, 17.2. */
export class LevelAnalysis {
  readonly #definitions = new Map<number, OperatorLevel>();
  readonly #locals = new Map<LocalId, ExprLevel | OperatorLevel>();
  #report: Report | null = null;
  #maxima = new Map<LocalId, Level>();
  #uses = new Map<string, OperatorUse>();

  /** Summarises definitions that refer to nothing else that is not yet summarised; `recursive` says that they may refer to each other. Levels
   *  only rise from one round to the next, so the rounds end. */
  summarise(component: readonly LevelledDefinition[], recursive: boolean, report: Report | null): void {
    for (const { id, name, parameters } of component) this.#definitions.set(id, start(name, parameters));
    const round = (): boolean => {
      let changed = false;
      for (const { id, name, parameters, body } of component) {
        const summary = this.#summary(name, parameters, body, true);
        const before = this.#definitions.get(id);
        changed ||= before === undefined || summaryKey(before) !== summaryKey(summary);
        this.#definitions.set(id, summary);
      }
      return changed;
    };
    this.#report = null;
    if (recursive) while (round());
    this.#report = report;
    round();
    this.#report = null;
  }

  summaryOf(id: number): OperatorLevel | null {
    return this.#definitions.get(id) ?? null;
  }

  /** Gives a local that no expression binds a level. */
  declare(id: LocalId, level: Level): void {
    this.#locals.set(id, plainLevel(level));
  }

  /** The level of an expression, with its free locals as constants. Reports what is wrong in it. */
  levelOf(e: Expr, report: Report | null): ExprLevel {
    this.#report = report;
    const level = this.#level(e);
    this.#report = null;
    return level;
  }

  /** A RECURSIVE operator must not prime its parameters: through the recursion they would be primed twice (E411). */
  reportPrimedParameters(summary: OperatorLevel, parameters: OperatorLevel["parameters"], span: Span, report: Report | null): void {
    for (const { id, name } of parameters) {
      if ((summary.maxima.get(id) ?? 3) <= 1) report?.(levelDiagnostic("E411", { operator: summary.name, parameter: name }, span));
    }
  }

  #summary(name: string, parameters: OperatorLevel["parameters"], body: Expr, outermost: boolean): OperatorLevel {
    const [maxima, uses] = [this.#maxima, this.#uses];
    this.#maxima = new Map();
    this.#uses = new Map();
    const summary: OperatorLevel = { name, parameters, body: this.#withParameters(parameters, body), maxima: this.#maxima, uses: [...this.#uses.values()] };
    const [ownMaxima, ownUses] = [this.#maxima, this.#uses];
    this.#maxima = maxima;
    this.#uses = uses;
    if (!outermost) {
      for (const [id, max] of ownMaxima) this.#limit(id, max);
      for (const [key, use] of ownUses) this.#uses.set(key, use);
    }
    return summary;
  }

  #withParameters(parameters: OperatorLevel["parameters"], body: Expr): ExprLevel {
    for (const { id, arity } of parameters) if (arity === 0) this.#locals.set(id, { level: 0, parameters: new Set([id]) });
    return this.#level(body);
  }

  #level(e: Expr): ExprLevel {
    const { span } = e;
    switch (e.kind) {
      case "literal": return plainLevel(0);
      case "variable": return plainLevel(1);
      case "replaced": return joinLevels([plainLevel(1), this.#level(e.current)]);
      case "local": {
        const known = this.#locals.get(e.id);
        return known !== undefined && "level" in known ? known : known !== undefined ? known.body : plainLevel(0);
      }
      case "apply": {
        const summary = this.#definitions.get(e.definition);
        return summary === undefined ? joinLevels(e.arguments.map((arg) => bodyOf(this.#argument(arg)))) : this.#apply(summary, e.arguments.map((arg) => this.#argument(arg)), span);
      }
      case "apply-local": return this.#applyLocal(e.id, e.arguments.map((arg) => this.#argument(arg)), span);
      case "builtin": return this.#builtin(e);
      case "and": case "or": return this.#logical(e.kind === "and" ? "/\\" : "\\/", e.items.map((item) => this.#level(item)), span);
      case "forall": case "exists": return this.#quantified(e.bindings, e.body);
      case "choose": return this.#selection(e.set, e.variable, e.body, "CHOOSE");
      case "unbounded": e.variables.forEach((variable) => this.#bound(variable)); return this.#level(e.body);
      case "filter": return this.#selection(e.binding.set, e.binding.variable, e.body, "{x \\in S : ...}");
      case "map": {
        const sets = this.#bindings(e.bindings);
        return joinLevels([...sets, this.#atMost(e.body, 2, "{e : x \\in S}")]);
      }
      case "function": {
        if (e.self !== null) this.#locals.set(e.self, plainLevel(0));
        const sets = this.#bindings(e.bindings);
        return joinLevels([...sets, this.#level(e.body)]);
      }
      case "record": return this.#join(e.fields.map((field) => field.value));
      case "set": case "tuple": case "product": case "record-set": case "select": {
        const { parts, name } = strictParts(e);
        return this.#joinAtMost(parts, 2, name);
      }
      case "except": return this.#except(e);
      case "if": return this.#join([e.condition, e.then, e.else]);
      case "case": return this.#join([...e.arms.flatMap((arm) => [arm.guard, arm.value]), ...(e.other === null ? [] : [e.other])]);
      case "let": this.#let(e.definitions); return this.#level(e.body);
      case "prime": {
        const body = this.#level(e.body);
        if (body.level > 1) this.#report?.(levelDiagnostic("E401", { level: body.level }, span));
        for (const id of body.parameters) this.#limit(id, 1);
        return plainLevel(2);
      }
      case "unchanged": this.#atMost(e.body, 1, "UNCHANGED"); return plainLevel(2);
      case "enabled": this.#atMost(e.body, 2, "ENABLED"); return plainLevel(1);
      case "box-action": case "angle-action":
        this.#atMost(e.action, 2, e.kind === "box-action" ? "[A]_v" : "<<A>>_v");
        this.#atMost(e.subscript, 1, "the subscript");
        return plainLevel(2);
      case "temporal": return this.#temporal(e);
      default: return absurd(e);
    }
  }

  #builtin(e: Extract<Expr, { kind: "builtin" }>): ExprLevel {
    if (e.operator === "=>" || e.operator === "<=>") return this.#logical(e.operator, e.arguments.map((arg) => bodyOf(this.#argument(arg))), e.span);
    if (e.operator === "\\cdot") {
      for (const arg of e.arguments) if (arg.kind !== "lambda") this.#atMost(arg, 2, e.operator);
      return plainLevel(2);
    }
    const max = anyLevel.has(e.operator) ? 3 : 2;
    return joinLevels(e.arguments.map((arg) => (arg.kind === "lambda" ? bodyOf(this.#argument(arg)) : this.#atMost(arg, max, e.operator))));
  }

  #logical(operator: string, levels: readonly ExprLevel[], span: Span): ExprLevel {
    if (levels.some(({ level }) => level === 2) && levels.some(({ level }) => level === 3)) this.#report?.(levelDiagnostic("E410", { operator }, span));
    return joinLevels(levels);
  }

  #temporal(e: Extract<Expr, { kind: "temporal" }>): ExprLevel {
    const [first, second] = e.arguments;
    if (e.operator === "weak-fairness" || e.operator === "strong-fairness") {
      const name = e.operator === "weak-fairness" ? "WF" : "SF";
      if (first !== undefined) this.#atMost(first, 1, `the subscript of ${name}`);
      if (second !== undefined) this.#atMost(second, 2, name);
      for (const enabled of e.arguments.slice(2)) this.#level(enabled);
      return plainLevel(3);
    }
    if (first?.kind === "unbounded" && (e.operator === "forall" || e.operator === "exists")) {
      for (const variable of first.variables) this.#locals.set(variable.id, plainLevel(1));
      this.#level(first.body);
      return plainLevel(3);
    }
    for (const argument of e.arguments) {
      const { level } = this.#level(argument);
      if (level !== 2) continue;
      if (e.operator === "always" && argument.kind !== "box-action") this.#report?.(levelDiagnostic("E405", undefined, e.span));
      else if (e.operator === "eventually" && argument.kind !== "angle-action") this.#report?.(levelDiagnostic("E406", undefined, e.span));
      else if (e.operator === "leads-to" || e.operator === "guarantees") {
        this.#report?.(levelDiagnostic("E407", { operator: e.operator === "leads-to" ? "~>" : "-+->" }, argument.span));
      }
    }
    return plainLevel(3);
  }

  /** CHOOSE and a subset by a condition. */
  #selection(set: Expr | null, variable: BoundVariable, body: Expr, name: string): ExprLevel {
    const from = set === null ? plainLevel(0) : this.#atMost(set, 2, name);
    this.#bound(variable);
    return joinLevels([from, this.#atMost(body, 2, name)]);
  }

  #quantified(bindings: readonly Binding[], body: Expr): ExprLevel {
    const sets = this.#bindings(bindings);
    const level = this.#level(body);
    const primed = bindings.find((_, i) => (sets[i]?.level ?? 0) === 2);
    if (level.level === 3 && primed !== undefined) this.#report?.(levelDiagnostic("E408", undefined, primed.set.span));
    return joinLevels([...sets, level]);
  }

  #bindings(bindings: readonly Binding[]): readonly ExprLevel[] {
    const sets = bindings.map((binding) => this.#atMost(binding.set, 2, "the set of a bound variable"));
    for (const binding of bindings) this.#bound(binding.variable);
    return sets;
  }

  #bound(variable: BoundVariable): void {
    this.#locals.set(variable.id, plainLevel(0));
    for (const part of variable.tuple ?? []) this.#locals.set(part.id, plainLevel(0));
  }

  #except(e: Extract<Expr, { kind: "except" }>): ExprLevel {
    const base = this.#atMost(e.base, 2, "EXCEPT");
    const parts = e.updates.flatMap((update) => {
      this.#locals.set(update.at, base);
      return [...update.path.map((key) => this.#atMost(key, 2, "EXCEPT")), this.#atMost(update.value, 2, "EXCEPT")];
    });
    return joinLevels([base, ...parts]);
  }

  #let(definitions: readonly LocalDefinition[]): void {
    for (const { id, name, parameters, recursive } of definitions) if (recursive) this.#locals.set(id, start(name, parameters));
    const report = this.#report;
    const pass = (): boolean => {
      let changed = false;
      for (const { id, name, parameters, body } of definitions) {
        const known = this.#locals.get(id);
        const summary = parameters.length === 0 && !definitions.some((other) => other.recursive) ? this.#level(body) : this.#summary(name, parameters, body, false);
        changed ||= known !== undefined && "body" in known && "body" in summary && summaryKey(known) !== summaryKey(summary);
        this.#locals.set(id, summary);
      }
      return changed;
    };
    if (definitions.some((definition) => definition.recursive)) {
      this.#report = null;
      while (pass());
      this.#report = report;
    }
    pass();
    for (const { id, recursive, span } of definitions) {
      const summary = this.#locals.get(id);
      if (recursive && summary !== undefined && "body" in summary) this.reportPrimedParameters(summary, summary.parameters, span, report);
    }
  }

  #argument(argument: Argument): ArgumentLevel {
    if (argument.kind !== "lambda") return { kind: "expression", level: this.#level(argument), span: argument.span };
    return { kind: "operator", summary: this.#summary("LAMBDA", argument.parameters, argument.body, false), span: argument.span };
  }

  #applyLocal(id: LocalId, args: readonly ArgumentLevel[], span: Span): ExprLevel {
    const known = this.#locals.get(id);
    if (known !== undefined && "body" in known) return this.#apply(known, args, span);
    const use: OperatorUse = { operator: id, arguments: args };
    this.#uses.set(useKey(use), use);
    return joinLevels([{ level: 0, parameters: new Set([id]) }, ...args.map(bodyOf)]);
  }

  #apply(operator: OperatorLevel, args: readonly ArgumentLevel[], span: Span): ExprLevel {
    const given = new Map<LocalId, ArgumentLevel>();
    operator.parameters.forEach(({ id }, i) => {
      const arg = args[i];
      if (arg !== undefined) given.set(id, arg);
    });
    for (const [id, max] of operator.maxima) {
      const arg = given.get(id);
      if (arg === undefined) continue;
      const { level, parameters } = bodyOf(arg);
      const parameter = operator.parameters.find((candidate) => candidate.id === id)?.name ?? "";
      if (level > max) this.#report?.(levelDiagnostic("E403", { operator: operator.name, parameter, level, max }, arg.span));
      for (const outer of parameters) this.#limit(outer, max);
    }
    for (const use of operator.uses) {
      const arg = given.get(use.operator);
      const inner = use.arguments.map((argument) => instantiate(argument, given));
      if (arg === undefined) {
        const outer = { ...use, arguments: inner };
        this.#uses.set(useKey(outer), outer);
      } else if (arg.kind === "operator") this.#apply(arg.summary, inner.map((argument) => ({ ...argument, span })), span);
    }
    return substitute(operator.body, given);
  }

  #limit(id: LocalId, max: Level): void {
    const known = this.#maxima.get(id);
    if (known === undefined || known > max) this.#maxima.set(id, max);
  }

  #atMost(e: Expr, max: Level, operator: string): ExprLevel {
    const level = this.#level(e);
    if (level.level > max) this.#report?.(levelDiagnostic("E402", { operator, level: level.level, max }, e.span));
    for (const id of level.parameters) this.#limit(id, max);
    return level.level > max ? { level: max, parameters: level.parameters } : level;
  }

  #join(parts: readonly Expr[]): ExprLevel {
    return joinLevels(parts.map((part) => this.#level(part)));
  }

  #joinAtMost(parts: readonly Expr[], max: Level, operator: string): ExprLevel {
    return joinLevels(parts.map((part) => this.#atMost(part, max, operator)));
  }
}

/** The parts of a constructor that can not be temporal formulas, and how a message calls it. */
function strictParts(e: Extract<Expr, { kind: "set" | "tuple" | "product" | "record-set" | "select" }>): { readonly parts: readonly Expr[]; readonly name: string } {
  switch (e.kind) {
    case "set": return { parts: e.elements, name: "{...}" };
    case "tuple": return { parts: e.elements, name: "<<...>>" };
    case "product": return { parts: e.factors, name: "\\X" };
    case "record-set": return { parts: e.fields.map((field) => field.value), name: "[a : S]" };
    case "select": return { parts: [e.function, e.argument], name: "a function application" };
  }
}

function start(name: string, parameters: OperatorLevel["parameters"]): OperatorLevel {
  return { name, parameters, body: plainLevel(0), maxima: new Map(), uses: [] };
}

function bodyOf(argument: ArgumentLevel): ExprLevel {
  return argument.kind === "expression" ? argument.level : argument.summary.body;
}

function substitute(level: ExprLevel, given: ReadonlyMap<LocalId, ArgumentLevel>): ExprLevel {
  if (level.parameters.size === 0) return level;
  const kept = new Set<LocalId>();
  const parts: ExprLevel[] = [];
  for (const id of level.parameters) {
    const arg = given.get(id);
    if (arg === undefined) kept.add(id);
    else parts.push(bodyOf(arg));
  }
  return joinLevels([{ level: level.level, parameters: kept }, ...parts]);
}

function instantiate(argument: ArgumentLevel, given: ReadonlyMap<LocalId, ArgumentLevel>): ArgumentLevel {
  if (argument.kind === "expression") return { ...argument, level: substitute(argument.level, given) };
  const { summary } = argument;
  const uses = summary.uses.map((use) => ({ ...use, arguments: use.arguments.map((inner) => instantiate(inner, given)) }));
  return { ...argument, summary: { ...summary, body: substitute(summary.body, given), uses } };
}
