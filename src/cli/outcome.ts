/** What a run leaves to be shown and written, as plain data that crosses from the checking thread to the one that owns the terminal. */
export interface Outcome {
  readonly exitCode: number;
  /** Diagnostics, for stderr; empty or ending with a line break. */
  readonly messages: string;
  /** The verdict and the first counterexample, for stdout; ends with a line break. */
  readonly text: string;
  /** The `--json` object without what is only known at the end. */
  readonly json: JsonReport;
  /** Files for `--out`; names without a folder. */
  readonly files: readonly OutFile[];
  /** A last line for people: time, formula size. Empty when there is nothing to say. */
  readonly summary: string;
  /** Where the files go when there is no `--out`; absent: nowhere. */
  readonly directory?: string;
}

export interface OutFile {
  readonly name: string;
  readonly text: string;
  /** "latin1": `text` holds bytes, one a character. Default: UTF-8. */
  readonly encoding?: "latin1";
}

/** The object of `--json`; DESIGN.md fixes the keys. */
export interface JsonReport {
  readonly tool: "talus";
  readonly version: string;
  readonly command: string;
  readonly spec: string;
  readonly verdict: "holds" | "proved" | "violated" | "deadlock" | "assumption" | "evaluation-error" | "unknown" | "error"
    | "accepted" | "rejected" // of `replay`
    | "agree" | "disagree"; // of `compare`
  readonly depth: number;
  readonly property: string | null;
  readonly engine: string | null;
  readonly solver: string | null;
  readonly trace: unknown;
  readonly replayed: true | null;
  readonly reason: string | null;
  readonly invariant: string | null;
  readonly warnings: readonly unknown[];
  readonly stats: Readonly<Record<string, number>>;
  /** Of `induct` only: what was asked, with the answers. */
  readonly obligations?: readonly unknown[];
  /** Of `replay`: the conjuncts that fail where the trace stops being one of the spec's, and the properties that its states violate. */
  readonly failing?: readonly unknown[];
  readonly violations?: readonly unknown[];
  /** With `--profile`: the expressions that cost most, by formula size. */
  readonly profile?: readonly unknown[];
  /** Of `explain`, and of `check --explain`: docs/report.schema.json says what is in it. */
  readonly explanation?: unknown;
  /** Of `compare`: what was compared, and what each checker says of it. */
  readonly points?: readonly unknown[];
}
