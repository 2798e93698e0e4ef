/** What a record says of a counterexample; all text is plain. */
export interface CounterexampleRecord {
  readonly number: number;
  readonly date: string; // 2026-01-31
  readonly file: string; // of the spec
  /** The sentence that says what was found. */
  readonly finding: string;
  /** The property that is violated, or "N/A (deadlock)". */
  readonly property: string;
  /** Each state with what leads to it and what that changes; of the first all variables. */
  readonly path: readonly { readonly title: string; readonly changes: readonly string[] }[];
  /** Where the states are shown: "in state 3". */
  readonly where: string;
  readonly fails: readonly string[];
  readonly follows: readonly string[];
  readonly choices: readonly string[];
  /** The command that shows it again. */
  readonly command: string;
}

/** The counterexample as a section of a log in Markdown: what the checker found is filled in, what only a person can say is left open. */
export function toRecord(record: CounterexampleRecord): string {
  const lines = [
    `## Record #${record.number} - ${record.date}`, "",
    "### Counterexample Summary", record.finding, "",
    "Execution path (what each step changes):",
    ...record.path.flatMap(({ title, changes }, i) => [`${i + 1}. State ${i + 1}: ${i === 0 ? title : code(title)}`, ...changes.map((c) => `   - ${code(c)}`)]), "",
    "### Analysis Conclusion", "- **Type**: A: Invariant Too Strong / B: Spec Modeling Issue", `- **Violated Property**: ${record.property}`, "- **Root Cause**: ", "",
    `What fails ${record.where}:`, ...fenced(record.fails), "",
    "What it follows from:", ...fenced(record.follows), "",
    "Choices that force it:", ...fenced(record.choices), "",
    "### Evidence from Implementation", "- ", "",
    "### Modifications Made", `- **File**: ${record.file}`, "- **Before**:", ...fenced([""], "tla"), "- **After**:", ...fenced([""], "tla"), "",
    "### How to Reproduce", ...fenced([record.command]), "",
    "### User Confirmation", "- Confirmation Time: ", "- User Feedback: ", "",
  ];
  return lines.join("\n");
}

/** Inline code; longer fences where the text has backticks itself. */
function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function fenced(lines: readonly string[], language = ""): readonly string[] {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
}
