import type { Config, ConstantAssignment, ConstantReplacement } from "../config/config.ts";
import { printValue } from "../value/index.ts";

/** The TLC configuration that replays the module of `toTlaModule`: the constants of the model, `models` (the model values that the module
 *  declares) set to themselves, the trace as behaviour, and the invariants that were checked; or for a behaviour that does not end
 *  (`toTlaLasso`) the `property` that it violates. */
export function traceConfig(config: Config | null, models: readonly string[], invariants: readonly string[], property: string | null = null): string {
  const constants = [
    ...(config?.constants ?? []).map(assignmentText),
    ...(config?.replacements ?? []).map(replacementText),
    ...models.map((name) => `${name} = ${name}`),
  ];
  return [
    ...(constants.length === 0 ? [] : ["CONSTANTS", ...constants.map((line) => `  ${line}`)]),
    ...(property === null ? ["INIT TraceInit", "NEXT TraceNext", "VIEW TraceView"] : ["SPECIFICATION TraceSpec", "PROPERTIES", `  ${property}`]),
    ...(property !== null || invariants.length === 0 ? [] : ["INVARIANTS", ...invariants.map((name) => `  ${name}`)]),
    ...(config === null || config.constraints.length === 0 ? [] : ["CONSTRAINTS", ...config.constraints.map((c) => `  ${c.text}`)]),
    ...(config === null || config.actionConstraints.length === 0 ? [] : ["ACTION_CONSTRAINTS", ...config.actionConstraints.map((c) => `  ${c.text}`)]),
    "CHECK_DEADLOCK FALSE",
    "",
  ].join("\n");
}

/** `C = v`, `Op(a, b) = v`, as a configuration has it. */
export function assignmentText(c: ConstantAssignment): string {
  const parameters = c.arguments === null ? "" : `(${c.arguments.map(printValue).join(", ")})`;
  return `${c.name.text}${parameters} = ${c.module === null ? "" : `[${c.module.text}] `}${printValue(c.value)}`;
}

/** `C <- D`, as a configuration has it. */
export function replacementText(r: ConstantReplacement): string {
  return `${r.name.text} <- ${r.module === null ? "" : `[${r.module.text}] `}${r.target.text}`;
}
