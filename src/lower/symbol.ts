import type { Span } from "../base/span.ts";
import type { BuiltinName } from "../ir/builtins.ts";
import type { ExprNode, FunctionDefinition, InstanceNode, Name, OperatorDeclaration, OperatorDefinition } from "../syntax/tree.ts";
import type { ModuleScope } from "./module-scope.ts";

/** What an operator takes: one entry an argument, 0 for an expression, n > 0 for an operator of n expressions. */
export type Signature = readonly number[];

/** What a name of a module stands for. One object per declaration, so that symbols are compared by identity. */
export type ModuleSymbol = DeclaredSymbol | DefinedSymbol | BuiltinSymbol | InstancedSymbol | NamedInstanceSymbol;

/** A CONSTANT or VARIABLE: what an INSTANCE replaces and the config assigns. */
export interface DeclaredSymbol {
  readonly kind: "constant" | "variable";
  readonly name: Name;
  readonly signature: Signature;
  readonly home: ModuleScope;
}

/** A definition of an operator or function, or the formula of a named ASSUME or THEOREM. */
export interface DefinedSymbol {
  readonly kind: "definition";
  readonly name: Name;
  readonly signature: Signature;
  /** A `formula` is that of an ASSUME or THEOREM. A `statement` is an ASSUME/PROVE, which only proofs can refer to. */
  readonly node: OperatorDefinition | FunctionDefinition | { readonly kind: "formula"; readonly body: ExprNode } | { readonly kind: "statement"; readonly span: Span };
  readonly home: ModuleScope;
  readonly position: number; // of its unit: what the body sees
  /** Declared RECURSIVE, whether it refers to itself or not. */
  readonly recursive?: true;
}

export interface BuiltinSymbol {
  readonly kind: "builtin";
  readonly name: BuiltinName;
  readonly signature: Signature;
}

/** A symbol that came into scope by `INSTANCE M WITH ...` without a name. */
export interface InstancedSymbol {
  readonly kind: "instanced";
  readonly inner: ModuleSymbol;
  readonly site: InstanceSite;
}

/** `I(a) == INSTANCE M WITH ...` */
export interface NamedInstanceSymbol {
  readonly kind: "instance";
  readonly name: Name;
  readonly site: InstanceSite;
}

/** One INSTANCE as written. `substitutions` says, for each declared symbol of `target`, the explicit replacement, or null for the implicit
 *  one by the symbol of the same name. */
export interface InstanceSite {
  readonly node: InstanceNode;
  readonly name: Name | null;
  readonly parameters: readonly OperatorDeclaration[];
  readonly target: ModuleScope;
  readonly home: ModuleScope; // the module that the INSTANCE stands in
  /** How many modules outward from the INSTANCE the module around a nested `target` is; 0 when it is the one of the INSTANCE itself. */
  readonly hops: number;
  readonly position: number; // of its unit: what the substituted expressions see
  readonly substitutions: ReadonlyMap<DeclaredSymbol, ExprNode | null>;
}

/** The number and kinds of the arguments that uses of `symbol` take; null where it is not an operator. */
export function signatureOf(symbol: ModuleSymbol): Signature | null {
  switch (symbol.kind) {
    case "instanced": return signatureOf(symbol.inner);
    case "instance": return null;
    default: return symbol.signature;
  }
}

/** Where a symbol is declared, or null for a built-in one. */
export function symbolSpan(symbol: ModuleSymbol): Span | null {
  switch (symbol.kind) {
    case "builtin": return null;
    case "instanced": return symbolSpan(symbol.inner);
    default: return symbol.name.span;
  }
}
