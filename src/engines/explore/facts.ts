import type { Registers } from "../../explicit/index.ts";
import { makeFunction, makeRecord, makeTuple } from "../../value/construct.ts";
import { behaviourName } from "../../ir/builtins.ts";
import { behaviourValue } from "./behaviour.ts";
import type { SharedSearch } from "./shared-search.ts";
import type { Value } from "../../value/value.ts";

/** What a search knows about itself, for TLCGet("level") and the like. */
export interface Facts {
  /** Of the state that is expanded or checked; initial states have level 1, and 0 stands for no state. */
  level: number;
  /** The greatest level so far. */
  diameter: number;
  /** Counts of all threads. */
  readonly shared: SharedSearch;
  /** Seconds since the search began. */
  readonly duration: () => number;
  readonly mode: "bfs" | "generate";
  readonly workers: number;
  readonly seed: number;
  readonly deadlock: boolean;
  readonly variables: readonly string[];
  /** The states up to the one that is expanded or checked. */
  behaviour: () => readonly (readonly Value[])[];
}

/** The facts at the beginning of a search. */
export function newFacts(settings: Pick<Facts, "shared" | "duration" | "mode" | "workers" | "seed" | "deadlock" | "variables">): Facts {
  return { level: 0, diameter: 1, behaviour: () => [], ...settings };
}

/** The value of TLCGet for a name, as TLC has it; undefined for a name that stands for nothing here, and for the registers of several threads, which
 *  no thread knows. */
export function factValue(facts: Facts, name: string, registers: Registers): Value | undefined {
  switch (name) {
    case "level": return facts.level;
    case behaviourName: return facts.level === 0 ? undefined : behaviourValue(facts.variables, facts.behaviour());
    case "diameter": return facts.diameter;
    case "generated": return facts.shared.generated;
    case "distinct": return facts.shared.distinct;
    case "queue": return facts.shared.distinct - facts.shared.expanded;
    case "duration": return Math.floor(facts.duration());
    case "stats": return makeRecord([...["diameter", "distinct", "duration", "generated", "queue"].map((key): [string, Value] => [key, factValue(facts, key, registers) ?? 0]), ["traces", 0]]);
    case "config": return makeRecord([
      ["deadlock", facts.deadlock], ["mode", facts.mode], ["seed", facts.seed], ["worker", facts.workers],
    ]);
    case "all": return facts.workers > 1 ? undefined : ofAllThreads(registers, (key) => typeof key === "number");
    case "all:named": return facts.workers > 1 ? undefined : ofAllThreads(registers, (key) => typeof key === "string" && key.startsWith("s:"));
    default: return undefined;
  }
}

/** From the key of a register to its values in all threads, of which there is one. */
function ofAllThreads(registers: Registers, isWanted: (key: Value) => boolean): Value {
  return makeFunction([...registers.values()].filter(({ key }) => isWanted(key)).map(({ key, value }): [Value, Value] => [key, makeTuple([value])]));
}
