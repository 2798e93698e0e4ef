import { isFinding, type Party } from "./party.ts";
import { wrongText } from "./finding.ts";
import type { PartyName, Point } from "./point.ts";

/** The points that every checker has a say in: the verdict, what is wrong, the length of the counterexample, the number of distinct states. */
export function partyPoints(parties: readonly Party[]): readonly Point[] {
  const known = parties.find((p) => p.name === "enumeration");
  if (known === undefined) return [withoutStates(parties)];
  const reference = known.open;
  const open = parties.filter((p) => p.open !== null).map((p) => `${p.name}: ${p.open}`);
  const judged = reference === null ? parties.filter((p) => p.open === null) : [];
  const decided = (agree: boolean): boolean | null => (!agree ? false : open.length > 0 ? null : true);
  const note = open.length === 0 ? null : open.join("; ");
  const points: Point[] = [{ what: "verdict", said: said(parties, (p) => p.verdict), agree: decided(judged.every(isRightKind)), note }];
  if (parties.some((p) => p.wrong !== null)) {
    points.push({ what: "what is wrong", said: said(parties, whatIsWrong), agree: decided(judged.every(isRight)), note: null });
    points.push({ what: "states of a shortest trace", said: said(parties, (p) => (p.states === null ? null : String(p.states))), agree: decided(judged.every(hasRightLength)), note: null });
  }
  const counted = judged.filter((p) => p.distinct !== null);
  if (counted.length > 0) {
    const shown = (p: Party): string | null => (p.name === "enumeration" ? expectedCounts(counted) : p.distinct === null ? null : String(p.distinct.found));
    points.push({ what: "distinct states", said: said(parties, shown), agree: counted.every((p) => p.distinct?.found === p.distinct?.expected), note: null });
  }
  return points;
}

/** Where there are no states to look at, all have to say the same. */
function withoutStates(parties: readonly Party[]): Point {
  const open = parties.flatMap((p) => (p.open === null ? [] : [`${p.name}: ${p.open}`]));
  const same = new Set(parties.map((p) => p.verdict)).size === 1;
  return { what: "verdict", said: said(parties, (p) => p.verdict), agree: open.length > 0 ? null : same, note: open.length === 0 ? null : open.join("; ") };
}

/** TLC does not count the states at the bound. */
function expectedCounts(counted: readonly Party[]): string {
  return [...new Set(counted.map((p) => p.distinct?.expected ?? 0))].join(" / ");
}

function said(parties: readonly Party[], text: (p: Party) => string | null): Readonly<Partial<Record<PartyName, string>>> {
  return Object.fromEntries(parties.flatMap((p) => {
    const shown = text(p);
    return shown === null ? [] : [[p.name, shown] as const];
  }));
}

function whatIsWrong(p: Party): string {
  if (p.name === "enumeration") return p.expected.length === 0 ? "nothing" : p.expected.map((f) => wrongText(f.wrong)).join(" or ");
  return p.wrong === null ? "nothing" : wrongText(p.wrong);
}

function isRightKind(p: Party): boolean {
  if (p.expected.length === 0) return p.wrong === null && p.verdict === "holds";
  return p.wrong !== null && p.expected.some((f) => f.wrong.kind === p.wrong?.kind);
}

function isRight(p: Party): boolean {
  const { wrong } = p;
  return wrong === null ? p.expected.length === 0 : p.expected.some((f) => isFinding(wrong, f));
}

function hasRightLength(p: Party): boolean {
  const { wrong, states } = p;
  return wrong === null || states === null ? true : p.expected.some((f) => isFinding(wrong, f) && f.depth + 1 === states);
}
