import type { TlaModuleOptions } from "./to-tla-module.ts";
import { stateSequence, undeclaredModelValues } from "./to-tla-module.ts";
import type { Trace } from "./trace.ts";

/** A module that states an infinite behaviour as the sequence `TraceStates` and the place `TraceLoop` where it goes on after the last state, and whose
 *  specification `TraceSpec` has that behaviour only, so that TLC finds the property violated: SPECIFICATION TraceSpec, PROPERTY the property, with
 *  the constants of the spec. A variable of the module counts the places, since a state may occur at several of them. */
export function toTlaLasso(trace: Trace, loop: number, options: TlaModuleOptions): string {
  const constants = undeclaredModelValues(trace, options.declared);
  const title = ` MODULE ${options.moduleName} `;
  const stops = loop === trace.states.length - 1;
  const variables = `<<${[...trace.variables, "tracePlace"].join(", ")}>>`;
  return [
    `${"-".repeat(20)}${title}${"-".repeat(20)}`,
    `(* ${options.finding}`,
    `   TLC confirms that with`,
    `     SPECIFICATION TraceSpec   CHECK_DEADLOCK FALSE`,
    `   and the property, in place of what the model of ${options.specName} says there. *)`,
    `EXTENDS ${options.specName}, TLC, Integers, Sequences`,
    "",
    ...(constants.length === 0 ? [] : [`CONSTANTS ${constants.join(", ")} \\* model values: set each to itself`, ""]),
    "VARIABLE tracePlace",
    "",
    "TraceStates ==",
    ...stateSequence(trace),
    "",
    `(* After the last state ${stops ? "nothing changes any more" : `comes state ${loop + 1}`}. *)`,
    `TraceLoop == ${loop + 1}`,
    "TraceAfter(i) == IF i < Len(TraceStates) THEN i + 1 ELSE TraceLoop",
    "",
    "TraceInit ==",
    ...(options.init === null ? [] : [`  /\\ ${options.init}`]),
    ...trace.variables.map((name) => `  /\\ ${name} = TraceStates[1].${name}`),
    "  /\\ tracePlace = 1",
    "TraceNext ==",
    ...(stops ? ["  /\\ tracePlace < Len(TraceStates)"] : []),
    ...(options.next === null ? [] : [`  /\\ ${options.next}`]),
    ...trace.variables.map((name) => `  /\\ ${name}' = TraceStates[TraceAfter(tracePlace)].${name}`),
    "  /\\ tracePlace' = TraceAfter(tracePlace)",
    "",
    `TraceSpec == TraceInit /\\ [][TraceNext]_${variables} /\\ WF_${variables}(TraceNext)`,
    "=".repeat(40 + title.length),
    "",
  ].join("\n");
}
