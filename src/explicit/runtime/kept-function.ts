import type { SetValue, Value } from "../../value/value.ts";
import { Failure, type Site } from "./failure.ts";
import { force } from "./force.ts";
import { makeFunctionOf } from "./functions.ts";
import { LazyFunction } from "./lazy-function.ts";
import type { LazySet, Outcome } from "./lazy.ts";

/** A function that is written as an expression. As the function of an application it is `kept`, of which TLC computes only the value that is asked for: here all are computed, as of any
 *  other, and where one fails, each when it is asked for. */
export function keptFunction(domain: SetValue | LazySet, compute: (argument: Value) => Outcome, kept: boolean | undefined, site: Site): Outcome {
  if (domain.kind !== "set" && !domain.finite) return new LazyFunction(domain, compute);
  if (kept !== true) return tabulated(domain, compute, site);
  try {
    return tabulated(domain, compute, site);
  } catch (error) {
    if (error instanceof Failure) return new LazyFunction(domain, compute, null, true);
    throw error;
  }
}

function tabulated(domain: SetValue | LazySet, compute: (argument: Value) => Outcome, site: Site): Value {
  const keys = domain.kind === "set" ? domain.elements : domain.expand(site).elements;
  return makeFunctionOf(keys, keys.map((key) => force(compute(key), site)));
}
