import { forEachChild } from "../../explicit/compile/children.ts";
import { behaviourName } from "../../ir/builtins.ts";
import type { Argument, DefId, Expr, LocalDefinition, Problem } from "../../ir/ir.ts";
import { makeRecord, makeTuple } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";

/** The value of TLCExt's Trace: the states as records. */
export function behaviourValue(variables: readonly string[], states: readonly (readonly Value[])[]): Value {
  return makeTuple(states.map((values) => makeRecord(variables.map((name, i): [string, Value] => [name, values[i]]))));
}

/** May checking the problem ask for the behaviour so far? */
export function asksForBehaviour(problem: Problem): boolean {
  const { definitions } = problem.program;
  const seen = new Set<DefId>();
  const reaches = (e: Argument | LocalDefinition): boolean => {
    if (!("kind" in e) || e.kind === "lambda") return reaches(e.body);
    if (e.kind === "literal") return e.value === behaviourName;
    let found = false;
    if (e.kind === "apply" && !seen.has(e.definition)) {
      seen.add(e.definition);
      found = reaches(definitions[e.definition].body);
    }
    const visit = (part: Argument | LocalDefinition): void => void (found ||= reaches(part));
    forEachChild(e, visit, visit);
    return found;
  };
  const { init, next, view, invariants, actionProperties, initialProperties, constraints, actionConstraints, possible, possibleSteps } = problem;
  const named = [invariants, actionProperties, initialProperties, constraints, actionConstraints, possible, possibleSteps].flat().map((p) => p.expr);
  return [init, next, view?.expr ?? null, ...named].some((e: Expr | null) => e !== null && reaches(e));
}
