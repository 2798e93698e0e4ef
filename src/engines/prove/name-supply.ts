/** Names for a module that extends a spec: none of them is taken there, and no bound variable has the name of a definition or constant. */
export class NameSupply {
  readonly #taken: ReadonlySet<string>;
  readonly #global = new Set<string>();
  readonly #bound = new Set<string>();

  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken;
  }

  /** A name for a module, a definition or a constant: `wish`, or `wish` with a number. */
  global(wish: string): string {
    let name = wish;
    for (let i = 2; this.#isGlobal(name) || this.#bound.has(name); i++) name = `${wish}_${i}`;
    this.#global.add(name);
    return name;
  }

  /** A letter for a bound variable in the scope of others: the first of `wish`, or one that follows it; `l` and `o` look like digits. */
  bound(wish: string, scope: readonly string[]): string {
    const start = Math.max(0, letters.indexOf((/^[A-Za-z]/.exec(wish)?.[0] ?? "i").toLowerCase()));
    for (let n = 0; ; n++) {
      const letter = letters[(start + n) % letters.length];
      const name = n < letters.length ? letter : `${letter}${Math.floor(n / letters.length)}`;
      if (this.#isGlobal(name) || scope.includes(name)) continue;
      this.#bound.add(name);
      return name;
    }
  }

  #isGlobal(name: string): boolean {
    return this.#taken.has(name) || this.#global.has(name);
  }
}

const letters = "abcdefghijkmnpqrstuvwxyz";
