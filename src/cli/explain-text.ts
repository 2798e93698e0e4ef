import { type Paint, paintFor, positionOf, type Sources } from "../diagnostic/index.ts";
import type { Span } from "../base/span.ts";
import type { ChoicesResult, DisabledAction, Erring, Explained, ForcedState, NamedValue, Place, Reason, Why } from "../engines/explain/index.ts";
import { type ActionLabel, actionText, changesOf, type Trace } from "../trace/index.ts";
import { applyFunction, isFunction, printValue, type Value } from "../value/index.ts";

/** How an explanation is laid out: the same lines for a terminal and for a record. */
export interface Layout {
  readonly paint: Paint;
  /** Columns; longer values are cut. */
  readonly width: number;
  readonly sources: Sources;
}

export function layoutOf(color: boolean, width: number, sources: Sources): Layout {
  return { paint: paintFor(color), width, sources };
}

const inset = " ".repeat(7);

/** The behaviour as what each step changes; the first state whole. `*` marks what the error follows from. */
export function pathLines({ verdict: { trace }, flow }: Explained, layout: Layout): readonly string[] {
  return trace.states.flatMap((state, i) => {
    const lines = i === 0 ? initialParts(trace) : changedParts(trace, i);
    const marked = (line: Part): boolean => i > 0 && flow[i].fresh.some((p) => touches(line.place, placeName(p)));
    const shown = lines.map((line) => {
      const text = cut(`${inset}${line.place}${line.text}`, layout);
      return marked(line) ? layout.paint.changed(`${text.slice(0, 5)}*${text.slice(6)}`) : text;
    });
    return [stateHead(i, state.action, layout), ...(shown.length === 0 ? [layout.paint.faint(`${inset}(changes nothing)`)] : shown)];
  });
}

/** One place that a step changes, and how. */
export interface Part {
  readonly place: string;
  readonly text: string;
}

/** The variables of the first state. */
export function initialParts(trace: Trace): readonly Part[] {
  return trace.variables.map((place, v) => ({ place, text: ` = ${printValue(trace.states[0].values[v])}` }));
}

/** What the step to state `index` changes: `log[s2].offset`, `: 1 -> 3`. */
export function changedParts(trace: Trace, index: number): readonly Part[] {
  return trace.variables.flatMap((name, v) => changesOf(trace.states[index - 1].values[v], trace.states[index].values[v]).map((c) => ({ place: `${name}${c.path}`, text: `: ${c.text}` })));
}

/** One of two places is inside the other. */
function touches(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) && (long.length === short.length || /^[.[]/.test(long.slice(short.length)));
}

function placeName(p: Place): string {
  return p.text.slice(0, p.text.length - printValue(p.value).length - " = ".length);
}

/** `Accept(a1, 2)`, or what the first state is. */
export function titleOf(action: ActionLabel | null, index: number): string {
  return action === null ? (index === 0 ? "initial state" : "a step") : actionText(action);
}

function stateHead(index: number, action: ActionLabel | null, layout: Layout): string {
  return `${String(index + 1).padStart(4)} ${layout.paint.strong(cut(titleOf(action, index), layout))}`;
}

/** Why the end is wrong. */
export function whyLines(why: Why, layout: Layout): readonly string[] {
  const told = new Set<string>();
  switch (why.kind) {
    case "property": return reasonLines(why.reason, 1, layout, told);
    case "deadlock": return why.actions.length === 0 ? ["  Next has no action"] : why.actions.flatMap((a) => disabledLines(a, layout, told));
    case "error": return why.erring === null ? [`  ${why.diagnostic.message}${placeNote(why.diagnostic.span, layout)}`] : erringLines(why.erring, why.diagnostic.message, layout, told);
  }
}

function disabledLines(a: DisabledAction, layout: Layout, told: Set<string>): readonly string[] {
  const which = a.choices > 1 ? layout.paint.faint(` (the nearest of ${a.choices} choices)`) : "";
  return [`  ${layout.paint.strong(cut(a.action, layout))}${which}`, ...reasonLines(a.reason, 2, layout, told)];
}

function erringLines(erring: Erring, message: string, layout: Layout, told: Set<string>): readonly string[] {
  const path = erring.path.length === 0 ? [] : [`  in ${erring.path.map((p) => cut(p, layout)).join(" > ")}`];
  const reason = erring.condition === null ? [] : reasonLines(erring.condition, 2, layout, told);
  return [...path, `  ${layout.paint.error("fails")}  ${erring.text}${placeNote(erring.span, layout)}`, `${inset}${layout.paint.faint(cut(message, layout))}`, ...(erring.condition === null ? valueLines(erring.values, 0, layout, told) : reason)];
}

/** A reason as a tree: `holds` or `fails` before each part, its values below it. Values are told once. */
function reasonLines(reason: Reason, depth: number, layout: Layout, told: Set<string>): readonly string[] {
  const { paint } = layout;
  const indent = "  ".repeat(depth);
  if (reason.kind === "because") {
    const bound = reason.bound.map((b) => `${b.name} = ${printValue(b.value)}`).join(", ");
    const others = reason.others === 0 ? "" : paint.faint(` (and for ${reason.others} more)`);
    const name = reason.named === null ? [] : [`${indent}${word(reason.named.truth, layout)}  ${reason.named.text}`];
    const heads = [...name, ...(bound === "" ? [] : [`${indent}for ${paint.strong(cut(bound, layout))}${others}`])];
    const deeper = (reason.named === null ? 0 : 3) + (bound === "" ? 0 : 1);
    return [...heads, ...reason.parts.flatMap((p) => reasonLines(p, depth + deeper, layout, told))];
  }
  const note = reason.note === "" ? "" : paint.faint(`  (${reason.note})`);
  const place = reason.truth === true ? "" : placeNote(reason.span, layout);
  const why = reason.diagnostic === null ? [] : [`${indent}${inset}${reason.diagnostic.message}`];
  return [`${indent}${word(reason.truth, layout)}  ${reason.text}${note}${place}`, ...why, ...valueLines(reason.values, depth, layout, told)];
}

function word(truth: boolean | null, { paint }: Layout): string {
  return truth === true ? paint.good("holds") : paint.error("fails");
}

/** `  Spec.tla:12`, where the text is at hand. */
function placeNote(span: Span, layout: Layout): string {
  const text = layout.sources.get(span.file);
  return text === undefined || span.file.startsWith("<") ? "" : layout.paint.faint(`  ${span.file.replace(/^.*[/\\]/, "")}:${positionOf(text, span.start).line}`);
}

function valueLines(values: readonly NamedValue[], depth: number, layout: Layout, told: Set<string>): readonly string[] {
  const lines = values.map(({ text, value }) => `${text} = ${printValue(value)}`).filter((line) => !told.has(line));
  lines.forEach((line) => told.add(line));
  return lines.map((line) => cut(`${"  ".repeat(depth)}${inset}${line}`, layout));
}

/** What the error follows from: of each state the places that decide it and were not so before, under the step that made them so and what let it. */
export function flowLines({ flow, verdict: { trace } }: Explained, layout: Layout): readonly string[] {
  const lines = flow.flatMap(({ fresh, when }, k) => {
    if (fresh.length === 0) return [];
    const places = fresh.map((p) => cut(`${inset}${placeText(p, trace, k)}${p.chosen ? "  (chosen by the step)" : ""}`, layout));
    const why = when.length === 0 ? [] : wrap("could be taken: ", when.map((p) => shorten(p.text)), layout);
    return [stateHead(k, trace.states[k].action, layout), ...places, ...why];
  });
  return lines.length === 0 ? ["  no value of any state"] : lines;
}

/** The place with its value; where that is long, what changed in it. */
function placeText(p: Place, trace: Trace, k: number): string {
  if (k === 0 || p.text.length <= 70) return p.text;
  const before = p.path.reduce<Value | undefined>((v, key) => (typeof v === "object" && isFunction(v) ? applyFunction(v, key) : undefined), trace.states[k - 1].values[p.variable]);
  const changes = before === undefined ? [] : changesOf(before, p.value);
  if (changes.length === 0 || changes.length > 3) return p.text;
  return changes.map((c) => `${placeName(p)}${c.path}: ${c.text}`).join("; ");
}

/** Long values in a line of several. */
function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** A list behind its head, over as many lines as it takes. */
function wrap(head: string, items: readonly string[], { paint, width }: Layout): readonly string[] {
  const rows = [head];
  items.forEach((item, i) => {
    const text = i === items.length - 1 ? item : `${item}, `;
    if (rows[rows.length - 1].length + text.length > width - inset.length && rows[rows.length - 1] !== head) rows.push("  ");
    rows[rows.length - 1] += text;
  });
  return rows.map((row) => paint.faint(`${inset}${row.trimEnd()}`));
}

/** The choices that force the error, one line a state; those that do not matter are left out. */
export function choiceLines(choices: ChoicesResult, trace: Trace, layout: Layout): readonly string[] {
  if (choices.kind === "unknown") return [`  not known: ${choices.reason}`];
  const lines = choices.choices.flatMap((s, k) => {
    const parts = [...(s.action ? [choiceText(s, k, trace)] : []), ...s.facts.map((f) => f.text)];
    return parts.length === 0 ? [] : [cut(`${String(k + 1).padStart(4)} ${parts.join(", ")}`, layout)];
  });
  return lines.length === 0 ? ["  none: there is no other way"] : lines;
}

/** The step, with `_` for arguments that do not matter. */
export function choiceText(state: ForcedState, k: number, trace: Trace): string {
  const { action } = trace.states[k];
  const args = action?.arguments.map((a, i) => (state.arguments.includes(i) ? printValue(a.value) : "_")) ?? [];
  return `${action?.name ?? "a step"}${args.length === 0 ? "" : `(${args.join(", ")})`}`;
}

/** The line up to the width of the terminal. */
function cut(line: string, layout: Layout): string {
  return line.length <= layout.width ? line : `${line.slice(0, layout.width - 3)}...`;
}
