import type { Argument, Program } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/children.ts";

/** The ids of the variables that `e` mentions, itself or through definitions. */
export function mentionedVariables(program: Program, e: Argument): readonly number[] {
  const found = new Set<number>();
  const visited = new Set<Argument>();
  const work: Argument[] = [e];
  for (let part = work.pop(); part !== undefined; part = work.pop()) {
    if (visited.has(part)) continue;
    visited.add(part);
    if (part.kind === "variable") found.add(part.variable);
    if (part.kind === "apply") work.push(program.definitions[part.definition].body);
    forEachChild(part, (child) => work.push(child));
  }
  return [...found];
}
