import { invariant } from "../../base/invariant.ts";
import type { Evaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { Reporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { addCounts } from "./counters.ts";
import { Explorer } from "./explorer.ts";
import type { ExploreOptions, SearchStatistics } from "./explore-options.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import { Helpers } from "./helpers.ts";
import { rebuildTrace } from "./rebuild-trace.ts";
import type { Batch } from "./state-batches.ts";
import { StateCodec } from "./state-codec.ts";
import { StateIdentity } from "./state-identity.ts";
import type { Permutation } from "./symmetry.ts";

/** How long the thread works before it looks at messages, in milliseconds. */
const slice = 40;
/** A level with fewer states is not worth telling other threads. */
const worthSharing = 1_000;

type Limit = "timeout" | "memory" | "interrupted";

/** The memory for states is used up. */
class OutOfMemory {}

/** Thrown while states are listed, when a limit is reached. */
class LimitReached {}

/** One run of breadth-first search, level by level: all threads expand the states of a level, and the next begins when the last is done. So the
 *  depth is exact, and a violation is a shortest one, however many threads there are. */
export class BreadthFirstSearch {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #facts: Facts;
  readonly #options: ExploreOptions;
  readonly #reporter: Reporter;
  readonly #identity: StateIdentity;
  readonly #set = new FingerprintSet();
  readonly #codec: StateCodec;
  readonly #explorer: Explorer;
  readonly #helpers: Helpers;
  readonly #begin = performance.now();
  #level: readonly Batch[] = [];
  #waiting = 0; // states of the level that are not expanded, as far as this thread knows
  /** Steps from an initial state to the states of the level. */
  #steps = 0;
  #listed = false; // all initial states are known
  #limit: Limit | null = null;
  #toldAt = 0;
  /** When messages are let in next; across levels, since many a level is shorter than a slice. */
  #until = performance.now() + slice;

  constructor(problem: Problem, evaluator: Evaluator, facts: Facts, symmetry: readonly Permutation[], options: ExploreOptions, reporter: Reporter) {
    this.#problem = problem;
    this.#evaluator = evaluator;
    this.#facts = facts;
    this.#options = options;
    this.#reporter = reporter;
    this.#identity = new StateIdentity(evaluator, problem.view, symmetry);
    this.#codec = new StateCodec(0, options.workers);
    this.#explorer = new Explorer({
      problem, evaluator, facts, shared: facts.shared, set: this.#set, identity: this.#identity, codec: this.#codec, thread: 0, threads: options.workers,
      room: () => this.#makeRoom(), look: () => this.#look(),
    });
    this.#helpers = new Helpers(options.workers, {
      full: () => this.#roomForHelpers(),
      note: (text) => reporter.note(text),
      news: (thread, news) => this.#codec.learn(thread, news),
    });
  }

  /** What ended the search early; null when every state (within the depth) is known. */
  async run(): Promise<Verdict | null> {
    const { init } = this.#problem;
    invariant(init !== null, "there is an initial predicate");
    try {
      return await this.#search(init);
    } catch (error) {
      if (error instanceof LimitReached && this.#limit !== null) return this.#stopped(this.#limit);
      if (error instanceof OutOfMemory || isOutOfHeap(error)) return this.#stopped("memory");
      throw error;
    } finally {
      this.#facts.shared.stop();
      await this.#helpers.end();
    }
  }

  holds(): Extract<Verdict, { kind: "holds" }> {
    return { kind: "holds", depth: this.#diameter - 1, complete: this.#waiting === 0 };
  }

  statistics(): SearchStatistics {
    const { generated, distinct, degrees, actions, possible } = addCounts([this.#explorer.counts, ...this.#helpers.counts]);
    const { shared } = this.#facts;
    const queue = this.#helpers.started ? shared.distinct - shared.expanded : this.#waiting + this.#explorer.waiting;
    return { generated, distinct, queue, depth: distinct === 0 ? 0 : this.#diameter, degrees, actions, possible, bytes: this.#bytes };
  }

  get #diameter(): number {
    return Math.max(this.#facts.diameter, this.#helpers.diameter);
  }

  get #bytes(): number {
    return this.#set.bytes + this.#explorer.bytes + this.#helpers.bytes;
  }

  async #search(init: Expr): Promise<Verdict | null> {
    const wrong = this.#explorer.start(init);
    if (wrong !== null) return this.#conclude(wrong);
    this.#listed = true;
    for (this.#begun(this.#explorer.takeBatches()); this.#waiting > 0 && this.#steps !== this.#options.depth;) {
      const found = await this.#expandLevel();
      if (found !== null) return this.#conclude(found);
      if (this.#limit !== null) return this.#stopped(this.#limit);
      this.#tell(true);
    }
    return null;
  }

  #begun(batches: readonly Batch[]): void {
    this.#level = batches;
    this.#waiting = batches.reduce((sum, batch) => sum + batch.count, 0);
  }

  async #expandLevel(): Promise<Finding | null> {
    const { shared } = this.#facts;
    this.#helpers.learn(0, this.#codec.news());
    this.#startHelpers();
    const isShared = this.#helpers.ready > 0 && this.#waiting >= worthSharing;
    shared.beginLevel(isShared ? this.#helpers.ready : 0);
    const others = isShared ? this.#helpers.expand(this.#steps, this.#level) : null;
    const own = await this.#expandOwn();
    if (own !== null || this.#limit !== null) shared.stop();
    const result = others === null ? { batches: [], findings: [] } : await others;
    if (this.#limit !== null && result.findings.length === 0 && own === null) return null;
    const findings = [...(own === null ? [] : [own]), ...result.findings];
    if (findings.length > 0) return shortest(findings);
    if (this.#limit === null) {
      this.#begun([...this.#explorer.takeBatches(), ...result.batches]);
      this.#steps++;
    }
    return null;
  }

  /** Expands batches of the level until none is left for this thread. */
  async #expandOwn(): Promise<Finding | null> {
    const explorer = this.#explorer;
    const { shared } = this.#facts;
    for (let i = shared.claim(); i < this.#level.length; i = shared.claim()) {
      explorer.open(this.#level[i]);
      while (explorer.left > 0) {
        if (shared.roomWanted) this.#roomForHelpers();
        if (shared.stopped) return null;
        this.#waiting--;
        const finding = explorer.next(this.#steps + 1);
        if (finding !== null) return finding;
        if (performance.now() < this.#until) continue;
        await messages();
        if (this.#isOver()) return null;
        this.#tell(false);
        this.#until = performance.now() + slice;
      }
    }
    return null;
  }

  /** Starts the other threads when there is enough to do for them. */
  #startHelpers(): void {
    const { workers, startHelper, seed } = this.#options;
    if (this.#helpers.started || startHelper === undefined || this.#waiting < worthSharing) return;
    for (let thread = 1; thread < workers; thread++) {
      this.#helpers.start(startHelper({ thread, threads: workers, memory: this.#facts.shared.memory, set: this.#set.buffer, seed }), thread);
    }
  }

  /** Looks after the limits while the states that follow one state, or the initial ones, are listed. */
  #look(): void {
    if (performance.now() < this.#until) return;
    this.#until = performance.now() + slice;
    this.#options.poll?.();
    if (this.#isOver()) throw new LimitReached();
    this.#tell(false);
  }

  #isOver(): boolean {
    const { signal, timeoutSeconds, memoryBytes } = this.#options;
    if (memoryBytes !== null && this.#bytes > memoryBytes) this.#limit = "memory";
    if (signal.aborted) this.#limit = "interrupted";
    else if (timeoutSeconds !== null && performance.now() - this.#begin >= timeoutSeconds * 1000) this.#limit = "timeout";
    return this.#limit !== null;
  }

  /** A helper has found the set of fingerprints full. */
  #roomForHelpers(): void {
    if (this.#facts.shared.roomWanted) this.#makeRoom();
  }

  /** Doubles the set of fingerprints, unless that takes more memory than is allowed, or than there is. */
  #makeRoom(): void {
    const { shared } = this.#facts;
    const { memoryBytes } = this.#options;
    let failed = false;
    shared.alone(() => {
      if (shared.distinct < this.#set.capacity) return;
      failed = (memoryBytes !== null && this.#set.bytes * 3 + this.#bytes - this.#set.bytes > memoryBytes) || !this.#set.grow();
      if (failed) shared.stop();
      else this.#helpers.tellSet(this.#set.buffer);
    });
    if (failed) throw new OutOfMemory();
  }

  #stopped(reason: Limit): Verdict {
    return { kind: "unknown", depth: this.#listed ? this.#steps : -1, reason, detail: { timeout: "--timeout", memory: "the memory for states", interrupted: "Ctrl-C" }[reason] };
  }

  async #conclude(finding: Finding): Promise<Verdict> {
    const path: number[] = [];
    for (let state = finding.parent; state >= 0;) {
      const thread = state % this.#options.workers;
      const { parent, word } = thread === 0 ? this.#explorer.link(state) : await this.#helpers.link(thread, state);
      path.unshift(word);
      state = parent;
    }
    const verdict = rebuildTrace(path, finding.claim, { problem: this.#problem, evaluator: this.#evaluator, identity: this.#identity, facts: this.#facts });
    return verdict ?? { kind: "unknown", depth: this.#steps, reason: "incomplete", detail: `something is wrong after ${path.length} steps, but the way there was not found a second time: the spec does not do the same twice` };
  }

  /** Reports progress, at the end of each level and every tenth of a second. */
  #tell(done: boolean): void {
    const now = performance.now();
    if (!done && now - this.#toldAt < 100) return;
    this.#toldAt = now;
    const { generated, distinct, expanded } = this.#facts.shared;
    this.#reporter.step({ depth: done ? this.#steps - 1 : this.#steps, seconds: (now - this.#begin) / 1000, terms: 0, done, states: { generated, distinct, queue: distinct - expanded } });
  }
}

/** Of what several threads have found at one level, that with the shortest trace. */
function shortest(findings: readonly Finding[]): Finding {
  const length = (f: Finding): number => (f.claim.kind === "deadlock" || f.claim.kind === "next" ? 0 : 1);
  return findings.reduce((a, b) => (length(b) < length(a) ? b : a));
}

function isOutOfHeap(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Lets messages in: an interruption, for one. */
function messages(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
