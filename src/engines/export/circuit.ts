import { InternalError } from "../../base/invariant.ts";
import type { Program } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { cone } from "../../term/cone.ts";
import { FALSE, TRUE, type Term, nodeKind } from "../../term/term-table.ts";
import { bitText } from "../prove/bit-text.ts";

/** A literal of a circuit as AIGER has it: 0 is false, 1 is true, and a variable times two, plus one if negated. Inputs come first, then latches, then
 *  gates, whose arguments have smaller numbers. */
export type Signal = number;

/** A transition system as an and-inverter graph in which all latches start with 0. */
export interface Circuit {
  readonly inputs: readonly string[]; // names
  readonly latches: readonly { readonly name: string; readonly next: Signal }[];
  readonly bad: readonly { readonly name: string; readonly signal: Signal }[];
  readonly constraints: readonly { readonly name: string; readonly signal: Signal }[];
  /** Gate i has the variable 1 + inputs + latches + i; the greater argument comes first. */
  readonly gates: readonly (readonly [Signal, Signal])[];
}

/** The circuit of a system. The first latch, `running`, says that the other latches hold a state of the spec: where it is 0, an initial state is loaded; a
 *  choice of inputs that is no step ends a behaviour by clearing it. So a bad state after k steps is seen at time k + 1 (a bad step after k - 1 of them too).
 *  The constraints only restrict inputs, and can be met in every state. Size: a few gates for each node of the terms. */
export function circuitOf(program: Program, system: TransitionSystem): Circuit {
  const { table } = system;
  const stepInputs = table.all(system.inputs);
  const initialInputs = table.all(system.initial.conditions);
  const goesOn = table.all([...system.step, ...system.kept]);
  const running = table.fresh("running");
  const nextRunning = table.ite(running, goesOn, TRUE);
  const next = system.next.map((t, i) => table.ite(running, t, system.initial.values[i]));
  const found = system.bad.map((b) => ({ name: badName(b), term: table.all([running, b.term, ...(b.about === "step" ? system.step : [])]) }));
  const bad = found.length > 0 ? found : [{ name: "nothing can be bad", term: FALSE }]; // checkers want a question
  const constraints = [{ name: "choices of a step", term: stepInputs }, { name: "choices of an initial state", term: initialInputs }].filter((c) => c.term !== TRUE);
  const roots = [nextRunning, ...next, ...bad.map((b) => b.term), ...constraints.map((c) => c.term)];
  const nodes = cone(table, roots);
  const latchNodes = [running, ...system.bits.map((b) => b.term)].map((t) => t >> 1);
  const latchSet = new Set(latchNodes);
  const inputNodes = [...nodes].filter((n) => table.kind(n) === nodeKind.variable && !latchSet.has(n));
  const graph = new Graph(1 + inputNodes.length + latchNodes.length);
  [...inputNodes, ...latchNodes].forEach((node, i) => graph.define(node, (1 + i) * 2));
  for (const node of nodes) graph.translate(system, node);
  return {
    inputs: distinct(inputNodes.map((n) => table.name(n) ?? "input")),
    latches: [{ name: "running", next: graph.signal(nextRunning) }, ...system.bits.map((b, i) => ({ name: bitText(program, system, b), next: graph.signal(next[i]) }))],
    bad: bad.map((b) => ({ name: b.name, signal: graph.signal(b.term) })),
    constraints: constraints.map((c) => ({ name: c.name, signal: graph.signal(c.term) })),
    gates: graph.gates,
  };
}

/** Names with a number where they occur before: some readers refuse two inputs of one name. */
function distinct(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let n = 2; used.has(own); n++) own = `${name} ${n}`;
    used.add(own);
    return own;
  });
}

function badName(b: TransitionSystem["bad"][number]): string {
  switch (b.kind) {
    case "deadlock": return "deadlock";
    case "evaluation-error": return `${b.property?.name ?? "Next"} can not be evaluated`;
    default: return `${b.property?.name ?? ""} is violated`;
  }
}

/** And gates for terms, each pair of arguments once. */
class Graph {
  readonly gates: (readonly [Signal, Signal])[] = [];
  readonly #first: number;
  readonly #signals = new Map<number, Signal>([[TRUE >> 1, 1]]);
  readonly #known = new Map<string, Signal>();

  constructor(firstGate: number) {
    this.#first = firstGate;
  }

  define(node: number, signal: Signal): void {
    this.#signals.set(node, signal);
  }

  signal(t: Term): Signal {
    const positive = this.#signals.get(t >> 1);
    if (positive === undefined) throw new InternalError("arguments are translated before their gates");
    return positive ^ (t & 1);
  }

  translate({ table }: TransitionSystem, node: number): void {
    if (this.#signals.has(node)) return;
    const [a, b] = [table.first(node), table.second(node)];
    switch (table.kind(node)) {
      case nodeKind.and: return this.define(node, this.#and(this.signal(a), this.signal(b)));
      case nodeKind.xor: return this.define(node, this.#xor(this.signal(a), this.signal(b)));
      case nodeKind.ite: return this.define(node, this.#ite(this.signal(a), this.signal(b), this.signal(table.third(node))));
      default: throw new InternalError("a finite transition system is made of gates and variables");
    }
  }

  #and(a: Signal, b: Signal): Signal {
    if (a === 0 || b === 0 || a === (b ^ 1)) return 0;
    if (a === 1 || a === b) return b;
    if (b === 1) return a;
    const pair = a > b ? ([a, b] as const) : ([b, a] as const);
    const key = pair.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = (this.#first + this.gates.length) * 2;
    this.gates.push(pair);
    this.#known.set(key, made);
    return made;
  }

  #ite(c: Signal, t: Signal, e: Signal): Signal {
    return this.#and(this.#and(c, t) ^ 1, this.#and(c ^ 1, e) ^ 1) ^ 1;
  }

  #xor(a: Signal, b: Signal): Signal {
    return this.#ite(a, b ^ 1, b);
  }
}
