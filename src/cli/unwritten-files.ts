import { noSpan } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/index.ts";
import type { Program } from "../ir/ir.ts";
import { cliDiagnostic } from "./catalogue.ts";

/** Operators that write a file when TLC evaluates them, and are TRUE here. */
const writing: ReadonlySet<string> = new Set(["JsonSerialize", "ndJsonSerialize", "IOSerialize", "CSVWrite", "CSVWriteRecord"]);

/** A finding about operators of library modules that the spec mentions and that would write files: none is written. Empty when there are none. */
export function unwrittenFiles(program: Program): readonly Diagnostic[] {
  const names = program.definitions.filter((d) => d.span.file.startsWith("<")).map((d) => d.name.slice(d.name.lastIndexOf("!") + 1)).filter((name) => writing.has(name));
  return names.length === 0 ? [] : [cliDiagnostic("W711", { names: [...new Set(names)].sort() }, noSpan)];
}
