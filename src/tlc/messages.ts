/** One message of `TLC -tool`: a block between STARTMSG and ENDMSG. */
export interface TlcMessage {
  readonly code: number;
  /** 0: information, 1: error, 2: bug of TLC, 3: warning, 4: state. */
  readonly severity: number;
  /** What stands in the block and in the blocks inside of it, without the marks. */
  readonly text: string;
  /** Codes of the blocks inside, at any depth. */
  readonly nested: readonly number[];
}

/** The output of a run, taken apart: messages in the order in which they begin, and everything outside of them (the parser's complaints, what the spec
 *  prints). */
export interface TlcOutput {
  readonly messages: readonly TlcMessage[];
  readonly outside: string;
}

interface Open {
  readonly code: number;
  readonly severity: number;
  readonly parts: string[];
  readonly nested: number[];
  readonly place: number;
}

const mark = /@!@!@(STARTMSG|ENDMSG) (\d+)(?::(\d+))? @!@!@\n?/g;

/** Takes the output of `TLC -tool` apart. Blocks stand in each other, and their marks anywhere in a line. A block that never ends (TLC was stopped)
 *  counts as ended. */
export function splitMessages(output: string): TlcOutput {
  const text = output.replaceAll("\r\n", "\n");
  const messages: TlcMessage[] = [];
  const outside: string[] = [];
  const open: Open[] = [];
  const write = (part: string): void => {
    if (open.length === 0) outside.push(part);
    for (const block of open) block.parts.push(part);
  };
  const close = (block: Open): void => {
    messages[block.place] = { code: block.code, severity: block.severity, text: block.parts.join("").trim(), nested: block.nested };
  };
  let at = 0;
  let places = 0;
  for (const match of text.matchAll(mark)) {
    write(text.slice(at, match.index));
    at = match.index + match[0].length;
    const code = Number(match[2]);
    if (match[1] === "STARTMSG") {
      for (const block of open) block.nested.push(code);
      open.push({ code, severity: Number(match[3] ?? 0), parts: [], nested: [], place: places++ });
    } else {
      const block = open.pop();
      if (block !== undefined) close(block);
    }
  }
  write(text.slice(at));
  open.forEach(close);
  return { messages, outside: outside.join("").trim() };
}
