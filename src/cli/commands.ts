import type { CommandName, RunOptions } from "./options.ts";
import type { EngineCommand } from "./run-messages.ts";
import type { Terminal } from "./terminal.ts";

/** A command of `talus`; its code is loaded when it is called. */
export interface Command {
  readonly summary: string;
  /** What it does, for its own help; lines of up to 100 characters. */
  readonly about: readonly string[];
  readonly examples: readonly string[];
  /** Runs it and comes back with the exit code. */
  readonly load: () => Promise<(options: RunOptions, terminal: Terminal) => Promise<number>>;
}

async function engine(command: EngineCommand): Promise<(options: RunOptions, terminal: Terminal) => Promise<number>> {
  const { engineCommand } = await import("./engine-command.ts");
  return (options, terminal) => engineCommand(command, options, terminal);
}

/** The commands that exist, in the order of the help. */
export const commands: Readonly<Record<CommandName, Command>> = {
  check: {
    summary: "look for a violation in all behaviours of up to --length steps",
    about: [
      "Unrolls Next step by step and asks a solver whether a bad state can be reached: a violated invariant or",
      "property, a deadlock, a failing Assert, an expression that can not be evaluated. A counterexample is a shortest",
      "one, and is shown only after a second, independent evaluator has replayed it.",
    ],
    examples: ["talus check Spec.tla", "talus check Spec.tla --config Spec_buggy.cfg --length 20 --out traces", "talus check Spec.tla --inv TypeOK,Agreement --no-deadlock"],
    load: () => engine("check"),
  },
  parse: {
    summary: "read the spec, resolve its names and levels, and list what it defines",
    about: ["Reads the spec with everything it extends and instantiates and reports every error. Nothing is evaluated."],
    examples: ["talus parse Spec.tla", "talus parse Spec.tla --json"],
    load: async () => (await import("./parse-command.ts")).parseCommand,
  },
};
