import { emptySet, setOfSorted, sortDistinct } from "../../value/construct.ts";
import { strictCompare } from "../../value/strict.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { comparing, Failure, type Site } from "./failure.ts";
import type { LazyFunction } from "./lazy-function.ts";
import { UnlistedSet } from "./unlisted.ts";

/** What an expression of compiled code yields: a value, or something that becomes one only where it must. */
export type Outcome = Value | LazySet | LazyFunction;

/** No set with more elements is ever listed; TLC's default. */
export const maxSetSize = 1_000_000;

/** A set that is not a list of its elements (yet). `walk` yields them strictly ascending unless `ordered` is false; then there may also be
 *  repetitions. */
export abstract class LazySet {
  readonly kind = "lazy-set";
  #expanded: SetValue | null = null;
  #walks = 0;

  /** Number of elements, at most; Infinity where `walk` must not be used. */
  abstract readonly size: number;
  readonly ordered: boolean = true;
  /** Whether there are `size` elements, not fewer: then a large set need not be walked through to know that it is too large. */
  readonly exact: boolean = true;
  /** As the user would write it. */
  abstract text(): string;
  /** Membership, with TLC's errors for values of a kind that no element has. */
  abstract has(value: Value, site: Site): boolean;
  protected abstract walk(site: Site): Iterable<Value>;

  get finite(): boolean {
    return this.size !== Infinity;
  }

  /** The number of elements of a finite set, exactly. */
  count(site: Site): number {
    return this.expand(site).elements.length;
  }

  /** Whether an infinite one is compared with at least itself: TLC does so where it need not list it. */
  get comparable(): boolean {
    return false;
  }

  /** Negative, zero or positive, for two infinite sets; null where TLC has no order. */
  orderOf(_other: LazySet, _site: Site): number | null {
    return null;
  }

  /** Equality of two infinite sets; null where TLC does not know. */
  sameAs(other: LazySet, site: Site): boolean | null {
    const order = this.orderOf(other, site);
    return order === null ? null : order === 0;
  }

  /** The set as a value: listed, or unlisted where it is infinite. */
  value(site: Site): SetValue {
    return this.finite ? this.expand(site) : new UnlistedSet(this, site);
  }

  elements(site: Site): Iterable<Value> {
    if (this.#expanded !== null) return this.#expanded.elements;
    if (!this.finite) throw new Failure(site, (span) => evaluationDiagnostic("E514", { set: this.text() }, span));
    // A set that is gone through again and again, such as a constant one, is worth listing.
    return ++this.#walks > 1 && this.size <= 65536 ? this.expand(site).elements : this.walk(site);
  }

  /** All elements as one value. */
  expand(site: Site): SetValue {
    if (this.#expanded !== null) return this.#expanded;
    const list: Value[] = [];
    if (this.finite && this.ordered && this.exact && this.size > maxSetSize) failSize(this.text(), this.size, site);
    if (!this.finite) throw new Failure(site, (span) => evaluationDiagnostic("E514", { set: this.text() }, span));
    for (const element of this.walk(site)) {
      list.push(element);
      if (list.length > maxSetSize) failSize(this.text(), this.size, site);
    }
    if (!this.ordered) comparing(site, () => sortDistinctStrict(list));
    this.#expanded = list.length === 0 ? emptySet : setOfSorted(list);
    return this.#expanded;
  }
}

export function failSize(set: string, size: number, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E517", { set, size: size <= Number.MAX_SAFE_INTEGER ? String(size) : size === Infinity ? "too many" : `about ${size.toExponential(1)}`, limit: maxSetSize }, span));
}

function sortDistinctStrict(list: Value[]): void {
  const order = strictCompare;
  list.sort(order);
  sortDistinct(list);
}

/** Elements in pieces, so that a loop over a list costs what a loop over an array costs, and a search in a large set can stop early. */
export class Cursor {
  readonly #iterator: Iterator<Value> | null;
  #list: readonly Value[] | null;
  #piece = 4;

  constructor(elements: Iterable<Value>) {
    this.#list = Array.isArray(elements) ? elements : null;
    this.#iterator = this.#list === null ? elements[Symbol.iterator]() : null;
  }

  next(): readonly Value[] | null {
    if (this.#iterator === null) {
      const list = this.#list;
      this.#list = null;
      return list;
    }
    const piece: Value[] = [];
    while (piece.length < this.#piece) {
      const step = this.#iterator.next();
      if (step.done === true) break;
      piece.push(step.value);
    }
    this.#piece = Math.min(this.#piece * 4, 1024);
    return piece.length === 0 ? null : piece;
  }
}
