import type { Span } from "../base/span.ts";
import type { Bound, ExprNode, InstanceNode, LetUnit, Name, OperatorDeclaration } from "./tree.ts";

/** What a theorem or a step of a proof states: a formula, or `ASSUME a, b PROVE goal` (`assumptions` is null for a formula alone). */
export interface Statement {
  readonly assumptions: readonly Assumption[] | null;
  readonly goal: ExprNode;
  readonly span: Span;
}

export type Assumption =
  /** `NEW x \in S`, `NEW Op(_)`, `CONSTANT c`, `NEW VARIABLE v`, `STATE s`, ...; `level` is that of the symbol. */
  | { readonly kind: "new"; readonly level: 0 | 1 | 2 | 3; readonly declaration: OperatorDeclaration; readonly set: ExprNode | null }
  | { readonly kind: "statement"; readonly statement: Statement };

/** A proof that is no list of steps has only `facts`; OBVIOUS and OMITTED have none. */
export type Proof =
  | { readonly kind: "terminal"; readonly facts: Facts | null }
  | { readonly kind: "steps"; readonly steps: readonly ProofStep[] };

/** What follows BY, USE and HIDE: facts, and after DEF the names of definitions. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly definitions: readonly Fact[];
}

export type Fact = { readonly kind: "module"; readonly name: Name } | { readonly kind: "expression"; readonly node: ExprNode };

/** A module-level USE or HIDE. */
export interface FactsUnit {
  readonly kind: "facts";
  readonly hide: boolean;
  readonly facts: Facts;
  readonly span: Span;
}

export interface ProofStep {
  /** `<1>2`, without dots and with the number of its level; null for a step without a name, as `<1>`. */
  readonly name: Name | null;
  readonly body: StepBody;
  readonly proof: Proof | null;
  readonly span: Span;
}

/** Names alone, or bounds (then `names` is empty). */
export interface Bindings {
  readonly names: readonly Name[];
  readonly bounds: readonly Bound[] | null;
}

export type StepBody =
  | { readonly kind: "qed" }
  | { readonly kind: "facts"; readonly hide: boolean; readonly facts: Facts }
  | { readonly kind: "instance"; readonly instance: InstanceNode }
  | { readonly kind: "define"; readonly units: readonly LetUnit[] }
  | { readonly kind: "have"; readonly body: ExprNode }
  | { readonly kind: "take"; readonly bindings: Bindings }
  | { readonly kind: "witness"; readonly values: readonly ExprNode[] }
  | { readonly kind: "pick"; readonly bindings: Bindings; readonly body: ExprNode }
  | { readonly kind: "case"; readonly body: ExprNode }
  | { readonly kind: "assert"; readonly suffices: boolean; readonly statement: Statement };
