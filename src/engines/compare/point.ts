/** The checkers, in the order of the table: bounded model checking, the small enumeration that knows all answers, `explore`, and TLC. */
export const parties = ["check", "enumeration", "explore", "TLC"] as const;
export type PartyName = (typeof parties)[number];

/** One thing that the checkers are compared in. */
export interface Point {
  readonly what: string;
  /** What each says, in few words; a party that has nothing to say here is missing. */
  readonly said: Readonly<Partial<Record<PartyName, string>>>;
  /** Null: it could not be decided; `note` says why. */
  readonly agree: boolean | null;
  /** What differs, or why nothing can be said. */
  readonly note: string | null;
}

/** What all points together say: one disagreement outweighs everything, one open question agreement. */
export function conclusion(points: readonly Point[]): "agree" | "disagree" | "unknown" {
  if (points.some((p) => p.agree === false)) return "disagree";
  return points.some((p) => p.agree === null) ? "unknown" : "agree";
}
