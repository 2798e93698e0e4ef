// Concrete TLA+ values: constructors that establish the normal form of `value.ts`, one total order, equality, hashes and text.
// Start reading at `value.ts`, then `construct.ts`.
export type { FunctionValue, ModelValue, RecordValue, SetValue, TupleValue, Value } from "./value.ts";
export { booleanSet, emptySet, emptyTuple, functionOfSorted, makeFunction, makeInteger, makeRecord, makeSet, makeTuple, modelType, modelValue, recordOfSorted, sameDomain, setOfSorted, sortDistinct } from "./construct.ts";
export { compareValues, equalValues, kindRank, type Mismatch } from "./compare.ts";
export { fingerprint, hashAgain, hashValue } from "./hash.ts";
export { printString, printValue } from "./print.ts";
export { applyFunction, domainList, domainOf, indexOfElement, indexOfKey, indexOfSorted, isElement, isFunction, rangeList } from "./apply.ts";
export { isPowerTooLarge, isTooLarge, mostBits, mostCharacters } from "./sizes.ts";
export { KindMismatch, strictCompare, strictEqual } from "./strict.ts";
