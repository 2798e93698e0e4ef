/** The streams of the process and what they can show. */
export interface Terminal {
  /** Results: stdout. */
  print(text: string): void;
  /** Diagnostics and progress: stderr. */
  tell(text: string): void;
  readonly color: boolean; // of stdout
  readonly errorColor: boolean; // of stderr
  /** Does a person watch stderr? Then the progress is live. */
  readonly live: boolean;
  readonly width: number;
  /** Why results could not be printed (a full disk behind `>`), null while all went well or the reader just went away. */
  failure(): string | null;
}

/** The terminal of this process. NO_COLOR switches colours off, FORCE_COLOR on, else they follow whether the stream is a terminal. A reader
 *  that goes away (`talus ... | head`) is no error: what is printed afterwards is dropped, and the exit code stays that of the verdict. */
export function processTerminal(): Terminal {
  let failure: string | null = null;
  const quietly = (stream: NodeJS.WriteStream): ((text: string) => void) => {
    let open = true;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      open = false;
      if (error.code !== "EPIPE" && stream === process.stdout) failure = error.code === "ENOSPC" ? "the disk is full" : error.message;
    });
    return (text) => {
      if (open && text !== "") stream.write(text);
    };
  };
  return {
    print: quietly(process.stdout),
    tell: quietly(process.stderr),
    color: wantsColor(process.stdout),
    errorColor: wantsColor(process.stderr),
    live: process.stderr.isTTY === true && process.env.TERM !== "dumb",
    failure: () => failure,
    width: Math.max(40, Math.min(process.stdout.columns ?? 100, 140)),
  };
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return stream.isTTY === true && TERM !== "dumb";
}
