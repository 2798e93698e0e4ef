import type { MessagePort } from "node:worker_threads";
import { invariant } from "../../base/invariant.ts";
import type { Counts } from "./counters.ts";
import type { Finding } from "./finding.ts";
import type { HelperReply, HelperRequest, HelperStart, ThreadNews } from "./helper-protocol.ts";
import type { Batch } from "./state-batches.ts";
import type { LogPages } from "./value-log.ts";

/** A thread that runs `runHelper` on the other end of `port`. */
export interface HelperThread {
  readonly port: MessagePort;
  /** Rejected when the thread fails. */
  readonly failure: Promise<never>;
  readonly end: () => Promise<void>;
}

/** Makes the thread for a helper; null where a search is to stay in one thread. */
export type StartHelper = (start: HelperStart) => HelperThread;

/** What the helpers have done in a level. */
export interface LevelResult {
  readonly batches: readonly Batch[];
  readonly findings: readonly Finding[];
}

interface Helper extends HelperThread {
  readonly thread: number;
  ready: boolean;
  /** What it was told of each thread's log: so many pages and parts of the index. */
  readonly told: { pages: number; index: number }[];
  counts: Counts | null;
  bytes: number;
  diameter: number;
  level: ((reply: Extract<HelperReply, { kind: "level" }>) => void) | null;
  link: ((reply: Extract<HelperReply, { kind: "link" }>) => void) | null;
}

/** The coordinator's side of the helper threads: starts them, gives them levels, and collects what they find. */
export class Helpers {
  readonly #helpers: Helper[] = [];
  /** All of each thread's log so far. */
  readonly #logs: { readonly pages: SharedArrayBuffer[]; readonly index: SharedArrayBuffer[] }[];
  readonly #onFull: () => void;
  readonly #onNote: (text: string) => void;
  readonly #onNews: (thread: number, news: LogPages) => void;

  constructor(threads: number, on: { readonly full: () => void; readonly note: (text: string) => void; readonly news: (thread: number, news: LogPages) => void }) {
    this.#logs = Array.from({ length: threads }, () => ({ pages: [], index: [] }));
    this.#onFull = on.full;
    this.#onNote = on.note;
    this.#onNews = on.news;
  }

  get started(): boolean {
    return this.#helpers.length > 0;
  }

  /** Helpers that have read the spec. */
  get ready(): number {
    return this.#helpers.filter((h) => h.ready).length;
  }

  get counts(): readonly Counts[] {
    return this.#helpers.flatMap((h) => (h.counts === null ? [] : [h.counts]));
  }

  get bytes(): number {
    return this.#helpers.reduce((sum, h) => sum + h.bytes, 0);
  }

  get diameter(): number {
    return Math.max(1, ...this.#helpers.map((h) => h.diameter));
  }

  start(thread: HelperThread, number: number): void {
    const helper: Helper = { ...thread, thread: number, ready: false, told: this.#logs.map(() => ({ pages: 0, index: 0 })), counts: null, bytes: 0, diameter: 1, level: null, link: null };
    helper.port.on("message", (reply: HelperReply) => this.#receive(helper, reply));
    this.#helpers.push(helper);
  }

  /** Adds to what is known of a thread's log. */
  learn(thread: number, news: LogPages): void {
    this.#logs[thread].pages.push(...news.pages);
    this.#logs[thread].index.push(...news.index);
  }

  /** Gives the level to the helpers that are ready; the promise is kept when all of them are done. */
  expand(steps: number, batches: readonly Batch[]): Promise<LevelResult> {
    const busy = this.#helpers.filter((h) => h.ready);
    const done = busy.map((helper) => new Promise<Extract<HelperReply, { kind: "level" }>>((resolve) => {
      helper.level = resolve;
      this.#send(helper, { kind: "level", steps, batches, news: this.#newsFor(helper) });
    }));
    const failures = this.#helpers.map((h) => h.failure);
    return Promise.race([Promise.all(done), ...failures]).then((replies) => ({
      batches: replies.flatMap((r) => r.batches),
      findings: replies.flatMap((r) => (r.finding === null ? [] : [r.finding])),
    }));
  }

  tellSet(buffer: SharedArrayBuffer): void {
    for (const helper of this.#helpers) this.#send(helper, { kind: "set", buffer });
  }

  async link(thread: number, state: number): Promise<{ readonly parent: number; readonly word: number }> {
    const helper = this.#helpers.find((h) => h.thread === thread);
    invariant(helper !== undefined, "a state was found by a thread of the search");
    const reply = new Promise<Extract<HelperReply, { kind: "link" }>>((resolve) => (helper.link = resolve));
    this.#send(helper, { kind: "link", state });
    return Promise.race([reply, helper.failure]);
  }

  async end(): Promise<void> {
    await Promise.all(this.#helpers.map((h) => h.end()));
  }

  #send(helper: Helper, request: HelperRequest): void {
    helper.port.postMessage(request);
  }

  #newsFor(helper: Helper): readonly ThreadNews[] {
    return this.#logs.flatMap((log, thread) => {
      const told = helper.told[thread];
      const pages: LogPages = { pages: log.pages.slice(told.pages), index: log.index.slice(told.index) };
      helper.told[thread] = { pages: log.pages.length, index: log.index.length };
      return thread === helper.thread || pages.pages.length + pages.index.length === 0 ? [] : [{ thread, pages }];
    });
  }

  #receive(helper: Helper, reply: HelperReply): void {
    switch (reply.kind) {
      case "ready":
        helper.ready = true;
        return;
      case "note": return this.#onNote(reply.text);
      case "full": return this.#onFull();
      case "link": return helper.link?.(reply);
      case "level":
        helper.counts = reply.counts;
        helper.bytes = reply.bytes;
        helper.diameter = reply.diameter;
        this.learn(helper.thread, reply.news);
        this.#onNews(helper.thread, reply.news);
        return helper.level?.(reply);
    }
  }
}
