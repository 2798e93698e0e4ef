import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";
import type { Context } from "./context.ts";
import type { ModuleSymbol } from "./symbol.ts";

/** What the config puts in place of a constant or definition: one value (`arguments` null), a table of values, or another operator of the
 *  root module. `everywhere` says that it was given for a module, `[M]`, and wins over what an INSTANCE substitutes. */
export type Override =
  | { readonly kind: "value"; readonly cases: readonly { readonly arguments: readonly Value[] | null; readonly value: Value }[]; readonly everywhere: boolean; readonly span: Span }
  | { readonly kind: "redirect"; readonly target: ModuleSymbol; readonly everywhere: boolean; readonly span: Span };

/** The overrides of one config, by symbol. */
export class ConstantOverrides {
  readonly #bySymbol = new Map<ModuleSymbol, Override>();

  set(symbol: ModuleSymbol, override: Override): void {
    if (!this.#bySymbol.has(symbol)) this.#bySymbol.set(symbol, override);
  }

  /** The override of a symbol as it is used in `context`, or null. */
  get(symbol: ModuleSymbol, context: Context): Override | null {
    const override = this.#bySymbol.get(symbol) ?? null;
    const declared = symbol.kind === "constant" || symbol.kind === "variable";
    const substituted = declared && context.instance?.site.substitutions.has(symbol) === true;
    return substituted && override !== null && !override.everywhere ? null : override;
  }
}
