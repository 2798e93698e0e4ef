import type { Circuit, Signal } from "./circuit.ts";

/** The circuit as constrained Horn clauses in SMT-LIB: `sat` means that nothing bad is reachable, and the model is an inductive invariant; `unsat` that
 *  something bad is. Latch i is `l<i>`, input i is `i<i>`, gate i is `g<i>`. The functions `next`, `constraint` and `bad` can be used for other questions. */
export function hornClauses(circuit: Circuit, comment: string): string {
  const { inputs, latches, bad, constraints } = circuit;
  const state = latches.map((_, i) => `l${i}`);
  const choice = inputs.map((_, i) => `i${i}`);
  const following = latches.map((_, i) => `n${i}`);
  const typed = (names: readonly string[]): string => names.map((name) => `(${name} Bool)`).join(" ");
  const all = [...state, ...choice];
  const call = (name: string, args: readonly string[]): string => (args.length === 0 ? name : `(${name} ${args.join(" ")})`);
  const define = (name: string, parameters: readonly string[], body: string): string => `(define-fun ${name} (${typed(parameters)}) Bool ${body})`;
  const next = following.map((n, i) => `(= ${n} ${signalText(circuit, latches[i].next)})`);
  const rule = (names: readonly string[], premise: string, conclusion: string): string => `(assert (forall (${typed(names)}) (=> ${premise} ${conclusion})))`;
  return [
    `; ${comment}`,
    ...latches.map((latch, i) => `; l${i}: ${latch.name}`),
    ...bad.map((b, i) => `; bad ${i}: ${b.name}`),
    "(set-logic HORN)",
    `(declare-fun reachable (${latches.map(() => "Bool").join(" ")}) Bool)`,
    define("constraint", all, withGates(circuit, constraints.map((c) => c.signal), conjunction(constraints.map((c) => signalText(circuit, c.signal))))),
    define("next", [...all, ...following], withGates(circuit, latches.map((latch) => latch.next), conjunction(next))),
    define("bad", all, withGates(circuit, bad.map((b) => b.signal), disjunction(bad.map((b) => signalText(circuit, b.signal))))),
    rule(state, conjunction(state.map((l) => `(not ${l})`)), call("reachable", state)),
    rule([...all, ...following], `(and ${call("reachable", state)} ${call("constraint", all)} ${call("next", [...all, ...following])})`, call("reachable", following)),
    rule(all, `(and ${call("reachable", state)} ${call("constraint", all)} ${call("bad", all)})`, "false"),
    "(check-sat)",
    "",
  ].join("\n");
}

const conjunction = (parts: readonly string[]): string => (parts.length === 0 ? "true" : parts.length === 1 ? parts[0] : `(and ${parts.join(" ")})`);
const disjunction = (parts: readonly string[]): string => (parts.length === 0 ? "false" : parts.length === 1 ? parts[0] : `(or ${parts.join(" ")})`);

function signalText({ inputs, latches }: Circuit, signal: Signal): string {
  if (signal <= 1) return signal === 1 ? "true" : "false";
  const variable = (signal >> 1) - 1;
  const name = variable < inputs.length ? `i${variable}` : variable < inputs.length + latches.length ? `l${variable - inputs.length}` : `g${variable - inputs.length - latches.length}`;
  return (signal & 1) === 0 ? name : `(not ${name})`;
}

/** `body` under definitions of the gates that the roots depend on: one `let` for each level of depth, so that nothing is nested deeper than the circuit is. */
function withGates(circuit: Circuit, roots: readonly Signal[], body: string): string {
  const first = 1 + circuit.inputs.length + circuit.latches.length;
  const depth = new Map<number, number>();
  const needed = new Uint8Array(circuit.gates.length);
  const need = (signal: Signal): void => {
    if (signal >> 1 >= first) needed[(signal >> 1) - first] = 1;
  };
  roots.forEach(need);
  for (let g = circuit.gates.length - 1; g >= 0; g--) if (needed[g] === 1) circuit.gates[g].forEach(need);
  const levels: string[][] = [];
  circuit.gates.forEach(([a, b], g) => {
    if (needed[g] === 0) return;
    const level = Math.max(depth.get((a >> 1) - first) ?? -1, depth.get((b >> 1) - first) ?? -1) + 1;
    depth.set(g, level);
    (levels[level] ??= []).push(`(g${g} (and ${signalText(circuit, a)} ${signalText(circuit, b)}))`);
  });
  return levels.reduceRight((inner, gates) => `(let (${gates.join(" ")})\n${inner})`, body);
}
