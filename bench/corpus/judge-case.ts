import type { Case, Class, Counts, Result, Stage } from "./case.ts";
import type { Ran } from "./run-case.ts";

/** The keys of the command's JSON that are read here. */
interface Answer {
  readonly verdict: string;
  readonly depth: number;
  readonly property: string | null;
  readonly reason: string | null;
  readonly stats: Partial<Counts>;
  readonly warnings: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly file?: string; readonly line?: number }[];
}

/** Compares what a run left with what is expected of it. */
export function judgeCase(one: Case, ran: Ran): Result {
  const answer = answerOf(ran.stdout);
  const common = {
    id: one.id,
    corpus: one.corpus,
    verdict: answer?.verdict ?? "none",
    exit: ran.exit,
    expected: one.expected.why,
    depth: answer?.depth ?? null,
    ...countsOf(answer),
    seconds: Math.round(ran.seconds * 100) / 100,
    megabytes: ran.megabytes,
    message: messageOf(ran, answer),
    command: ran.command,
  };
  const verdict = classOf(one, ran, answer);
  return { ...common, class: verdict.class, stage: stageOf(ran, answer), cause: verdict.class === "right" || verdict.class === "unjudged" ? "" : verdict.cause };
}

/** The row of a case that is not run. */
export function excludedResult(one: Case): Result {
  const why = one.excluded ?? "";
  return { id: one.id, corpus: one.corpus, class: "excluded", stage: "none", cause: why, verdict: "", exit: null, expected: one.expected.why, depth: null, seconds: 0, megabytes: 0, message: "", command: `talus ${one.command} ${one.spec}` };
}

function answerOf(stdout: string): Answer | null {
  try {
    return JSON.parse(stdout) as Answer; // the command's own JSON
  } catch {
    return null;
  }
}

function messageOf(ran: Ran, answer: Answer | null): string {
  const parts = [answer?.property ?? null, answer?.reason ?? null, answer === null ? ran.stderr.trim().split("\n").slice(0, 6).join(" | ") : null];
  const first = answer?.warnings.find((w) => w.severity === "error");
  if (first !== undefined) parts.push(`${first.code} ${first.message}${first.line === undefined ? "" : ` (line ${first.line})`}`);
  return parts.filter((part) => part !== null).join("; ").slice(0, 400);
}

function classOf(one: Case, ran: Ran, answer: Answer | null): { readonly class: Class; readonly cause: string } {
  if (ran.killed !== null) return { class: "unknown", cause: ran.killed === "time" ? "killed at the limit of time" : "killed at the limit of memory" };
  if (ran.exit === 64 && one.expected.codes.includes(64)) return { class: "right", cause: "" };
  if (answer === null || ran.exit === null || ran.exit === 255 || ran.exit === 64) return { class: "crash", cause: general(firstLine(ran)) };
  const { codes, depth } = one.expected;
  const miscounted = miscount(one, ran, answer);
  if (miscounted !== null) return { class: "wrong counts", cause: miscounted };
  if (codes.includes(ran.exit)) {
    const tooLong = depth !== null && (ran.exit === 11 || ran.exit === 12) && answer.depth !== depth;
    return tooLong ? { class: "wrong length", cause: `${answer.depth} steps for ${depth}` } : { class: "right", cause: "" };
  }
  if (ran.exit === 20) return unknownClass(answer);
  // A property of whole behaviours whose counterexamples are longer than the bound.
  if (ran.exit === 0 && one.command === "check" && codes.length === 1 && codes[0] === 13) return { class: "liveness", cause: "no behaviour that repeats itself within the bound violates a property" };
  const error = answer.warnings.find((w) => w.severity === "error");
  if (codes.length === 0) return { class: "unjudged", cause: "" };
  if ((ran.exit === 150 || ran.exit === 151) && !codes.some((code) => code >= 75)) return { class: "refused", cause: general(error === undefined ? answer.reason ?? "" : `${error.code} ${error.message}`) };
  return { class: "wrong", cause: `${answer.verdict} (${ran.exit}) for ${codes.join("/")}: ${general(answer.reason ?? "")}` };
}

function countsOf(answer: Answer | null): { readonly counts?: Counts } {
  const { distinct, generated, searchDepth } = answer?.stats ?? {};
  return distinct === undefined || generated === undefined || searchDepth === undefined ? {} : { counts: { distinct, generated, searchDepth } };
}

/** How the counts of a search that came to its end differ from those expected; null where they do not. */
function miscount(one: Case, ran: Ran, answer: Answer): string | null {
  const { counts: wanted } = one.expected;
  const { counts: found } = countsOf(answer);
  if (wanted === undefined || found === undefined) return null;
  if (ran.exit !== 0 && !(ran.exit === 20 && unknownClass(answer).class === "liveness")) return null;
  const keys = ["distinct", "generated", "searchDepth"] as const;
  const differing = keys.filter((key) => wanted[key] !== found[key]);
  return differing.length === 0 ? null : differing.map((key) => `${key} ${found[key]} for ${wanted[key]}`).join(", ");
}

function unknownClass(answer: Answer): { readonly class: Class; readonly cause: string } {
  const reason = answer.reason ?? "";
  if (/were not checked|was not checked/.test(reason)) return { class: "liveness", cause: "liveness or a postcondition is refused" };
  if (/^(timeout|memory|interrupted)/.test(reason)) return { class: "unknown", cause: general(reason) };
  return { class: "unsupported", cause: general(reason) };
}

/** Names that stand for the construct stay; numbers and paths go. */
function general(text: string): string {
  return text.replace(/\/\S*\//g, "").replace(/\b[0-9]{2,}/g, "N").slice(0, 160);
}

function firstLine(ran: Ran): string {
  return ran.stderr.split("\n").map((line) => line.trim()).find((line) => /Error|error|bug|invariant/.test(line)) ?? ran.signal ?? `exit code ${ran.exit ?? "none"} without an answer`;
}

function stageOf(ran: Ran, answer: Answer | null): Stage {
  if (answer === null) return "none";
  const codes = answer.warnings.filter((w) => w.severity === "error").map((w) => w.code);
  if (codes.some((code) => code.startsWith("E1"))) return "none";
  if (codes.some((code) => /^E[24]/.test(code))) return "parsed";
  if (ran.exit === 151 || ran.exit === 150) return "resolved";
  const refused = answer.verdict === "unknown" && /^incomplete/.test(answer.reason ?? "") && !/not checked/.test(answer.reason ?? "");
  return refused ? "resolved" : "evaluated";
}
