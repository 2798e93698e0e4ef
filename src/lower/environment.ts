import type { LocalId } from "../ir/ir.ts";
import type { Context } from "./context.ts";
import type { Signature } from "./symbol.ts";
import type { Span } from "../base/span.ts";

/** The locally bound names, innermost first; null when there are none. */
export type Environment = { readonly name: string; readonly binding: LocalBinding; readonly next: Environment } | null;

export type LocalBinding =
  /** A parameter, bound variable or LET definition. */
  | { readonly kind: "local"; readonly id: LocalId; readonly name: string; readonly signature: Signature; readonly span: Span }
  /** `I == INSTANCE M` inside a LET. */
  | { readonly kind: "instance"; readonly context: Context; readonly span: Span };

/** The name under which an EXCEPT binds `@`. */
export const atName = "@";

export function bind(environment: Environment, name: string, binding: LocalBinding): Environment {
  return { name, binding, next: environment };
}

/** What `name` is bound to locally, or null. Cost: the depth of nesting. */
export function find(environment: Environment, name: string): LocalBinding | null {
  for (let here = environment; here !== null; here = here.next) if (here.name === name) return here.binding;
  return null;
}

/** The bound names, innermost first. */
export function* boundNames(environment: Environment): Iterable<string> {
  for (let here = environment; here !== null; here = here.next) yield here.name;
}
