import { functionOfSorted } from "../../value/construct.ts";
import { hashValue } from "../../value/hash.ts";
import { equalValues } from "../../value/compare.ts";
import type { FunctionValue, RecordValue, TupleValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { Failure, show, type Site } from "./failure.ts";
import { LazySet } from "./lazy.ts";
import type { SetValue } from "../../value/value.ts";
import { memberOf } from "./members.ts";

/** A function that computes its values when they are asked for, once each: a recursive one, or one with an infinite domain. */
export class LazyFunction {
  readonly kind = "lazy-function";
  readonly domain: SetValue | LazySet;
  readonly #compute: (argument: Value) => Value;
  readonly #scalars = new Map<Value, Value>();
  readonly #composites = new Map<number, [Value, Value][]>();
  #expanded: FunctionValue | RecordValue | TupleValue | null = null;

  constructor(domain: SetValue | LazySet, compute: (argument: Value) => Value) {
    this.domain = domain;
    this.#compute = compute;
  }

  /** `f[argument]`; the value may be under construction already, then the recursion does not end. */
  apply(argument: Value, site: Site): Value {
    if (typeof argument === "object" && argument.kind !== "model") return this.#applyToComposite(argument, site);
    const known = this.#scalars.get(argument);
    if (known !== undefined) return known;
    const value = this.#evaluate(argument, site);
    this.#scalars.set(argument, value);
    return value;
  }

  #applyToComposite(argument: Value, site: Site): Value {
    const hash = hashValue(argument);
    const bucket = this.#composites.get(hash);
    const known = bucket?.find((entry) => equalValues(entry[0], argument));
    if (known !== undefined) return known[1];
    const value = this.#evaluate(argument, site);
    const after = this.#composites.get(hash);
    if (after === undefined) this.#composites.set(hash, [[argument, value]]);
    else after.push([argument, value]);
    return value;
  }

  #evaluate(argument: Value, site: Site): Value {
    if (!memberOf(argument, this.domain, site)) throw new Failure(site, (span) => evaluationDiagnostic("E501", { function: this.text(), argument: show(argument) }, span));
    return this.#compute(argument);
  }

  text(): string {
    return `with domain ${this.domain.kind === "set" ? show(this.domain) : this.domain.text()}`;
  }

  /** All of it as one value. */
  expand(site: Site): FunctionValue | RecordValue | TupleValue {
    if (this.#expanded !== null) return this.#expanded;
    const domain = this.domain;
    if (domain.kind !== "set" && !domain.finite) throw new Failure(site, (span) => evaluationDiagnostic("E528", { function: this.text() }, span));
    const keys = domain.kind === "set" ? domain.elements : domain.expand(site).elements;
    this.#expanded = functionOfSorted(keys, keys.map((key) => this.apply(key, site)));
    return this.#expanded;
  }
}
