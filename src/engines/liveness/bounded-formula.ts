import { noSpan } from "../../base/span.ts";
import { type Machine, type StateSym, evaluateBool, rootContext } from "../../symbolic/index.ts";
import { equal } from "../../symbolic/equal.ts";
import { FALSE, TRUE, type Term, not } from "../../term/term-table.ts";
import type { Formula } from "./formula.ts";
import type { Atom } from "./translate.ts";

/** Atoms over the states of an unrolled behaviour, each evaluated once for each place. */
export class SymbolicAtoms {
  readonly #machine: Machine;
  readonly #atoms: readonly Atom[];
  readonly #known = new Map<string, Term>();
  /** When some atom has no value at a place where it was evaluated. */
  failing: Term = FALSE;

  constructor(machine: Machine, atoms: readonly Atom[]) {
    this.#machine = machine;
    this.#atoms = atoms;
  }

  isOfStep(atom: number): boolean {
    return this.#atoms[atom].ofStep;
  }

  /** The atom at a place; `next` is the state of the place that follows, which only an atom over steps looks at. */
  at(atom: number, place: number, state: StateSym, next: StateSym, key: string): Term {
    const { expr, ofStep } = this.#atoms[atom];
    const name = `${atom} ${place}${ofStep ? ` ${key}` : ""}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const cx = rootContext(this.#machine, state, ofStep ? next : null);
    const term = evaluateBool(cx, expr);
    const { terms } = this.#machine.m;
    this.failing = terms.or(this.failing, terms.any(cx.failures.map((f) => f.guard)));
    this.#known.set(name, term);
    return term;
  }
}

/** The ways in which a behaviour of so many states may go on for ever. */
export interface Closing {
  /** `loops[l]`: the last state is the same as state l, and the states between are repeated. Where none is true, the last state stays. */
  readonly loops: readonly Term[];
  /** At most one of them is true, and each says so rightly. */
  readonly valid: Term;
  /** The place is one of those that are repeated. */
  readonly repeated: readonly Term[];
}

export function closingOf(machine: Machine, states: readonly StateSym[]): Closing {
  const { m } = machine;
  const { terms } = m;
  const last = states.length - 1;
  const loops: Term[] = [];
  const repeated: Term[] = [];
  let valid: Term = TRUE;
  let begun: Term = FALSE;
  for (let l = 0; l < last; l++) {
    repeated.push(begun);
    const loop = terms.fresh(`back to ${l}`);
    const cx = rootContext(machine, states[last], null);
    const same = terms.all(states[l].map((value, v) => equal(cx, value ?? m.ground(false), states[last][v] ?? m.ground(false), noSpan)));
    valid = terms.and(valid, terms.and(terms.implies(loop, same), not(terms.and(loop, begun))));
    begun = terms.or(begun, loop);
    loops.push(loop);
  }
  repeated.push(TRUE);
  return { loops, valid, repeated };
}

/** When the behaviour that goes on as `closing` says satisfies the formula (Latvala, Biere, Heljanko, Junttila, FMCAD'04): size linear in the number
 *  of states for each subformula, since what is true in the end is asked once for all places. */
export function formulaTerm(f: Formula, machine: Machine, states: readonly StateSym[], closing: Closing, atoms: SymbolicAtoms): Term {
  return new BoundedFormula(machine, states, closing, atoms).terms(f)[0];
}

class BoundedFormula {
  readonly #machine: Machine;
  readonly #states: readonly StateSym[];
  readonly #closing: Closing;
  readonly #atoms: SymbolicAtoms;
  readonly #known = new Map<Formula, readonly Term[]>();

  constructor(machine: Machine, states: readonly StateSym[], closing: Closing, atoms: SymbolicAtoms) {
    this.#machine = machine;
    this.#states = states;
    this.#closing = closing;
    this.#atoms = atoms;
  }

  /** The truth of the formula at each place. */
  terms(f: Formula): readonly Term[] {
    const known = this.#known.get(f);
    if (known !== undefined) return known;
    const made = this.#make(f);
    this.#known.set(f, made);
    return made;
  }

  #make(f: Formula): readonly Term[] {
    const { terms } = this.#machine.m;
    const everywhere = (t: Term): readonly Term[] => this.#states.map(() => t);
    const negated = (list: readonly Term[]): readonly Term[] => list.map(not);
    switch (f.kind) {
      case "true": return everywhere(TRUE);
      case "false": return everywhere(FALSE);
      case "literal": return f.negated ? negated(this.#atom(f.atom)) : this.#atom(f.atom);
      case "and": case "or": {
        const items = f.items.map((item) => this.terms(item));
        return this.#states.map((_, i) => (f.kind === "and" ? terms.all(items.map((item) => item[i])) : terms.any(items.map((item) => item[i]))));
      }
      case "eventually": return this.#eventually(this.terms(f.body));
      case "always": return negated(this.#eventually(negated(this.terms(f.body))));
      case "strong": return this.terms(f.meaning);
    }
  }

  #eventually(body: readonly Term[]): readonly Term[] {
    const { terms } = this.#machine.m;
    let later = terms.any(body.map((t, i) => terms.and(this.#closing.repeated[i], t)));
    const found: Term[] = [];
    for (let i = body.length - 1; i >= 0; i--) {
      later = terms.or(later, body[i]);
      found[i] = later;
    }
    return found;
  }

  #atom(atom: number): readonly Term[] {
    const { terms } = this.#machine.m;
    const last = this.#states.length - 1;
    const at = (place: number, next: number): Term => this.#atoms.at(atom, place, this.#states[place], this.#states[next], next === place ? "stays" : "goes on");
    const found = this.#states.slice(0, last).map((_, i) => at(i, i + 1));
    // The step after the last state is that after the state which the last one is the same as, or none.
    const end = this.#atoms.isOfStep(atom) ? this.#closing.loops.reduce((t, loop, l) => terms.ite(loop, found[l], t), at(last, last)) : at(last, last);
    return [...found, end];
  }
}
