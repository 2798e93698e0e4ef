import { type Paint, paintFor } from "../diagnostic/paint.ts";
import { commands } from "./commands.ts";
import { exitCodes } from "./exit-code.ts";
import { type CommandName, type OptionEntry, options, optionsOf } from "./options.ts";

/** The help of `talus`, or of one command; ends with a line break. */
export function helpText(command: CommandName | null, color: boolean): string {
  const paint = paintFor(color);
  return `${(command === null ? general(paint) : ofCommand(command, paint)).join("\n")}\n`;
}

function general(paint: Paint): readonly string[] {
  return [
    `${paint.strong("Talus")}, a symbolic model checker for TLA+`,
    "",
    `${paint.strong("Usage:")} talus <command> SPEC.tla [options]`,
    "",
    paint.strong("Commands"),
    ...table(Object.entries(commands).map(([name, c]) => [name, c.summary] as const), paint),
    "",
    ...optionGroups(Object.entries<OptionEntry>(options), paint),
    paint.strong("Exit codes"),
    ...table(Object.values(exitCodes).map((c) => [String(c.code), c.text] as const), paint),
    "",
    `${paint.strong("Examples")}`,
    ...Object.values(commands).map((c) => `  ${c.examples[0]}`),
    "",
    "talus <command> --help says more about a command.",
  ];
}

function ofCommand(name: CommandName, paint: Paint): readonly string[] {
  const command = commands[name];
  return [
    `${paint.strong(`talus ${name}`)}: ${command.summary}`,
    "",
    `${paint.strong("Usage:")} talus ${name} ${name === "replay" ? "TRACE.itf.json " : ""}SPEC.tla ${name === "explain" ? "[TRACE.itf.json] " : ""}[options]`,
    "",
    ...command.about,
    "",
    ...optionGroups(optionsOf(name), paint),
    paint.strong("Examples"),
    ...command.examples.map((example) => `  ${example}`),
  ];
}

function optionGroups(entries: readonly (readonly [string, OptionEntry])[], paint: Paint): readonly string[] {
  const groups = [...new Set(entries.map(([, entry]) => entry.group))];
  const width = Math.max(...entries.map(([name, entry]) => optionHead(name, entry).length));
  return groups.flatMap((group) => [
    paint.strong(group),
    ...table(entries.filter(([, e]) => e.group === group).map(([name, e]) => [optionHead(name, e), optionText(e)] as const), paint, width),
    "",
  ]);
}

/** `-k, --length K`. */
export function optionHead(name: string, entry: OptionEntry): string {
  const alias = entry.alias === undefined ? "" : `-${entry.alias}, `;
  return `${alias}--${name}${entry.value === null ? "" : ` ${entry.value}`}`;
}

/** What it does, its choices and its default, on one line. */
export function optionText(entry: OptionEntry): string {
  return `${entry.text}${entry.choices === undefined ? "" : `: ${entry.choices.join(", ")}`}${entry.default === null ? "" : ` (default ${entry.default})`}`;
}

function table(rows: readonly (readonly [string, string])[], paint: Paint, width = Math.max(...rows.map(([left]) => left.length))): readonly string[] {
  return rows.map(([left, right]) => `  ${paint.note(left.padEnd(width))}  ${right}`);
}
