// VMTF (Ryan 2004; Biere and Froehlich, SAT'15): variables in a doubly linked list, most recently bumped last. A pointer
// remembers a place behind which no variable is unassigned, so that a decision is found in amortised constant time.
import { growFloat64, growInt32 } from "./grow.ts";

/** The queue. `stamps` grow along it, which compares two places in constant time. */
export class MoveToFrontQueue {
  /** Two words a variable: the one before and the one after it, 0 at the ends. */
  links: Int32Array<ArrayBuffer> = new Int32Array(128);
  stamps: Float64Array<ArrayBuffer> = new Float64Array(64);
  first = 0;
  last = 0;
  /** All variables after this one are assigned; 0 when the queue is empty. */
  search = 0;
  #stamp = 0;

  /** Makes room for variables below `count`. */
  reserve(count: number): void {
    this.links = growInt32(this.links, count * 2);
    this.stamps = growFloat64(this.stamps, count);
  }

  /** Appends a variable that is not in the queue. */
  append(variable: number, assigned: boolean): void {
    const links = this.links;
    links[variable * 2] = this.last;
    links[variable * 2 + 1] = 0;
    if (this.last === 0) this.first = variable;
    else links[this.last * 2 + 1] = variable;
    this.last = variable;
    this.stamps[variable] = ++this.#stamp;
    if (!assigned) this.search = variable;
  }

  /** Moves a variable to the end. */
  bump(variable: number, assigned: boolean): void {
    if (this.last === variable) return;
    this.remove(variable);
    this.append(variable, assigned);
  }

  /** Takes a variable out. */
  remove(variable: number): void {
    const links = this.links;
    const before = links[variable * 2];
    const after = links[variable * 2 + 1];
    if (after === 0) this.last = before;
    else links[after * 2] = before;
    if (before === 0) this.first = after;
    else links[before * 2 + 1] = after;
    // Everything behind the pointer is assigned; its neighbour on either side keeps that true once it has left.
    if (this.search === variable) this.search = before === 0 ? after : before;
  }
}
