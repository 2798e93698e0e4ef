import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Case, Expected } from "./case.ts";
import { readTable } from "./table.ts";
import { knownTlcAnswers } from "./tlc-answers.ts";

/** Flags of TLC that change how it searches or what it prints, not what is true; the number of values that each takes. */
const harmless: Readonly<Record<string, number>> = {
  "-lncheck": 1, "-coverage": 1, "-seed": 1, "-dump": 2, "-dumpTrace": 2, "-nowarning": 0, "-view": 0, "-wf": 0, "-sf": 0, "-wfNext": 0, "-termination": 0, "-dfid": 1, "-maxSetSize": 1, "-continue": 0, "-invlevel": 1, "-inv": 1, "-config": 1,
};

/** TLC's own test models, by the table of what TLC answers on them; for `explore` without a bound. */
export function tlcCases(checkout: string, facts: string, engine: "check" | "explore", bound: number, scratch: string): readonly Case[] {
  const folder = ["tlatools/org.lamport.tlatools/test-model", "test-model", "."].map((path) => join(checkout, path)).find((path) => existsSync(join(path, "suite"))) ?? checkout;
  return readTable(join(facts, "tlc-test-model.tsv")).map((row): Case => {
    const directory = join(folder, row.dir);
    const spec = row.spec.replace(/\.(tla|cfg)$/, "") + ".tla";
    const expected = expectedOf(row, engine === "explore" ? Number.POSITIVE_INFINITY : bound);
    const config = /-config (\S+(?: [ab]\.tla)?)/.exec(row.extra_args)?.[1].replace(" ", "") ?? null;
    const length = lengthOf(row, bound);
    return {
      id: `tlc ${engine === "explore" ? "explore " : ""}${row.test}`,
      corpus: "tlc",
      command: engine,
      directory,
      spec,
      options: [...configOption(row, config, directory, spec, scratch), ...(engine === "explore" ? [] : ["--length", String(length)]), ...(row.deadlock === "off" ? ["--no-deadlock"] : [])],
      expected,
      excluded: exclusion(row, join(directory, spec)),
    };
  });
}

/** Enough steps for the counterexample that TLC found; one more where it is about the successors of its last state. */
function lengthOf(row: Readonly<Record<string, string>>, bound: number): number {
  const states = Number(row.actual_trace_len || "0");
  if (states === 0) return bound;
  if (row.expected_exit === "13") return Math.min(states, Math.max(10, bound)); // with the step back into the lasso
  const length = row.expected_exit === "12" ? states - 1 : states;
  return length <= Math.max(10, bound) ? length : bound;
}

/** PlusCal's translator writes a config where there is none: the same is done here. */
function configOption(row: Readonly<Record<string, string>>, config: string | null, directory: string, spec: string, scratch: string): readonly string[] {
  if (config !== null) return ["--config", configFile(directory, config)];
  if (row.kind !== "pcal" || existsSync(join(directory, spec.replace(/tla$/, "cfg")))) return [];
  const path = join(scratch, `${spec.replace(/tla$/, "cfg")}`);
  mkdirSync(scratch, { recursive: true });
  const constants = /CONSTANT defaultInitValue/.test(readFileSync(join(directory, spec), "utf8")) ? "CONSTANT defaultInitValue = defaultInitValue\n" : "";
  writeFileSync(path, `SPECIFICATION Spec\n${constants}`);
  return ["--config", path];
}

function configFile(directory: string, config: string): string {
  return existsSync(join(directory, config)) ? config : `${config}.cfg`;
}

function expectedOf(row: Readonly<Record<string, string>>, bound: number): Expected {
  const known = knownTlcAnswers[row.test];
  if (known !== undefined) return { codes: known.codes, depth: null, why: known.why };
  const meaningful = row.expected_exit === "any" || (row.match === "NO" && /^(0|1[0-4]|7[5-7]|15[01])$/.test(row.actual_exit));
  const code = Number(meaningful ? row.actual_exit : row.expected_exit);
  const states = Number(row.actual_trace_len || "0");
  // TLC ends with 75 wherever an error meets it in an initial state, and with 255 where its error has no name
  // TLC's 12 for a temporal property that is a safety formula is 13 here, as for all temporal properties
  const temporal = code === 12 && row.actual_error_codes.split(",").includes("2116");
  const codes = temporal ? [12, 13] : code === 255 ? [75, 76, 77, 14, 150, 151] : code >= 75 && code <= 77 ? [75, 76, 77] : [code];
  const why = `TLC's exit code ${code}${states > 0 ? ` after ${states} states` : ""}`;
  if (/^Random/.test(row.test)) return { codes, depth: null, why: `${why}, with TLC's random numbers` };
  if ((code === 11 || code === 12) && states > 0) return states - 1 > Math.max(10, bound) ? { codes: [0], depth: null, why: `${why}, beyond the bound` } : { codes, depth: states - 1, why };
  return { codes, depth: null, why };
}

function exclusion(row: Readonly<Record<string, string>>, file: string): string | null {
  if (row.match === "SKIP" || row.actual_error_codes === "no dir/spec") return "no model of its own in the folder";
  if (!existsSync(file)) return "the model is not in the folder";
  const flag = (row.extra_args.match(/-[a-zA-Z]+/g) ?? []).find((name) => !(name in harmless) && /(^| )-/.test(name));
  if (row.extra_args.includes("-simulate")) return "TLC's simulation";
  if (row.extra_args.includes("?INV_EXPR")) return "an invariant given on TLC's command line";
  if (row.extra_args.includes("-invlevel")) return "an invariant given on TLC's command line";
  if (/^CyclicRedefine/.test(row.test)) return "redefinitions that use what they redefine, behind a Java property of TLC";
  if (/^(ETest1[23]|FingerprintExceptionNextTest)$/.test(row.test)) return "TLC's limit of 32 bits for the size of a set";
  if (/^(TLCSetTest|TLCGetLevelTest|TLCGetNonDeterminismTest)$/.test(row.test)) return "facts about TLC's own run (TLCGet)";
  if (row.extra_args.includes("-continue")) return "TLC's -continue";
  if (row.extra_args.includes("-maxSetSize")) return "TLC's limit of the size of a set";
  if (row.extra_args.includes("-messagesAsErrors")) return "TLC's -messagesAsErrors";
  if (flag === "-simulate") return "TLC's simulation";
  if (row.kind === "pcal" && !/BEGIN TRANSLATION[^\n]*\n(?!\s*\\\* END)/.test(readFileSync(file, "utf8"))) return "PlusCal without its translation";
  return null;
}
