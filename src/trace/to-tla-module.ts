import { printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { isIdentifier } from "./identifier.ts";
import { layoutValue } from "./layout.ts";
import { actionText } from "./print-trace.ts";
import type { Trace } from "./trace.ts";

export interface TlaModuleOptions {
  /** The module to extend: the root of the checked spec. */
  readonly specName: string;
  /** The name of the new module; its file must be called after it. */
  readonly moduleName: string;
  /** Init and Next in the scope of the spec, each on one line; null where they can not be written there. */
  readonly init: string | null;
  readonly next: string | null;
  /** Names that the spec defines or declares; other model values become constants of the new module. */
  readonly declared: ReadonlySet<string>;
  /** What the last state violates, for the head comment. */
  readonly finding: string;
}

/** A module that states the trace as a sequence of records, `TraceStates`, and says with `TraceInit` and `TraceNext` that a behaviour is this
 *  one, so that TLC confirms it: INIT TraceInit, NEXT TraceNext, VIEW TraceView with the constants and invariants of the spec, one worker.
 *  `TraceNext` evaluates Next before it compares, so that no values of different kinds meet. Model values that the spec does not declare are
 *  declared as constants here and have to be set to themselves. */
export function toTlaModule(trace: Trace, options: TlaModuleOptions): string {
  const constants = undeclaredModelValues(trace, options.declared);
  const title = ` MODULE ${options.moduleName} `;
  return [
    `${"-".repeat(20)}${title}${"-".repeat(20)}`,
    `(* ${options.finding}`,
    `   TLC replays the ${trace.states.length} ${trace.states.length === 1 ? "state" : "states"} of ${options.specName} below with`,
    `     INIT TraceInit   NEXT TraceNext   VIEW TraceView   CHECK_DEADLOCK FALSE`,
    `   in place of the INIT, NEXT or SPECIFICATION of the model, and one worker. *)`,
    `EXTENDS ${options.specName}, TLC, Integers, Sequences`,
    "",
    ...(constants.length === 0 ? [] : [`CONSTANTS ${constants.join(", ")} \\* model values: set each to itself`, ""]),
    "TraceStates ==",
    ...stateSequence(trace),
    "",
    "(* The values of step i; unprimed, then primed. *)",
    "TraceAt(i) ==",
    ...trace.variables.map((name) => `  /\\ ${name} = TraceStates[i].${name}`),
    "TraceAtNext(i) ==",
    ...trace.variables.map((name) => `  /\\ ${name}' = TraceStates[i].${name}`),
    "",
    "TraceInit ==",
    ...(options.init === null ? [] : [`  /\\ ${options.init}`]),
    "  /\\ TraceAt(1)",
    "TraceNext ==",
    "  /\\ TLCGet(\"level\") < Len(TraceStates)",
    ...(options.next === null ? [] : [`  /\\ ${options.next}`]),
    "  /\\ TraceAtNext(TLCGet(\"level\") + 1)",
    "",
    `TraceView == <<${[...trace.variables, 'TLCGet("level")'].join(", ")}>>`,
    "=".repeat(40 + title.length),
    "",
  ].join("\n");
}

/** The elements of `TraceStates`, one record a state. */
export function stateSequence(trace: Trace): readonly string[] {
  return trace.states.flatMap((state, i) => {
    const label = state.action === null ? "initial state" : actionText(state.action);
    const fields = trace.variables.flatMap((name, v) => {
      const head = `${v === 0 ? "[ " : "  "}${name} |-> `;
      const end = v + 1 < trace.variables.length ? "," : ` ]${i + 1 < trace.states.length ? "," : " >>"}`;
      const value = layoutValue(state.values[v], 96 - head.length);
      return value.map((line, j) => `     ${j === 0 ? head : " ".repeat(head.length)}${line}${j === value.length - 1 ? end : ""}`);
    });
    return [`  ${i === 0 ? "<<" : "  "} \\* ${i + 1}: ${oneLine(label)}`, ...fields];
  });
}

/** Comments to the end of the line must not be longer than it. */
function oneLine(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}

/** The model values of the trace that the spec does not declare, sorted. */
export function undeclaredModelValues(trace: Trace, declared: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const visit = (value: Value): void => {
    if (typeof value !== "object") return;
    if (value.kind === "model") found.add(printValue(value));
    if (value.kind === "set" || value.kind === "tuple") value.elements.forEach(visit);
    if (value.kind === "function") value.keys.forEach(visit);
    if (value.kind === "record" || value.kind === "function") value.values.forEach(visit);
  };
  for (const state of trace.states) state.values.forEach(visit);
  return [...found].filter((name) => isIdentifier(name) && !declared.has(name)).sort();
}
