import { headerSize } from "./clause-arena.ts";
import type { State } from "./state.ts";

/** Adds a binary clause to the watches. */
export function attachBinary(state: State, a: number, b: number): void {
  state.watches.pushBinary(a ^ 1, b);
  state.watches.pushBinary(b ^ 1, a);
  state.binaries++;
}

/** Watches the first two literals of a long clause. */
export function attachLong(state: State, clause: number): void {
  const words = state.arena.words;
  const a = words[clause + headerSize];
  const b = words[clause + headerSize + 1];
  state.watches.pushLong(a ^ 1, b, clause);
  state.watches.pushLong(b ^ 1, a, clause);
}
