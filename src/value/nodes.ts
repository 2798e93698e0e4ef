import type { ListIndex } from "./list-index.ts";
import type { FunctionValue, ModelValue, RecordValue, SetValue, TupleValue, Value } from "./value.ts";

/** Remembers the two hash lanes of a composite value; private, so that equal values also look equal to deep comparison and to JSON.
 *  Both are 0 until computed. */
export abstract class Hashed {
  #first = 0;
  #second = 0;

  static first(node: Hashed): number {
    return node.#first;
  }

  static second(node: Hashed): number {
    return node.#second;
  }

  static store(node: Hashed, first: number, second: number): void {
    node.#first = first;
    node.#second = second;
  }
}

export class ModelNode extends Hashed implements ModelValue {
  static #count = 0;
  readonly kind = "model";
  readonly name: string;
  readonly #place: number;

  constructor(name: string) {
    super();
    this.name = name;
    this.#place = ModelNode.#count++;
  }

  /** Before (negative) or after: model values are ordered as they were made, which is the order in which the config names them. */
  static compare(a: ModelValue, b: ModelValue): number {
    if (a instanceof ModelNode && b instanceof ModelNode) return a.#place - b.#place;
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  }
}

export class SetNode extends Hashed implements SetValue {
  readonly kind = "set";
  readonly elements: readonly Value[];
  #index: ListIndex | null = null;
  static index(node: SetNode): ListIndex | null {
    return node.#index;
  }
  static keepIndex(node: SetNode, index: ListIndex): void {
    node.#index = index;
  }
  constructor(elements: readonly Value[]) {
    super();
    this.elements = elements;
  }
}

export class TupleNode extends Hashed implements TupleValue {
  readonly kind = "tuple";
  readonly elements: readonly Value[];
  constructor(elements: readonly Value[]) {
    super();
    this.elements = elements;
  }
}

export class RecordNode extends Hashed implements RecordValue {
  readonly kind = "record";
  readonly fields: readonly string[];
  readonly values: readonly Value[];
  constructor(fields: readonly string[], values: readonly Value[]) {
    super();
    this.fields = fields;
    this.values = values;
  }
}

export class FunctionNode extends Hashed implements FunctionValue {
  readonly kind = "function";
  readonly keys: readonly Value[];
  readonly values: readonly Value[];
  #index: ListIndex | null = null; // of the keys
  static index(node: FunctionNode): ListIndex | null {
    return node.#index;
  }
  static keepIndex(node: FunctionNode, index: ListIndex): void {
    node.#index = index;
  }
  constructor(keys: readonly Value[], values: readonly Value[]) {
    super();
    this.keys = keys;
    this.values = values;
  }
}
