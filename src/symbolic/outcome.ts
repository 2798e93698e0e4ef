import { atMostOne } from "../../encodings/cardinality/index.ts";
import type { Span } from "../base/span.ts";
import { TRUE, type Term } from "../term/term-table.ts";
import type { Context } from "./context.ts";
import { mergeAll } from "./merge.ts";
import { emptyPath, assume, type Path } from "./path.ts";
import type { Guarded, Sym } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

/** The action that an outcome belongs to, with guarded arguments. */
export interface LabelSym {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly value: Sym }[];
  readonly span: Span;
}

/** One way through an action (or through Init): the condition for it, and what it has assigned so far, by VariableId. */
export interface Outcome {
  readonly path: Path;
  readonly values: readonly (Sym | null)[];
  readonly labels: readonly Guarded<LabelSym | null>[];
  /** Which way was taken at each branch so far; only where the order of evaluation matters (`enabled.ts`). */
  readonly turns?: readonly number[];
}

/** The outcome on the `i`-th way of a branch. */
export function turn(o: Outcome, i: number): Outcome {
  return o.turns === undefined ? o : { ...o, turns: [...o.turns, i] };
}

/** Collects the free inputs of a step and what restricts them. Without inputs (null in `ActionContext`) every choice is spelt out; `sparing`: all but those from infinite sets. */
export class Inputs {
  readonly #m: SymTable;
  /** Conditions that inputs keep; satisfiable whatever the state is. */
  readonly constraints: Term[] = [];
  /** What was chosen by them, on all ways: where a state does not tell, a replay has to know. */
  readonly chosen: Sym[] = [];
  used = false;
  /** A choice left elements of its set out. */
  cut = false;

  readonly sparing: boolean;

  constructor(m: SymTable, sparing = false) {
    this.#m = m;
    this.sparing = sparing;
  }

  fresh(name: string): Term {
    this.used = true;
    return this.#m.terms.fresh(name);
  }

  constrain(t: Term): void {
    if (t !== TRUE) this.constraints.push(t);
  }
}

/** A fresh selector for each outcome, of which at most one is true, and only where its outcome's path holds. */
export function selectors(m: SymTable, inputs: Inputs, outcomes: readonly Outcome[], name: string): readonly Term[] {
  const chosen = outcomes.map((_, i) => inputs.fresh(`${name}${i}`));
  chosen.forEach((s, i) => inputs.constrain(m.terms.implies(s, outcomes[i].path.term)));
  inputs.constrain(atMostOne(m.terms, chosen));
  return chosen;
}

/** One outcome in place of several that assign the same variables: which of them it is becomes an input. */
export function joinOutcomes(cx: Context, inputs: Inputs, outcomes: readonly Outcome[]): readonly Outcome[] {
  const groups = new Map<string, Outcome[]>();
  for (const o of outcomes) {
    const key = o.values.map((v) => (v === null ? "0" : "1")).join("");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [o]);
    else group.push(o);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0] : joinGroup(cx, inputs, group)));
}

function joinGroup(cx: Context, inputs: Inputs, group: readonly Outcome[]): Outcome {
  const { m } = cx;
  const chosen = selectors(m, inputs, group, "way");
  const path = assume(m.terms, emptyPath, m.terms.any(chosen)) ?? emptyPath;
  const values = group[0].values.map((first, v) => {
    if (first === null) return null;
    return mergeAll(m, group.map((o, i) => ({ guard: chosen[i], value: o.values[v] ?? first })));
  });
  const labels = group.flatMap((o, i) => o.labels.map((l) => ({ guard: m.terms.and(chosen[i], l.guard), value: l.value })));
  return { path, values, labels };
}
