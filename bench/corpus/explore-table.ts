import type { Result } from "./case.ts";

/** A line for each search, as Markdown: what was counted, what TLC counts, and what it took. */
export function toExploreTable(results: readonly Result[]): string {
  const rows = results.map((r) => {
    const { distinct, generated, searchDepth } = r.counts ?? {};
    const figures = [distinct, generated, searchDepth].map((n) => n ?? "");
    return `| ${[r.id.replace(/^explore (specifications\/)?/, ""), r.verdict, ...figures, r.depth ?? "", r.expected, r.cause === "" ? r.class : `${r.class}: ${r.cause}`, r.seconds, r.megabytes].join(" | ")} |`;
  });
  return ["| model | verdict | distinct | generated | depth | steps | TLC | | seconds | MB |", "|---|---|---:|---:|---:|---:|---|---|---:|---:|", ...rows, ""].join("\n");
}
