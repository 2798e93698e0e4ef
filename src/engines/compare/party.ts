import type { TlcRun } from "../../tlc/index.ts";
import type { CheckReport } from "../report.ts";
import type { ExploreReport } from "../explore/explore-options.ts";
import type { Enumeration, Finding } from "./enumerate.ts";
import { type Wrong, wrongOf, wrongText } from "./finding.ts";
import type { PartyName } from "./point.ts";

/** What one checker says, in the terms that all are compared in. */
export interface Party {
  readonly name: PartyName;
  /** Why it has no verdict that could be compared; null when it has one. */
  readonly open: string | null;
  readonly verdict: string; // "holds", "violated", "deadlock", ...
  readonly wrong: Wrong | null;
  /** States of its counterexample, null where it shows none. */
  readonly states: number | null;
  /** States that it counts as distinct after a complete search up to the bound, and what is to be expected. */
  readonly distinct: { readonly found: number; readonly expected: number } | null;
  /** What it may rightly report. */
  readonly expected: readonly Finding[];
}

/** The findings at the least depth: what `check` may report. */
export function nearest(findings: readonly Finding[]): readonly Finding[] {
  const least = Math.min(...findings.map((f) => f.depth));
  return findings.filter((f) => f.depth === least);
}

/** The findings that come up first in breadth-first search: what `explore` and TLC may report. */
export function firstRound(findings: readonly Finding[]): readonly Finding[] {
  const least = Math.min(...findings.map((f) => f.round));
  return findings.filter((f) => f.round === least);
}

export function checkParty(report: CheckReport, enumeration: Enumeration): Party {
  const [verdict] = report.verdicts;
  const open = openReason(report);
  const states = "trace" in verdict ? verdict.trace.states.length : null;
  return { name: "check", open, verdict: word(wrongOf(verdict), verdict.kind), wrong: wrongOf(verdict), states, distinct: null, expected: nearest(enumeration.findings) };
}

export function enumerationParty(enumeration: Enumeration): Party {
  const [first] = nearest(enumeration.findings);
  const open = enumeration.limited ? `the enumeration ended at a limit, after ${enumeration.depth} steps` : null;
  const wrong = first?.wrong ?? null;
  return { name: "enumeration", open, verdict: word(wrong, "holds"), wrong, states: first === undefined ? null : first.depth + 1, distinct: null, expected: nearest(enumeration.findings) };
}

/** `identified`: VIEW or SYMMETRY make one state of several, so that counts say nothing. */
export function exploreParty(report: ExploreReport, enumeration: Enumeration, identified: boolean): Party {
  const [verdict] = report.verdicts;
  const wrong = wrongOf(verdict);
  const states = "trace" in verdict ? verdict.trace.states.length : null;
  const distinct = identified || wrong !== null ? null : { found: report.search.distinct, expected: enumeration.distinct };
  return unlessHidden({ name: "explore", open: openReason(report), verdict: word(wrong, verdict.kind), wrong, states, distinct, expected: firstRound(enumeration.findings) }, identified);
}

/** Where VIEW or SYMMETRY make one state of several, a search may miss what is wrong, or come to it later, and be right in its own way. */
function unlessHidden(party: Party, identified: boolean): Party {
  const { wrong, states, expected } = party;
  const found = wrong === null ? expected.length === 0 : expected.some((f) => isFinding(wrong, f) && (states === null || f.depth + 1 === states));
  return party.open !== null || !identified || found ? party : { ...party, open: "VIEW or SYMMETRY keep it from some states" };
}

/** A violation of a property that TLC was not given (`withheld`) is nothing that it can report. */
export function tlcParty(run: TlcRun, enumeration: Enumeration | null, identified: boolean, withheld: ReadonlySet<string>): Party {
  const { verdict } = run;
  const findings = enumeration?.findings ?? [];
  const expected = firstRound(findings.filter((f) => !(f.wrong.kind !== "deadlock" && f.wrong.kind !== "assert" && f.wrong.property !== null && withheld.has(f.wrong.property))));
  const cut = expected.length < firstRound(findings).length;
  const party = { name: "TLC", states: run.states, distinct: null, expected, wrong: null } as const;
  switch (verdict.kind) {
    case "error": case "unknown": return { ...party, verdict: verdict.kind, open: `TLC ended without a verdict: ${run.text.split("\n").slice(0, 3).join(" ")}` };
    case "assumption": return { ...party, verdict: "assumption", open: null };
    case "holds": {
      const counted = !identified && run.distinct !== null && enumeration !== null ? { found: run.distinct, expected: enumeration.expanded } : null;
      return unlessHidden({ ...party, verdict: "holds", open: cut ? "TLC was not given what is violated" : null, distinct: counted }, identified);
    }
    default: {
      if (verdict.kind === "violated" && verdict.of === "liveness") return { ...party, verdict: "liveness", open: "TLC reports a liveness property" };
      const wrong = tlcWrong(verdict, expected);
      return unlessHidden({ ...party, verdict: word(wrong, ""), open: null, wrong }, identified);
    }
  }
}

function tlcWrong(verdict: Exclude<TlcRun["verdict"], { kind: "holds" | "assumption" | "error" | "unknown" }>, expected: readonly Finding[]): Wrong {
  switch (verdict.kind) {
    case "violated": return { kind: "violated", of: verdict.of === "liveness" ? "action-property" : verdict.of, property: verdict.property ?? "" };
    case "evaluation-error": {
      if (verdict.in !== "initial") return { kind: "evaluation-error", in: verdict.in, property: verdict.property };
      const inInitialState = expected.find((f) => f.wrong.kind === "evaluation-error" && f.depth <= 0);
      return inInitialState?.wrong ?? { kind: "evaluation-error", in: "next", property: null };
    }
    default: return verdict;
  }
}

/** Whether it is that finding. TLC does not say which constraint can not be evaluated. */
export function isFinding(wrong: Wrong, finding: Finding): boolean {
  if (wrong.kind === "evaluation-error" && finding.wrong.kind === "evaluation-error") {
    return wrong.in === finding.wrong.in && (wrong.property === null || finding.wrong.property === null || wrong.property === finding.wrong.property);
  }
  return wrongText(wrong) === wrongText(finding.wrong);
}

function openReason(report: CheckReport): string | null {
  const [verdict] = report.verdicts;
  if (verdict.kind === "unknown") return `up to ${Math.max(0, report.depth)} steps only: ${verdict.detail === "" ? verdict.reason : verdict.detail}`;
  return verdict.kind === "error" ? (verdict.diagnostics[0]?.message ?? "the input is wrong") : null;
}

function word(wrong: Wrong | null, otherwise: string): string {
  if (wrong === null) return otherwise;
  return wrong.kind === "assert" ? "violated" : wrong.kind;
}
