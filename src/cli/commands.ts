import type { CommandName, RunOptions } from "./options.ts";
import type { EngineCommand } from "./run-messages.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

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
  prove: {
    summary: "prove that nothing bad can happen in any number of steps, or find how it does",
    about: [
      "Turns the spec into a finite transition system and looks for an inductive invariant with IC3. A proof comes with",
      "the invariant as a TLA+ module (--out writes it), and is believed only after Z3 has checked that module's text.",
    ],
    examples: ["talus prove Spec.tla", "talus prove Spec.tla --inv Agreement --out proof"],
    load: () => engine("prove"),
  },
  induct: {
    summary: "check an inductive invariant: Init => Inv, Inv /\\ Next => Inv', Inv => Safety",
    about: [
      "Checks each conjunct of the invariant against each action. Where one is not preserved, a counterexample to",
      "induction is shown: a state that the invariant allows, the step, and the conjunct that breaks. The invariant",
      "says what states there are: x \\in S, x \\subseteq S or x = e for each variable; S may be Nat or Int.",
    ],
    examples: ["talus induct Spec.tla --inv Inductive --safety Agreement", "talus induct Spec.tla --inv TypeOK,Ordered --length 2", "talus induct Spec.tla --inv Inductive --max-error 5 --view pc"],
    load: async () => {
      const run = await engine("induct");
      return (options, terminal) => {
        if (options.invariants === null) throw new UsageError("talus induct needs an invariant", "talus induct SPEC.tla --inv NAME");
        return run(options, terminal);
      };
    },
  },
  explore: {
    summary: "check every reachable state, one by one, as TLC does",
    about: [
      "Breadth-first search over concrete states: invariants, properties []P and [][A]_v, deadlock, Assert, evaluation",
      "errors; CONSTRAINT, ACTION_CONSTRAINT, VIEW, SYMMETRY, POSTCONDITION and _POSSIBLE mean what they mean to TLC. The",
      "first violation found is a shortest one. Ends with the numbers of states, the depth and the out-degree.",
    ],
    examples: ["talus explore Spec.tla", "talus explore Spec.tla --workers 4 --coverage", "talus explore Spec.tla --depth 10 --timeout 60 --json"],
    load: () => engine("explore"),
  },
  simulate: {
    summary: "look for a violation on random walks through the states",
    about: [
      "Takes --walks walks of up to --length steps, each step to a successor chosen at random, and checks all",
      "successors on the way. The same seed takes the same walks. Walks prove nothing: without a violation the",
      "verdict is 'unknown'.",
    ],
    examples: ["talus simulate Spec.tla", "talus simulate Spec.tla --walks 100000 --length 200 --seed 7"],
    load: () => engine("simulate"),
  },
  compare: {
    summary: "run the symbolic and the explicit checker on the same model, and see whether they agree",
    about: [
      "Runs check and explore to the same depth and compares them with each other and with a small enumeration: the",
      "verdict, what is violated, the length of the counterexample, each one's trace replayed by the other, and the states",
      "at small depths. With --tlc, TLC takes part, and confirms the counterexample. A disagreement is exit code 21, and",
      "the traces of both sides are written to --out (default: a folder SPEC_compare).",
    ],
    examples: ["talus compare Spec.tla --length 6", "talus compare Spec.tla --length 8 --tlc tla2tools.jar --json"],
    load: () => engine("compare"),
  },
  replay: {
    summary: "check a trace of any tool against the spec: TRACE.itf.json SPEC.tla",
    about: [
      "Reads a trace in the Informal Trace Format and says whether it is one of the spec's: accepted, or the first step",
      "that is not a step of Next, with the conjunct that keeps it from being one, in the action that comes nearest. Says",
      "too which invariants and properties its states violate; a trace that is accepted is exit code 0 all the same.",
    ],
    examples: ["talus replay traces/Spec_Trace1.itf.json Spec.tla", "talus replay violation.itf.json Spec.tla --config Spec_small.cfg --json"],
    load: () => engine("replay"),
  },
  explain: {
    summary: "say why a counterexample is one: what fails with which values, and what that follows from",
    about: [
      "Looks for a counterexample as `check` does, or takes a trace of any tool, and shows what each step changes; the",
      "parts of the property that fail, with the values that make them fail (of a deadlock: what keeps each action from",
      "a step); and what it follows from: the places of each state that decide it, and the choices that force it.",
    ],
    examples: ["talus explain Spec.tla", "talus explain Spec.tla --config Spec_buggy.cfg --out record", "talus explain Spec.tla violation.itf.json"],
    load: () => engine("explain"),
  },
  export: {
    summary: "write the finite transition system for other checkers: AIGER or SMT-LIB",
    about: ["The states, steps and bad states that `talus prove` works on, with a symbol table back to TLA+ names."],
    examples: ["talus export Spec.tla --out model", "talus export Spec.tla --format smtlib --out model"],
    load: () => engine("export"),
  },
  parse: {
    summary: "read the spec, resolve its names and levels, and list what it defines",
    about: ["Reads the spec with everything it extends and instantiates and reports every error. Nothing is evaluated."],
    examples: ["talus parse Spec.tla", "talus parse Spec.tla --json"],
    load: async () => (await import("./parse-command.ts")).parseCommand,
  },
};
