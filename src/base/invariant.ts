import type { Span } from "./span.ts";

/** Thrown when Talus itself is wrong; caught once, in `cli/main.ts`, and reported with exit code 255. */
export class InternalError extends Error {
  readonly span: Span | undefined;
  constructor(message: string, span?: Span) {
    super(message);
    this.name = "InternalError";
    this.span = span;
  }
}

/** Throws `InternalError` unless `condition` holds; `statement` says positively what must hold. */
export function invariant(condition: boolean, statement: string, span?: Span): asserts condition {
  if (!condition) throw new InternalError(statement, span);
}

/** Marks a switch as exhaustive: calling it is a type error as long as a case is missing. */
export function absurd(value: never): never {
  throw new InternalError(`unreachable case: ${JSON.stringify(value)}`);
}
