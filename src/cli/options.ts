import { UsageError } from "./usage-error.ts";

/** One option of the command line. The table below feeds the parser, `--help`, the README and the tests. */
export interface OptionEntry {
  readonly group: "What to check" | "How" | "Output" | "About";
  /** The name of the value in the help; null for a switch. */
  readonly value: string | null;
  readonly text: string;
  /** Shown in the help; the engine's own default where null. */
  readonly default: string | null;
  /** May be given several times, and as a list with commas. */
  readonly repeatable?: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly alias?: string;
  /** Commands that take it; absent: every command. */
  readonly commands?: readonly CommandName[];
}

export type CommandName = "check" | "prove" | "induct" | "explore" | "simulate" | "compare" | "replay" | "explain" | "export" | "parse";

export const options = {
  config: { group: "What to check", value: "FILE", text: "model configuration; without it SPEC.cfg, MCSPEC.cfg or a CONFIG section of the spec", default: null },
  library: { group: "What to check", value: "DIR,...", text: "look for modules in these directories too", default: null, repeatable: true },
  init: { group: "What to check", value: "NAME", text: "start from this predicate in place of the config's INIT", default: null, commands: ["check", "prove", "induct", "explore", "export", "compare", "replay", "explain", "simulate"] },
  next: { group: "What to check", value: "NAME", text: "take this action in place of the config's NEXT", default: null, commands: ["check", "prove", "induct", "explore", "export", "compare", "replay", "explain", "simulate"] },
  inv: { group: "What to check", value: "NAME,...", text: "check these invariants in place of the config's (check: also operators of one argument, the sequence of all states so far; induct: the inductive invariant)", default: null, repeatable: true, commands: ["check", "prove", "induct", "explore", "export", "compare", "replay", "explain", "simulate"] },
  temporal: { group: "What to check", value: "NAME,...", text: "check these properties in place of the config's PROPERTIES", default: null, repeatable: true, commands: ["check", "explore", "simulate", "replay", "explain"] },
  safety: { group: "What to check", value: "NAME,...", text: "what the inductive invariant has to imply (default: the config's invariants)", default: null, repeatable: true, commands: ["induct"] },
  cinit: { group: "What to check", value: "NAME", text: "a predicate that fixes the CONSTANTS the config leaves open", default: null, commands: ["check", "compare", "explain"] },
  "no-deadlock": { group: "What to check", value: null, text: "do not report states without a successor", default: null, commands: ["check", "prove", "explore", "export", "compare", "replay", "explain", "simulate"] },
  length: { group: "How", value: "K", text: "look at behaviours of up to K steps (induct: assume the invariant in K states in a row, default 1; simulate: default 100)", default: "10", alias: "k", commands: ["check", "induct", "compare", "explain", "simulate"] },
  "max-error": { group: "How", value: "N", text: "go on until N different counterexamples are found", default: "1", commands: ["check", "induct"] },
  view: { group: "How", value: "NAME", text: "counterexamples differ when this expression does (default: the whole state)", default: null, commands: ["check", "induct"] },
  simulate: { group: "How", value: null, text: "take random walks in place of the search, as `talus simulate` does; --depth is their length", default: null, commands: ["explore"] },
  depth: { group: "How", value: "N", text: "expand states up to N - 1 steps away from an initial state, and look at those N steps away (default: all)", default: null, commands: ["explore"] },
  walks: { group: "How", value: "N", text: "take N random walks (explore: with --simulate)", default: "1000", commands: ["explore", "simulate"] },
  workers: { group: "How", value: "N", text: "threads that search; with one, the order of the search and all counts are exact", default: "1", commands: ["explore"] },
  tlc: { group: "How", value: "JAR", text: "ask TLC too: tla2tools.jar, or a Java class path (default: TLA2TOOLS_JAR of the environment)", default: null, commands: ["compare"] },
  timeout: { group: "How", value: "SECONDS", text: "stop after this time; what is not known then is 'unknown'", default: null, commands: ["check", "prove", "induct", "explore", "export", "compare", "replay", "explain", "simulate"] },
  memory: { group: "How", value: "MEGABYTES", text: "limit of the checker's own memory (the solver has its own)", default: null, commands: ["check", "prove", "induct", "explore", "export", "compare", "replay", "explain", "simulate"] },
  solver: { group: "How", value: "NAME", text: "which solver answers", default: "auto", choices: ["auto", "z3", "sat", "portfolio", "z3-native", "cvc5", "cadical", "kissat", "minisat"], commands: ["check", "induct", "compare", "explain"] },
  encoding: { group: "How", value: "NAME", text: "how integers are written as formulas", default: "auto", choices: ["auto", "mixed", "bits", "integers"], commands: ["check", "prove", "induct", "export", "compare", "explain"] },
  seed: { group: "How", value: "N", text: "seed of everything random", default: "1", commands: ["check", "explore", "compare", "explain", "simulate"] },
  format: { group: "Output", value: "FORMAT", text: "AIGER as text and binary, or SMT-LIB", default: "aiger", choices: ["aiger", "smtlib"], commands: ["export"] },
  explain: { group: "Output", value: null, text: "say of the first counterexample what fails with which values, and what that follows from", default: null, commands: ["check"] },
  markdown: { group: "Output", value: null, text: "print the explanation as a record in Markdown, ready to paste", default: null, commands: ["explain"] },
  coverage: { group: "Output", value: null, text: "say how often each action was taken and how often it found a new state", default: null, commands: ["explore"] },
  profile: { group: "Output", value: null, text: "list the expressions that cost most, by formula size and by time; with --out also as .cpuprofile files for a browser's profiler", default: null, commands: ["check", "prove", "induct", "explore", "simulate"] },
  out: { group: "Output", value: "DIR", text: "write every counterexample there (TLC's text, ITF, a TLA+ module, JSON, .out; its record in Markdown, where it is explained), every certificate, every export", default: null, commands: ["check", "prove", "induct", "explore", "export", "compare", "explain", "simulate"] },
  json: { group: "Output", value: null, text: "print one JSON object and nothing else", default: null },
  quiet: { group: "Output", value: null, text: "no progress, only the verdict and the counterexample", default: null, alias: "q" },
  debug: { group: "Output", value: null, text: "show the stack when Talus itself fails", default: null },
  help: { group: "About", value: null, text: "show this help", default: null, alias: "h" },
  version: { group: "About", value: null, text: "show the version", default: null, alias: "V" },
} as const satisfies Readonly<Record<string, OptionEntry>>;

export type OptionName = keyof typeof options;

/** The options of one command, in the order of the table. */
export function optionsOf(command: CommandName): readonly (readonly [OptionName, OptionEntry])[] {
  const entries = Object.entries(options) as [OptionName, OptionEntry][]; // keys of a literal are its names
  return entries.filter(([, entry]) => entry.commands === undefined || entry.commands.includes(command));
}

/** What was written on the command line, by option; absent where it was not given. Every value is still text. */
export type GivenOptions = Readonly<Partial<Record<OptionName, string | true | readonly string[]>>>;

/** The arguments of a run, checked and with defaults. `Infinity` never occurs; absent limits are null. */
export interface RunOptions {
  readonly spec: string;
  /** Of `replay` and `explain`: the path of the trace. */
  readonly trace: string | null;
  readonly config: string | null;
  readonly libraries: readonly string[];
  readonly init: string | null;
  readonly next: string | null;
  readonly invariants: readonly string[] | null;
  readonly temporal: readonly string[] | null;
  readonly safety: readonly string[] | null;
  readonly constantInit: string | null;
  readonly deadlock: boolean; // false: --no-deadlock was given
  readonly length: number;
  /** What `--length` says to `induct`: states in a row that the invariant is assumed in. */
  readonly assumed: number;
  readonly maxErrors: number;
  readonly view: string | null;
  /** Of `explore`: the greatest number of steps, null for all. */
  readonly depth: number | null;
  readonly workers: number;
  /** Of `explore`: walks in place of the search. */
  readonly simulate: boolean;
  /** Of `simulate`. */
  readonly walks: number;
  readonly walkLength: number;
  readonly coverage: boolean;
  readonly profile: boolean;
  /** Of `check`: explain the first counterexample, too. */
  readonly explain: boolean;
  /** Of `explain`: print Markdown. */
  readonly markdown: boolean;
  /** Of `compare`: the class path of TLC, null where it is not given. */
  readonly tlc: string | null;
  readonly timeoutSeconds: number | null;
  readonly memoryMegabytes: number | null;
  readonly solver: string;
  readonly encoding: string;
  readonly seed: number;
  readonly format: string;
  readonly out: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
}

/** Reads the values of options; throws `UsageError` for one that is not of its kind. */
export function readOptions(spec: string, given: GivenOptions, trace: string | null = null): RunOptions {
  const text = (name: OptionName): string | null => {
    const value = given[name];
    return typeof value === "string" ? value : null;
  };
  const list = (name: OptionName): readonly string[] | null => {
    const value = given[name];
    return value === undefined || value === true ? null : [value].flat().flatMap(splitList);
  };
  return {
    spec,
    trace,
    config: text("config"),
    libraries: list("library") ?? [],
    init: text("init"),
    next: text("next"),
    invariants: list("inv"),
    temporal: list("temporal"),
    safety: list("safety"),
    constantInit: text("cinit"),
    deadlock: given["no-deadlock"] === undefined,
    length: count("length", text("length") ?? options.length.default, 0),
    assumed: Math.max(1, count("length", text("length") ?? "1", 0)),
    maxErrors: count("max-error", text("max-error") ?? options["max-error"].default, 1),
    view: text("view"),
    depth: text("depth") === null ? null : count("depth", text("depth") ?? "", 0),
    workers: count("workers", text("workers") ?? options.workers.default, 1),
    simulate: given.simulate !== undefined,
    walks: count("walks", text("walks") ?? options.walks.default, 1),
    walkLength: count("length", text("length") ?? "100", 0),
    coverage: given.coverage !== undefined,
    profile: given.profile !== undefined,
    explain: given.explain !== undefined,
    markdown: given.markdown !== undefined,
    tlc: text("tlc"),
    timeoutSeconds: seconds("timeout", text("timeout")),
    memoryMegabytes: text("memory") === null ? null : count("memory", text("memory") ?? "", 64),
    solver: choice("solver", options.solver.choices, text("solver") ?? options.solver.default),
    encoding: choice("encoding", options.encoding.choices, text("encoding") ?? options.encoding.default),
    seed: count("seed", text("seed") ?? options.seed.default, 0),
    format: choice("format", options.format.choices, text("format") ?? options.format.default),
    out: text("out"),
    json: given.json !== undefined,
    quiet: given.quiet !== undefined,
    debug: given.debug !== undefined,
  };
}

function choice(name: OptionName, choices: readonly string[], text: string): string {
  if (!choices.includes(text)) throw new UsageError(`--${name} takes ${choices.slice(0, -1).join(", ")} or ${choices[choices.length - 1]}, not '${text}'`);
  return text;
}

function splitList(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

function count(name: OptionName, text: string, least: number): number {
  const value = /^[0-9]+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`--${name} takes a whole number from ${least} on, not '${text}'`);
  return value;
}

function seconds(name: OptionName, text: string | null): number | null {
  if (text === null) return null;
  const value = /^[0-9]*\.?[0-9]+$/.test(text) ? Number(text) : NaN;
  if (!(value > 0) || value > 1e9) throw new UsageError(`--${name} takes a number of seconds above 0, not '${text}'`);
  return value;
}
