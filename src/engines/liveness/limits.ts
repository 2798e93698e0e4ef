/** What ends a search before it is done. */
export type Limit = "timeout" | "memory" | "interrupted";

/** Thrown where a limit is reached. */
export class LimitReached extends Error {
  readonly limit: Limit;
  constructor(limit: Limit) {
    super(limit);
    this.limit = limit;
  }
}

/** The limits of a search; `bytes` is told what its largest parts take. */
export class Limits {
  readonly #end: number;
  readonly #memoryBytes: number;
  readonly #signal: AbortSignal;
  #pause = performance.now() + slice;
  #count = 0;

  constructor(options: { readonly end: number; readonly memoryBytes: number | null; readonly signal: AbortSignal }) {
    this.#end = options.end;
    this.#memoryBytes = options.memoryBytes ?? Infinity;
    this.#signal = options.signal;
  }

  /** Whether it is time to call `pause`; cheap. */
  get due(): boolean {
    return ++this.#count % 256 === 0 && performance.now() >= this.#pause;
  }

  /** Lets messages in, such as an interruption, and throws where a limit is reached. */
  async pause(bytes: number): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.check(bytes);
    this.#pause = performance.now() + slice;
  }

  check(bytes: number): void {
    if (this.#signal.aborted) throw new LimitReached("interrupted");
    if (performance.now() >= this.#end) throw new LimitReached("timeout");
    if (bytes > this.#memoryBytes) throw new LimitReached("memory");
  }
}

/** How long the thread works before it looks at messages, in milliseconds. */
const slice = 40;
