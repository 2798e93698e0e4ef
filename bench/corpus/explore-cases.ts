import { basename, dirname, join } from "node:path";
import type { Case } from "./case.ts";
import { readTable } from "./table.ts";

/** Depths that the table has from a run with two workers, with which TLC's depth is not exact: those of one worker. */
const depths: Readonly<Record<string, number>> = { "specifications/byzpaxos/VoteProof.cfg": 14 };

/** The models of the TLA+ Examples that TLC searches to an end, for `talus explore`: what TLC counted there is what is to be counted. Models on which TLC
 *  took long come last. Counts of a search that ended early hang on the number of its threads, so there only the trace is compared; its length is that of
 *  TLC with one worker, where that is known. */
export function exploreCases(checkout: string, facts: string): readonly Case[] {
  const rows = [...readTable(join(facts, "examples-tlc-results.tsv"))].sort((a, b) => Number(a.wall_s) - Number(b.wall_s));
  return rows.map((row): Case => {
    const isComplete = row.verdict === "success";
    const states = Number(row.trace_len_w1 || row.trace_len || "0");
    const counts = isComplete && row.distinct !== "" ? { distinct: Number(row.distinct), generated: Number(row.generated), searchDepth: depths[row.model] ?? Number(row.depth) } : undefined;
    return {
      id: `explore ${row.model}`,
      corpus: "explore",
      command: "explore",
      directory: join(checkout, dirname(row.module)),
      spec: basename(row.module),
      options: ["--config", basename(row.model)],
      expected: {
        codes: [Number(row.exit_code)], depth: isComplete || row.trace_kind !== "finite" ? null : states - 1, ...(counts === undefined ? {} : { counts }),
        why: isComplete ? `${row.distinct} distinct of ${row.generated} states, depth ${row.depth}` : `${row.verdict} after ${states - 1} steps`,
      },
      excluded: null,
    };
  });
}
