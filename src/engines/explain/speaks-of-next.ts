import { lookUp, type Part } from "../../config/part.ts";
import type { Argument, Program } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/children.ts";

/** Does a part mention the next state, itself or through the names in it? */
export function speaksOfNext(program: Program, { expr, frames }: Part): boolean {
  const seen = new Set<Argument>();
  const work: Argument[] = [expr];
  for (let e = work.pop(); e !== undefined; e = work.pop()) {
    if (seen.has(e)) continue;
    seen.add(e);
    if (e.kind === "prime" || e.kind === "unchanged" || e.kind === "box-action" || e.kind === "angle-action") return true;
    if (e.kind === "apply" && program.definitions[e.definition].level >= 2) return true;
    if (e.kind === "local" || e.kind === "apply-local") {
      const found = lookUp(frames, e.id);
      if (found !== null) work.push(found.definition.body);
    }
    forEachChild(e, (child) => work.push(child));
  }
  return false;
}
