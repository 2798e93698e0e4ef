import type { BenchCase, Measure, Run } from "../case.ts";

/** MiniSat's conflicts a second over ours, as the median of the formulas of `bench/sat/instances.ts` that have some. */
function slowdown(run: Run): number | null {
  const ratios = run.stdout.split("\n").flatMap((line) => {
    const cells = [...line.matchAll(/\b(?:sat|unsat) +[\d.]+ +(\d+) +(\d+)/g)];
    const [ours, theirs] = cells.map((cell) => ({ conflicts: Number(cell[1]), rate: Number(cell[2]) }));
    return ours === undefined || theirs === undefined || ours.conflicts < 1000 || ours.rate === 0 ? [] : [theirs.rate / ours.rate];
  }).sort((a, b) => a - b);
  return ratios[ratios.length >> 1] ?? null;
}

const comparedWithMinisat: Measure = { what: "MiniSat's conflicts a second over ours", unit: "times", target: 5, bound: "most", of: slowdown };

/** The propositional core alone. */
export const satCases: readonly BenchCase[] = [
  { issue: 4, name: "propositional core", command: ["bench/sat/run.js", "compare"], expected: { exit: 0 }, measures: [comparedWithMinisat], limitSeconds: 900, needs: ["minisat"] },
];
