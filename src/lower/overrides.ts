import type { Span } from "../base/span.ts";
import type { Value } from "../value/value.ts";
import type { Context } from "./context.ts";
import { isClosed } from "./module-scope.ts";
import type { ModuleSymbol } from "./symbol.ts";

/** What the config puts in place of a constant or definition: one value (`arguments` null), a table of values, or another operator of the
 *  root module. `everywhere` says that it was given for a module, `[M]`, and wins over what an INSTANCE substitutes; `qualified` that it was given for
 *  a path `I!Op`. */
export type Override =
  | { readonly kind: "value"; readonly cases: readonly { readonly arguments: readonly Value[] | null; readonly value: Value }[]; readonly everywhere: boolean; readonly qualified?: boolean; readonly span: Span }
  | { readonly kind: "redirect"; readonly target: ModuleSymbol; readonly everywhere: boolean; readonly qualified?: boolean; readonly span: Span };

/** The overrides of one config, by symbol. */
export class ConstantOverrides {
  readonly #bySymbol = new Map<ModuleSymbol, Override>();

  set(symbol: ModuleSymbol, override: Override): void {
    if (!this.#bySymbol.has(symbol)) this.#bySymbol.set(symbol, override);
  }

  /** The override of a symbol as it is used in `context`, or null. As in TLC, `I!Op` is another definition than the `Op` whose text it shares, unless
   *  the module of I depends on nothing: what replaces one does not replace the other (`byPath`: it was reached as `I!Op`). What is given for a
   *  module replaces both. */
  get(symbol: ModuleSymbol, context: Context, byPath = false): Override | null {
    const override = this.#bySymbol.get(symbol) ?? null;
    if (override !== null && !override.everywhere && symbol.kind === "definition" && (override.qualified ?? false) !== byPath && !isClosed(symbol.home)) return null;
    const declared = symbol.kind === "constant" || symbol.kind === "variable";
    const substituted = declared && context.instance?.site.substitutions.has(symbol) === true;
    return substituted && override !== null && !override.everywhere ? null : override;
  }
}
