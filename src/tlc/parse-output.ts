import { splitMessages, type TlcMessage } from "./messages.ts";

/** What TLC says at the end of a run. */
export type TlcVerdict =
  | { readonly kind: "holds" }
  | { readonly kind: "violated"; readonly of: "invariant" | "action-property" | "initial-property" | "liveness"; readonly property: string | null }
  | { readonly kind: "deadlock" }
  | { readonly kind: "assumption" }
  | { readonly kind: "assert" }
  /** "initial": of an initial state; TLC does not say whether Init, an invariant or a constraint. */
  | { readonly kind: "evaluation-error"; readonly in: "next" | "invariant" | "property" | "initial"; readonly property: string | null }
  /** TLC does not take the spec or the configuration. */
  | { readonly kind: "error" }
  /** It ended in another way: memory, an interruption, an exit code that is not known here. */
  | { readonly kind: "unknown" };

/** One run of TLC. Counts are null where TLC did not come to print them. */
export interface TlcRun {
  readonly verdict: TlcVerdict;
  /** The message that the verdict is taken from; "" for `holds`. */
  readonly text: string;
  /** States of the error trace, null without one. */
  readonly states: number | null;
  readonly generated: number | null;
  readonly distinct: number | null;
  readonly left: number | null;
  /** Depth of the complete search, as TLC counts it: in states. */
  readonly depth: number | null;
}

/** Reads the output of `TLC -tool` (also cut off) and the exit code of the process; null: it was stopped. */
export function parseTlcOutput(output: string, exitCode: number | null): TlcRun {
  const { messages, outside } = splitMessages(output);
  const decisive = messages.map((m) => ({ message: m, verdict: verdictOf(m, exitCode) })).find((found) => found.verdict !== null);
  const verdict = decisive?.verdict ?? withoutMessage(messages, exitCode);
  const text = verdict.kind === "holds" ? "" : verdict.kind === "error" && outside !== "" ? complaint(outside) : (decisive?.message.text ?? "");
  const [generated, distinct, left] = numbers(messages, 2199, /([\d,]+) states generated, ([\d,]+) distinct states found, ([\d,]+) states left/);
  const [depth] = numbers(messages, 2194, /search is (\d+)/);
  return { verdict, text, states: statesOf(messages, decisive?.message ?? null), generated, distinct, left, depth };
}

/** The verdict that one message tells; null for all other messages. */
function verdictOf(m: TlcMessage, exitCode: number | null): TlcVerdict | null {
  switch (m.code) {
    case 2107: case 2110: return { kind: "violated", of: "invariant", property: nameIn(m, /Invariant (\S+) is violated/) };
    case 2108: return { kind: "violated", of: "initial-property", property: nameIn(m, /Property (\S+) is violated/) };
    case 2112: return { kind: "violated", of: "action-property", property: nameIn(m, /Action property (\S+) is violated/) };
    case 2116: return { kind: "violated", of: "liveness", property: nameIn(m, /Temporal property (\S+) was violated/) };
    case 2114: return { kind: "deadlock" };
    case 2104: case 2105: return { kind: "assumption" };
    case 2132: return { kind: "assert" };
    case 2111: return m.nested.includes(2132) ? { kind: "assert" } : { kind: "evaluation-error", in: "invariant", property: nameIn(m, /invariant (\S+) failed/) };
    case 2113: return m.nested.includes(2132) ? { kind: "assert" } : { kind: "evaluation-error", in: "property", property: nameIn(m, /property (\S+) failed/) };
    case 2102: return { kind: "evaluation-error", in: "initial", property: null };
    case 2230: {
      const property = nameIn(m, /invariant of (\S+) is equal to FALSE/); // of constants only
      return property === null ? { kind: "error" } : { kind: "violated", of: "invariant", property };
    }
    case 2106: case 2109: return { kind: "evaluation-error", in: "next", property: null };
    case 2118: case 2256: return null; // no initial state: TLC goes on to its end
    case 3002: return { kind: "error" };
    case 1000: return m.nested.includes(2132) ? { kind: "assert" } : general(exitCode);
    default: return m.severity === 1 && exitCode === 151 ? { kind: "error" } : null;
  }
}

/** What "unexpected exception" means is told by the exit code only. */
function general(exitCode: number | null): TlcVerdict {
  switch (exitCode) {
    case 14: return { kind: "assert" };
    case 75: return { kind: "evaluation-error", in: "next", property: null };
    case 76: return { kind: "evaluation-error", in: "invariant", property: null };
    case 77: return { kind: "evaluation-error", in: "property", property: null };
    case 150: case 151: case 255: return { kind: "error" };
    default: return { kind: "unknown" };
  }
}

function withoutMessage(messages: readonly TlcMessage[], exitCode: number | null): TlcVerdict {
  if (exitCode === 0 && messages.some((m) => m.code === 2193)) return { kind: "holds" };
  return exitCode === null ? { kind: "unknown" } : general(exitCode);
}

function nameIn(m: TlcMessage, pattern: RegExp): string | null {
  return pattern.exec(m.text)?.[1] ?? null;
}

function numbers(messages: readonly TlcMessage[], code: number, pattern: RegExp): readonly (number | null)[] {
  const match = messages.filter((m) => m.code === code).map((m) => pattern.exec(m.text)).findLast((found) => found !== null);
  return match === undefined || match === null ? [null, null, null] : match.slice(1).map((text) => Number(text.replaceAll(",", "")));
}

/** States of the trace: printed ones without a state that lacks values (2109), or the one in the message about an initial state. */
function statesOf(messages: readonly TlcMessage[], decisive: TlcMessage | null): number | null {
  const printed = messages.filter((m) => m.code === 2217).length;
  if (decisive?.code === 2107 || decisive?.code === 2108) return 1;
  if (printed === 0) return null;
  return decisive?.code === 2109 ? printed - 1 : printed;
}

/** The parser's complaint, without what it read and did before. */
function complaint(outside: string): string {
  const lines = outside.split("\n").filter((line) => line.trim() !== "" && !/^(Parsing file|Semantic processing|Linting of|Starting|Residual stack)/.test(line));
  return lines.slice(0, 6).join("\n");
}
