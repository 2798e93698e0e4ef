import { type Paint, describePlace, type Sources } from "../diagnostic/index.ts";
import { outDegree } from "../engines/explore/counters.ts";
import type { SearchStatistics } from "../engines/explore/explore-options.ts";

/** What is said at the end of a search through states, in TLC's words: lines for people, from numbers. `whole` says that no state is left. */
export function stateReport(search: SearchStatistics, options: { readonly coverage: boolean; readonly whole: boolean; readonly sources: Sources; readonly paint: Paint }): readonly string[] {
  const count = (n: number): string => n.toLocaleString("en");
  const { generated, distinct, queue, depth } = search;
  const degree = outDegree(search.degrees);
  const lines = [
    `${count(generated)} states generated, ${count(distinct)} distinct states found, ${count(queue)} states left on queue.`,
    options.whole ? `The depth of the complete state graph search is ${depth}.` : `The depth of the search so far is ${depth}.`,
  ];
  if (search.degrees.length > 0) {
    lines.push(`The average outdegree of the ${options.whole ? "complete " : ""}state graph is ${degree.average.toFixed(2)} (minimum is ${degree.least}, the maximum ${degree.greatest} and the 95th percentile is ${degree.percentile95}).`);
  }
  if (options.whole && distinct > 0) lines.push(`Probability that two different states had one fingerprint: ${collision(generated, distinct)}.`);
  return options.coverage ? [...lines, ...coverageLines(search, options.sources, options.paint)] : lines;
}

/** TLC's estimate: each state that was generated and found in the set may have been a different one with the same 64 bits. */
function collision(generated: number, distinct: number): string {
  return ((distinct * Math.max(0, generated - distinct)) / 2 ** 64).toExponential(1);
}

function coverageLines({ actions }: SearchStatistics, sources: Sources, paint: Paint): readonly string[] {
  const rows = actions.map((a) => ({ name: a.name, found: a.found.toLocaleString("en"), taken: a.taken.toLocaleString("en"), place: describePlace(a.span, sources) }));
  const width = (of: (row: (typeof rows)[number]) => string): number => Math.max(...rows.map((row) => of(row).length));
  const [name, found, taken] = [width((r) => r.name), width((r) => r.found), width((r) => r.taken)];
  return ["", "Actions: new states of all that they led to", ...rows.map((r) => `  ${r.name.padEnd(name)}  ${r.found.padStart(found)} of ${r.taken.padStart(taken)}  ${paint.faint(r.place)}`)];
}
