import type { BuiltinName } from "../ir/builtins.ts";
import type { Expr, LocalId, VariableId } from "../ir/ir.ts";
import { constantEntry, valueEntry } from "./constants.ts";
import { type Captured, type Context, type Frame, outward } from "./context.ts";
import { localInstance } from "./enabled-context.ts";
import { bind, find } from "./environment.ts";
import { applyOperatorNode } from "./lower-argument.ts";
import { lowerDefinition } from "./lower-definition.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Entry, Lowering } from "./lowering.ts";
import { isClosed, lookup } from "./module-scope.ts";
import { canonicalName } from "./operator-names.ts";
import { applyResolved } from "./resolve-path.ts";
import type { ExprNode } from "../syntax/tree.ts";
import type { DeclaredSymbol, InstanceSite, ModuleSymbol, Signature } from "./symbol.ts";

/** What a name stands for where it is used. */
export type Target =
  | { readonly kind: "definition"; readonly entry: Entry; readonly signature: Signature; readonly symbol: ModuleSymbol | null }
  | { readonly kind: "local"; readonly id: LocalId; readonly name: string; readonly signature: Signature }
  | { readonly kind: "variable"; readonly id: VariableId; readonly signature: Signature }
  | { readonly kind: "builtin"; readonly name: BuiltinName; readonly signature: Signature }
  | { readonly kind: "instance"; readonly context: Context; readonly parameters: readonly Captured[] };

/** What `text` stands for in `frame`, or null where it is not in scope. Raises nothing. */
export function resolveName(lowering: Lowering, frame: Frame, text: string): Target | null {
  const key = canonicalName(text);
  const local = find(frame.environment, key);
  if (local !== null) {
    return local.kind === "local" ? local : { kind: "instance", context: localInstance(lowering, frame, local.context), parameters: local.context.parameters };
  }
  const found = lookup(frame.scope, key, frame.position);
  if (found === null) return null;
  if (found.symbol.kind === "builtin" && frame.scope.library) return found.symbol; // library texts mean the operators themselves
  return resolveSymbol(lowering, found.symbol, outward(frame.context, found.hops));
}

/** What `symbol` stands for in `context`: follows overrides and substitutions to the end. `byPath`: it was reached as `I!symbol`. */
export function resolveSymbol(lowering: Lowering, symbol: ModuleSymbol, around: Context, byPath = false): Target | null {
  const context = contextOf(lowering, symbol, around);
  const override = lowering.overrides.get(symbol, context, byPath);
  if (override?.kind === "value") return definition(valueEntry(lowering, symbol, override), symbol);
  if (override !== null) {
    // `C <- D` where `D = 1`: the value; a target that is replaced once more is refused (E397), so that there is no chain to follow
    const given = lowering.overrides.get(override.target, lowering.root);
    if (given?.kind === "value") return definition(valueEntry(lowering, override.target, given), override.target);
    return resolveUnreplaced(lowering, override.target, lowering.root);
  }
  return resolveUnreplaced(lowering, symbol, context);
}

function resolveUnreplaced(lowering: Lowering, symbol: ModuleSymbol, around: Context): Target | null {
  const context = contextOf(lowering, symbol, around);
  switch (symbol.kind) {
    case "builtin": return symbol;
    case "definition": return definition(lowerDefinition(lowering, symbol, context), symbol);
    case "instanced": return resolveSymbol(lowering, symbol.inner, childContext(lowering, context, symbol.site));
    case "instance": {
      const child = childContext(lowering, context, symbol.site);
      const parameters = isClosed(symbol.site.target) ? symbol.site.parameters.map(({ name, arity }) => lowering.freshParameter(name.text, arity)) : child.parameters;
      return { kind: "instance", context: child, parameters };
    }
    case "variable":
    case "constant": {
      if (context.instance?.site.substitutions.has(symbol) === true) return resolveSubstitution(lowering, symbol, context);
      if (symbol.kind === "constant") return definition(constantEntry(lowering, symbol, context), symbol);
      return { kind: "variable", id: lowering.variableFor(symbol), signature: [] };
    }
  }
}

function definition(entry: Entry, symbol: ModuleSymbol | null): Target {
  return { kind: "definition", entry, signature: entry.signature, symbol };
}

/** The replacement of a declared symbol in an instance. A plain name is followed, so that a variable replaced by a variable is one. */
function resolveSubstitution(lowering: Lowering, symbol: DeclaredSymbol, context: Context): Target | null {
  const { instance } = context;
  if (instance === null) return null;
  if (context.search?.unknowns.has(symbol) === true) return resolveUnknown(lowering, symbol, context);
  const value = instance.site.substitutions.get(symbol) ?? null;
  const { frame } = instance;
  const name = value === null ? symbol.name.text : plainName(value);
  const alias = name === null ? null : resolveName(lowering, frame, name);
  if (alias !== null && fits(alias, symbol.signature.length)) return alias;
  if (value === null) return null; // reported with the INSTANCE
  const arity = symbol.signature.length;
  const parameters = symbol.signature.map((_, i) => ({ name: value.kind === "lambda" ? value.parameters[i]?.name.text ?? `p${i + 1}` : `p${i + 1}`, arity: 0 }));
  return definition(lowering.define(symbol, context, {
    name: symbol.name.text, span: symbol.name.span, parameters,
    lower: (renaming, own): Expr => {
      const at = { ...frame, renaming };
      if (arity === 0) return lowerExpr(lowering, at, value);
      const args = own.map((parameter): Expr => ({ kind: "local", id: parameter.id, name: parameter.name, span: value.span }));
      return applyOperatorNode(lowering, at, value, args, symbol.name.text);
    },
  }), symbol);
}

/** A variable of an instance under ENABLED. */
function resolveUnknown(lowering: Lowering, symbol: DeclaredSymbol, context: Context): Target | null {
  const unknown = context.search?.unknowns.get(symbol);
  const target = context.search === undefined ? null : resolveSubstitution(lowering, symbol, context.search.plain);
  if (unknown === undefined || target === null) return target;
  const { text: name, span } = symbol.name;
  return definition(lowering.define(symbol, context, {
    name, span, parameters: [],
    lower: (renaming): Expr => {
      const frame: Frame = { context, scope: context.scope, position: 0, environment: null, renaming };
      return { kind: "replaced", unknown, name, current: applyResolved(lowering, frame, { target, given: new Map() }, [], span), span };
    },
  }), symbol);
}

/** Whether `target` can be applied to `count` expressions. */
export function fits(target: Target, count: number): boolean {
  return target.kind !== "instance" && target.signature.length === count && target.signature.every((arity) => arity === 0);
}

/** The name that an expression consists of, or null when it is more than that. */
export function plainName(node: ExprNode): string | null {
  const [step, ...more] = node.kind === "name" ? node.path : [];
  return step !== undefined && more.length === 0 && step.arguments.length === 0 ? step.name.text : null;
}

/** The context that `symbol` is lowered in when it is reached from `around`: one for all where nothing depends on the instance. */
export function contextOf(lowering: Lowering, symbol: ModuleSymbol, around: Context): Context {
  const home = symbol.kind === "builtin" ? null : symbol.kind === "instanced" || symbol.kind === "instance" ? symbol.site.home : symbol.home;
  return home !== null && isClosed(home) ? lowering.closedContext(home, around.prefix) : around;
}

/** The context of a module-level INSTANCE that is met in `context`. */
export function childContext(lowering: Lowering, context: Context, site: InstanceSite): Context {
  const prefix = context.prefix + (site.name === null ? "" : `${site.name.text}!`);
  if (isClosed(site.target)) return lowering.closedContext(site.target, prefix);
  return lowering.childContext(context, site, () => {
    const parameters = site.parameters.map(({ name, arity }) => lowering.freshParameter(name.text, arity));
    let environment: Frame["environment"] = null;
    site.parameters.forEach(({ name, arity, span }, i) => {
      const parameter = parameters[i];
      if (parameter === undefined) return;
      const signature = new Array<number>(arity).fill(0);
      environment = bind(environment, canonicalName(name.text), { kind: "local", id: parameter.id, name: name.text, signature, span });
    });
    const frame: Frame = { context, scope: site.home, position: site.position, environment, renaming: new Map() };
    return {
      scope: site.target, prefix, captured: [...context.captured, ...parameters], parameters,
      lexical: site.target.parent === null ? null : outward(context, site.hops), instance: { site, frame }, outer: new Map(),
    };
  });
}
