const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f" };

/** The value of a string as written, with its quotes; escapes are resolved (`\\ \" \n \t \r \f`). */
export function stringValue(written: string): string {
  return written.slice(1, -1).replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}
