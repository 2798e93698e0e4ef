import type { Cut } from "../../symbolic/index.ts";
import type { Verdict } from "../verdict.ts";

/** The verdict of a search that found nothing where some choices left elements of their sets out: nothing is known of behaviours that choose those. */
export function incompleteChoice(cuts: readonly Cut[], depth: number, complete: boolean): Verdict {
  const texts = [...new Set(cuts.map((c) => c.text))];
  return {
    kind: "unknown", depth, reason: "incomplete", detail: texts.join("; "), span: cuts[0].span,
    ...(depth < 0 ? {} : { otherwise: complete ? "no error" as const : "no error up to depth" as const }),
  };
}
