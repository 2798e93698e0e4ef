import type { Verdict } from "../verdict.ts";

/** What is wrong, apart from where: what two checkers have to say alike of the same state. */
export type Wrong =
  | { readonly kind: "violated"; readonly of: "invariant" | "action-property" | "initial-property"; readonly property: string }
  | { readonly kind: "deadlock" }
  | { readonly kind: "assert" }
  | { readonly kind: "evaluation-error"; readonly in: "next" | "invariant" | "property"; readonly property: string | null };

/** One text for each `Wrong`, for people and as a key: "invariant Agreement", "deadlock", "Next can not be evaluated". */
export function wrongText(wrong: Wrong): string {
  switch (wrong.kind) {
    case "deadlock": return "deadlock";
    case "assert": return "Assert fails";
    case "violated": return `${{ "invariant": "invariant", "action-property": "action property", "initial-property": "initial property" }[wrong.of]} ${wrong.property}`;
    case "evaluation-error": return `${wrong.property ?? { next: "Next", invariant: "an invariant", property: "a property" }[wrong.in]} can not be evaluated`;
  }
}

/** What a verdict says is wrong; null where it says nothing of the kind. */
export function wrongOf(verdict: Verdict): Wrong | null {
  switch (verdict.kind) {
    case "violated": return verdict.of === "liveness" ? null : { kind: "violated", of: verdict.of, property: verdict.property };
    case "deadlock": return { kind: "deadlock" };
    case "assert": return { kind: "assert" };
    case "evaluation-error": return { kind: "evaluation-error", in: verdict.in, property: verdict.property };
    default: return null;
  }
}
