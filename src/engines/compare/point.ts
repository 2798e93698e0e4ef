/** One thing that the checkers are compared in. Texts are short; null: that checker has nothing to say here. */
export interface Point {
  readonly what: string;
  readonly check: string | null;
  readonly explicit: string | null;
  readonly tlc: string | null;
  /** Null: it could not be decided; `note` says why. */
  readonly agree: boolean | null;
  /** What differs, or why nothing can be said. */
  readonly note: string | null;
}

export function point(what: string, check: string | null, explicit: string | null, agree: boolean | null, note: string | null = null): Point {
  return { what, check, explicit, tlc: null, agree, note };
}

/** What all points together say: one disagreement outweighs everything, one open question agreement. */
export function conclusion(points: readonly Point[]): "agree" | "disagree" | "unknown" {
  if (points.some((p) => p.agree === false)) return "disagree";
  return points.some((p) => p.agree === null) ? "unknown" : "agree";
}
