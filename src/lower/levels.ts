import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, Level, Program } from "../ir/ir.ts";
import { LevelAnalysis, type LevelledDefinition } from "./level-analysis.ts";
import { dependencyOrder } from "./recursion.ts";

const analyses = new WeakMap<Program["definitions"], LevelAnalysis>();

/** The level of `expr`, an expression over the definitions of `program`; free locals count as constants. The analysis of the definitions is
 *  made once for each program. */
export function levelOf(program: Pick<Program, "definitions">, expr: Expr): Level {
  const known = analyses.get(program.definitions);
  const analysis = known ?? analyseLevels(program.definitions, null).analysis;
  if (known === undefined) analyses.set(program.definitions, analysis);
  return analysis.levelOf(expr, null).level;
}

/** Summarises all definitions, those referred to first. Reports E401 to E408. */
export function analyseLevels(
  definitions: readonly LevelledDefinition[], report: ((diagnostic: Diagnostic) => void) | null,
): { readonly analysis: LevelAnalysis; readonly recursive: readonly boolean[] } {
  const analysis = new LevelAnalysis();
  const { recursive, components } = dependencyOrder(definitions.map((definition) => definition.body));
  for (const component of components) {
    const members = component.flatMap((index) => definitions[index] ?? []);
    analysis.summarise(members, members.some((member) => recursive[member.id] === true), report);
  }
  return { analysis, recursive };
}

/** Remembers an analysis for the definitions it was made of. */
export function rememberLevels(definitions: Program["definitions"], analysis: LevelAnalysis): void {
  analyses.set(definitions, analysis);
}
