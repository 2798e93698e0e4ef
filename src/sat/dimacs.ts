/** Clauses in one array, each ended by 0, over variables 1 to `variables`. */
export interface Cnf {
  readonly variables: number;
  readonly clauses: number;
  readonly literals: Int32Array;
}

/** A text that is not DIMACS CNF. `line` counts from 1. */
export class DimacsError extends Error {
  constructor(readonly line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = "DimacsError";
  }
}

/** Reads DIMACS CNF. Comment lines (`c`) may stand anywhere; a `%` line ends the text, as in old benchmark files. The header's
 *  counts are minima that the clauses may not exceed in variables; the number of clauses must be as stated. Raises DimacsError. */
export function readDimacs(text: string): Cnf {
  const literals: number[] = [];
  let variables = -1;
  let stated = 0;
  let clauses = 0;
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    const trimmed = row.trim();
    if (trimmed === "" || trimmed.startsWith("c")) continue;
    if (trimmed.startsWith("%")) break;
    if (trimmed.startsWith("p")) {
      const header = /^p\s+cnf\s+(\d+)\s+(\d+)$/.exec(trimmed);
      if (header === null || variables >= 0) throw new DimacsError(line, "expected one header 'p cnf VARIABLES CLAUSES'");
      variables = Number(header[1]);
      stated = Number(header[2]);
      continue;
    }
    if (variables < 0) throw new DimacsError(line, "a clause stands before the header");
    for (const token of trimmed.split(/\s+/)) {
      const literal = Number(token);
      if (!/^-?\d+$/.test(token)) throw new DimacsError(line, `'${token}' is not a literal`);
      if (Math.abs(literal) > variables) throw new DimacsError(line, `variable ${Math.abs(literal)} is beyond the header's ${variables}`);
      literals.push(literal);
      if (literal === 0) clauses++;
    }
  }
  if (variables < 0) throw new DimacsError(line, "there is no header");
  if (literals.length > 0 && literals[literals.length - 1] !== 0) throw new DimacsError(line, "the last clause is not ended by 0");
  if (clauses !== stated) throw new DimacsError(line, `the header states ${stated} clauses, there are ${clauses}`);
  return { variables, clauses, literals: Int32Array.from(literals) };
}

/** The text of a formula in DIMACS CNF, a clause a line. */
export function writeDimacs(cnf: Cnf): string {
  const lines = [`p cnf ${cnf.variables} ${cnf.clauses}`];
  let start = 0;
  for (let i = 0; i < cnf.literals.length; i++) {
    if (cnf.literals[i] !== 0) continue;
    lines.push(cnf.literals.subarray(start, i + 1).join(" "));
    start = i + 1;
  }
  return `${lines.join("\n")}\n`;
}
