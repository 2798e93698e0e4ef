import { InternalError } from "../../base/invariant.ts";
import type { Evaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { Explorer } from "./explorer.ts";
import type { ExploreOptions, SearchStatistics } from "./explore-options.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import { rebuildTrace } from "./rebuild-trace.ts";
import type { Batch } from "./state-batches.ts";
import { StateCodec } from "./state-codec.ts";
import { StateIdentity } from "./state-identity.ts";
import type { Permutation } from "./symmetry.ts";

/** How long the thread works before it looks at messages, in milliseconds. */
const slice = 40;

type Limit = "timeout" | "memory" | "interrupted";

/** One run of breadth-first search, level by level. */
export class BreadthFirstSearch {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #facts: Facts;
  readonly #options: ExploreOptions;
  readonly #reporter: Reporter;
  readonly #identity: StateIdentity;
  readonly #set = new FingerprintSet();
  readonly #explorer: Explorer;
  readonly #begin = performance.now();
  #queue: Batch[] = [];
  #waiting = 0; // states in #queue
  #distinct = 0;
  /** Steps to the states that are expanded now. */
  #depth = 0;
  #limit: Limit | null = null;
  #toldAt = 0;

  constructor(problem: Problem, evaluator: Evaluator, facts: Facts, symmetry: readonly Permutation[], options: ExploreOptions, reporter: Reporter) {
    this.#problem = problem;
    this.#evaluator = evaluator;
    this.#facts = facts;
    this.#options = options;
    this.#reporter = reporter;
    this.#identity = new StateIdentity(evaluator, problem.view, symmetry);
    this.#explorer = new Explorer({
      problem, evaluator, facts, set: this.#set, identity: this.#identity, codec: new StateCodec(0, 1), thread: 0, threads: 1,
      countDistinct: () => ++this.#distinct,
      room: () => this.#makeRoom(),
    });
  }

  /** What ended the search early; null when every state (within the depth) is known. */
  async run(): Promise<Verdict | null> {
    const { init } = this.#problem;
    if (init === null) throw new InternalError("there is an initial predicate");
    try {
      return await this.#search(init);
    } catch (error) {
      if (error instanceof OutOfMemory) return this.#stopped("memory");
      throw error;
    }
  }

  async #search(init: Expr): Promise<Verdict | null> {
    const wrong = this.#explorer.start(init);
    if (wrong !== null) return this.#conclude(wrong);
    for (this.#takeLevel(); this.#waiting > 0 && this.#depth !== this.#options.depth; this.#takeLevel()) {
      const finding = await this.#expandLevel();
      if (finding !== null) return this.#conclude(finding);
      if (this.#limit !== null) return this.#stopped(this.#limit);
      this.#tell(true);
      this.#depth++;
    }
    return null;
  }

  holds(): Verdict {
    return { kind: "holds", depth: this.#facts.diameter - 1, complete: this.#waiting === 0 };
  }

  statistics(): SearchStatistics {
    const { generated, distinct, degrees, actions } = this.#explorer.counts;
    return { generated, distinct, queue: this.#waiting + this.#explorer.waiting, depth: this.#facts.diameter, degrees, actions, bytes: this.#set.bytes + this.#explorer.bytes };
  }

  #takeLevel(): void {
    this.#queue = [...this.#explorer.takeBatches()];
    this.#waiting = this.#queue.reduce((sum, batch) => sum + batch.count, 0);
  }

  async #expandLevel(): Promise<Finding | null> {
    const explorer = this.#explorer;
    let until = performance.now() + slice;
    for (let batch = this.#queue.shift(); batch !== undefined; batch = this.#queue.shift()) {
      explorer.open(batch);
      while (explorer.left > 0) {
        this.#waiting--;
        const finding = explorer.next(this.#depth + 1);
        if (finding !== null) return finding;
        if (performance.now() < until) continue;
        await messages();
        if (this.#isOver()) return null;
        this.#tell(false);
        until = performance.now() + slice;
      }
    }
    return null;
  }

  #isOver(): boolean {
    const { signal, timeoutSeconds, memoryBytes } = this.#options;
    if (memoryBytes !== null && this.#set.bytes + this.#explorer.bytes > memoryBytes) this.#limit = "memory";
    if (signal.aborted) this.#limit = "interrupted";
    else if (timeoutSeconds !== null && performance.now() - this.#begin >= timeoutSeconds * 1000) this.#limit = "timeout";
    return this.#limit !== null;
  }

  /** The set of fingerprints is full: doubles it, unless that takes more memory than is allowed, or than there is. */
  #makeRoom(): void {
    const { memoryBytes } = this.#options;
    if (memoryBytes !== null && this.#set.bytes * 3 + this.#explorer.bytes > memoryBytes) throw new OutOfMemory();
    try {
      this.#set.grow();
    } catch (error) {
      if (error instanceof RangeError) throw new OutOfMemory();
      throw error;
    }
  }

  #stopped(reason: Limit): Verdict {
    return { kind: "unknown", depth: this.#depth, reason, detail: { timeout: "--timeout", memory: "the memory for states", interrupted: "Ctrl-C" }[reason] };
  }

  #conclude(finding: Finding): Verdict {
    const path: number[] = [];
    for (let state = finding.parent; state >= 0;) {
      const { parent, word } = this.#explorer.link(state);
      path.unshift(word);
      state = parent;
    }
    const verdict = rebuildTrace(path, finding.claim, { problem: this.#problem, evaluator: this.#evaluator, identity: this.#identity, facts: this.#facts });
    return verdict ?? { kind: "unknown", depth: this.#depth, reason: "incomplete", detail: "something is wrong after so many steps, but the way there was not found a second time: the spec does not do the same twice" };
  }

  /** Reports progress, at the end of each level and every tenth of a second. */
  #tell(done: boolean): void {
    const now = performance.now();
    if (!done && now - this.#toldAt < 100) return;
    this.#toldAt = now;
    const states = { generated: this.#explorer.generated, distinct: this.#distinct, queue: this.#waiting + this.#explorer.waiting };
    this.#reporter.step({ depth: this.#depth, seconds: (now - this.#begin) / 1000, terms: 0, done, states });
  }
}

/** The memory for states is used up. */
class OutOfMemory {}

/** Lets messages in: an interruption, for one. */
function messages(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
