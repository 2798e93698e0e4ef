/** An AIGER file as it is written: literals are variables times two, plus one if negated. */
export interface Aiger {
  readonly inputs: readonly number[];
  readonly latches: readonly { readonly literal: number; readonly next: number }[];
  readonly bad: readonly number[];
  readonly constraints: readonly number[];
  readonly gates: readonly { readonly literal: number; readonly left: number; readonly right: number }[];
  /** "i0", "l3", "b1", "c0" to their names. */
  readonly symbols: ReadonlyMap<string, string>;
}

/** Reads the bytes of an ascii or a binary file (AIGER 1.9), and checks what the format demands. */
export function readAiger(bytes: Uint8Array): Aiger {
  const reader = new Reader(bytes);
  const [format, ...counts] = reader.line().split(" ");
  const [most, inputCount, latchCount, outputCount, gateCount, badCount, constraintCount, ...more] = counts.map(Number);
  if ((format !== "aag" && format !== "aig") || outputCount !== 0 || more.length > 0) throw new Error(`header ${format} ${counts.join(" ")}`);
  const binary = format === "aig";
  if (most < inputCount + latchCount + gateCount || (binary && most !== inputCount + latchCount + gateCount)) throw new Error("the greatest variable is one of them");
  const numbers = (count: number): readonly number[][] => Array.from({ length: count }, () => reader.line().split(" ").map(Number));
  const inputs = binary ? Array.from({ length: inputCount }, (_, i) => 2 * (i + 1)) : numbers(inputCount).map(([literal]) => literal);
  const latches = numbers(latchCount).map((fields, i) => (binary ? { literal: 2 * (inputCount + i + 1), next: fields[0] } : { literal: fields[0], next: fields[1] }));
  const bad = numbers(badCount).map(([literal]) => literal);
  const constraints = numbers(constraintCount).map(([literal]) => literal);
  const gates = binary
    ? Array.from({ length: gateCount }, (_, i) => {
      const literal = 2 * (inputCount + latchCount + i + 1);
      const left = literal - reader.delta();
      return { literal, left, right: left - reader.delta() };
    })
    : numbers(gateCount).map(([literal, left, right]) => ({ literal, left, right }));
  const defined = new Set([0, ...inputs, ...latches.map((l) => l.literal)]);
  for (const { literal, left, right } of gates) {
    if (literal % 2 !== 0 || defined.has(literal) || left < right || right < 0 || !defined.has(left & ~1) || !defined.has(right & ~1)) throw new Error(`gate ${literal} ${left} ${right}`);
    defined.add(literal);
  }
  for (const literal of [...bad, ...constraints, ...latches.map((l) => l.next)]) if (!defined.has(literal & ~1)) throw new Error(`literal ${literal} is not defined`);
  return { inputs, latches, bad, constraints, gates, symbols: reader.symbols() };
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  line(): string {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) throw new Error("every line ends");
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }

  delta(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  symbols(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    while (this.#at < this.#bytes.length) {
      const line = this.line();
      if (line === "c") break; // a comment up to the end
      const [key, ...name] = line.split(" ");
      if (!/^[ilbc]\d+$/.test(key) || found.has(key)) throw new Error(`symbol ${line}`);
      found.set(key, name.join(" "));
    }
    return found;
  }
}

/** What one tick of the clock does. */
export interface Tick {
  readonly next: readonly boolean[]; // of the latches
  readonly bad: readonly boolean[];
  readonly allowed: boolean; // the constraints hold
}

/** One tick from a state of the latches with these inputs. */
export function tick(aiger: Aiger, latches: readonly boolean[], inputs: readonly boolean[]): Tick {
  const values = new Map<number, boolean>([[0, false]]);
  const value = (literal: number): boolean => (values.get(literal & ~1) ?? false) !== (literal % 2 === 1);
  aiger.inputs.forEach((literal, i) => values.set(literal, inputs[i]));
  aiger.latches.forEach(({ literal }, i) => values.set(literal, latches[i]));
  for (const { literal, left, right } of aiger.gates) values.set(literal, value(left) && value(right));
  return { next: aiger.latches.map((l) => value(l.next)), bad: aiger.bad.map(value), allowed: aiger.constraints.every(value) };
}
