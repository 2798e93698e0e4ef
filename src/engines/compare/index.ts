// compare: the symbolic engine, the explicit one and a small enumeration of concrete states against each other, point by point. Input: a problem and
// limits. Output: what each party says, points of agreement and disagreement, traces. Invariant: the symbolic and the explicit side share no evaluation
// code. Start reading at `compare.ts`, then `enumerate.ts`; `party.ts` is what a checker says, `party-points.ts` what it is compared in.
export { type Artefact, type CompareOptions, type Comparison, compareEngines, type Engines, realEngines } from "./compare.ts";
export { type Enumeration, type EnumerationLimits, type Finding, enumerate } from "./enumerate.ts";
export { type Wrong, wrongText } from "./finding.ts";
export { enumerationParty, type Party, tlcParty } from "./party.ts";
export { partyPoints } from "./party-points.ts";
export { conclusion, parties, type PartyName, type Point } from "./point.ts";
