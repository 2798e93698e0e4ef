import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export type Answer = "accept" | "reject" | "timeout" | "crash";

/** What SANY says of a file: of its text alone with the modules that it needs, and after names and levels are resolved. */
export interface SanyAnswer {
  readonly file: string;
  readonly parsed: Answer;
  readonly resolved: Answer;
  readonly message: string;
}

/** Runs SANY over all files in one Java process. `jar`: a Java class path with tla2tools.jar; `program`: the Java source that asks. Cost: 40 ms a file. */
export function askSany(files: readonly string[], jar: string, program: string, libraries: readonly string[]): readonly SanyAnswer[] {
  const scratch = mkdtempSync(join(tmpdir(), "talus-parity-"));
  try {
    const list = join(scratch, "files.txt");
    writeFileSync(list, files.join("\n"));
    return readAnswers(execFileSync("java", ["-cp", jar, program, list, libraries.join(delimiter)], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The answers of a table as `askSany` prints it: file, parser, whole, message. */
export function readAnswers(table: string): readonly SanyAnswer[] {
  return table.split("\n").filter((line) => line !== "").map((line) => {
    const [file, parsed, resolved, message = ""] = line.split("\t");
    return { file, parsed: answerOf(parsed), resolved: answerOf(resolved), message };
  });
}

/** One line of the table. */
export function writeAnswer(answer: SanyAnswer): string {
  return [answer.file, answer.parsed, answer.resolved, answer.message].join("\t");
}

function answerOf(text: string | undefined): Answer {
  return text === "accept" || text === "reject" || text === "timeout" ? text : "crash";
}
