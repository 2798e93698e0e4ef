import yargs from "yargs";
import { nearest } from "../base/nearest.ts";
import { foreignCommands, foreignOptions } from "./foreign-options.ts";
import { type CommandName, type GivenOptions, type OptionEntry, type OptionName, options, optionsOf } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line asks for. */
export type Request =
  | { readonly kind: "version" }
  /** `usage`: nothing else was asked for, which is a wrong usage. */
  | { readonly kind: "help"; readonly command: CommandName | null; readonly usage: boolean }
  | { readonly kind: "run"; readonly command: CommandName; readonly spec: string; readonly trace: string | null; readonly given: GivenOptions };

/** Reads the command line with the table of options. Throws `UsageError`, which says what is wrong and what was likely meant. */
export function readArguments(argv: readonly string[], commandNames: readonly CommandName[]): Request {
  const parsed = parse(plainWords(argv));
  const given = givenOptions(parsed);
  const words = parsed._.map(String);
  const command = words[0] === "help" ? words[1] : words[0];
  const known = commandNames.find((name) => name === command) ?? null;
  if (given.version !== undefined) return { kind: "version" };
  if (given.help !== undefined || words[0] === "help") return { kind: "help", command: known, usage: false };
  if (command === undefined) return { kind: "help", command: null, usage: true };
  if (known === null) throw unknownCommand(command, commandNames);
  checkOptions(known, given);
  const [, ...files] = words;
  const trace = known === "replay" ? takeTrace(files) : known === "explain" && files.length === 2 ? takeTrace(files) : null;
  const [spec, ...rest] = files.filter((file) => file !== trace);
  if (spec === undefined) throw new UsageError(`talus ${known} needs a spec`, `talus ${known} SPEC.tla`);
  if (rest.length > 0) throw new UsageError(`talus ${known} takes one spec, but is given '${spec}' and '${rest.join("', '")}'`);
  return { kind: "run", command: known, spec, trace, given };
}

/** Of the two files of `replay` the trace: the first one, unless that is the spec. */
function takeTrace(files: readonly string[]): string {
  const [first, second] = files;
  if (second === undefined) throw new UsageError("talus replay needs a trace and a spec", "talus replay TRACE.itf.json SPEC.tla");
  return first.endsWith(".tla") && !second.endsWith(".tla") ? second : first;
}

type Parsed = { readonly _: readonly (string | number)[] } & { readonly [name: string]: unknown };

/** The words, where `--switch=1` is a switch and `--switch=0` is none. Options with one dash, as those of TLC, are refused before their letters are read one by one. */
function plainWords(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word) => {
    const [, dashes = "", name = "", value] = /^(--?)([A-Za-z][A-Za-z-]*)(?:=(.*))?$/.exec(word) ?? [];
    if (dashes === "-" && name.length > 1 && (isOption(name) || foreignOptions[name] !== undefined)) throw unknownOption(name, "-");
    if (dashes !== "--" || value === undefined || !isOption(name) || options[name].value !== null) return [word];
    if (value === "1" || value === "true") return [`--${name}`];
    if (value === "0" || value === "false") return [];
    throw new UsageError(`--${name} takes no value, but is given '${value}'`);
  });
}

function parse(argv: readonly string[]): Parsed {
  const parser = yargs([...argv]).help(false).version(false).exitProcess(false).parserConfiguration({
    "boolean-negation": false, "camel-case-expansion": false, "dot-notation": false, "parse-numbers": false, "parse-positional-numbers": false,
    "strip-aliased": true, "duplicate-arguments-array": true,
  });
  for (const [name, entry] of Object.entries<OptionEntry>(options)) {
    parser.option(name, { type: entry.value === null ? "boolean" : "string", ...(entry.alias === undefined ? {} : { alias: entry.alias }) });
  }
  return parser.parseSync() as Parsed; // its type depends on options that a loop declared
}

function givenOptions(parsed: Parsed): GivenOptions {
  const given: Partial<Record<OptionName, string | true | readonly string[]>> = {};
  for (const [key, value] of Object.entries(parsed)) {
    if (key === "_" || key === "$0" || value === undefined || value === false) continue;
    if (!isOption(key)) throw unknownOption(key);
    const entry: OptionEntry = options[key];
    if (entry.value === null) given[key] = true;
    else given[key] = readValue(key, entry, value);
  }
  return given;
}

function readValue(name: OptionName, entry: OptionEntry, value: unknown): string | readonly string[] {
  const values = [value].flat().map(String);
  if (values.includes("")) throw new UsageError(`--${name} needs a value: --${name} ${entry.value}`);
  if (entry.repeatable === true) return values;
  if (values.length > 1) throw new UsageError(`--${name} is given twice`);
  return values[0];
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

function checkOptions(command: CommandName, given: GivenOptions): void {
  const taken = new Set(optionsOf(command).map(([name]) => name));
  for (const name of Object.keys(given)) {
    if (isOption(name) && !taken.has(name)) throw new UsageError(`talus ${command} has no option --${name}`, `talus ${command} --help lists those it has`);
  }
}

function unknownOption(name: string, dashes = name.length === 1 ? "-" : "--"): UsageError {
  const meant = isOption(name) ? name : isOption(`no-${name}`) ? `no-${name}` : nearest(name, Object.keys(options))[0];
  const hint = foreignOptions[name] ?? (meant === undefined ? "talus --help lists the options" : `did you mean --${meant}?`);
  return new UsageError(`unknown option ${dashes}${name}`, hint);
}

function unknownCommand(word: string, names: readonly CommandName[]): UsageError {
  if (word.endsWith(".tla")) return new UsageError(`'${word}' stands where a command is expected`, `did you mean talus check ${word}?`);
  const [meant] = nearest(word, names);
  return new UsageError(`unknown command '${word}'`, foreignCommands[word] ?? (meant === undefined ? `the commands are ${names.join(", ")}` : `did you mean talus ${meant}?`));
}
