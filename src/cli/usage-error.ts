/** The command line is wrong: the message says how, in one sentence. Caught in `main.ts`, exit code 64. */
export class UsageError extends Error {
  readonly hint: string | null;
  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = "UsageError";
    this.hint = hint;
  }
}
