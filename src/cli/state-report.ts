import type { Sources } from "../diagnostic/index.ts";
import { outDegree } from "../engines/explore/counters.ts";
import type { SearchStatistics } from "../engines/explore/explore-options.ts";
import { actionPlace } from "../trace/index.ts";

/** What is said at the end of a search through states, in TLC's words. `whole` says that no state is left; only then is there an out-degree. */
export function stateReport(search: SearchStatistics, options: { readonly coverage: boolean; readonly whole: boolean; readonly sources: Sources }): readonly string[] {
  const { generated, distinct, queue, depth } = search;
  const degree = outDegree(search.degrees);
  const lines = [
    `${generated} states generated, ${distinct} distinct states found, ${queue} states left on queue.`,
    options.whole ? `The depth of the complete state graph search is ${depth}.` : `The depth of the search so far is ${depth}.`,
  ];
  if (options.whole && search.degrees.length > 0) {
    lines.push(`The average outdegree of the complete state graph is ${Math.round(degree.average)} (minimum is ${degree.least}, the maximum ${degree.greatest} and the 95th percentile is ${degree.percentile95}).`);
  }
  if (options.whole && distinct > 0) lines.push(`Probability that two different states had one fingerprint: ${collision(generated, distinct)}.`);
  return options.coverage ? [...lines, ...coverageLines(search, options.sources)] : lines;
}

/** TLC's estimate: each state that was generated and found in the set may have been a different one with the same 64 bits. */
function collision(generated: number, distinct: number): string {
  return ((distinct * Math.max(0, generated - distinct)) / 2 ** 64).toExponential(1);
}

/** A line an action, as in TLC's coverage: `<Name place>: new states:all states that it led to`. */
function coverageLines({ actions }: SearchStatistics, sources: Sources): readonly string[] {
  const rank = (name: string): number => (name === "Init" ? 0 : 1);
  const inOrder = [...actions].sort((a, b) => rank(a.name) - rank(b.name) || (a.span.file < b.span.file ? -1 : a.span.file > b.span.file ? 1 : a.span.start - b.span.start));
  return ["The coverage statistics: new states and all states that each action led to.", ...inOrder.map((a) => `<${a.name} ${actionPlace(a, sources)}>: ${a.found}:${a.taken}`)];
}
