import type { Config } from "../config/config.ts";
import { configText } from "./config-text.ts";
import type { TlcModel } from "./run-tlc.ts";

export interface BoundedContext {
  /** Modules and their texts by file names. */
  readonly files: ReadonlyMap<string, string>;
  readonly specName: string;
  readonly config: Config | null;
  /** What the command line puts in place of the configuration's. */
  readonly init: string | null;
  readonly next: string | null;
  readonly invariants: readonly string[] | null;
  readonly checkDeadlock: boolean;
  /** Properties that TLC is not given: it would look for liveness in a part of the states. */
  readonly withheld: ReadonlySet<string>;
}

/** A module of its own, so that nothing is defined twice and nothing is missing: the spec may extend TLC and Naturals, or not. */
const levels = ["---- MODULE TalusLevels ----", "LOCAL INSTANCE TLC", "LOCAL INSTANCE Naturals", 'UpTo(n) == TLCGet("level") <= n', "====", ""].join("\n");

/** The model as given, with one more constraint: states that are `depth` steps away are looked at and not expanded. TLC's own `-depth` is for
 *  simulation only. The constraint comes first, so that no other one is evaluated there. */
export function boundedModel(depth: number, context: BoundedContext): TlcModel {
  const name = `${context.specName}_Bounded`;
  const module = [`---- MODULE ${name} ----`, `EXTENDS ${context.specName}`, "TalusLevel == INSTANCE TalusLevels", `TalusBound == TalusLevel!UpTo(${depth})`, "====", ""].join("\n");
  const { config, init, next, invariants, checkDeadlock, withheld } = context;
  const text = configText(config, { init, next, invariants, checkDeadlock, without: withheld, constraints: ["TalusBound"], view: null, symmetry: true });
  return { files: new Map([...context.files, ["TalusLevels.tla", levels], [`${name}.tla`, module], [`${name}.cfg`, text]]), root: `${name}.tla`, config: `${name}.cfg`, arguments: [] };
}
