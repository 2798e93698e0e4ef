// compare: the symbolic engine against an enumeration of concrete states, point by point. Input: a problem and limits. Output: points of agreement and
// disagreement, with the traces that show them. Invariant: the two sides share no evaluation code. Start reading at `compare.ts`, then `enumerate.ts`.
export { type Artefact, type CompareOptions, type Comparison, compareEngines, type Engines, nearest, realEngines } from "./compare.ts";
export { type Enumeration, type EnumerationLimits, type Finding, enumerate } from "./enumerate.ts";
export { type Wrong, wrongText } from "./finding.ts";
export { conclusion, type Point, point } from "./point.ts";
