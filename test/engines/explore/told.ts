import type { ExploreReport } from "../../../src/engines/explore/explore-options.ts";

/** The outcome and the counts of a search in one line; see `cases.ts`. */
export function told({ verdicts: [verdict], search }: ExploreReport): string {
  const named = verdict.kind === "violated" ? ` ${verdict.property}` : "";
  const states = "trace" in verdict && verdict.trace.states.length > 0 ? `, ${verdict.trace.states.length} ${verdict.trace.states.length === 1 ? "state" : "states"}` : "";
  return `${verdict.kind}${named}${states}; ${search.generated}, ${search.distinct}, ${search.queue}, ${search.depth}`;
}
