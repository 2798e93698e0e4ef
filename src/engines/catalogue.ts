import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";

/** What makes a check that found nothing worth less than it seems. */
export const engineCatalogue = {
  W601: { severity: "warning", text: () => "no state satisfies the initial predicate, so there is no behaviour to check", hint: "is a conjunct of Init, or the value of a constant, too strong?" },
  W602: { severity: "warning", text: () => "no initial state satisfies the constraints, so no step was checked", hint: "states outside CONSTRAINT are checked, but not expanded" },
  W603: {
    severity: "warning",
    text: (p: { names: readonly string[]; steps: number }) =>
      `${p.names.length === 1 ? "the action" : `${p.names.length} actions:`} ${p.names.join(", ")} can not be taken within ${p.steps} ${p.steps === 1 ? "step" : "steps"}`,
    hint: "what was not taken was not checked; is a guard too strong, or --length too small?",
  },
  N604: {
    severity: "note",
    text: (p: { names: readonly string[] }) => `${p.names.join(", ")} could not have been violated: true of every combination of the values that the variables take`,
    hint: "usual for a type invariant; otherwise it says less than it seems",
  },
  W605: {
    severity: "warning",
    text: (p: { name: string; whole: boolean }) => `${p.whole ? "the" : "a part of the"} property '${p.name}' is true of every behaviour, whatever the states are`,
    hint: "is it weaker than meant, or a set of constants empty? TLC refuses some of these",
  },
} as const satisfies Catalogue;

export const engineDiagnostic = diagnosticsOf(engineCatalogue);
