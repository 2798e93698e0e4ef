import type { Circuit } from "./circuit.ts";

/** The circuit in the ascii form of AIGER 1.9 (Biere, Heljanko, Wieringa, 2011), with a symbol table. */
export function asciiAiger(circuit: Circuit, comment: string): string {
  const { inputs, latches, bad, constraints, gates } = circuit;
  const firstGate = 1 + inputs.length + latches.length;
  return [
    `aag ${header(circuit)}`,
    ...inputs.map((_, i) => `${(1 + i) * 2}`),
    ...latches.map((latch, i) => `${(1 + inputs.length + i) * 2} ${latch.next}`),
    ...bad.map((b) => `${b.signal}`),
    ...constraints.map((c) => `${c.signal}`),
    ...gates.map(([a, b], i) => `${(firstGate + i) * 2} ${a} ${b}`),
    ...symbols(circuit, comment),
  ].join("\n");
}

/** The same in the binary form: bytes, one a character. */
export function binaryAiger(circuit: Circuit, comment: string): string {
  const { inputs, latches, bad, constraints, gates } = circuit;
  const firstGate = 1 + inputs.length + latches.length;
  const head = [
    `aig ${header(circuit)}`,
    ...latches.map((latch) => `${latch.next}`),
    ...bad.map((b) => `${b.signal}`),
    ...constraints.map((c) => `${c.signal}`),
  ].join("\n");
  const body = gates.map(([a, b], i) => delta((firstGate + i) * 2 - a) + delta(a - b)).join("");
  return `${head}\n${body}${bytes(symbols(circuit, comment).join("\n"))}`;
}

function header({ inputs, latches, bad, constraints, gates }: Circuit): string {
  return [inputs.length + latches.length + gates.length, inputs.length, latches.length, 0, gates.length, bad.length, constraints.length].join(" ");
}

/** Seven bits a byte, the lowest first, the eighth bit where more follow. */
function delta(n: number): string {
  let text = "";
  let rest = n;
  for (; rest >= 128; rest >>>= 7) text += String.fromCharCode((rest & 127) | 128);
  return text + String.fromCharCode(rest);
}

function symbols({ inputs, latches, bad, constraints }: Circuit, comment: string): readonly string[] {
  const named = (letter: string, names: readonly string[]): string[] => names.map((name, i) => `${letter}${i} ${name.replaceAll(/\s+/g, " ")}`);
  return [
    ...named("i", inputs),
    ...named("l", latches.map((latch) => latch.name)),
    ...named("b", bad.map((b) => b.name)),
    ...named("c", constraints.map((c) => c.name)),
    "c",
    comment,
    "",
  ];
}

function bytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
