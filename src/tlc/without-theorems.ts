import { parse } from "../syntax/index.ts";
import type { ModuleNode } from "../syntax/tree.ts";

/** The text with blanks in place of proofs, and of theorems that nothing can refer to; lines stay where they are. TLC does not use them, and would want
 *  every fact that a proof names, from modules that it does not bring along. */
export function withoutTheorems(text: string, file: string): string {
  const cuts = parse(text, file).modules.flatMap((module) => theoremsOf(module, text));
  return cuts.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, " ") + rest.slice(end), text);
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** From each theorem, or from behind the statement of one with a name, to what comes after its proof. */
function theoremsOf(module: ModuleNode, text: string): readonly Cut[] {
  const units = [...module.units].sort((a, b) => a.span.start - b.span.start);
  const closing = /\n[ \t]*={4,}\s*$/.exec(text.slice(module.span.start, module.span.end));
  const last = closing === null ? module.span.end : module.span.start + closing.index;
  return units.flatMap((unit, i): readonly Cut[] => {
    if (unit.kind === "module") return theoremsOf(unit, text);
    if (unit.kind !== "theorem") return [];
    const start = unit.name === null || unit.statement.assumptions !== null ? unit.span.start : unit.statement.span.end;
    return [{ start, end: Math.max(start, units[i + 1]?.span.start ?? last) }];
  });
}
