import { basename, join } from "node:path";
import type { Case, Expected } from "./case.ts";
import { knownAnswers, needsLibrary } from "./apalache-answers.ts";
import { readTable } from "./table.ts";

const passedOn: ReadonlySet<string> = new Set(["init", "next", "inv", "cinit", "length", "config", "view", "max-error", "temporal"]);

/** Apalache's tests of its command line: `check`, and for the parser `parse` and `typecheck` (annotations are comments to Talus). */
export function apalacheCases(checkout: string, facts: string): readonly Case[] {
  const rows = readTable(join(facts, "apalache-cli.tsv"));
  return rows.filter((row) => row.spec !== "").map((row): Case => {
    const given = flagsOf(row.flags);
    const common = { id: `apalache ${row.id} ${basename(row.spec)} ${row.flags}`.trim(), corpus: "apalache" as const, directory: join(checkout, row.cwd), spec: row.spec };
    if (row.subcommand !== "check") return { ...common, command: "parse", options: needsLibrary.has(row.id) ? ["--library", join(checkout, "src/tla")] : [], expected: parseExpected(row), excluded: exclusion(row) };
    const options = [...given].filter(([name]) => passedOn.has(name)).flatMap(([name, value]) => [`--${name}`, value]);
    // a deadlock of Apalache is that no behaviour at all goes on, not a state without successor
    if (given.has("no-deadlock") || row.expected_outcome !== "Deadlock") options.push("--no-deadlock");
    return { ...common, command: "check", options, expected: checkExpected(row), excluded: exclusion(row) };
  });
}

function flagsOf(flags: string): ReadonlyMap<string, string> {
  return new Map([...flags.matchAll(/--([a-z-]+)(?:=(\S+))?/g)].map((match) => [match[1], match[2] ?? ""]));
}

function parseExpected(row: Readonly<Record<string, string>>): Expected {
  const known = knownAnswers[row.id];
  if (known !== undefined) return { codes: known.codes, depth: null, why: known.why };
  if (row.subcommand === "typecheck") return { codes: [0], depth: null, why: "accepted by the parser" };
  return row.expected_exit === "0" ? { codes: [0], depth: null, why: "accepted by the parser" } : { codes: [150], depth: null, why: "rejected by the parser" };
}

function checkExpected(row: Readonly<Record<string, string>>): Expected {
  const known = knownAnswers[row.id];
  if (known !== undefined) return { codes: known.codes, depth: null, why: known.why };
  if (row.expected_outcome === "Deadlock") return { codes: [11], depth: null, why: "deadlock" };
  if (row.expected_exit === "12") return { codes: row.kind === "action_invariant" || row.kind === "temporal" ? [12, 13] : [12], depth: null, why: `violation: ${row.kind}` };
  if (row.expected_exit === "0") return { codes: [0], depth: null, why: row.expected_outcome };
  return { codes: [], depth: null, why: `${row.expected_outcome}: ${row.reason}` };
}

function exclusion(row: Readonly<Record<string, string>>): string | null {
  if (row.skipped === "yes") return "skipped by its own suite";
  if (!row.spec.endsWith(".tla")) return "Apalache's JSON of a spec";
  if (row.expected_exit === "") return "tests the text of a message";
  if (!["check", "parse", "typecheck"].includes(row.subcommand)) return `Apalache's command '${row.subcommand}'`;
  return null;
}
