import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { DefId, Expr, LocalId, Parameter, UnknownId, Variable, VariableId } from "../ir/ir.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Scopes } from "./build-scope.ts";
import { type Captured, type Context, composeRenaming, type Frame } from "./context.ts";
import type { ConstantOverrides } from "./overrides.ts";
import { isClosed, type ModuleScope } from "./module-scope.ts";
import { plainContext } from "./context.ts";
import type { DeclaredSymbol, DefinedSymbol, InstanceSite, Signature } from "./symbol.ts";

/** A definition whose number is given out and whose body is lowered later. */
export interface Entry {
  readonly id: DefId;
  readonly name: string;
  readonly context: Context;
  readonly signature: Signature; // without the captured parameters
  readonly parameters: readonly Parameter[]; // captured ones first
  readonly span: Span;
  /** Declared RECURSIVE. */
  readonly announced: boolean;
  body: Expr | null; // null until it is lowered
}

/** The state of one lowering: numbers given out, definitions known, findings. Invariant: `entries[i].id` is i. */
export class Lowering {
  readonly scopes: Scopes;
  readonly overrides: ConstantOverrides;
  readonly root: Context;
  readonly entries: Entry[] = [];
  readonly variables: Variable[] = [];
  readonly unknowns: string[] = [];
  readonly #entriesByKey = new Map<object, Map<Context, Entry>>();
  readonly #bodies: (() => void)[] = [];
  readonly #diagnostics = new Map<string, Diagnostic>();
  readonly #closed = new Map<ModuleScope, Context>();
  readonly #children = new Map<Context, Map<InstanceSite, Context>>();
  readonly #derived = new Map<Context, Map<Context, Context>>();
  readonly #variableIds = new Map<string, VariableId>();
  readonly #parts = new Map<DefinedSymbol, Map<string, DefinedSymbol>>();
  #lowered = 0;
  #nextLocal = 0;

  /** Constants without a value that a definition was made for. */
  readonly unassigned: { readonly entry: Entry; readonly symbol: DeclaredSymbol }[] = [];

  constructor(scopes: Scopes, root: ModuleScope, overrides: ConstantOverrides) {
    this.scopes = scopes;
    this.overrides = overrides;
    this.root = plainContext(root, "", null);
    if (isClosed(root)) this.#closed.set(root, this.root);
  }

  /** The one context of a module that depends on no declared symbol. Only the first `prefix` counts; names of library texts have none. */
  closedContext(scope: ModuleScope, prefix: string): Context {
    const context = this.#closed.get(scope) ?? plainContext(scope, scope.library ? "" : prefix, null);
    this.#closed.set(scope, context);
    return context;
  }

  /** The context of `site` within `parent`, made on first use. */
  childContext(parent: Context, site: InstanceSite, make: () => Context): Context {
    return madeOnce(this.#children, parent, site, make);
  }

  /** What `context` is under an ENABLED in `around`, made on first use. */
  derivedContext(around: Context, context: Context, make: () => Context): Context {
    return madeOnce(this.#derived, around, context, make);
  }

  unknownFor(name: string): UnknownId {
    return (this.unknowns.push(name) - 1) as UnknownId; // the brand's constructor
  }

  /** The state variable for a VARIABLE of the root module; declarations of one name in several extended modules are one variable. */
  variableFor(symbol: DeclaredSymbol): VariableId {
    const known = this.#variableIds.get(symbol.name.text);
    if (known !== undefined) return known;
    const id = this.variables.length as VariableId; // the brand's constructor
    this.variables.push({ id, name: symbol.name.text, span: symbol.name.span });
    this.#variableIds.set(symbol.name.text, id);
    return id;
  }

  /** A local id that was never given out before. */
  freshLocal(): LocalId {
    return this.#nextLocal++ as LocalId; // the brand's constructor
  }

  freshParameter(name: string, arity: number): Parameter {
    return { id: this.freshLocal(), name, arity };
  }

  /** Keeps one of equal findings: a module that is used in several contexts is lowered several times. */
  report(diagnostic: Diagnostic): void {
    const { code, span, message } = diagnostic;
    const key = `${span.file}\0${span.start}\0${span.end}\0${code}\0${message}`;
    if (!this.#diagnostics.has(key)) this.#diagnostics.set(key, diagnostic);
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()];
  }

  /** The definition for `key` in `context`; made on first use, with its body lowered later in a frame that binds `own` parameters. */
  define(key: object, context: Context, shape: DefinitionShape): Entry {
    const byContext = this.#entriesByKey.get(key) ?? new Map<Context, Entry>();
    this.#entriesByKey.set(key, byContext);
    const known = byContext.get(context);
    if (known !== undefined) return known;
    const fresh = new Map<LocalId, LocalId>();
    const captured = context.captured.map((parameter) => {
      const copy = this.freshParameter(parameter.name, parameter.arity);
      fresh.set(parameter.id, copy.id);
      return copy;
    });
    const own = shape.parameters.map(({ name, arity }) => this.freshParameter(name, arity));
    const entry: Entry = {
      id: this.entries.length as DefId, // the brand's constructor
      name: context.prefix + shape.name, context, signature: own.map(({ arity }) => arity), parameters: [...captured, ...own], span: shape.span, announced: shape.announced === true, body: null,
    };
    this.entries.push(entry);
    byContext.set(context, entry);
    this.#bodies.push(() => {
      entry.body = this.guardDepth(shape.span, () => shape.lower(composeRenaming(context, fresh), own));
    });
    return entry;
  }

  /** The symbol for a part of the definition of `symbol`, made on first use. */
  partOf(symbol: DefinedSymbol, name: string, make: () => DefinedSymbol): DefinedSymbol {
    return madeOnce(this.#parts, symbol, name, make);
  }

  /** Whether a definition was made for `key` in some context. */
  isDefined(key: object): boolean {
    return this.#entriesByKey.has(key);
  }

  /** What `lowerBody` returns. Lowering recurses over the tree: one too deep for the stack is refused (E247) in place of a crash. */
  guardDepth(span: Span, lowerBody: () => Expr): Expr {
    try {
      return lowerBody();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.report(lowerDiagnostic("E247", undefined, span));
      return { kind: "literal", value: false, span };
    }
  }

  /** Lowers bodies until every definition that was asked for has one. */
  finish(): void {
    for (; this.#lowered < this.#bodies.length; this.#lowered++) this.#bodies[this.#lowered]?.();
  }
}

/** What `define` needs to make a definition. */
export interface DefinitionShape {
  readonly name: string;
  readonly span: Span;
  readonly announced?: boolean;
  readonly parameters: readonly { readonly name: string; readonly arity: number }[];
  lower(renaming: Frame["renaming"], own: readonly Parameter[]): Expr;
}

/** The reference to a captured parameter from a frame. */
export function renamed(frame: Frame, captured: Pick<Captured, "id">): LocalId {
  return frame.renaming.get(captured.id) ?? captured.id;
}

/** The entry of a table of tables, made on first use. */
function madeOnce<Outer, Inner, Made>(table: Map<Outer, Map<Inner, Made>>, outer: Outer, inner: Inner, make: () => Made): Made {
  const row = table.get(outer) ?? new Map<Inner, Made>();
  table.set(outer, row);
  const made = row.get(inner) ?? make();
  row.set(inner, made);
  return made;
}
