import type { Expr, Program } from "./ir.ts";

/** Whether an application is written as a name alone: what it is given are only the parameters of the INSTANCEs around the definition. */
export function isName(program: Program, e: Extract<Expr, { kind: "apply" }>): boolean {
  return e.arguments.length === program.definitions[e.definition].captured;
}
