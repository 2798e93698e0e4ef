/** The levels of the proofs that the parser is in: `<2>` steps belong to a proof of level 2. `<+>` begins a proof one level up,
 *  `<*>` continues at the level that is current. Invariant: levels of nested proofs, once known, rise. */
export class ProofLevels {
  readonly #levels: (number | null)[] = [];

  push(): void {
    this.#levels.push(null);
  }

  pop(): void {
    this.#levels.pop();
  }

  clear(): void {
    this.#levels.length = 0;
  }

  get inProof(): boolean {
    return this.#levels.length > 0;
  }

  /** The name of a step, as `<1>2` for `<1>2.` and for a `<*>2` in a proof of level 1; null where nothing follows the level. */
  nameOf(step: string): string | null {
    const label = step.slice(step.indexOf(">") + 1).replace(/\.+$/, "");
    if (label === "") return null;
    const mark = step.charAt(1);
    const level = mark === "*" || mark === "+" ? this.#levels.findLast((known) => known !== null) ?? 0 : levelOf(step);
    return `<${level}>${label}`;
  }

  /** Whether a step of this name begins a proof of what stands before it. */
  begins(step: string): boolean {
    const mark = step.charAt(1);
    if (mark === "*") return !this.inProof;
    if (mark === "+") return true;
    const current = this.#levels[this.#levels.length - 1];
    return current === undefined || (current !== null && levelOf(step) > current);
  }

  /** Whether a step of this name can stand in the innermost proof; its first step fixes the level. */
  fits(step: string): boolean {
    const last = this.#levels.length - 1;
    const current = this.#levels[last] ?? null;
    const outer = this.#levels[last - 1] ?? -1;
    const mark = step.charAt(1);
    const level = mark === "*" || mark === "+" ? outer + 1 : levelOf(step);
    if (current === null) {
      this.#levels[last] = level;
      return level > outer;
    }
    return mark === "*" || (mark !== "+" && level === current);
  }
}

function levelOf(step: string): number {
  return Number.parseInt(step.slice(1), 10);
}
