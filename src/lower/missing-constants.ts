import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Argument } from "../ir/ir.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Lowered } from "./lowered.ts";
import { referredDefinitions } from "./recursion.ts";

/** One E390 for each constant without a value that some of `roots` reaches, in the order of their declarations. */
export function missingConstants(lowered: Pick<Lowered, "program" | "unassignedConstants">, roots: readonly Argument[]): readonly Diagnostic[] {
  if (lowered.unassignedConstants.length === 0) return [];
  const reached = reachableDefinitions(lowered.program.definitions, roots);
  return lowered.unassignedConstants.filter((constant) => reached.has(constant.definition))
    .map(({ name, arity, span }) => lowerDiagnostic("E390", { name, arity }, span));
}

/** The ids of the definitions that some of `roots` refers to, directly or through others. */
export function reachableDefinitions(definitions: Lowered["program"]["definitions"], roots: readonly Argument[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const work = roots.flatMap((root) => referredDefinitions(root));
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const body = definitions[next]?.body;
    if (body !== undefined) work.push(...referredDefinitions(body));
  }
  return reached;
}
