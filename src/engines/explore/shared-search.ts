/** Words of the shared control memory. */
const word = { claimed: 0, distinct: 1, stop: 2, wanted: 3, pause: 4, parked: 5, epoch: 6, active: 7 } as const;

/** The memory that the threads of a search share besides the set of fingerprints. */
export interface SharedMemory {
  readonly control: SharedArrayBuffer;
  readonly tallies: SharedArrayBuffer;
}

/** Counts and signals of a search, seen by all its threads. The coordinator is thread 0; the others are helpers. */
export class SharedSearch {
  readonly memory: SharedMemory;
  readonly #control: Int32Array;
  /** For each thread the states it has generated and expanded; each thread writes its own. */
  readonly #tallies: Float64Array;

  constructor(threads: number, memory: SharedMemory = { control: new SharedArrayBuffer(32), tallies: new SharedArrayBuffer(16 * threads) }) {
    this.memory = memory;
    this.#control = new Int32Array(memory.control);
    this.#tallies = new Float64Array(memory.tallies);
  }

  /** Counts a new state; comes back with the number of all. */
  countDistinct(): number {
    return Atomics.add(this.#control, word.distinct, 1) + 1;
  }

  get distinct(): number {
    return Atomics.load(this.#control, word.distinct);
  }

  countGenerated(thread: number): void {
    this.#tallies[2 * thread]++;
  }

  countExpanded(thread: number): void {
    this.#tallies[2 * thread + 1]++;
  }

  get generated(): number {
    return this.#tallies.reduce((sum, n, i) => (i % 2 === 0 ? sum + n : sum), 0);
  }

  get expanded(): number {
    return this.#tallies.reduce((sum, n, i) => (i % 2 === 1 ? sum + n : sum), 0);
  }

  /** The index of the next batch of the level that nobody has taken. */
  claim(): number {
    return Atomics.add(this.#control, word.claimed, 1);
  }

  /** Begins a level with this many helpers. */
  beginLevel(helpers: number): void {
    Atomics.store(this.#control, word.claimed, 0);
    Atomics.store(this.#control, word.active, helpers);
  }

  /** A helper has no more to do in this level. */
  leaveLevel(): void {
    Atomics.sub(this.#control, word.active, 1);
    Atomics.notify(this.#control, word.parked);
  }

  stop(): void {
    Atomics.store(this.#control, word.stop, 1);
  }

  get stopped(): boolean {
    return Atomics.load(this.#control, word.stop) !== 0;
  }

  /** Whether the set of fingerprints is full, so that helpers have to wait. */
  get roomWanted(): boolean {
    return Atomics.load(this.#control, word.wanted) !== 0;
  }

  wantRoom(): void {
    Atomics.store(this.#control, word.wanted, 1);
  }

  /** Lets a helper wait until the coordinator has made room (or has stopped the search). */
  park(): void {
    const control = this.#control;
    const epoch = Atomics.load(control, word.epoch);
    if (!this.roomWanted) return;
    Atomics.add(control, word.parked, 1);
    Atomics.notify(control, word.parked);
    while (Atomics.load(control, word.epoch) === epoch) Atomics.wait(control, word.epoch, epoch, 100);
    Atomics.sub(control, word.parked, 1);
    Atomics.notify(control, word.parked);
  }

  /** For the coordinator: runs `work` while no helper touches the set of fingerprints. */
  alone(work: () => void): void {
    const control = this.#control;
    this.wantRoom();
    this.#until((parked) => parked >= Atomics.load(control, word.active));
    try {
      work();
    } finally {
      Atomics.store(control, word.wanted, 0);
      Atomics.add(control, word.epoch, 1);
      Atomics.notify(control, word.epoch);
      this.#until((parked) => parked === 0);
    }
  }

  #until(holds: (parked: number) => boolean): void {
    const control = this.#control;
    for (let parked = Atomics.load(control, word.parked); !holds(parked); parked = Atomics.load(control, word.parked)) {
      Atomics.wait(control, word.parked, parked, 1);
    }
  }
}
