import type { FactsUnit } from "../syntax/proof-tree.ts";
import type { ExprNode, ModuleNode, Name, Unit } from "../syntax/tree.ts";
import type { DeclaredSymbol, DefinedSymbol, InstanceSite, ModuleSymbol } from "./symbol.ts";

/** What the names of one module stand for. Invariant: complete once `buildScope` has returned it; never changed afterwards. */
export interface ModuleScope {
  readonly name: string;
  /** The module around a nested one, and the position in it from which the nested one sees it. */
  readonly parent: { readonly scope: ModuleScope; readonly position: number } | null;
  /** Of a built-in module or a library text: its definitions are lowered only when they are used. */
  readonly library: boolean;
  /** The names of the modules that it extends, directly or through others. */
  readonly extended: ReadonlySet<string>;
  readonly entries: ReadonlyMap<string, ScopeEntry>;
  readonly modules: ReadonlyMap<string, NestedModule>;
  /** CONSTANTs and VARIABLEs, also those of extended modules, in that order. */
  readonly declarations: readonly DeclaredSymbol[];
  /** ASSUMEs, also those of extended modules. */
  readonly assumptions: readonly Formula[];
  /** What this very module defines, in the order of the text. */
  readonly definitions: readonly DefinedSymbol[];
  readonly theorems: readonly Theorem[];
  readonly sites: readonly InstanceSite[];
}

/** `order` is the position of the unit that brought the name into scope, -1 for EXTENDS; a name is visible at later positions. */
export interface ScopeEntry {
  readonly symbol: ModuleSymbol;
  readonly order: number;
  readonly local: boolean;
}

export interface NestedModule {
  readonly node: ModuleNode;
  readonly scope: ModuleScope;
  readonly order: number;
}

/** An ASSUME or THEOREM. */
export interface Formula {
  readonly name: Name | null;
  readonly body: ExprNode;
  readonly home: ModuleScope;
  readonly position: number;
}

/** A THEOREM with its proof, or a USE or HIDE between theorems. */
export interface Theorem {
  readonly unit: Extract<Unit, { kind: "theorem" }> | FactsUnit;
  readonly home: ModuleScope;
  readonly position: number;
}

/** A symbol, and how many modules outward it was found. */
export interface Found {
  readonly symbol: ModuleSymbol;
  readonly hops: number;
}

/** Whether nothing in the module depends on declared symbols: then every instance of it is the same. */
export function isClosed(scope: ModuleScope): boolean {
  return scope.parent === null && scope.declarations.length === 0;
}

/** The symbol that `name` stands for at `position` of the module, or null. */
export function lookup(scope: ModuleScope, name: string, position: number): Found | null {
  let here: ModuleScope = scope;
  let limit = position;
  for (let hops = 0; ; hops++) {
    const entry = here.entries.get(name);
    if (entry !== undefined && entry.order < limit) return { symbol: entry.symbol, hops };
    if (here.parent === null) return null;
    limit = here.parent.position;
    here = here.parent.scope;
  }
}

/** The nested module that `name` stands for at `position`, or null when it is not a nested module. */
export function lookupModule(scope: ModuleScope, name: string, position: number): { readonly module: NestedModule; readonly hops: number } | null {
  let here: ModuleScope = scope;
  let limit = position;
  for (let hops = 0; ; hops++) {
    const module = here.modules.get(name);
    if (module !== undefined && module.order < limit) return { module, hops };
    if (here.parent === null) return null;
    limit = here.parent.position;
    here = here.parent.scope;
  }
}

/** Every name visible at `position`; for "did you mean". */
export function* visibleNames(scope: ModuleScope, position: number): Iterable<string> {
  for (const [name, entry] of scope.entries) if (entry.order < position) yield name;
  if (scope.parent !== null) yield* visibleNames(scope.parent.scope, scope.parent.position);
}

/** What `I!name` stands for when I is an instance of the module, or null: LOCAL names are not exported. */
export function exported(scope: ModuleScope, name: string): ModuleSymbol | null {
  const entry = scope.entries.get(name);
  return entry === undefined || entry.local ? null : entry.symbol;
}
