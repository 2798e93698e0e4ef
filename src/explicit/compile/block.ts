/** Statements of generated code, in order; a nested block can be filled in later. */
export class Block {
  readonly #parts: (string | Block)[] = [];

  line(text: string): void {
    this.#parts.push(text);
  }

  /** A place in the middle of this block. */
  child(): Block {
    const block = new Block();
    this.#parts.push(block);
    return block;
  }

  /** The same, for the body of a statement such as `if (...) {`. */
  braced(head: string, tail = "}"): Block {
    this.line(`${head} {`);
    const block = this.child();
    this.line(tail);
    return block;
  }

  get isEmpty(): boolean {
    return this.#parts.every((part) => typeof part !== "string" && part.isEmpty);
  }

  toString(): string {
    return this.#parts.map(String).join("\n");
  }
}
