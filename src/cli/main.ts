import { errorJson } from "./error-json.ts";
import { exitCodes } from "./exit-code.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** The `talus` command: runs `argv` and ends the process with the exit code of DESIGN. The one place where exceptions are caught:
 *  everything that is not a wrong command line is a bug of Talus. What is heavy is loaded by the command that needs it. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  const started = endOnInterrupt(argv, terminal);
  let code: number;
  try {
    code = await run(argv, terminal, started);
  } catch (error) {
    code = error instanceof UsageError ? tellUsage(error, argv, terminal) : await tellBug(error, argv, terminal);
  }
  await flushed();
  const failure = terminal.failure();
  if (failure !== null) terminal.tell(`talus: can not write the result: ${failure}\n`);
  process.exit(failure === null ? code : exitCodes.usage.code);
}

/** Until a command takes over (by calling what comes back), Ctrl-C and SIGTERM end the process with the code of `unknown`. */
function endOnInterrupt(argv: readonly string[], terminal: Terminal): () => void {
  const end = (): void => {
    if (argv.includes("--json")) terminal.print(`${JSON.stringify({ ...errorJson(commandIn(argv), "interrupted: Ctrl-C"), verdict: "unknown" })}\n`);
    void flushed().then(() => process.exit(exitCodes.unknown.code));
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}

async function run(argv: readonly string[], terminal: Terminal, started: () => void): Promise<number> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) return tellVersion(terminal);
  const [{ readArguments }, { commands }, { readOptions }] = await Promise.all([import("./arguments.ts"), import("./commands.ts"), import("./options.ts")]);
  const request = readArguments(argv, Object.keys(commands) as (keyof typeof commands)[]); // the keys of a literal table
  switch (request.kind) {
    case "version": return tellVersion(terminal);
    case "help": {
      const { helpText } = await import("./help.ts");
      if (request.usage && argv.includes("--json")) throw new UsageError("no command is given", "talus <command> SPEC.tla [options]");
      (request.usage ? terminal.tell : terminal.print)(helpText(request.command, request.usage ? terminal.errorColor : terminal.color));
      return request.usage ? exitCodes.usage.code : exitCodes.ok.code;
    }
    case "run": {
      const options = readOptions(request.spec, request.given, request.trace);
      const command = await commands[request.command].load();
      started();
      return command(options, terminal);
    }
  }
}

function commandIn(argv: readonly string[]): string {
  return argv.find((word) => !word.startsWith("-")) ?? "";
}

function tellVersion(terminal: Terminal): number {
  terminal.print(`talus ${version}\n`);
  return exitCodes.ok.code;
}

function tellUsage(error: UsageError, argv: readonly string[], terminal: Terminal): number {
  if (argv.includes("--json")) {
    terminal.print(`${JSON.stringify(errorJson(commandIn(argv), error.hint === null ? error.message : `${error.message} (${error.hint})`))}\n`);
  } else {
    terminal.tell(`talus: ${error.message}\n${error.hint === null ? "" : `  hint: ${error.hint}\n`}`);
  }
  return exitCodes.usage.code;
}

async function tellBug(error: unknown, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { reportBug } = await import("./bug-report.ts");
  const text = reportBug(error, argv);
  terminal.tell(text.message);
  if (argv.includes("--json")) terminal.print(`${JSON.stringify(errorJson(commandIn(argv), text.reason))}\n`);
  return exitCodes.bug.code;
}

/** Resolves when what was printed has left the process; a reader that went away counts as that. */
async function flushed(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) setImmediate(resolve);
    else stream.write("", () => resolve());
  })));
}
