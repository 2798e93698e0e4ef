import type { Span } from "../../base/span.ts";
import type { DefId, Expr, VariableId } from "../../ir/ir.ts";
import { hashValue } from "../../value/hash.ts";
import { equalValues } from "../../value/compare.ts";
import type { Value } from "../../value/value.ts";
import type { Site } from "../runtime/failure.ts";
import type { Analysis } from "./analysis.ts";
import { Block } from "./block.ts";

/** The state an expression is evaluated in: 0 the current one, 1 the next one (under a prime, and everything in Init). */
export type Mode = 0 | 1;

/** An action that compiled code reports with each state: what of the label is known before it runs. */
export interface StaticLabel {
  readonly name: string;
  readonly arguments: readonly string[];
  /** Of the action's formula, which a trace names, as TLC does. */
  readonly span: Span;
  /** Of the name where it is defined, which coverage names. */
  readonly defined: Span;
}

/** What all generated code of one evaluator shares: constants, spans, labels and the functions generated so far. */
export class CodeBase {
  readonly analysis: Analysis;
  readonly constants: unknown[] = [];
  readonly spans: Span[] = [];
  readonly labels: StaticLabel[] = [];
  readonly functions = new Map<string, unknown>();
  /** Expressions whose evaluation the code measures; null where nothing is measured. */
  readonly profiled: Expr[] | null;
  readonly #constantIndex = new Map<number, number[]>();
  readonly #fieldLists = new Map<string, readonly string[]>();
  readonly #shared = new Map<object, number>();
  readonly #caches = new Map<object | number, number>();
  #count = 0;

  constructor(analysis: Analysis, isProfiled: boolean) {
    this.analysis = analysis;
    this.profiled = isProfiled ? [] : null;
  }

  fresh(prefix: string): string {
    return `${prefix}${this.#count++}`;
  }

  site(span: Span): Site {
    return this.spans.push(span) - 1;
  }

  /** Index of a constant value; equal values share one. */
  constant(value: Value): number {
    const hash = hashValue(value);
    const bucket = this.#constantIndex.get(hash) ?? [];
    // The indices in a bucket are those of values.
    const known = bucket.find((i) => equalValues(this.constants[i] as Value, value));
    if (known !== undefined) return known;
    const index = this.constants.push(value) - 1;
    bucket.push(index);
    this.#constantIndex.set(hash, bucket);
    return index;
  }

  /** Index of an object of its own. */
  object(value: unknown): number {
    return this.constants.push(value) - 1;
  }

  /** Index of an object that may be used in many places. */
  shared(value: object): number {
    const known = this.#shared.get(value) ?? this.object(value);
    this.#shared.set(value, known);
    return known;
  }

  /** The one list of these field names, which are ascending, so that records of one shape share it. */
  fieldList(fields: readonly string[]): readonly string[] {
    const key = JSON.stringify(fields);
    const known = this.#fieldLists.get(key);
    if (known !== undefined) return known;
    this.#fieldLists.set(key, fields);
    return fields;
  }

  /** The place where the value of a constant expression or definition is kept. */
  cacheSlot(owner: object | number): number {
    const known = this.#caches.get(owner);
    if (known !== undefined) return known;
    const index = this.#caches.size;
    this.#caches.set(owner, index);
    return index;
  }

  label(label: StaticLabel): number {
    return this.labels.push(label) - 1;
  }
}

/** A JavaScript function being generated: the state variables it reads are loaded once, at its start. `open`: they may have no value there, so that each is looked
 *  at where it is read. */
export class Frame {
  readonly head: Block;
  readonly open: boolean;
  readonly #loaded = new Map<VariableId, string>();
  constructor(head: Block, open = false) {
    this.head = head;
    this.open = open;
  }

  stateVariable(id: VariableId): string {
    const known = this.#loaded.get(id);
    if (known !== undefined) return known;
    const name = `s${id}`;
    this.head.line(`const ${name} = S[${id}];`);
    this.#loaded.set(id, name);
    return name;
  }
}

/** One piece of generated source that is compiled in one go. Definitions that it needs and that no earlier unit has are added to it. */
export class Unit {
  readonly base: CodeBase;
  /** Whether calls keep track of the operators on the way, for the message of an error. */
  readonly traced: boolean;
  /** Whether successors are reported with the arguments of their action. */
  readonly labelled: boolean;
  readonly head = new Block();
  readonly body = new Block();
  readonly #imported = new Set<string>();
  readonly #made: string[] = [];
  readonly #queue: (() => void)[] = [];

  constructor(base: CodeBase, options: { readonly traced: boolean; readonly labelled: boolean }) {
    this.base = base;
    this.traced = options.traced;
    this.labelled = options.labelled;
  }

  get analysis(): Analysis {
    return this.base.analysis;
  }

  /** A constant of the code base by name. */
  constantName(index: number): string {
    const name = `k_${index}`; // not what `fresh` makes
    if (!this.#imported.has(name)) {
      this.#imported.add(name);
      this.head.line(`const ${name} = K[${index}];`);
    }
    return name;
  }

  /** The variable of the unit that remembers a constant's value: the values themselves are shared by all units through `C`. */
  cacheName(owner: object | number): string {
    return `C[${this.base.cacheSlot(owner)}]`;
  }

  /** The name of a function that all units share; `generate` is run later, once, unless an earlier unit has made it. */
  sharedFunction(key: string, generate: (name: string) => void): string {
    const name = `${this.traced ? "T" : "F"}_${key}`;
    if (this.#imported.has(name)) return name;
    this.#imported.add(name);
    if (this.base.functions.has(name)) this.head.line(`const ${name} = F.get(${JSON.stringify(name)});`);
    else {
      this.#made.push(name);
      this.#queue.push(() => generate(name));
    }
    return name;
  }

  definitionKey(id: DefId, mode: Mode): string {
    return `d${id}_${mode}`;
  }

  /** The finished source. Its value is the function `root`; functions it made are left in the shared table. */
  source(root: string): string {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) next();
    const made = this.#made.map((name) => `F.set(${JSON.stringify(name)}, ${name});`);
    return [this.head.toString(), this.body.toString(), ...made, `return ${root};`].join("\n");
  }
}
