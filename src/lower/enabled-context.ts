import type { UnknownId, VariableId } from "../ir/ir.ts";
import { type Context, type Frame, outward } from "./context.ts";
import type { Lowering } from "./lowering.ts";
import { resolveSymbol } from "./resolve.ts";
import type { DeclaredSymbol } from "./symbol.ts";

/** The frame for what stands under ENABLED. There a primed variable of an instance is not the substituted expression primed but an unknown of its own,
 *  because ENABLED comes before the substitution (*Specifying Systems*, 17.8). Definitions are lowered once more for it, unless each variable
 *  is replaced by one of its own. What is reached through an INSTANCE under the ENABLED is substituted as everywhere. */
export function enabledFrame(lowering: Lowering, frame: Frame): Frame {
  const context = enabledContext(lowering, frame.context);
  return context === frame.context ? frame : { ...frame, context };
}

function enabledContext(lowering: Lowering, context: Context): Context {
  if (context.search !== undefined) return context;
  return lowering.derivedContext(context, context, () => {
    const lexical = context.lexical === null ? null : enabledContext(lowering, context.lexical);
    const unknowns = unknownsOf(lowering, context);
    return unknowns.size === 0 && lexical === context.lexical ? context : { ...context, lexical, search: { plain: context, unknowns } };
  });
}

/** The context of an INSTANCE inside a LET, as it is seen from a frame under ENABLED. */
export function localInstance(lowering: Lowering, frame: Frame, context: Context): Context {
  const { instance } = context;
  const around = frame.context;
  if (around.search === undefined || instance === null || instance.frame.context !== around.search.plain) return context;
  const lexical = context.lexical === null ? null : outward(around, instance.site.hops);
  return lowering.derivedContext(around, context, () => ({ ...context, lexical, instance: { site: instance.site, frame: { ...instance.frame, context: around } } }));
}

/** The variables that are not replaced by one state variable each. Inside a nested module the variables around it can be seen as well. */
function unknownsOf(lowering: Lowering, context: Context): ReadonlyMap<DeclaredSymbol, UnknownId> {
  const unknowns = new Map<DeclaredSymbol, UnknownId>();
  const taken = new Set<VariableId>(context.lexical === null ? [] : lowering.variables.map(({ id }) => id));
  for (const symbol of context.instance?.site.substitutions.keys() ?? []) {
    const target = symbol.kind === "variable" ? resolveSymbol(lowering, symbol, context) : null;
    if (target === null) continue;
    if (target.kind === "variable" && !taken.has(target.id)) taken.add(target.id);
    else unknowns.set(symbol, lowering.unknownFor(context.prefix + symbol.name.text));
  }
  return unknowns;
}
