import type { Span } from "../base/span.ts";
import type { Argument, Expr, LocalDefinition, LocalId, Parameter, Program, VariableId } from "../ir/ir.ts";
import { isName } from "../ir/is-name.ts";
import { forEachChild } from "../lower/children.ts";
import { equalValues } from "../value/compare.ts";
import type { Value } from "../value/value.ts";

/** What parameters and LET definitions stand for, innermost first. */
export interface Scope {
  readonly id: LocalId;
  readonly parameters: readonly Parameter[];
  readonly body: Expr;
  /** Where the body's own locals are meant; "own" for a LET definition, which sees what is defined before it and itself. */
  readonly scope: Scope | "own" | null;
  readonly parent: Scope | null;
}

/** An expression and what its locals mean. */
export interface Scoped {
  readonly expr: Expr;
  readonly scope: Scope | null;
}

/** The action is too large when it is spelt out to be read to the end. */
export class TooLarge extends Error {}

/** Most expressions that one reader looks at, and how deep it follows names. */
const limits = { visits: 400_000, depth: 60 } as const;

/** Questions about an action as the checkers walk it: conjuncts from left to right, `x' = e` assigns (*Specifying Systems*, 14.2.6). Nothing is
 *  evaluated but equalities and Boolean operators over constants. Every question throws `TooLarge` once the limit is reached. */
export class ActionReader {
  readonly #program: Program;
  #visits = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Tells the depth of the names that were followed, and counts. */
  #visit(depth: number): void {
    this.#visits += 1;
    if (this.#visits > limits.visits || depth > limits.depth) throw new TooLarge();
  }

  /** What a name, a LET or a quantifier comes down to: its body. Null for all else. */
  unfold(e: Expr, scope: Scope | null): Scoped | null {
    this.#visit(0);
    switch (e.kind) {
      case "exists": case "forall": {
        const tuples = e.bindings.flatMap((b) => b.variable.tuple ?? []);
        return { expr: e.body, scope: withDefinitions(tuples, scope) };
      }
      case "let": return { expr: e.body, scope: withDefinitions(e.definitions, scope) };
      case "apply": {
        const { parameters, body } = this.#program.definitions[e.definition];
        return { expr: body, scope: withArguments(parameters, e.arguments, scope, null) };
      }
      case "local": case "apply-local": {
        const bound = lookup(e.id, scope);
        if (bound === null) return null;
        const inside = bound.scope === "own" ? bound : bound.scope;
        return { expr: bound.body, scope: withArguments(bound.parameters, e.kind === "local" ? [] : e.arguments, scope, inside) };
      }
      default: return null;
    }
  }

  /** The alternatives of a disjunction, IF or CASE; one that a constant rules out is left out. Null for all else. */
  branches(e: Expr, scope: Scope | null): readonly Scoped[] | null {
    const given = (guard: Expr): boolean => this.#valueOf(guard, scope, 0) !== false;
    switch (e.kind) {
      case "or": return e.items.map((expr) => ({ expr, scope }));
      case "if": {
        const condition = this.#valueOf(e.condition, scope, 0);
        return [...(condition === false ? [] : [e.then]), ...(condition === true ? [] : [e.else])].map((expr) => ({ expr, scope }));
      }
      case "case": return [...e.arms.filter((arm) => given(arm.guard)).map((arm) => arm.value), ...(e.other === null ? [] : [e.other])].map((expr) => ({ expr, scope }));
      default: return null;
    }
  }

  /** A constant's value, where it is plain from the text; null elsewhere. */
  #valueOf(e: Expr, scope: Scope | null, depth: number): Value | null {
    this.#visit(depth);
    if (e.kind === "literal") return e.value;
    if (e.kind === "and" || e.kind === "or") {
      const values = e.items.map((item) => this.#valueOf(item, scope, depth));
      const decisive = e.kind === "or";
      if (values.includes(decisive)) return decisive;
      return values.every((v) => v === !decisive) ? !decisive : null;
    }
    if (e.kind === "builtin") return this.#builtinValue(e, scope, depth);
    if (e.kind === "apply" ? this.#program.definitions[e.definition].level > 0 || this.#program.definitions[e.definition].recursive : e.kind !== "local") return null;
    const body = this.unfold(e, scope);
    return body === null ? null : this.#valueOf(body.expr, body.scope, depth + 1);
  }

  #builtinValue(e: Extract<Expr, { kind: "builtin" }>, scope: Scope | null, depth: number): Value | null {
    const [left, right] = e.arguments;
    if (e.operator === "~" && left.kind !== "lambda") {
      const value = this.#valueOf(left, scope, depth);
      return typeof value === "boolean" ? !value : null;
    }
    if (e.arguments.length !== 2 || left.kind === "lambda" || right.kind === "lambda") return null;
    if (e.operator === "=" || e.operator === "#") {
      const a = this.#valueOf(left, scope, depth);
      const b = a === null ? null : this.#valueOf(right, scope, depth);
      return a === null || b === null ? null : equalValues(a, b) === (e.operator === "=");
    }
    if ((e.operator !== "\\in" && e.operator !== "\\notin") || right.kind !== "set") return null;
    const value = this.#valueOf(left, scope, depth);
    const elements = value === null ? [] : right.elements.map((element) => this.#valueOf(element, scope, depth));
    if (value === null || elements.includes(null)) return null;
    return elements.some((element) => element !== null && equalValues(element, value)) === (e.operator === "\\in");
  }

  /** What is left of `c => e` where the constant `c` is true; null for all else. */
  consequence(e: Expr, scope: Scope | null): Expr | null {
    if (e.kind !== "builtin" || e.operator !== "=>") return null;
    const [left, right] = e.arguments;
    return left.kind !== "lambda" && right.kind !== "lambda" && this.#valueOf(left, scope, 0) === true ? right : null;
  }

  /** Does a constant rule `e` out? */
  isImpossible(e: Expr, scope: Scope | null, depth = 0): boolean {
    if (this.#valueOf(e, scope, depth) === false) return true;
    if (e.kind === "and") return e.items.some((item) => this.isImpossible(item, scope, depth));
    if (e.kind === "builtin" && e.operator === "Unsupported") return true; // reported when it is met
    if (e.kind === "builtin") return e.operator === "Assert" && e.arguments[0].kind !== "lambda" && this.#valueOf(e.arguments[0], scope, depth) === false;
    const parts = this.branches(e, scope);
    if (parts !== null) return parts.every((part) => this.isImpossible(part.expr, part.scope, depth));
    const body = e.kind === "forall" ? null : this.unfold(e, scope);
    return body !== null && this.isImpossible(body.expr, body.scope, depth + 1);
  }

  /** The variable that `e` names, primed or not, through parameters and definitions. */
  #variableOf(e: Expr, scope: Scope | null, wantsPrime: boolean, depth = 0): VariableId | null {
    this.#visit(depth);
    if (e.kind === "variable") return wantsPrime ? null : e.variable;
    if (e.kind === "prime") return wantsPrime ? this.#variableOf(e.body, scope, false, depth) : null;
    if (e.kind !== "local" && e.kind !== "let" && (e.kind !== "apply" || !isName(this.#program, e))) return null;
    const body = this.unfold(e, scope);
    return body === null ? null : this.#variableOf(body.expr, body.scope, wantsPrime, depth + 1);
  }

  /** The variables in the tuples that `e` is made of: what UNCHANGED e keeps. */
  namedIn(e: Expr, scope: Scope | null, depth = 0): readonly VariableId[] {
    this.#visit(depth);
    if (e.kind === "tuple") return e.elements.flatMap((element) => this.namedIn(element, scope, depth));
    if (e.kind === "variable") return [e.variable];
    if (e.kind !== "local" && e.kind !== "let" && (e.kind !== "apply" || !isName(this.#program, e))) return [];
    const body = this.unfold(e, scope);
    return body === null ? [] : this.namedIn(body.expr, body.scope, depth + 1);
  }

  /** The variable to the left of `x' = e`, `x' \in S` or `x' \subseteq S`. */
  #target(e: Expr, scope: Scope | null, operators: readonly string[]): VariableId | null {
    if (e.kind !== "builtin" || !operators.includes(e.operator)) return null;
    const [left] = e.arguments;
    return left.kind === "lambda" ? null : this.#variableOf(left, scope, true);
  }

  /** The variable that `e` gives a value other than by saying that it stays as it is. */
  changed(e: Expr, scope: Scope | null): VariableId | null {
    const variable = this.#target(e, scope, ["="]);
    const right = e.kind === "builtin" ? e.arguments[1] : null;
    return variable === null || right === null || right.kind === "lambda" || this.#variableOf(right, scope, false) === variable ? null : variable;
  }

  #isAction(e: Argument, scope: Scope | null, depth: number): boolean {
    this.#visit(depth);
    if (e.kind === "prime" || e.kind === "unchanged") return true;
    if (e.kind === "apply" && this.#program.definitions[e.definition].level >= 2) return true;
    const body = e.kind === "local" || e.kind === "apply-local" ? this.unfold(e, scope) : null;
    let found = body !== null && this.#isAction(body.expr, body.scope, depth + 1);
    forEachChild(e, (child) => {
      found ||= this.#isAction(child, scope, depth);
    });
    return found;
  }

  /** The variables that some way through `e` assigns, as bits. */
  mayAssign(e: Expr, scope: Scope | null, depth = 0): bigint {
    this.#visit(depth);
    const union = (parts: readonly Scoped[]): bigint => parts.reduce((bits, part) => bits | this.mayAssign(part.expr, part.scope, depth), 0n);
    const bitsOf = (variables: readonly VariableId[]): bigint => variables.reduce((bits, v) => bits | (1n << BigInt(v)), 0n);
    switch (e.kind) {
      case "and": return union(e.items.map((expr) => ({ expr, scope })));
      case "unchanged": return bitsOf(this.namedIn(e.body, scope));
      case "box-action": return this.mayAssign(e.action, scope, depth) | bitsOf(this.namedIn(e.subscript, scope));
      case "angle-action": return this.mayAssign(e.action, scope, depth);
      case "builtin": {
        const [, second] = e.arguments;
        if (e.operator === "\\cdot" && second.kind !== "lambda") return this.mayAssign(second, scope, depth);
        const variable = this.#target(e, scope, ["=", "\\in", "\\subseteq"]);
        return variable === null ? 0n : 1n << BigInt(variable);
      }
      case "select":
        if (this.#isAction(e.function, scope, depth)) throw new TooLarge(); // which of them it is, only evaluation can tell
        return 0n;
      default: {
        const parts = this.branches(e, scope);
        if (parts !== null) return union(parts);
        const body = this.unfold(e, scope);
        return body === null ? 0n : this.mayAssign(body.expr, body.scope, depth + 1);
      }
    }
  }

  /** The last definition that `e` comes down to before it branches or is a conjunction. */
  innermostName(e: Expr, scope: Scope | null): { readonly name: string; readonly span: Span } | null {
    if (e.kind === "and") return null;
    const body = this.unfold(e, scope);
    if (body === null) return null;
    return this.innermostName(body.expr, body.scope) ?? (e.kind === "apply" ? this.#program.definitions[e.definition] : null);
  }
}

function lookup(id: LocalId, scope: Scope | null): Scope | null {
  let at = scope;
  while (at !== null && at.id !== id) at = at.parent;
  return at;
}

function withDefinitions(definitions: readonly LocalDefinition[], scope: Scope | null): Scope | null {
  return definitions.reduce<Scope | null>((parent, d) => ({ id: d.id, parameters: d.parameters, body: d.body, scope: "own", parent }), scope);
}

/** `inside` with the parameters bound to the arguments, which are meant in `outside`. */
function withArguments(parameters: readonly Parameter[], args: readonly Argument[], outside: Scope | null, inside: Scope | null): Scope | null {
  let scope = inside;
  for (const [i, parameter] of parameters.entries()) {
    const argument = args[i];
    scope = { id: parameter.id, parameters: argument.kind === "lambda" ? argument.parameters : [], body: argument.kind === "lambda" ? argument.body : argument, scope: outside, parent: scope };
  }
  return scope;
}
