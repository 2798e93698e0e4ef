import type { Value } from "../value/value.ts";

/** What a spec may read beyond itself. The same answer to the same question throughout a run. */
export interface Outside {
  /** Text of a file, or null where there is none that can be read. */
  read(path: string): string | null;
  /** Variables of the environment, for IOEnv. */
  readonly environment: ReadonlyMap<string, string>;
}

/** No files and no environment. */
export const nothingOutside: Outside = { read: () => null, environment: new Map() };

/** Why a function has no value for its arguments, in words that follow "Operator: ". */
export class Refusal {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A function of `callOutside`'s table; it may throw a Refusal. */
export type OutsideFunction = (args: readonly Value[], outside: Outside) => Value;

/** The argument at `index` as a string, or a Refusal that says what it stands for. */
export function stringArgument(args: readonly Value[], index: number, what: string): string {
  const value = args[index];
  if (typeof value !== "string") throw new Refusal(`${what} is a string`);
  return value;
}
