import { makeRecord } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";

/** What a search knows about itself, for TLCGet("level") and the like. */
export interface Facts {
  /** Of the state that is expanded or checked; initial states have level 1, and 0 stands for no state. */
  level: number;
  /** The greatest level so far. */
  diameter: number;
  generated: number;
  distinct: number;
  /** States that were expanded, the present one included. */
  expanded: number;
  /** Seconds since the search began. */
  readonly duration: () => number;
  readonly mode: "bfs" | "generate";
  readonly workers: number;
  readonly seed: number;
  readonly deadlock: boolean;
}

/** The value of TLCGet for a name, as TLC has it; undefined for a name that stands for nothing here. */
export function factValue(facts: Facts, name: string): Value | undefined {
  switch (name) {
    case "level": return facts.level;
    case "diameter": return facts.diameter;
    case "generated": return facts.generated;
    case "distinct": return facts.distinct;
    case "queue": return facts.distinct - facts.expanded;
    case "duration": return Math.floor(facts.duration());
    case "stats": return makeRecord([
      ["diameter", facts.diameter], ["distinct", facts.distinct], ["duration", Math.floor(facts.duration())], ["generated", facts.generated], ["queue", facts.distinct - facts.expanded], ["traces", 0],
    ]);
    case "config": return makeRecord([
      ["deadlock", facts.deadlock], ["mode", facts.mode], ["seed", facts.seed], ["worker", facts.workers],
    ]);
    default: return undefined;
  }
}
