import { InternalError } from "../../base/invariant.ts";
import { atomsOf, type Formula, subformulasOf } from "./formula.ts";

/** Whether an atom is true at the place in question. */
export type Truth = (atom: number) => boolean;

/** The automaton of a formula (the tableau of Manna and Pnueli, built where it is needed: Gerth, Peled, Vardi, Wolper, PSTV'95). Its states are sets of
 *  formulas that have to hold from the present place on. A run is accepting when each `<>P` that it ever owes is, again and again, not owed:
 *  so every promise is kept. */
export class Tableau {
  readonly initial: number;
  /** The formulas `<>P` that may be owed. */
  readonly promises: readonly Formula[];
  readonly #states: (readonly Formula[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofStep: boolean[] = [];
  readonly #isStepAtom: (atom: number) => boolean;

  constructor(formula: Formula, isStepAtom: (atom: number) => boolean) {
    this.#isStepAtom = isStepAtom;
    this.promises = subformulasOf(formula).filter((f) => f.kind === "eventually");
    this.initial = this.#state(formula.kind === "true" ? [] : [formula]);
  }

  get size(): number {
    return this.#states.length;
  }

  /** Whether what follows a state depends on the step, and not only on the state that it begins in. */
  looksAtSteps(state: number): boolean {
    return this.#ofStep[state];
  }

  owes(state: number, promise: Formula): boolean {
    return this.#states[state].includes(promise);
  }

  /** The states that may follow, at a place with these truths. None: what is owed can not be had. */
  successors(state: number, truth: Truth): readonly number[] {
    const found: Formula[][] = [];
    this.#expand(this.#states[state], [], truth, found);
    const least = found.filter((set, i) => !found.some((other, j) => j !== i && isSubset(other, set) && (other.length < set.length || j < i)));
    return least.map((set) => this.#state(set));
  }

  /** Takes `todo` apart into what holds here and what is left to the next place. */
  #expand(todo: readonly Formula[], later: readonly Formula[], truth: Truth, found: Formula[][]): void {
    const [f, ...others] = todo;
    if (f === undefined) {
      found.push([...new Set(later)].sort((a, b) => a.id - b.id));
      return;
    }
    if (!f.temporal) {
      if (holds(f, truth)) this.#expand(others, later, truth, found);
      return;
    }
    switch (f.kind) {
      case "and": return this.#expand([...f.items, ...others], later, truth, found);
      case "or": return this.#expandOr(f.items, others, later, truth, found);
      case "always": return this.#expand([f.body, ...others], [...later, f], truth, found);
      case "eventually": {
        if (!f.body.temporal) return this.#expand(others, holds(f.body, truth) ? later : [...later, f], truth, found);
        this.#expand([f.body, ...others], later, truth, found);
        return this.#expand(others, [...later, f], truth, found);
      }
      case "strong": return this.#expand([f.meaning, ...others], later, truth, found);
      default: throw new InternalError("a formula with a temporal operator is of one of these kinds");
    }
  }

  /** A predicate that is true leaves nothing to choose. */
  #expandOr(items: readonly Formula[], others: readonly Formula[], later: readonly Formula[], truth: Truth, found: Formula[][]): void {
    for (const item of items) if (!item.temporal && holds(item, truth)) return this.#expand(others, later, truth, found);
    for (const item of items) if (item.temporal) this.#expand([item, ...others], later, truth, found);
  }

  #state(formulas: readonly Formula[]): number {
    const key = formulas.map((f) => f.id).join(",");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push(formulas) - 1;
    this.#numbers.set(key, number);
    this.#ofStep.push(formulas.some((f) => atomsOf(f).some(this.#isStepAtom)));
    return number;
  }
}

/** The value of a formula without temporal operators, from left to right. */
export function holds(f: Formula, truth: Truth): boolean {
  switch (f.kind) {
    case "true": return true;
    case "false": return false;
    case "literal": return truth(f.atom) !== f.negated;
    case "and": return f.items.every((item) => holds(item, truth));
    case "or": return f.items.some((item) => holds(item, truth));
    default: throw new InternalError("a predicate has no temporal operator");
  }
}

function isSubset(a: readonly Formula[], b: readonly Formula[]): boolean {
  return a.every((f) => b.includes(f));
}
