import type { Span } from "../base/span.ts";
import type { FactsUnit, Proof, Statement } from "./proof-tree.ts";

/** An identifier where it stands in the text. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A module as written; names are not resolved, `A!B!C` prefixes are kept as paths. PlusCal is skipped. */
export interface ModuleNode {
  readonly kind: "module";
  readonly name: Name;
  readonly extends: readonly Name[];
  readonly units: readonly Unit[];
  readonly span: Span;
}

export type Unit =
  | { readonly kind: "constants"; readonly declarations: readonly OperatorDeclaration[]; readonly span: Span }
  | { readonly kind: "variables"; readonly names: readonly Name[]; readonly span: Span }
  | { readonly kind: "recursive"; readonly declarations: readonly OperatorDeclaration[]; readonly span: Span }
  | OperatorDefinition
  | FunctionDefinition
  | InstanceDefinition
  | { readonly kind: "instance"; readonly local: boolean; readonly instance: InstanceNode; readonly span: Span }
  | { readonly kind: "assume"; readonly name: Name | null; readonly body: ExprNode; readonly span: Span }
  /** THEOREM, LEMMA, COROLLARY, PROPOSITION, with its proof. */
  | { readonly kind: "theorem"; readonly name: Name | null; readonly statement: Statement; readonly proof: Proof | null; readonly span: Span }
  | FactsUnit
  | ModuleNode;

/** `Op`, `Op(_, _)`, `_ ++ _`, `-. _`: a constant, a RECURSIVE declaration or an operator parameter. */
export interface OperatorDeclaration {
  readonly name: Name; // operator symbols by their ASCII text; prefix minus is "-."
  readonly arity: number;
  readonly span: Span;
}

/** `Op(a, F(_)) == body`, `a ++ b == body`, `-. a == body`, `a^# == body`. */
export interface OperatorDefinition {
  readonly kind: "operator";
  readonly local: boolean;
  readonly name: Name;
  readonly parameters: readonly OperatorDeclaration[];
  readonly body: ExprNode;
  readonly span: Span;
}

/** `f[x \in S, <<a, b>> \in T] == body`; `f` may occur in the body. */
export interface FunctionDefinition {
  readonly kind: "function";
  readonly local: boolean;
  readonly name: Name;
  readonly bounds: readonly Bound[];
  readonly body: ExprNode;
  readonly span: Span;
}

/** `I(a) == INSTANCE M WITH ...` */
export interface InstanceDefinition {
  readonly kind: "instance-definition";
  readonly local: boolean;
  readonly name: Name;
  readonly parameters: readonly OperatorDeclaration[];
  readonly instance: InstanceNode;
  readonly span: Span;
}

export interface InstanceNode {
  readonly module: Name;
  readonly substitutions: readonly { readonly name: Name; readonly value: ExprNode; readonly span: Span }[];
  readonly span: Span;
}

export type LetUnit = OperatorDefinition | FunctionDefinition | InstanceDefinition | Extract<Unit, { kind: "recursive" }>;

/** `x, y \in S` (one pattern a name) or `<<x, y>> \in S` (one tuple pattern). */
export interface Bound {
  readonly patterns: readonly Pattern[];
  readonly set: ExprNode;
  readonly span: Span;
}

export type Pattern =
  | { readonly kind: "name"; readonly name: Name }
  | { readonly kind: "tuple"; readonly names: readonly Name[]; readonly span: Span };

/** One selector of an EXCEPT path or of an instance path. */
export type Selector =
  | { readonly kind: "field"; readonly name: Name }
  | { readonly kind: "index"; readonly arguments: readonly ExprNode[]; readonly span: Span };

/** One step of `A(x)!B!C(y)`: a name with its arguments. Steps that select a part of a definition are names as well: a number,
 *  "<<", ">>", ":", "@", and "()" with its arguments for `Op!(a, b)`. */
export interface PathStep {
  readonly name: Name;
  readonly arguments: readonly ExprNode[];
}

export type ExprNode =
  | { readonly kind: "number"; readonly text: string; readonly span: Span } // "12", "3.14", "\\b101", "\\o17", "\\hFF"
  | { readonly kind: "string"; readonly value: string; readonly span: Span } // escapes resolved
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  /** A name or an application of one: `x`, `Op(a, b)`, `I(a)!Op(b)`; `path` has one step for a plain name. Arguments may be operator
   *  names, operator symbols (as a `name` with the symbol's text) and lambdas. BOOLEAN, STRING are names as well. */
  | { readonly kind: "name"; readonly path: readonly PathStep[]; readonly span: Span }
  /** Prefix, infix and postfix operators, by ASCII text: "\\/", "\\in", "-." (prefix minus), "'", "^+", "[]", "~>", "=>", "UNCHANGED",
   *  "SUBSET", "UNION", "DOMAIN", "ENABLED", "~". "\\X" is a `product`; `I!+(a, b)` is a `name` whose last step is "+". */
  | { readonly kind: "operator-application"; readonly operator: Name; readonly arguments: readonly ExprNode[]; readonly span: Span }
  /** A bulleted list, or a chain of one of the two written infix; at least one item. */
  | { readonly kind: "junction"; readonly operator: "and" | "or"; readonly items: readonly ExprNode[]; readonly bulleted: boolean; readonly span: Span }
  | { readonly kind: "product"; readonly factors: readonly ExprNode[]; readonly span: Span } // S \X T \X U
  | { readonly kind: "quantifier"; readonly quantifier: "forall" | "exists"; readonly bounds: readonly Bound[]; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "unbounded-quantifier"; readonly quantifier: "forall" | "exists" | "temporal-forall" | "temporal-exists"; readonly names: readonly Name[]; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "choose"; readonly pattern: Pattern; readonly set: ExprNode | null; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "set"; readonly elements: readonly ExprNode[]; readonly span: Span }
  | { readonly kind: "set-filter"; readonly pattern: Pattern; readonly set: ExprNode; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "set-map"; readonly body: ExprNode; readonly bounds: readonly Bound[]; readonly span: Span }
  | { readonly kind: "function"; readonly bounds: readonly Bound[]; readonly body: ExprNode; readonly span: Span } // [x \in S |-> e]
  | { readonly kind: "function-set"; readonly domain: ExprNode; readonly range: ExprNode; readonly span: Span } // [S -> T]
  | { readonly kind: "function-application"; readonly function: ExprNode; readonly arguments: readonly ExprNode[]; readonly span: Span } // f[a, b]
  | { readonly kind: "record"; readonly fields: readonly { readonly name: Name; readonly value: ExprNode }[]; readonly span: Span }
  | { readonly kind: "record-set"; readonly fields: readonly { readonly name: Name; readonly value: ExprNode }[]; readonly span: Span }
  | { readonly kind: "field"; readonly record: ExprNode; readonly field: Name; readonly span: Span }
  | { readonly kind: "except"; readonly base: ExprNode; readonly updates: readonly { readonly path: readonly Selector[]; readonly value: ExprNode; readonly span: Span }[]; readonly span: Span }
  | { readonly kind: "at"; readonly span: Span } // @ inside an EXCEPT
  | { readonly kind: "tuple"; readonly elements: readonly ExprNode[]; readonly span: Span }
  | { readonly kind: "if"; readonly condition: ExprNode; readonly then: ExprNode; readonly else: ExprNode; readonly span: Span }
  | { readonly kind: "case"; readonly arms: readonly { readonly guard: ExprNode; readonly value: ExprNode; readonly span: Span }[]; readonly other: ExprNode | null; readonly span: Span }
  | { readonly kind: "let"; readonly units: readonly LetUnit[]; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "lambda"; readonly parameters: readonly OperatorDeclaration[]; readonly body: ExprNode; readonly span: Span }
  | { readonly kind: "box-action"; readonly action: ExprNode; readonly subscript: ExprNode; readonly span: Span } // [A]_v
  | { readonly kind: "angle-action"; readonly action: ExprNode; readonly subscript: ExprNode; readonly span: Span } // <<A>>_v
  | { readonly kind: "fairness"; readonly strength: "weak" | "strong"; readonly subscript: ExprNode; readonly action: ExprNode; readonly span: Span }
  | { readonly kind: "labelled"; readonly label: Name; readonly parameters: readonly Name[]; readonly body: ExprNode; readonly span: Span }; // lab(x) :: e
