import pc from "picocolors";

/** The colours of Talus's output by meaning, so that a screen reader of the code finds one place to change. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly good: (text: string) => string;
  readonly changed: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** The paint for a terminal, or the one that leaves every text as it is. */
export function paintFor(color: boolean): Paint {
  const c = pc.createColors(color);
  return {
    error: (text) => c.bold(c.red(text)),
    warning: (text) => c.bold(c.yellow(text)),
    note: (text) => c.cyan(text),
    good: (text) => c.bold(c.green(text)),
    changed: (text) => c.yellow(text),
    faint: (text) => c.dim(text),
    strong: (text) => c.bold(text),
  };
}
