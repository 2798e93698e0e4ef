import type { Term } from "../term/term-table.ts";
import type { Context } from "./context.ts";
import type { Sym } from "./sym.ts";

/** A set that is kept as the expression's form, because it is infinite or too large to spell out. */
export type LazySet =
  | { readonly kind: "powerset"; readonly base: Sym }
  | { readonly kind: "functions"; readonly domain: Sym; readonly range: Sym }
  | { readonly kind: "records"; readonly fields: readonly { readonly name: string; readonly set: Sym }[] }
  | { readonly kind: "product"; readonly factors: readonly Sym[] }
  | { readonly kind: "sequences"; readonly base: Sym }
  /** The elements of SUBSET S or Seq(S), which is infinite, that have at most so many elements themselves. */
  | { readonly kind: "bounded"; readonly set: Sym; readonly most: number }
  | { readonly kind: "interval"; readonly low: Sym; readonly high: Sym }
  | { readonly kind: "union"; readonly left: Sym; readonly right: Sym }
  | { readonly kind: "difference"; readonly left: Sym; readonly right: Sym }
  /** The elements of an infinite set that satisfy a predicate. */
  | { readonly kind: "filter"; readonly base: Sym; readonly test: (cx: Context, x: Sym) => Term }
  | { readonly kind: "naturals" }
  | { readonly kind: "integers" }
  | { readonly kind: "reals" }
  | { readonly kind: "strings" };

