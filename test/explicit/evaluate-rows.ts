import type { Config } from "../../src/config/config.ts";
import { type Evaluator, EvaluationError } from "../../src/explicit/index.ts";
import { lower, type Lowered } from "../../src/lower/index.ts";
import { load } from "../../src/module/index.ts";
import { modelValue } from "../../src/value/index.ts";
import { printValue } from "../../src/value/print.ts";
import type { Value } from "../../src/value/value.ts";

const span = { file: "test", start: 0, end: 0 };

/** A module, lowered; `modelValues` are its constants. Throws with the diagnostics where there are errors. */
export function lowerModule(text: string, modelValues: readonly string[]): Lowered {
  const { loaded, diagnostics } = load("Rows.tla", { read: (path) => (path === "Rows.tla" ? text : null) });
  const constants = modelValues.map((name) => ({ name: { text: name, span }, module: null, arguments: null, value: modelValue(name), span }));
  const config: Pick<Config, "constants" | "replacements"> = { constants, replacements: [] };
  const result = loaded === null ? { lowered: null, diagnostics } : lower(loaded, config);
  if (result.lowered === null) throw new Error(result.diagnostics.map((found) => `${found.code} ${found.message} ${text.slice(found.span.start, found.span.end)}`).join("\n"));
  return result.lowered;
}

/** The value of a definition as text, or the code of the evaluation error. */
export function outcomeOf(evaluator: Evaluator, lowered: Lowered, name: string): string {
  const definition = lowered.find(name);
  if (definition === null) throw new Error(`${name} is defined`);
  return outcome(() => evaluator.constant(definition.body));
}

export function outcome(evaluate: () => Value): string {
  try {
    return printValue(evaluate());
  } catch (error) {
    if (error instanceof EvaluationError) return error.diagnostic.code;
    throw error;
  }
}

