import type { Span } from "../base/span.ts";
import type { Expr, Parameter } from "../ir/ir.ts";
import type { Value } from "../value/value.ts";
import type { Context } from "./context.ts";
import type { Entry, Lowering } from "./lowering.ts";
import type { Override } from "./overrides.ts";
import { type DeclaredSymbol, type ModuleSymbol, signatureOf, symbolSpan } from "./symbol.ts";

/** The definition for what the config assigns to `symbol`: a literal, or a CASE over the arguments of a table. */
export function valueEntry(lowering: Lowering, symbol: ModuleSymbol, override: Extract<Override, { kind: "value" }>): Entry {
  const name = nameOf(symbol);
  return lowering.define(override, lowering.root, {
    name, span: symbolSpan(symbol) ?? override.span, parameters: (signatureOf(symbol) ?? []).map((arity, i) => ({ name: `p${i + 1}`, arity })),
    lower: (_, own) => table(override, own),
  });
}

/** The definition for a CONSTANT that the config leaves without a value. Its body fails when it is evaluated, so that a caller who forgets to
 *  look at `Lowered.unassignedConstants` gets an error, never a verdict. */
export function constantEntry(lowering: Lowering, symbol: DeclaredSymbol, context: Context): Entry {
  const before = lowering.entries.length;
  const span = symbol.name.span;
  const entry = lowering.define(symbol, context, {
    name: symbol.name.text, span, parameters: symbol.signature.map((arity, i) => ({ name: `p${i + 1}`, arity })),
    lower: () => ({ kind: "builtin", operator: "Assert", arguments: [literal(false, span), literal(`the constant ${symbol.name.text} has no value`, span)], span }),
  });
  if (lowering.entries.length > before) lowering.unassigned.push({ entry, symbol });
  return entry;
}

function table(override: Extract<Override, { kind: "value" }>, own: readonly Parameter[]): Expr {
  const { span } = override;
  const arms = [];
  for (const entry of override.cases) {
    if (entry.arguments === null) return literal(entry.value, span);
    const items = entry.arguments.flatMap((value, i): Expr[] => {
      const parameter = own[i];
      if (parameter === undefined) return [];
      return [{ kind: "builtin", operator: "=", arguments: [{ kind: "local", id: parameter.id, name: parameter.name, span }, literal(value, span)], span }];
    });
    const [only] = items;
    const guard: Expr = items.length === 1 && only !== undefined ? only : { kind: "and", items, span };
    arms.push({ guard, value: literal(entry.value, span), span });
  }
  return { kind: "case", arms, other: null, span };
}

function literal(value: Value, span: Span): Expr {
  return { kind: "literal", value, span };
}

function nameOf(symbol: ModuleSymbol): string {
  switch (symbol.kind) {
    case "builtin": return symbol.name;
    case "instanced": return nameOf(symbol.inner);
    default: return symbol.name.text;
  }
}
