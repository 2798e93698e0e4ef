import type { Brand } from "../base/brand.ts";
import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";
import type { Outside } from "../outside/outside.ts";
import type { BuiltinName } from "./builtins.ts";

/** A module-level definition, in one instance context. */
export type DefId = Brand<number, "DefId">;
/** A bound variable, an operator parameter or a LET definition; unique in a program. */
export type LocalId = Brand<number, "LocalId">;
/** A state variable: its index in `Program.variables`. */
export type VariableId = Brand<number, "VariableId">;
/** The next value of a variable of an instance under ENABLED: its index in `Program.unknowns`. */
export type UnknownId = Brand<number, "UnknownId">;

/** Level of an expression: constant 0, state 1, action 2, temporal 3 (*Specifying Systems*, 17.2). */
export type Level = 0 | 1 | 2 | 3;

/** A spec with every name resolved, every INSTANCE expanded and every CONSTANT replaced by what the config says.
 *  Constants are definitions with a literal body (or the body that `<-` names), so nothing here depends on the config any more. */
export interface Program {
  readonly name: string; // of the root module
  readonly variables: readonly Variable[];
  readonly unknowns: readonly string[]; // indexed by UnknownId: their names, as "I!x"
  readonly definitions: readonly Definition[]; // indexed by DefId
  readonly assumptions: readonly NamedExpr[];
  readonly modelValues: readonly string[];
  readonly outside: Outside;
}

export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly span: Span;
}

export interface NamedExpr {
  readonly name: string;
  readonly expr: Expr;
  readonly span: Span;
}

/** `name` is as a user writes it from the root module: "Next", "Trace!Step". Bodies may refer to any other definition. */
export interface Definition {
  readonly id: DefId;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly captured: number; // how many of the first parameters are those of INSTANCEs around it
  readonly body: Expr;
  readonly recursive: boolean; // reaches itself
  readonly level: Level; // of the body, its parameters taken as constants
  readonly span: Span; // of the defined name
}

/** `arity` 0: an expression, passed by name (`Op(x) == x'` primes the argument). Above 0: an operator. */
export interface Parameter {
  readonly id: LocalId;
  readonly name: string;
  readonly arity: number;
}

/** A LET definition. Without parameters it is referred to by `local`, with parameters by `apply-local`. */
export interface LocalDefinition {
  readonly id: LocalId;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Expr;
  readonly recursive: boolean;
  readonly span: Span;
}

/** A bound variable. A tuple pattern has been replaced: it binds one fresh variable, and the names are LET definitions over it, but the set's
 *  elements must be tuples of `tupleSize` elements (an evaluation error otherwise). */
export interface BoundVariable {
  readonly id: LocalId;
  readonly name: string; // the pattern's text for a tuple: "<<a, b>>"
  readonly tuple: readonly LocalDefinition[] | null; // each has the body `local[i]`
}

/** One `x \in S`; `x, y \in S` is two of these. The set may not mention variables of the same list. */
export interface Binding {
  readonly variable: BoundVariable;
  readonly set: Expr;
}

/** An operator passed as an argument; references to operators and symbols have been expanded to this form. */
export interface Lambda {
  readonly kind: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expr;
  readonly span: Span;
}

export type Argument = Expr | Lambda;

export type TemporalOperator = "always" | "eventually" | "leads-to" | "guarantees" | "weak-fairness" | "strong-fairness" | "forall" | "exists";

export type Expr =
  | { readonly kind: "literal"; readonly value: Value; readonly span: Span }
  | { readonly kind: "variable"; readonly variable: VariableId; readonly span: Span }
  /** A variable of an instance, in whose place the INSTANCE puts `current`; stands only where ENABLED of that module searches. Under a prime it is no `current'`
   *  but one more value that is searched for, because ENABLED comes before the substitution (*Specifying Systems*, 17.8). */
  | { readonly kind: "replaced"; readonly unknown: UnknownId; readonly name: string; readonly current: Expr; readonly span: Span }
  /** A bound variable, a value parameter, or a LET definition without parameters. */
  | { readonly kind: "local"; readonly id: LocalId; readonly name: string; readonly span: Span }
  /** A definition with its arguments, as many as it has parameters; arguments for operator parameters are lambdas. */
  | { readonly kind: "apply"; readonly definition: DefId; readonly arguments: readonly Argument[]; readonly span: Span }
  /** An operator parameter or a LET definition with parameters. */
  | { readonly kind: "apply-local"; readonly id: LocalId; readonly name: string; readonly arguments: readonly Argument[]; readonly span: Span }
  /** A strict (or specially evaluated) operator of the language or of a built-in module; see `builtins.ts`. */
  | { readonly kind: "builtin"; readonly operator: BuiltinName; readonly arguments: readonly Argument[]; readonly span: Span }
  | { readonly kind: "and" | "or"; readonly items: readonly Expr[]; readonly span: Span } // flattened; left to right
  | { readonly kind: "forall" | "exists"; readonly bindings: readonly Binding[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: "choose"; readonly variable: BoundVariable; readonly set: Expr | null; readonly body: Expr; readonly span: Span }
  /** `\A x : e` and `\E x : e` without a set; never evaluable, kept for theorems and for the message. */
  | { readonly kind: "unbounded"; readonly quantifier: "forall" | "exists"; readonly variables: readonly BoundVariable[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: "set"; readonly elements: readonly Expr[]; readonly span: Span }
  | { readonly kind: "filter"; readonly binding: Binding; readonly body: Expr; readonly span: Span }
  | { readonly kind: "map"; readonly bindings: readonly Binding[]; readonly body: Expr; readonly span: Span }
  /** With several bindings the domain is the product and keys are tuples. `self` is bound in the body for `f[x \in S] == ... f[y] ...`. */
  | { readonly kind: "function"; readonly bindings: readonly Binding[]; readonly body: Expr; readonly self: LocalId | null; readonly span: Span }
  | { readonly kind: "record"; readonly fields: readonly { readonly name: string; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: "record-set"; readonly fields: readonly { readonly name: string; readonly value: Expr }[]; readonly span: Span }
  | { readonly kind: "tuple"; readonly elements: readonly Expr[]; readonly span: Span }
  | { readonly kind: "product"; readonly factors: readonly Expr[]; readonly span: Span }
  /** f[e]; several arguments have become one tuple. `r.a` is `r["a"]`. */
  | { readonly kind: "select"; readonly function: Expr; readonly argument: Expr; readonly span: Span }
  /** `[f EXCEPT !p1 = e1, !p2 = e2]`: updates in order; in `value`, `at` (bound as a local) is the old value at the path. */
  | { readonly kind: "except"; readonly base: Expr; readonly updates: readonly { readonly path: readonly Expr[]; readonly at: LocalId; readonly value: Expr; readonly span: Span }[]; readonly span: Span }
  | { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly else: Expr; readonly span: Span }
  | { readonly kind: "case"; readonly arms: readonly { readonly guard: Expr; readonly value: Expr; readonly span: Span }[]; readonly other: Expr | null; readonly span: Span }
  | { readonly kind: "let"; readonly definitions: readonly LocalDefinition[]; readonly body: Expr; readonly span: Span }
  /** e': the body evaluated in the next state. Locals keep their value, but parameters and LET definitions are primed too. */
  | { readonly kind: "prime"; readonly body: Expr; readonly span: Span }
  | { readonly kind: "unchanged"; readonly body: Expr; readonly span: Span }
  | { readonly kind: "enabled"; readonly body: Expr; readonly span: Span }
  | { readonly kind: "box-action" | "angle-action"; readonly action: Expr; readonly subscript: Expr; readonly span: Span }
  /** `arguments` of weak-fairness and strong-fairness: subscript, action, and ENABLED <<action>>_subscript. */
  | { readonly kind: "temporal"; readonly operator: TemporalOperator; readonly arguments: readonly Expr[]; readonly span: Span };

/** What one run has to check: the program and the parts of it that the config (or the command line) names. */
export interface Problem {
  readonly program: Program;
  /** Null where the config has neither INIT nor SPECIFICATION: then only the ASSUMEs are checked. */
  readonly init: Expr | null;
  readonly next: Expr | null;
  readonly invariants: readonly NamedExpr[]; // INVARIANT, and P of PROPERTY []P
  /** The action A or [A]_v of PROPERTY [][A]_v, as an action of boolean value over a step. */
  readonly actionProperties: readonly NamedExpr[];
  /** A state predicate P under PROPERTY (or a conjunct of such a property): checked in initial states only. */
  readonly initialProperties: readonly NamedExpr[];
  /** Properties that need a liveness checker: refused aloud. */
  readonly liveness: readonly NamedExpr[];
  readonly fairness: readonly Expr[];
  readonly constraints: readonly NamedExpr[];
  readonly actionConstraints: readonly NamedExpr[];
  readonly view: NamedExpr | null;
  readonly alias: NamedExpr | null;
  readonly symmetry: NamedExpr | null;
  readonly postcondition: NamedExpr | null;
  /** _POSSIBLE: what some reachable state within the constraints has to make true. */
  readonly possible: readonly NamedExpr[];
  /** _POSSIBLE about a step. */
  readonly possibleSteps: readonly NamedExpr[];
  /** The name of _PERIODIC, which is refused: it is evaluated by TLC's clock. */
  readonly periodic: string | null;
  readonly checkDeadlock: boolean;
}
