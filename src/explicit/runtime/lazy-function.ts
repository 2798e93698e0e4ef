import { functionOfSorted } from "../../value/construct.ts";
import { hashValue } from "../../value/hash.ts";
import { equalValues } from "../../value/compare.ts";
import type { FunctionValue, RecordValue, TupleValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { strictEqual } from "../../value/strict.ts";
import { comparing, Failure, show, type Site } from "./failure.ts";
import { UnlistedFunction } from "./unlisted.ts";
import { force } from "./force.ts";
import type { LazySet, Outcome } from "./lazy.ts";
import type { SetValue } from "../../value/value.ts";
import { memberOf } from "./members.ts";

/** A function that computes its values when they are asked for, once each: a recursive one, or one with an infinite domain. */
export class LazyFunction {
  readonly kind = "lazy-function";
  readonly domain: SetValue | LazySet;
  /** It could not be made at once, since some value is an error; it is what it is only because it was applied first. */
  readonly untabulated: boolean;
  readonly #compute: (argument: Value) => Outcome;
  readonly #scalars = new Map<Value, Outcome>();
  readonly #composites = new Map<number, [Value, Outcome][]>();
  readonly #partial: ((argument: Value) => LazyFunction) | null;
  readonly #active: { readonly argument: Value; partial: LazyFunction | null }[] = [];
  #expanded: FunctionValue | RecordValue | TupleValue | null = null;

  /** `partial`, if the values are functions that may use each other's values: the value for an argument as a function that is computed on demand. */
  constructor(domain: SetValue | LazySet, compute: (argument: Value) => Outcome, partial: ((argument: Value) => LazyFunction) | null = null, untabulated = false) {
    this.domain = domain;
    this.untabulated = untabulated;
    this.#compute = compute;
    this.#partial = partial;
  }

  /** `f[argument]`; the value may be under construction already, then the recursion does not end. */
  apply(argument: Value, site: Site): Value {
    return force(this.kept(argument, site), site);
  }

  /** `f[argument]` as the function of another application. */
  kept(argument: Value, site: Site): Outcome {
    if (typeof argument === "object" && argument.kind !== "model") return this.#applyToComposite(argument, site);
    const known = this.#scalars.get(argument);
    if (known !== undefined) return known;
    const value = this.#evaluate(argument, site);
    this.#scalars.set(argument, value);
    return value;
  }

  #applyToComposite(argument: Value, site: Site): Outcome {
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

  #evaluate(argument: Value, site: Site): Outcome {
    if (!memberOf(argument, this.domain, site)) throw new Failure(site, (span) => evaluationDiagnostic("E501", { function: this.text(), argument: show(argument) }, span));
    return this.#partial === null ? this.#compute(argument) : this.#evaluateOnce(argument, this.#partial, site);
  }

  /** While a value is computed that is a function, what refers to it gets it on demand. */
  #evaluateOnce(argument: Value, partial: (argument: Value) => LazyFunction, site: Site): Outcome {
    const active = this.#active.find((entry) => equalValues(entry.argument, argument));
    if (active !== undefined) return new UnlistedFunction((active.partial ??= partial(argument)), site);
    this.#active.push({ argument, partial: null });
    try {
      return this.#compute(argument);
    } finally {
      this.#active.pop();
    }
  }

  text(): string {
    return `with domain ${this.domainText()}`;
  }

  domainText(): string {
    return this.domain.kind === "set" ? show(this.domain) : this.domain.text();
  }

  /** The function as a value: listed, or unlisted where its domain is infinite. */
  value(site: Site): FunctionValue | RecordValue | TupleValue {
    return this.domain.kind === "set" || this.domain.finite ? this.expand(site) : new UnlistedFunction(this, site);
  }

  /** Another function, which differs at one argument. */
  except(argument: Value, value: Value, site: Site): LazyFunction {
    return new LazyFunction(this.domain, (x) => (comparing(site, () => strictEqual(argument, x)) ? value : this.apply(x, site)));
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
