import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Span } from "../base/span.ts";
import type { Trace } from "../trace/trace.ts";

/** What an engine found. `depth` counts steps: a trace of 8 states has depth 7. */
export type Verdict =
  | { readonly kind: "holds"; readonly depth: number; readonly complete: boolean; readonly temporal?: readonly string[]; readonly except?: string } // complete: no state is left beyond the bound; temporal: properties of whole behaviours that hold; except: what was left out
  /** `invariant`: the text of a module, or the name of the inductive invariant; `properties`: what follows from it, by name. */
  | { readonly kind: "proved"; readonly invariant: string; readonly properties: readonly string[] }
  /** `property` is the name of an invariant or property; `conjunct` the text of the part that fails, when it has several. */
  | { readonly kind: "violated"; readonly of: "invariant" | "action-property" | "initial-property" | "liveness"; readonly property: string; readonly conjunct: string | null; readonly trace: Trace }
  | { readonly kind: "deadlock"; readonly trace: Trace }
  | { readonly kind: "assumption"; readonly name: string; readonly diagnostic: Diagnostic }
  | { readonly kind: "assert"; readonly diagnostic: Diagnostic; readonly trace: Trace }
  | { readonly kind: "evaluation-error"; readonly in: "next" | "invariant" | "property"; readonly property: string | null; readonly diagnostic: Diagnostic; readonly trace: Trace }
  /** `otherwise`: apart from what `detail` names, there is no error in any reachable state, or in any up to `depth`. */
  | { readonly kind: "unknown"; readonly depth: number; readonly reason: "timeout" | "memory" | "interrupted" | "incomplete"; readonly detail: string; readonly span?: Span; readonly otherwise?: "no error" | "no error up to depth" }
  /** The input is wrong: a config that names nothing, an expression that can not be evaluated at all. */
  | { readonly kind: "error"; readonly diagnostics: readonly Diagnostic[] };
