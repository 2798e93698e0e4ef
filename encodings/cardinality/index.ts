// How many of a list of terms are true. Start with `counter.ts`.
export { counter } from "./counter.ts";
export { atMostOne, exactlyOne } from "./at-most-one.ts";
