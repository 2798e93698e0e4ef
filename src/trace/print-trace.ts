import { type Paint, paintFor, positionOf, type Sources } from "../diagnostic/index.ts";
import { equalValues, printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { changesOf } from "./changes.ts";
import { layoutValue } from "./layout.ts";
import type { ActionLabel, Trace } from "./trace.ts";

export interface PrintOptions {
  readonly color: boolean;
  /** Texts for the places of actions; an action whose file is missing is printed without its place. */
  readonly sources: Sources;
  /** Columns that values are wrapped at; default 100. */
  readonly width?: number;
  /** False: exactly the text that TLC prints, one line a variable, nothing marked. Default true. */
  readonly marks?: boolean;
}

/** The trace as TLC prints error traces (`State 2: <Accept(a1, p) line 10, col 3 to line 12, col 20 of module X>`, one conjunct a variable).
 *  With marks, variables that changed have a `*` in the margin, and where a large value changed only inside, a comment says what.
 *  States are separated by empty lines; ends with a line break. */
export function printTrace(trace: Trace, options: PrintOptions): string {
  const paint = paintFor(options.color);
  const blocks = trace.states.map((state, i) => {
    const head = `State ${i + 1}: ${stateTitle(state.action, i, options.sources)}`;
    return `${paint.strong(head)}\n${printState(trace, i, options)}`;
  });
  return [...blocks, ...loopLine(trace, options.sources).map((line) => `${paint.strong(line)}\n`)].join("\n");
}

/** How a behaviour that does not end goes on after its last state. */
function loopLine(trace: Trace, sources: Sources): readonly string[] {
  const last = trace.states.length;
  if (trace.loop === undefined) return [];
  return [trace.loop === last - 1 ? `State ${last + 1}: Stuttering` : `Back to state ${trace.loop + 1}: ${stateTitle(trace.back ?? null, last, sources)}`];
}

/** The variables of the state at `index` (from 0), as `printTrace` shows them; every line ends with a line break. */
export function printState(trace: Trace, index: number, options: PrintOptions): string {
  const before = index === 0 ? null : trace.states[index - 1].values;
  const lines = stateLines(trace.variables, before, trace.states[index].values, options, paintFor(options.color));
  return lines.map((line) => `${line}\n`).join("");
}

/** `<Initial predicate>`, or the action with its arguments and place, as TLC writes it after the state's number. */
export function stateTitle(action: ActionLabel | null, index: number, sources: Sources): string {
  if (action === null) return index === 0 ? "<Initial predicate>" : "<Action>";
  const place = actionPlace(action, sources);
  return `<${actionText(action)}${place === "" ? "" : ` ${place}`}>`;
}

/** `Accept(a1, [round |-> 1])`. */
export function actionText(action: ActionLabel): string {
  if (action.arguments.length === 0) return action.name;
  return `${action.name}(${action.arguments.map((a) => printValue(a.value)).join(", ")})`;
}

/** The part of a source text that an action stands for; `endColumn` is that of the last character, as TLC counts. */
export interface ActionPlace {
  readonly beginLine: number;
  readonly beginColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly module: string;
}

/** Null where the text is not among `sources`. */
export function locateAction(action: Pick<ActionLabel, "span">, sources: Sources): ActionPlace | null {
  const text = sources.get(action.span.file);
  if (text === undefined) return null;
  const begin = positionOf(text, action.span.start);
  const end = positionOf(text, Math.max(action.span.start, action.span.end - 1));
  return { beginLine: begin.line, beginColumn: begin.column, endLine: end.line, endColumn: end.column, module: moduleOf(action.span.file) };
}

/** `line 10, col 3 to line 12, col 20 of module X`; empty where the text is not at hand. */
export function actionPlace(action: Pick<ActionLabel, "span">, sources: Sources): string {
  const place = locateAction(action, sources);
  if (place === null) return "";
  return `line ${place.beginLine}, col ${place.beginColumn} to line ${place.endLine}, col ${place.endColumn} of module ${place.module}`;
}

/** The module that a file holds: its name without folders and `.tla`, or the name inside `<Naturals>`. */
function moduleOf(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.tla$/, "").replace(/^<(.*)>$/, "$1");
}

function stateLines(names: readonly string[], before: readonly Value[] | null, values: readonly Value[], options: PrintOptions, paint: Paint): readonly string[] {
  const marks = options.marks ?? true;
  const bullet = names.length === 1 ? "" : "/\\ ";
  return names.flatMap((name, i) => {
    const head = `${bullet}${name} = `;
    if (!marks) return [head + printValue(values[i])];
    const changed = before !== null && !equalValues(before[i], values[i]);
    const margin = changed ? "* " : "  ";
    const lines = variableLines(head, values[i], (options.width ?? 100) - margin.length);
    const shown = lines.map((line, j) => (j === 0 ? margin : "  ") + line);
    if (!changed) return shown.map((line) => (before === null ? line : paint.faint(line)));
    return withNotes(shown, changeNotes(before[i], values[i]), options.width ?? 100, paint);
  });
}

function variableLines(head: string, value: Value, width: number): readonly string[] {
  const beside = layoutValue(value, width - head.length);
  if (beside.length === 1 || head.length <= width / 4) return beside.map((line, i) => (i === 0 ? head : " ".repeat(head.length)) + line);
  return [head.trimEnd(), ...layoutValue(value, width - 8).map((line) => `        ${line}`)];
}

/** What changed inside a value, one note a place; none where saying so would repeat the line. */
function changeNotes(before: Value, after: Value): readonly string[] {
  if (printValue(after).length <= 24) return [];
  const changes = changesOf(before, after);
  if (changes.length > 6 || changes.some((c) => c.path === "" && c.text.includes(" -> "))) return [];
  return changes.map((c) => (c.path === "" ? c.text : `${c.path}: ${c.text}`));
}

/** The lines of a changed variable with its notes as a TLA+ comment: behind it where there is room, else one a line below it. */
function withNotes(lines: readonly string[], notes: readonly string[], width: number, paint: Paint): readonly string[] {
  const beside = notes.length === 0 ? "" : `   \\* ${notes.join("; ")}`;
  if (lines.length === 1 && lines[0].length + beside.length <= width) return [paint.changed(lines[0]) + paint.strong(beside)];
  return [...lines.map(paint.changed), ...notes.map((note) => paint.strong(`       \\* ${note}`))];
}
