import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { invariant } from "../../base/invariant.ts";
import { createEvaluator } from "../../explicit/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { Explorer } from "./explorer.ts";
import { type Facts, factValue, newFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import type { HelperReply, HelperRequest, HelperStart } from "./helper-protocol.ts";
import { SharedSearch } from "./shared-search.ts";
import { StateCodec } from "./state-codec.ts";
import { StateIdentity } from "./state-identity.ts";
import { symmetryGroup } from "./symmetry.ts";

/** Unwinds the evaluation of a helper when the search was stopped while it waited for room, or listed successors. */
class Stopped {}

/** Serves the coordinator of a search on `port`, for as long as the thread lives: expands batches of states, level by level. */
export function runHelper(problem: Problem, start: HelperStart, port: MessagePort, now: () => number): void {
  const helper = new Helper(problem, start, port, now);
  port.on("message", (request: HelperRequest) => helper.answer(request));
  port.postMessage({ kind: "ready" } satisfies HelperReply);
}

class Helper {
  readonly #port: MessagePort;
  readonly #shared: SharedSearch;
  readonly #set: FingerprintSet;
  readonly #codec: StateCodec;
  readonly #explorer: Explorer;
  readonly #facts: Facts;

  constructor(problem: Problem, start: HelperStart, port: MessagePort, now: () => number) {
    const { thread, threads, seed } = start;
    const shared = new SharedSearch(threads, start.memory);
    const begin = performance.now();
    const facts = newFacts({ shared, duration: () => (performance.now() - begin) / 1000, mode: "bfs", workers: threads, seed, deadlock: problem.checkDeadlock, variables: problem.program.variables.map((v) => v.name) });
    const print = (text: string): void => port.postMessage({ kind: "note", text } satisfies HelperReply);
    const evaluator = createEvaluator(problem.program, { print, seed: seed + thread, now, statistic: (name, registers) => factValue(facts, name, registers) });
    evaluator.assumption(); // its registers
    const symmetry = problem.symmetry === null ? [] : symmetryGroup(problem.symmetry, evaluator);
    this.#port = port;
    this.#shared = shared;
    this.#facts = facts;
    this.#set = new FingerprintSet(start.set);
    this.#codec = new StateCodec(thread, threads);
    this.#explorer = new Explorer({
      problem, evaluator, facts, shared, thread, threads, set: this.#set, codec: this.#codec,
      identity: new StateIdentity(evaluator, problem.view, symmetry),
      room: () => this.#waitForRoom(),
      look: () => {
        if (shared.stopped) throw new Stopped();
      },
    });
  }

  answer(request: HelperRequest): void {
    switch (request.kind) {
      case "set": return this.#set.attach(request.buffer);
      case "link": return this.#reply({ kind: "link", ...this.#explorer.link(request.state) });
      case "level": {
        for (const { thread, pages } of request.news) this.#codec.learn(thread, pages);
        const finding = this.#expandLevel(request);
        this.#shared.leaveLevel();
        const { counts, bytes } = this.#explorer;
        this.#reply({ kind: "level", batches: this.#explorer.takeBatches(), news: this.#codec.news(), counts, bytes, diameter: this.#facts.diameter, finding });
      }
    }
  }

  #reply(reply: HelperReply): void {
    this.#port.postMessage(reply);
  }

  #expandLevel({ batches, steps }: Extract<HelperRequest, { kind: "level" }>): Finding | null {
    const shared = this.#shared;
    const explorer = this.#explorer;
    try {
      for (let i = shared.claim(); i < batches.length; i = shared.claim()) {
        explorer.open(batches[i]);
        while (explorer.left > 0) {
          if (shared.roomWanted) this.#waitForRoom();
          if (shared.stopped) return null;
          const finding = explorer.next(steps + 1);
          if (finding === null) continue;
          shared.stop();
          return finding;
        }
      }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
    return null;
  }

  /** Asks for room in the set of fingerprints, and waits until the coordinator has made it. */
  #waitForRoom(): void {
    const shared = this.#shared;
    if (!shared.roomWanted) shared.wantRoom();
    this.#reply({ kind: "full" });
    shared.park();
    for (let received = receiveMessageOnPort(this.#port); received !== undefined; received = receiveMessageOnPort(this.#port)) {
      const request = received.message as HelperRequest; // the coordinator sends nothing else
      invariant(request.kind === "set", "within a level the coordinator only tells where the set of fingerprints is");
      this.#set.attach(request.buffer);
    }
    if (shared.stopped) throw new Stopped();
  }
}
