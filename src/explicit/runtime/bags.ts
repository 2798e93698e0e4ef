import { isFunction, rangeList } from "../../value/apply.ts";
import type { Site } from "./failure.ts";
import { force } from "./force.ts";
import type { Outcome } from "./lazy.ts";

/** Whether it is a function to integers above zero. As in TLC there is an answer for every value: what is no function is no bag. */
export function isBag(outcome: Outcome, site: Site): boolean {
  if (typeof outcome !== "object" || outcome.kind === "lazy-set") return false;
  const value = force(outcome, site);
  return isFunction(value) && rangeList(value).every((n) => (typeof n === "number" || typeof n === "bigint") && n > 0);
}
