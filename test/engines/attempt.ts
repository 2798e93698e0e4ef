import { EvaluationError } from "../../src/explicit/evaluation-error.ts";

/** Null where `value` can not be evaluated. */
export function attempt<T>(value: () => T): T | null {
  try {
    return value();
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}
