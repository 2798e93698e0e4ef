import { invariant } from "../../base/invariant.ts";
import { EvaluationError, type Evaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { Value } from "../../value/value.ts";
import { asksForBehaviour } from "./behaviour.ts";
import type { ActionCount, Counts } from "./counters.ts";
import type { Facts } from "./facts.ts";
import type { Claim, Finding, PredicateList } from "./finding.ts";
import type { FingerprintSet } from "./fingerprint-set.ts";
import { Predecessors } from "./predecessors.ts";
import { rebuild } from "./rebuild-trace.ts";
import type { Batch } from "./state-batches.ts";
import { BatchWriter } from "./state-batches.ts";
import type { SharedSearch } from "./shared-search.ts";
import type { StateCodec } from "./state-codec.ts";
import type { StateIdentity } from "./state-identity.ts";

/** Thrown through the evaluator to end a search with a finding. */
class Found {
  readonly finding: Finding;
  constructor(finding: Finding) {
    this.finding = finding;
  }
}

/** What an explorer works with. `room` is called when the set of fingerprints is full, and must make room in it. */
export interface ExplorerParts {
  readonly problem: Problem;
  readonly evaluator: Evaluator;
  readonly identity: StateIdentity;
  readonly set: FingerprintSet;
  readonly codec: StateCodec;
  readonly facts: Facts;
  readonly thread: number;
  readonly threads: number;
  readonly shared: SharedSearch;
  readonly room: () => void;
  /** Called now and then while states are listed; may throw, to end that. */
  readonly look: () => void;
}

/** The part of a search that runs in each of its threads: expands states and checks what they lead to, in TLC's order. An initial state is checked
 *  when it is new: CONSTRAINT decides whether it is kept, then come invariants and initial properties. A successor counts as generated;
 *  CONSTRAINT and ACTION_CONSTRAINT decide whether it is kept; if it is new, or not kept, invariants are checked, and in any case the step
 *  against action properties. */
export class Explorer {
  readonly #parts: ExplorerParts;
  readonly #next: Expr;
  readonly #predecessors = new Predecessors();
  readonly #batches: BatchWriter;
  readonly #invariants: readonly Expr[];
  readonly #constrained: boolean;
  /** No constraint, and nothing that is counted. */
  readonly #plain: boolean;
  readonly #taken: number[] = [];
  readonly #found: number[] = [];
  readonly #degrees: number[] = [];
  readonly #possible: Record<"possible" | "possibleSteps", (number | null)[]>;
  readonly #current: Value[];
  #generated = 0;
  #distinct = 0;
  #parent = -1;
  #level = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #left = 0;
  /** The number of the state that was new last. */
  #state = -1;
  /** The state that is visited, if the behaviour so far is asked for. */
  #visited: readonly Value[] = [];
  readonly #asked: boolean;
  #known: { readonly state: number; readonly way: readonly (readonly Value[])[] } = { state: -1, way: [] };

  constructor(parts: ExplorerParts) {
    invariant(parts.problem.next !== null, "there is a next-state relation to explore");
    this.#parts = parts;
    this.#next = parts.problem.next;
    this.#batches = new BatchWriter(parts.codec);
    this.#invariants = parts.problem.invariants.map((p) => p.expr);
    this.#constrained = parts.problem.constraints.length + parts.problem.actionConstraints.length > 0;
    this.#plain = !this.#constrained && parts.problem.possible.length + parts.problem.possibleSteps.length === 0;
    this.#possible = { possible: parts.problem.possible.map(() => null), possibleSteps: parts.problem.possibleSteps.map(() => null) };
    this.#current = parts.problem.program.variables.map(() => false);
    this.#asked = asksForBehaviour(parts.problem);
    parts.facts.behaviour = () => this.#behaviour();
  }

  /** Bytes of the memory outside the heap of JavaScript. */
  get bytes(): number {
    return this.#predecessors.bytes + this.#batches.bytes + this.#parts.codec.bytes;
  }

  /** States found since the batches were taken. */
  get waiting(): number {
    return this.#batches.size;
  }

  get counts(): Counts {
    const { labels } = this.#parts.evaluator;
    const actions: ActionCount[] = labels.map((label, i) => ({ name: label.name, span: label.defined, taken: this.#taken[i] ?? 0, found: this.#found[i] ?? 0 }));
    return { generated: this.#generated, distinct: this.#distinct, degrees: Array.from(this.#degrees, (n) => n ?? 0), actions, possible: { states: [...this.#possible.possible], steps: [...this.#possible.possibleSteps] } };
  }

  /** The states found since the last call. */
  takeBatches(): readonly Batch[] {
    return this.#batches.take();
  }

  /** The predecessor of a state of this thread, and half of its own fingerprint. */
  link(state: number): { readonly parent: number; readonly word: number } {
    const index = (state - this.#parts.thread) / this.#parts.threads;
    return { parent: this.#predecessors.parent(index), word: this.#predecessors.word(index) };
  }

  /** Finds the initial states. */
  start(init: Expr): Finding | null {
    const { evaluator, facts } = this.#parts;
    this.#parent = -1;
    facts.level = 0;
    return this.#catching(() => evaluator.visitInitial(init, (values, label) => {
      this.#parts.look();
      facts.level = 1;
      this.#initial(values, label);
      facts.level = 0;
    }));
  }

  /** Begins with a batch; `next` then takes its states one by one. */
  open(batch: Batch): void {
    this.#bytes = new Uint8Array(batch.buffer);
    this.#at = batch.from;
    this.#left = batch.count;
  }

  /** States of the batch that are still to be expanded. */
  get left(): number {
    return this.#left;
  }

  /** Expands the next state of the batch, which is of the given level. */
  next(level: number): Finding | null {
    const bytes = this.#bytes;
    const at = this.#at;
    this.#parent = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    this.#at = this.#parts.codec.readState(bytes, at + 4, this.#current);
    this.#left--;
    this.#parts.shared.countExpanded(this.#parts.thread);
    return this.#expandCurrent(level);
  }

  #expandCurrent(level: number): Finding | null {
    const { evaluator, facts, problem } = this.#parts;
    const before = this.#generated;
    const distinctBefore = this.#distinct;
    this.#level = level;
    facts.level = level;
    const betweenBefore = evaluator.between;
    const finding = this.#catching(() => evaluator.visitSuccessors(this.#next, this.#current, this.#successor));
    const found = this.#generated > before;
    this.#countBetween(evaluator.between - betweenBefore);
    if (finding !== null) return finding;
    const degree = this.#distinct - distinctBefore;
    this.#degrees[degree] = (this.#degrees[degree] ?? 0) + 1;
    return problem.checkDeadlock && !found ? { parent: this.#parent, claim: { kind: "deadlock" } } : null;
  }

  #catching(search: () => void): Finding | null {
    try {
      search();
      return null;
    } catch (thrown) {
      if (thrown instanceof Found) return thrown.finding;
      if (!(thrown instanceof EvaluationError)) throw thrown;
      if (thrown.diagnostic.code === "E520") this.#generated++; // a state without all its values counts as generated in TLC
      return { parent: this.#parent, claim: { kind: "next" } };
    }
  }

  #initial(values: readonly Value[], label: number): void {
    if (this.#asked) this.#visited = values.slice();
    this.#count(label);
    const kept = this.#holds("constraints", values, null);
    if (kept) this.#tally("possible", values, null);
    if (kept && !this.#isNew(values, label)) return;
    this.#check("invariants", values, null);
    this.#check("initialProperties", values, null);
    if (kept) this.#batches.add(this.#state, values);
  }

  readonly #successor = (values: readonly Value[], label: number): void => {
    const { facts, problem } = this.#parts;
    if (this.#asked) this.#visited = values.slice();
    this.#count(label);
    facts.level = this.#level + 1;
    const kept = this.#plain || this.#isKept(values);
    const fresh = kept && this.#isNew(values, label);
    if (fresh || !kept) this.#checkInvariants(values);
    facts.level = this.#level;
    if (problem.actionProperties.length > 0) this.#check("actionProperties", this.#current, values);
    if (fresh) this.#batches.add(this.#state, values);
  };

  /** Whether state and step are within the constraints; both are counted for _POSSIBLE where they are. */
  #isKept(values: readonly Value[]): boolean {
    const { facts } = this.#parts;
    if (this.#constrained && !this.#isInside(values)) return false;
    this.#tally("possible", values, null);
    facts.level = this.#level; // of a step: that of the state before
    const kept = this.#holds("actionConstraints", this.#current, values);
    if (kept) this.#tally("possibleSteps", this.#current, values);
    facts.level = this.#level + 1;
    return kept;
  }

  /** A state that is in the set was kept before, so its constraints need no evaluation. */
  #isInside(values: readonly Value[]): boolean {
    const { identity, set } = this.#parts;
    this.#identify(values);
    return set.has(identity.words[0], identity.words[1]) || this.#holds("constraints", values, null);
  }

  #tally(list: "possible" | "possibleSteps", values: readonly Value[], next: readonly Value[] | null): void {
    const counts = this.#possible[list];
    for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (this.#truth(list, i, values, next) ? 1 : 0);
  }

  #count(label: number): void {
    this.#generated++;
    if ((this.#generated & 1023) === 0) this.#parts.look();
    this.#taken[label] = (this.#taken[label] ?? 0) + 1;
    this.#parts.shared.countGenerated(this.#parts.thread);
  }

  /** TLC counts the states between two actions of a composition as generated too. */
  #countBetween(count: number): void {
    this.#generated += count;
    for (let i = 0; i < count; i++) this.#parts.shared.countGenerated(this.#parts.thread);
  }

  /** Adds the state to the set; when it is new, it gets a number. */
  #isNew(values: readonly Value[], label: number): boolean {
    const { identity, set, thread, threads, facts, shared } = this.#parts;
    this.#identify(values);
    const { words } = identity;
    if (!set.insert(words[0], words[1])) return false;
    this.#distinct++;
    this.#found[label] = (this.#found[label] ?? 0) + 1;
    const all = shared.countDistinct();
    facts.diameter = Math.max(facts.diameter, this.#level + 1);
    this.#state = this.#predecessors.add(this.#parent, words[0]) * threads + thread;
    if (all >= set.capacity) this.#parts.room();
    return true;
  }

  #identify(values: readonly Value[]): void {
    try {
      this.#parts.identity.of(values);
    } catch (error) {
      if (error instanceof EvaluationError) throw this.#stop({ kind: "view" });
      throw error;
    }
  }

  #checkInvariants(values: readonly Value[]): void {
    if (this.#invariants.length === 0) return;
    try {
      if (this.#parts.evaluator.firstFalse(this.#invariants, values) < 0) return;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
    this.#check("invariants", values, null);
  }

  /** Throws a finding for the first predicate that is not true. */
  #check(list: PredicateList, values: readonly Value[], next: readonly Value[] | null): void {
    this.#parts.problem[list].forEach((_, index) => {
      if (!this.#truth(list, index, values, next)) throw this.#stop({ kind: "predicate", list, index, error: false });
    });
  }

  #holds(list: PredicateList, values: readonly Value[], next: readonly Value[] | null): boolean {
    return this.#parts.problem[list].every((_, index) => this.#truth(list, index, values, next));
  }

  #truth(list: PredicateList, index: number, values: readonly Value[], next: readonly Value[] | null): boolean {
    const { evaluator, problem } = this.#parts;
    const { expr } = problem[list][index];
    let value: Value;
    try {
      value = next === null ? evaluator.state(expr, values) : evaluator.step(expr, values, next);
    } catch (error) {
      if (error instanceof EvaluationError) throw this.#stop({ kind: "predicate", list, index, error: true });
      throw error;
    }
    if (typeof value !== "boolean") throw this.#stop({ kind: "predicate", list, index, error: true });
    return value;
  }

  /** The states up to the one that is expanded or, one level further, visited. */
  #behaviour(): readonly (readonly Value[])[] {
    const way = this.#wayTo(this.#parent);
    return this.#parts.facts.level > this.#level ? [...way, this.#visited] : way;
  }

  /** The states up to the one of a number, by running the spec once more; remembers the last. */
  #wayTo(state: number): readonly (readonly Value[])[] {
    if (this.#known.state === state) return this.#known.way;
    const path: number[] = [];
    for (let at = state; at >= 0; at = this.link(at).parent) path.unshift(this.link(at).word);
    const { facts } = this.#parts;
    const { level, behaviour } = facts;
    const way = rebuild(path, this.#parts, (states) => states.map((s) => s.values)) ?? [];
    Object.assign(facts, { level, behaviour });
    this.#known = { state, way };
    return way;
  }

  #stop(claim: Claim): Found {
    return new Found({ parent: this.#parent, claim });
  }
}
