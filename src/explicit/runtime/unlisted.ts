import { modelValue } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import { anyUnlisted, noteUnlisted, Unlisted } from "../../value/unlisted.ts";
import type { FunctionValue, SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, type Site } from "./failure.ts";
import type { LazyFunction } from "./lazy-function.ts";
import type { LazySet } from "./lazy.ts";

/** An infinite set as a part of a value. */
export class UnlistedSet extends Unlisted implements SetValue {
  readonly kind = "set";
  readonly lazy: LazySet;
  readonly #site: Site;
  constructor(lazy: LazySet, site: Site) {
    super();
    this.lazy = lazy;
    this.#site = site;
    noteUnlisted(lazy.comparable);
  }
  get elements(): readonly Value[] {
    return this.#fail();
  }
  text(): string {
    return this.lazy.text();
  }
  compare(other: Value): number {
    return (other instanceof UnlistedSet ? this.lazy.orderOf(other.lazy, this.#site) : null) ?? this.#fail();
  }
  equals(other: Value): boolean {
    return (other instanceof UnlistedSet ? this.lazy.sameAs(other.lazy, this.#site) : null) ?? this.#fail();
  }
  #fail(): never {
    throw new Failure(this.#site, (span) => evaluationDiagnostic("E514", { set: this.text() }, span));
  }
}

/** A function with an infinite domain as a part of a value. */
export class UnlistedFunction extends Unlisted implements FunctionValue {
  readonly kind = "function";
  readonly lazy: LazyFunction;
  readonly #site: Site;
  constructor(lazy: LazyFunction, site: Site) {
    super();
    this.lazy = lazy;
    this.#site = site;
    noteUnlisted(false);
  }
  get keys(): readonly Value[] {
    return this.#fail();
  }
  get values(): readonly Value[] {
    return this.#fail();
  }
  text(): string {
    return `[x \\in ${this.lazy.domainText()} |-> ...]`;
  }
  compare(): number {
    return this.#fail();
  }
  equals(): boolean {
    return this.#fail();
  }
  #fail(): never {
    throw new Failure(this.#site, (span) => evaluationDiagnostic("E528", { function: this.lazy.text() }, span));
  }
}

/** Whether it is an unlisted set; costs next to nothing while there is none. */
export function isUnlistedSet(value: object): value is UnlistedSet {
  return anyUnlisted && value instanceof UnlistedSet;
}

/** Whether it is an unlisted function; costs next to nothing while there is none. */
export function isUnlistedFunction(value: object): value is UnlistedFunction {
  return anyUnlisted && value instanceof UnlistedFunction;
}

/** The value of TLCEval, which TLC lists at once if it is no part of another one. */
export function evaluated(value: Value): Value {
  if (value instanceof UnlistedFunction || (value instanceof UnlistedSet && !value.lazy.comparable)) requireListed(value);
  return value;
}

/** Fails for a value with unlisted parts, at any depth: states and results have none. */
export function requireListed(value: Value): void {
  if (!anyUnlisted || typeof value !== "object") return;
  switch (value.kind) {
    case "model": return;
    case "set": case "tuple": return value.elements.forEach(requireListed);
    case "record": return value.values.forEach(requireListed);
    case "function":
      value.keys.forEach(requireListed);
      value.values.forEach(requireListed);
  }
}

/** The value, or where it can not be listed a model value that carries its text: for what is only shown. */
export function shown(value: Value): Value {
  try {
    requireListed(value);
    return value;
  } catch (error) {
    if (error instanceof Failure) return modelValue(printValue(value));
    throw error;
  }
}
