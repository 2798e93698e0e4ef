import type { Span } from "../../base/span.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { isEnvironment } from "../../outside/index.ts";
import { printValue } from "../../value/print.ts";
import { KindMismatch } from "../../value/strict.ts";
import { modelType } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import type { Frame } from "../evaluation-error.ts";

/** The place in the source of an operation of compiled code: an index into the evaluator's list of spans. */
export type Site = number;

/** How compiled code stops; the evaluator turns it into an EvaluationError, because only it knows the spans of sites. Not an Error: making
 *  one is cheap, and no JavaScript stack is of use to anybody. */
export class Failure {
  readonly site: Site;
  readonly diagnose: (span: Span) => Diagnostic;
  readonly frames: Frame[] = [];
  constructor(site: Site, diagnose: (span: Span) => Diagnostic) {
    this.site = site;
    this.diagnose = diagnose;
  }
}

/** Text of a value for a message, cut where it would fill the screen. */
export function show(value: Value): string {
  if (isEnvironment(value)) return "IOEnv";
  const text = printValue(value);
  return text.length <= 400 ? text : `${text.slice(0, 380)}... (${text.length} characters)`;
}

export function failKind(site: Site, left: Value, right: Value): never {
  const typed = [left, right].find((v) => typeof v === "object" && v.kind === "model" && modelType(v) !== null);
  if (typed !== undefined) {
    const other = typed === left ? right : left;
    throw new Failure(site, (span) => evaluationDiagnostic("E509", { left: show(typed), right: show(other) }, span));
  }
  throw new Failure(site, (span) => evaluationDiagnostic("E508", { left: show(left), right: show(right) }, span));
}

/** Runs a strict comparison, and says where it happened when it refuses. */
export function comparing<T>(site: Site, compare: () => T): T {
  try {
    return compare();
  } catch (error) {
    if (error instanceof KindMismatch) failKind(site, error.left, error.right);
    throw error;
  }
}
