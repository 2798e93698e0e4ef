import type { Expr } from "../ir/ir.ts";

/** A call of an expression in the tree of calls: what it cost by itself, without what it called. */
export interface ProfileNode {
  /** Null for the root: the solver, and all else that is no evaluation. */
  readonly expr: Expr | null;
  readonly children: Map<Expr, ProfileNode>;
  calls: number;
  /** Nodes of the formula that were new. A formula that existed already costs nothing again. */
  terms: number;
  milliseconds: number;
}

/** Calls beyond so many different ones are counted where they were called from, so that deep recursion does not fill the memory. */
const nodeLimit = 200_000;

/** Measures what evaluating expressions costs: formula size, which is the same in every run, and time. Invariant: `#top` is the innermost expression
 *  under evaluation, and all that has been counted since the last change of it is on its account. */
export class Profiler {
  readonly root: ProfileNode = { expr: null, children: new Map(), calls: 1, terms: 0, milliseconds: 0 };
  readonly #now: () => number;
  #size: () => number = () => 0;
  #top: ProfileNode = this.root;
  #nodes = 1;
  #termsBefore = 0;
  #timeBefore: number;

  /** `now`: milliseconds since any moment. */
  constructor(now: () => number) {
    this.#now = now;
    this.#timeBefore = now();
  }

  /** From now on formulas are nodes of the table of which `size` says how many it has. */
  attach(size: () => number): void {
    this.#account();
    this.#size = size;
    this.#termsBefore = size();
  }

  /** What `evaluation` comes back with, on the account of `e`. An expression that is evaluated in two ways is one call. */
  measure<T>(e: Expr, evaluation: () => T): T {
    const caller = this.enter(e);
    try {
      return evaluation();
    } finally {
      this.leave(caller);
    }
  }

  /** The evaluation of `e` begins; what is to be given to `leave` at its end. A call that an exception ends is closed when one around it is left. */
  enter(e: Expr): ProfileNode {
    const caller = this.#top;
    const node = caller.expr === e ? null : this.#called(caller, e);
    if (node !== null) {
      this.#account();
      this.#top = node;
      node.calls += 1;
    }
    return caller;
  }

  leave(caller: ProfileNode): void {
    if (this.#top === caller) return;
    this.#account();
    this.#top = caller;
  }

  #called(caller: ProfileNode, e: Expr): ProfileNode | null {
    const known = caller.children.get(e);
    if (known !== undefined || this.#nodes >= nodeLimit) return known ?? null;
    const made: ProfileNode = { expr: e, children: new Map(), calls: 0, terms: 0, milliseconds: 0 };
    caller.children.set(e, made);
    this.#nodes += 1;
    return made;
  }

  #account(): void {
    const terms = this.#size();
    const time = this.#now();
    this.#top.terms += terms - this.#termsBefore;
    this.#top.milliseconds += time - this.#timeBefore;
    this.#termsBefore = terms;
    this.#timeBefore = time;
  }
}
