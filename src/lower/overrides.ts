import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";
import type { Context } from "./context.ts";
import type { ModuleSymbol } from "./symbol.ts";

/** What the config puts in place of a constant or definition: one value (`arguments` null), a table of values, or another operator of the
 *  root module. */
export type Override =
  | { readonly kind: "value"; readonly cases: readonly { readonly arguments: readonly Value[] | null; readonly value: Value }[]; readonly span: Span }
  | { readonly kind: "redirect"; readonly target: ModuleSymbol; readonly span: Span };

/** The overrides of one config, by symbol; one with a context holds only there. */
export class ConstantOverrides {
  readonly #bySymbol = new Map<ModuleSymbol, { readonly context: Context | null; readonly override: Override }[]>();

  set(symbol: ModuleSymbol, context: Context | null, override: Override): void {
    const list = this.#bySymbol.get(symbol) ?? [];
    list.push({ context, override });
    this.#bySymbol.set(symbol, list);
  }

  get(symbol: ModuleSymbol, context: Context): Override | null {
    return this.#bySymbol.get(symbol)?.find((entry) => entry.context === null || entry.context === context)?.override ?? null;
  }
}
