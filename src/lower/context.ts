import type { LocalId, UnknownId } from "../ir/ir.ts";
import type { Environment } from "./environment.ts";
import type { ModuleScope } from "./module-scope.ts";
import type { DeclaredSymbol, InstanceSite } from "./symbol.ts";

/** One use of a module: the root module itself, or a module through one INSTANCE. A definition is lowered once per context.
 *
 *  NOTE(captured): what an instance substitutes may depend on parameters (`I(a) == INSTANCE ...`, or INSTANCE inside a LET). Definitions of such a
 *  context take these as leading parameters, passed on by every reference. `captured` names them by canonical ids; each definition
 *  binds fresh copies of them, and its frame renames one to the other. */
export interface Context {
  readonly scope: ModuleScope;
  readonly prefix: string; // "" or "I!": how names of this context are written from the root module
  readonly captured: readonly Captured[];
  /** The last of `captured`: the instance's own parameters, which `I(e)!Op` gives. */
  readonly parameters: readonly Captured[];
  /** The context of the module around a nested one. */
  readonly lexical: Context | null;
  /** Null where declared symbols stand for themselves: in the root module. */
  readonly instance: { readonly site: InstanceSite; readonly frame: Frame } | null;
  /** Of an INSTANCE inside a LET: the renaming in force there. */
  readonly outer: ReadonlyMap<LocalId, LocalId>;
  /** Set under ENABLED: the context elsewhere, and the variables whose next values are searched for by themselves. */
  readonly search?: { readonly plain: Context; readonly unknowns: ReadonlyMap<DeclaredSymbol, UnknownId> };
}

export interface Captured {
  readonly id: LocalId;
  readonly name: string;
  readonly arity: number;
}

/** Where an expression is lowered: what its names mean. */
export interface Frame {
  readonly context: Context;
  readonly scope: ModuleScope;
  readonly position: number; // of the unit in `scope`
  readonly environment: Environment;
  /** From canonical ids of captured parameters to the copies that the current definition binds. */
  readonly renaming: ReadonlyMap<LocalId, LocalId>;
  /** Set in proofs, where names are resolved only for the findings. */
  readonly inProof?: true;
}

/** The renaming in force in a definition of `context` that binds `fresh` copies. */
export function composeRenaming(context: Context, fresh: ReadonlyMap<LocalId, LocalId>): ReadonlyMap<LocalId, LocalId> {
  if (context.outer.size === 0) return fresh;
  const renaming = new Map(fresh);
  for (const [canonical, copy] of context.outer) {
    const next = fresh.get(copy);
    if (next !== undefined) renaming.set(canonical, next);
  }
  return renaming;
}

/** The context `hops` modules outward. */
export function outward(context: Context, hops: number): Context {
  let result = context;
  for (let i = 0; i < hops && result.lexical !== null; i++) result = result.lexical;
  return result;
}

/** A context without instance: of the root module, or of one that depends on no declared symbol. */
export function plainContext(scope: ModuleScope, prefix: string, lexical: Context | null): Context {
  return { scope, prefix, captured: [], parameters: [], lexical, instance: null, outer: new Map() };
}
