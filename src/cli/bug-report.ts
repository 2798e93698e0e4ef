import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InternalError } from "../base/invariant.ts";
import { describePlace } from "../diagnostic/index.ts";
import { diskHost } from "./file-host.ts";
import { version } from "./version.ts";

/** What is said about a bug of Talus. */
export interface BugText {
  readonly message: string; // for stderr
  readonly reason: string; // for `--json`
}

/** Writes everything worth sending about a failure of Talus itself into a file of the working directory (of the temporary directory where
 *  that can not be written), and says so. The stack goes into the file, and on the terminal with `--debug` only. */
export function reportBug(error: unknown, argv: readonly string[]): BugText {
  const known = error instanceof Error ? error : new Error(String(error));
  const place = error instanceof InternalError && error.span !== undefined ? placeOf(error) : "";
  const what = known instanceof InternalError ? `expected: ${known.message}` : `${known.name}: ${known.message}`;
  const report = [
    "Talus bug report",
    `version  ${version}`,
    `node     ${process.version} on ${process.platform} ${process.arch}`,
    `command  talus ${argv.join(" ")}`,
    ...(place === "" ? [] : [`place    ${place}`]),
    `what     ${what}`,
    "",
    known.stack ?? "",
    "",
  ].join("\n");
  const file = writeReport(report);
  const lines = [
    `talus: this is a bug in Talus ${version}, not in your spec.`,
    `  ${what.split("\n")[0]}`,
    ...(place === "" ? [] : [`  while reading ${place}`]),
    file === null ? "  Please report it together with the spec." : `  Please report it together with the spec and the file ${file}.`,
    ...(argv.includes("--debug") ? ["", known.stack ?? ""] : []),
  ];
  return { message: `${lines.join("\n")}\n`, reason: `a bug in Talus: ${what.split("\n")[0]}${place === "" ? "" : ` at ${place}`}` };
}

function placeOf(error: InternalError): string {
  if (error.span === undefined) return "";
  const text = diskHost().read(error.span.file);
  return describePlace(error.span, text === null ? new Map() : new Map([[error.span.file, text]]));
}

function writeReport(text: string): string | null {
  const name = `talus-bug-${new Date().toISOString().replace(/[:.]/g, "-")}.txt`;
  for (const path of [name, join(tmpdir(), name)]) {
    try {
      writeFileSync(path, text, { flag: "wx" });
      return path;
    } catch {
      // the next place
    }
  }
  return null;
}
