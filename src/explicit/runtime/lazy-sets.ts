import { functionOfSorted, makeTuple, modelType, recordOfSorted, setOfSorted } from "../../value/construct.ts";
import { domainList, rangeList } from "../../value/apply.ts";
import { equalValues } from "../../value/compare.ts";
import type { SetValue, Value } from "../../value/value.ts";
import { evaluationDiagnostic } from "../catalogue.ts";
import { strictCompare, strictEqual } from "../../value/strict.ts";
import { comparing, Failure, show, type Site } from "./failure.ts";
import { LazySet } from "./lazy.ts";
import { memberOf } from "./members.ts";

export type AnySet = SetValue | LazySet;

export function textOf(set: AnySet): string {
  return set.kind === "set" ? show(set) : set.text();
}

export function sizeOf(set: AnySet): number {
  return set.kind === "set" ? set.elements.length : set.size;
}

function listOf(set: AnySet, site: Site): readonly Value[] {
  return set.kind === "set" ? set.elements : set.expand(site).elements;
}

/** The number of elements of a finite set; where that is no exact number it has to be listed, which fails. */
export function countOf(set: AnySet, site: Site): number {
  return set.kind === "set" ? set.elements.length : set.count(site);
}

function counted(set: LazySet, count: number, site: Site): number {
  return Number.isSafeInteger(count) ? count : set.expand(site).elements.length;
}

function valueOf(set: AnySet, site: Site): SetValue {
  return set.kind === "set" ? set : set.value(site);
}

function compareSets(a: AnySet, b: AnySet, site: Site): number {
  return comparing(site, () => strictCompare(valueOf(a, site), valueOf(b, site)));
}

function isComparable(set: AnySet): boolean {
  return set.kind === "set" || set.finite || set.comparable;
}

/** What TLC does when it is asked for the membership of a value that has another kind than all elements: untyped model values are no elements. */
export function wrongKind(value: Value, set: LazySet, site: Site): false {
  if (typeof value === "object" && value.kind === "model" && modelType(value) === null) return false;
  return failMembership(value, set, site);
}

function failMembership(value: Value, set: LazySet, site: Site): never {
  throw new Failure(site, (span) => evaluationDiagnostic("E525", { value: show(value), set: set.text() }, span));
}

/** low..high, when it is too long to be listed at once. */
export class Interval extends LazySet {
  readonly low: number;
  readonly high: number;
  readonly size: number;
  constructor(low: number, high: number) {
    super();
    this.low = low;
    this.high = high;
    this.size = Math.max(0, high - low + 1);
  }
  override count(): number {
    return this.size;
  }
  text(): string {
    return `${this.low}..${this.high}`;
  }
  has(value: Value, site: Site): boolean {
    if (typeof value === "number") return value >= this.low && value <= this.high;
    return typeof value === "bigint" || this.size === 0 ? false : wrongKind(value, this, site);
  }
  protected *walk(): Iterable<Value> {
    for (let i = this.low; i <= this.high; i++) yield i;
  }
}

/** Nat, Int, Real, STRING and Any. */
export class InfiniteSet extends LazySet {
  readonly name: "Nat" | "Int" | "Real" | "STRING" | "Any";
  readonly size = Infinity;
  constructor(name: "Nat" | "Int" | "Real" | "STRING" | "Any") {
    super();
    this.name = name;
  }
  text(): string {
    return this.name;
  }
  override get comparable(): boolean {
    return this.name !== "Any";
  }
  override orderOf(other: LazySet): number | null {
    if (!(other instanceof InfiniteSet) || this.name === "Any") return null;
    if (this.name === other.name) return 0;
    return this.name === "Nat" && other.name === "Int" ? -1 : this.name === "Int" && other.name === "Nat" ? 1 : null;
  }
  has(value: Value, site: Site): boolean {
    if (this.name === "Any") return true;
    if (this.name === "STRING") return typeof value === "string" || wrongKind(value, this, site);
    if (typeof value === "number" || typeof value === "bigint") return this.name !== "Nat" || value >= 0;
    return wrongKind(value, this, site);
  }
  protected walk(): Iterable<Value> {
    return [];
  }
}

/** SUBSET base. Ascending means by size, then like words over the elements of the base. */
export class PowerSet extends LazySet {
  readonly base: AnySet;
  readonly size: number;
  constructor(base: AnySet) {
    super();
    this.base = base;
    this.size = 2 ** sizeOf(base);
  }
  override count(site: Site): number {
    return counted(this, 2 ** countOf(this.base, site), site);
  }
  override get finite(): boolean {
    return sizeOf(this.base) !== Infinity;
  }
  text(): string {
    return `SUBSET ${textOf(this.base)}`;
  }
  override get comparable(): boolean {
    return isComparable(this.base);
  }
  override orderOf(other: LazySet, site: Site): number | null {
    return other instanceof PowerSet ? compareSets(this.base, other.base, site) : null;
  }
  has(value: Value, site: Site): boolean {
    if (typeof value !== "object" || value.kind !== "set") return failMembership(value, this, site); // model values too
    for (const element of value.elements) if (!memberOf(element, this.base, site)) return false;
    return true;
  }
  protected *walk(site: Site): Iterable<Value> {
    const base = listOf(this.base, site);
    for (let size = 0; size <= base.length; size++) {
      const chosen = Array.from({ length: size }, (_, i) => i);
      for (;;) {
        yield setOfSorted(chosen.map((i) => base[i]));
        let at = size - 1;
        while (at >= 0 && chosen[at] === base.length - size + at) at--;
        if (at < 0) break;
        chosen[at]++;
        for (let i = at + 1; i < size; i++) chosen[i] = chosen[i - 1] + 1;
      }
    }
  }
}

/** All ways to take one element of each factor, the last one changing fastest. */
function* choices(factors: readonly (readonly Value[])[]): Iterable<Value[]> {
  if (factors.some((f) => f.length === 0)) return;
  const at = factors.map(() => 0);
  for (;;) {
    yield factors.map((f, i) => f[at[i]]);
    let i = factors.length - 1;
    while (i >= 0 && at[i] === factors[i].length - 1) at[i--] = 0;
    if (i < 0) return;
    at[i]++;
  }
}

function product(sizes: readonly number[]): number {
  return sizes.includes(0) ? 0 : sizes.reduce((a, b) => a * b, 1);
}

/** [domain -> range]. */
export class FunctionSet extends LazySet {
  readonly domain: AnySet;
  readonly range: AnySet;
  readonly size: number;
  constructor(domain: AnySet, range: AnySet) {
    super();
    this.domain = domain;
    this.range = range;
    this.size = sizeOf(domain) === 0 ? 1 : sizeOf(range) === 0 ? 0 : sizeOf(range) ** sizeOf(domain);
  }
  override count(site: Site): number {
    if (sizeOf(this.domain) === 0 || sizeOf(this.range) === 0) return this.size;
    return counted(this, countOf(this.range, site) ** countOf(this.domain, site), site);
  }
  override get finite(): boolean {
    return sizeOf(this.domain) === 0 || sizeOf(this.range) === 0 || (sizeOf(this.domain) !== Infinity && sizeOf(this.range) !== Infinity);
  }
  text(): string {
    return `[${textOf(this.domain)} -> ${textOf(this.range)}]`;
  }
  override get comparable(): boolean {
    return isComparable(this.domain) && isComparable(this.range);
  }
  override sameAs(other: LazySet, site: Site): boolean | null {
    if (!(other instanceof FunctionSet)) return null;
    return comparing(site, () => strictEqual(valueOf(this.domain, site), valueOf(other.domain, site)) && strictEqual(valueOf(this.range, site), valueOf(other.range, site)));
  }
  has(value: Value, site: Site): boolean {
    if (typeof value !== "object" || value.kind === "model" || value.kind === "set") return wrongKind(value, this, site);
    const domain = this.domain.kind === "set" || this.domain.finite ? listOf(this.domain, site) : null;
    const keys = domainList(value);
    if (domain === null || domain.length !== keys.length || !(domain === keys || domain.every((key, i) => equalValues(key, keys[i])))) return false;
    for (const element of rangeList(value)) if (!memberOf(element, this.range, site)) return false;
    return true;
  }
  protected *walk(site: Site): Iterable<Value> {
    const keys = listOf(this.domain, site);
    const range = keys.length === 0 ? [] : listOf(this.range, site);
    for (const values of choices(keys.map(() => range))) yield functionOfSorted(keys, values);
  }
}

/** [a: S, b: T]; `fields` is strictly ascending and shared with the records. */
export class RecordSet extends LazySet {
  readonly fields: readonly string[];
  readonly sets: readonly AnySet[];
  readonly size: number;
  constructor(fields: readonly string[], sets: readonly AnySet[]) {
    super();
    this.fields = fields;
    this.sets = sets;
    this.size = product(sets.map(sizeOf));
  }
  override count(site: Site): number {
    return this.size === 0 ? 0 : counted(this, product(this.sets.map((s) => countOf(s, site))), site);
  }
  text(): string {
    return `[${this.fields.map((f, i) => `${f}: ${textOf(this.sets[i])}`).join(", ")}]`;
  }
  has(value: Value, site: Site): boolean {
    if (typeof value !== "object" || value.kind !== "record") {
      return typeof value === "object" && value.kind === "tuple" && value.elements.length === 0 ? false : wrongKind(value, this, site);
    }
    if (value.fields !== this.fields && (value.fields.length !== this.fields.length || value.fields.some((f, i) => f !== this.fields[i]))) return false;
    for (let i = 0; i < this.sets.length; i++) if (!memberOf(value.values[i], this.sets[i], site)) return false;
    return true;
  }
  protected *walk(site: Site): Iterable<Value> {
    for (const values of choices(this.sets.map((s) => listOf(s, site)))) yield recordOfSorted(this.fields, values);
  }
}

/** S \X T \X ... */
export class ProductSet extends LazySet {
  readonly factors: readonly AnySet[];
  readonly size: number;
  constructor(factors: readonly AnySet[]) {
    super();
    this.factors = factors;
    this.size = product(factors.map(sizeOf));
  }
  override count(site: Site): number {
    return this.size === 0 ? 0 : counted(this, product(this.factors.map((s) => countOf(s, site))), site);
  }
  text(): string {
    return this.factors.map(textOf).join(" \\X ");
  }
  has(value: Value, site: Site): boolean {
    if (typeof value !== "object" || value.kind !== "tuple") return wrongKind(value, this, site);
    if (value.elements.length !== this.factors.length) return false;
    for (let i = 0; i < this.factors.length; i++) if (!memberOf(value.elements[i], this.factors[i], site)) return false;
    return true;
  }
  protected *walk(site: Site): Iterable<Value> {
    for (const values of choices(this.factors.map((s) => listOf(s, site)))) yield makeTuple(values);
  }
}

/** Seq(S). */
export class SequenceSet extends LazySet {
  readonly base: AnySet;
  readonly size = Infinity;
  constructor(base: AnySet) {
    super();
    this.base = base;
  }
  text(): string {
    return `Seq(${textOf(this.base)})`;
  }
  override get comparable(): boolean {
    return isComparable(this.base);
  }
  override orderOf(other: LazySet, site: Site): number | null {
    return other instanceof SequenceSet ? compareSets(this.base, other.base, site) : null;
  }
  has(value: Value, site: Site): boolean {
    if (typeof value !== "object" || value.kind !== "tuple") return wrongKind(value, this, site);
    for (const element of value.elements) if (!memberOf(element, this.base, site)) return false;
    return true;
  }
  protected walk(): Iterable<Value> {
    return [];
  }
}

/** A union, intersection or difference one side of which is infinite or large. */
export class CombinedSet extends LazySet {
  readonly operator: "\\union" | "\\intersect" | "\\";
  readonly left: AnySet;
  readonly right: AnySet;
  readonly size: number;
  override readonly ordered: boolean;
  override readonly exact = false;
  constructor(operator: "\\union" | "\\intersect" | "\\", left: AnySet, right: AnySet) {
    super();
    this.operator = operator;
    this.left = left;
    this.right = right;
    const [l, r] = [sizeOf(left), sizeOf(right)];
    this.size = operator === "\\union" ? l + r : operator === "\\" ? l : Math.min(l, r);
    this.ordered = operator !== "\\union";
  }
  text(): string {
    return `(${textOf(this.left)} ${this.operator} ${textOf(this.right)})`;
  }
  has(value: Value, site: Site): boolean {
    const inLeft = memberOf(value, this.left, site);
    if (this.operator === "\\union") return inLeft || memberOf(value, this.right, site);
    return inLeft && memberOf(value, this.right, site) === (this.operator === "\\intersect");
  }
  protected *walk(site: Site): Iterable<Value> {
    const swap = this.operator === "\\intersect" && sizeOf(this.left) > sizeOf(this.right);
    const [walked, other] = swap ? [this.right, this.left] : [this.left, this.right];
    if (this.operator === "\\union") {
      yield* listOf(this.left, site);
      yield* listOf(this.right, site);
      return;
    }
    const elements = walked.kind === "set" ? walked.elements : walked.elements(site);
    for (const value of elements) if (memberOf(value, other, site) === (this.operator === "\\intersect")) yield value;
  }
}

/** A union of sets some of which are lazy. */
export class UnionSet extends LazySet {
  readonly parts: readonly AnySet[];
  readonly size: number;
  override readonly ordered = false;
  constructor(parts: readonly AnySet[]) {
    super();
    this.parts = parts;
    this.size = parts.reduce((n, part) => n + sizeOf(part), 0);
  }
  text(): string {
    return `UNION {${this.parts.map(textOf).join(", ")}}`;
  }
  has(value: Value, site: Site): boolean {
    return this.parts.some((part) => memberOf(value, part, site));
  }
  protected *walk(site: Site): Iterable<Value> {
    for (const part of this.parts) yield* listOf(part, site);
  }
}

/** {x \in base : test(x)}. */
export class FilteredSet extends LazySet {
  readonly base: LazySet;
  readonly size: number;
  override readonly ordered: boolean;
  override readonly exact = false;
  readonly #test: (value: Value) => boolean;
  constructor(base: LazySet, test: (value: Value) => boolean) {
    super();
    this.base = base;
    this.size = base.size;
    this.ordered = base.ordered;
    this.#test = test;
  }
  override get finite(): boolean {
    return this.base.finite;
  }
  text(): string {
    return `{x \\in ${this.base.text()}: ...}`;
  }
  has(value: Value, site: Site): boolean {
    return this.base.has(value, site) && this.#test(value);
  }
  protected *walk(site: Site): Iterable<Value> {
    for (const value of this.base.elements(site)) if (this.#test(value)) yield value;
  }
}
