import { Worker } from "node:worker_threads";
import { invariant } from "../base/invariant.ts";
import { Evaluator } from "../term/evaluate.ts";
import { FALSE, TRUE, type Term, type TermTable } from "../term/term-table.ts";
import type { Answer, CheckLimits, Solver } from "./solver.ts";
import { workerFile } from "./worker-file.ts";
import { Z3Encoder } from "./z3-encoder.ts";
import { z3Module, type WasmModule } from "./z3-module.ts";
import type { Z3Counts, Z3Reply, Z3Request, Z3Start } from "./z3-protocol.ts";

/** Z3 gets this long to notice its own time limit before its thread is ended. */
const graceMilliseconds = 500;

/** Beyond this size a WebAssembly memory of 2 GiB is about to end. */
const defaultMegabytes = 1800;

type Ending = { readonly kind: "reply"; readonly reply: Z3Reply } | { readonly kind: "died"; readonly detail: string } | { readonly kind: "timeout" | "interrupted" };

/** Z3 compiled to WebAssembly, in a worker thread of its own. The thread is started by the first check, ended by an abort or a crash, and started
 *  again (with all assertions) by the check after that. */
export async function z3Solver(table: TermTable, options: Z3Options = {}): Promise<Solver> {
  return new Z3Solver(table, await z3Module(), options);
}

export interface Z3Options {
  /** Limit of Z3's memory; default 1800. */
  readonly megabytes?: number;
  /** The program of the thread, where another than ours is wanted. */
  readonly worker?: URL;
}

class Z3Solver implements Solver {
  readonly name = "z3-wasm";
  readonly #table: TermTable;
  readonly #start: Z3Start;
  readonly #file: URL;
  readonly #asserted: Term[] = [];
  #sent = 0; // how many of them the worker has
  #encoder: Z3Encoder;
  #worker: Worker | undefined;
  #requests = 0;
  #checking = false;
  #seconds = 0;
  #checks = 0;
  #restarts = -1;
  #counts: Z3Counts = {};

  constructor(table: TermTable, module: WasmModule, options: Z3Options) {
    this.#table = table;
    this.#start = { module, megabytes: options.megabytes ?? defaultMegabytes };
    this.#file = options.worker ?? workerFile("z3-worker");
    this.#encoder = new Z3Encoder(table);
  }

  assert(t: Term): void {
    this.#asserted.push(t);
  }

  async check(assumptions: readonly Term[], limits: CheckLimits = {}): Promise<Answer> {
    invariant(!this.#checking, "one check at a time");
    if (limits.signal?.aborted === true) return { kind: "unknown", reason: "interrupted" };
    if (assumptions.includes(FALSE)) return { kind: "unsat", core: [FALSE] };
    const literals = [...new Set(assumptions)].filter((t) => t !== TRUE);
    const began = performance.now();
    this.#checking = true;
    this.#checks++;
    try {
      const worker = (this.#worker ??= this.#startWorker());
      const ending = await this.#ask(worker, this.#request(literals, limits.milliseconds ?? null), limits);
      return this.#answer(ending, literals);
    } finally {
      this.#checking = false;
      this.#seconds += (performance.now() - began) / 1000;
    }
  }

  statistics(): Readonly<Record<string, number>> {
    return { ...this.#counts, seconds: this.#seconds, checks: this.#checks, restarts: Math.max(0, this.#restarts) };
  }

  dispose(): void {
    this.#endWorker();
  }

  #startWorker(): Worker {
    this.#restarts++;
    this.#encoder = new Z3Encoder(this.#table);
    this.#sent = 0;
    const worker = new Worker(this.#file, { workerData: this.#start, stdout: true, stderr: true, execArgv: [] });
    worker.unref(); // only a running check holds the process
    worker.on("error", () => undefined); // `#ask` reports it where it matters
    return worker;
  }

  #endWorker(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }

  #request(assumptions: readonly Term[], milliseconds: number | null): Z3Request {
    const assertions = this.#asserted.slice(this.#sent);
    this.#sent = this.#asserted.length;
    const definitions = this.#encoder.packet([...assertions, ...assumptions]);
    const references = (terms: readonly Term[]): Int32Array => Int32Array.from(terms, (t) => this.#encoder.reference(t));
    return { id: ++this.#requests, ...definitions, assertions: references(assertions), assumptions: references(assumptions), milliseconds };
  }

  /** Sends a request and waits for the first of: the reply, the end of the worker, the time limit, the abort. */
  async #ask(worker: Worker, request: Z3Request, limits: CheckLimits): Promise<Ending> {
    const { signal, milliseconds } = limits;
    const cleanups: (() => void)[] = [];
    worker.ref();
    try {
      return await new Promise<Ending>((resolve) => {
        const on = <E>(event: string, listener: (value: E) => void): void => {
          worker.on(event, listener);
          cleanups.push(() => worker.off(event, listener));
        };
        on("message", (reply: Z3Reply) => { if (reply.id === request.id) resolve({ kind: "reply", reply }); });
        on("error", (error: unknown) => resolve({ kind: "died", detail: error instanceof Error ? error.message : String(error) }));
        on("exit", (code: number) => resolve({ kind: "died", detail: `the Z3 thread ended with code ${code}` }));
        const abort = (): void => resolve({ kind: "interrupted" });
        signal?.addEventListener("abort", abort);
        cleanups.push(() => signal?.removeEventListener("abort", abort));
        if (milliseconds !== undefined) {
          const timer = setTimeout(() => resolve({ kind: "timeout" }), milliseconds + graceMilliseconds);
          cleanups.push(() => clearTimeout(timer));
        }
        worker.postMessage(request, [request.packet.buffer as ArrayBuffer]); // not shared memory
      });
    } finally {
      for (const cleanup of cleanups) cleanup();
      worker.unref();
    }
  }

  #answer(ending: Ending, assumptions: readonly Term[]): Answer {
    if (ending.kind !== "reply") {
      this.#endWorker();
      if (ending.kind === "died") return { kind: "unknown", reason: reasonOf(ending.detail), detail: ending.detail };
      return { kind: "unknown", reason: ending.kind };
    }
    const { reply } = ending;
    this.#counts = reply.counts;
    switch (reply.kind) {
      case "sat": return { kind: "sat", model: this.#model(reply.booleans, reply.integers) };
      case "unsat": return { kind: "unsat", core: Array.from(reply.core, (i) => assumptions[i]) };
      case "unknown":
        if (!reply.usable) this.#endWorker();
        return { kind: "unknown", reason: reasonOf(reply.detail), detail: reply.detail };
    }
  }

  /** Variables that Z3 never saw are false and 0. */
  #model(booleans: Uint8Array, integers: readonly string[]): Evaluator {
    const { booleanSlots, integerSlots } = this.#encoder;
    return new Evaluator(this.#table, {
      boolean: (node) => booleans[booleanSlots.get(node) ?? booleans.length] === 1,
      integer: (variable) => BigInt(integers[integerSlots.get(variable) ?? integers.length] ?? "0"),
    });
  }
}

function reasonOf(detail: string): "timeout" | "memory" | "incomplete" {
  if (/timeout|canceled/i.test(detail)) return "timeout";
  return /memory|memout/i.test(detail) ? "memory" : "incomplete";
}
