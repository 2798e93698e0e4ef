import { Unsupported as UnsupportedEncoding } from "../../encodings/unsupported.ts";
import type { Span } from "../base/span.ts";
import type { DefId, Program } from "../ir/ir.ts";
import type { Profiler } from "../profile/index.ts";
import { FALSE, type Term, type TermTable } from "../term/term-table.ts";
import type { Environment } from "./environment.ts";
import { type Path, assume } from "./path.ts";
import type { Sym } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

/** Where evaluating goes wrong in TLC: `guard` is when. The text comes from replaying the state with the explicit evaluator. */
export interface Failure {
  readonly guard: Term;
  readonly kind: FailureKind;
  readonly span: Span;
}

export type FailureKind =
  | "apply" | "field" | "head" | "tail" | "subseq" | "choose" | "case" | "compare" | "kind" | "divide" | "assert" | "infinite" | "unassigned" | "power";

/** The guarded values of the variables by VariableId; null where not assigned yet. Never changed: an assignment makes a new one. */
export type StateSym = readonly (Sym | null)[];

/** A value that was computed once, with the failures that computing it may meet. */
export interface Computed {
  readonly value: Sym;
  readonly failures: readonly Failure[];
}

/** What lives as long as a run: tables, limits and memos. */
export interface Machine {
  readonly m: SymTable;
  readonly program: Program;
  readonly limits: Limits;
  readonly constants: Map<DefId, Computed>;
  readonly states: WeakMap<StateSym, Map<DefId, Computed>>;
  /** Of the states of an unrolling: how many states a behaviour has that ends there, which is TLCGet("level"). */
  readonly levels: WeakMap<StateSym, number>;
  /** May these conditions hold together in some behaviour so far? False is a proof. */
  feasible: (conditions: readonly Term[]) => boolean;
  /** Choices that left elements of their sets out, because there are too many: what is found with them is real, what is not found says less. */
  readonly cuts: Cut[];
  /** What measures the cost of expressions; null: nothing does. */
  readonly profiler: Profiler | null;
}

/** A choice from a set of which only a part was tried. */
export interface Cut {
  readonly text: string;
  readonly span: Span;
}

export interface Limits {
  /** A value that is put into a set is spelt out if it has at most so many values; a set of more stays lazy. */
  readonly expansion: number;
  /** Elements of a lazy set that is spelt out because a quantifier needs it. */
  readonly enumeration: number;
  /** Nested applications of operators. */
  readonly recursion: number;
  /** Outcomes of an action's conjuncts that are kept apart before they are merged. */
  readonly outcomes: number;
  /** Elements of the largest value that is chosen from Seq(S), or from SUBSET S of an infinite S; 0: such a choice is refused. */
  readonly size: number;
}

export const defaultLimits: Limits = { expansion: 256, enumeration: 1 << 14, recursion: 400, outcomes: 32, size: 0 };

/** What an expression is evaluated in. */
export interface Context {
  readonly machine: Machine;
  readonly m: SymTable;
  readonly path: Path;
  readonly env: Environment | null;
  readonly state: StateSym | null; // null: a constant is evaluated
  readonly next: StateSym | null;
  /** TLCGet("level"): 0 for constants and initial states; null in a state of no particular behaviour, and for what is primed. */
  readonly level: number | null;
  readonly failures: Failure[];
  readonly depth: number; // of nested operator applications
}

/** Notes that evaluation fails where `condition` holds (and the expression is evaluated at all). */
export function fail(cx: Context, condition: Term, kind: FailureKind, span: Span): void {
  if (condition === FALSE) return;
  const guard = cx.m.terms.and(cx.path.term, condition);
  if (guard !== FALSE) cx.failures.push({ guard, kind, span });
}

/** The failures with one guard for each place and kind. Every use of a value takes over its failures: without this, what uses values twice, over and over, doubles them. */
export function joinFailures(terms: TermTable, failures: readonly Failure[]): readonly Failure[] {
  if (failures.length < 2) return failures;
  const groups = new Map<string, { readonly first: Failure; readonly guards: Term[] }>();
  for (const f of failures) {
    const key = `${f.kind} ${f.span.file} ${f.span.start} ${f.span.end}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: f, guards: [f.guard] });
    else group.guards.push(f.guard);
  }
  return [...groups.values()].map(({ first, guards }) => ({ ...first, guard: terms.any([...new Set(guards)]) }));
}

/** Leaves the failures noted since there were `before` of them only where `t` holds: TLC comes to what fails there, and nowhere else. */
export function onlyWhere(cx: Context, before: number, t: Term): void {
  let kept = before;
  for (let i = before; i < cx.failures.length; i++) {
    const guard = cx.m.terms.and(cx.failures[i].guard, t);
    if (guard !== FALSE) cx.failures[kept++] = { ...cx.failures[i], guard };
  }
  cx.failures.length = kept;
}

/** Whether `holds` is true of all items; it is asked of one item after the other up to the first of which it is false, as TLC compares what is in tuples. */
export function inOrder<T>(cx: Context, items: readonly T[], holds: (item: T) => Term): Term {
  const all: Term[] = [];
  for (const item of items) {
    const before = cx.failures.length;
    const t = holds(item);
    if (cx.failures.length > before) onlyWhere(cx, before, cx.m.terms.all(all));
    if (t === FALSE) return FALSE;
    all.push(t);
  }
  return cx.m.terms.all(all);
}

/** May these conditions hold together where `cx` is evaluated? False is a proof. */
export function possible(cx: Context, ...conditions: readonly Term[]): boolean {
  return cx.machine.feasible([cx.path.term, ...conditions]);
}

/** The context inside a branch that is taken where `t` holds; null if it is surely never taken. */
export function under(cx: Context, t: Term): Context | null {
  const path = assume(cx.m.terms, cx.path, t);
  return path === null ? null : path === cx.path ? cx : { ...cx, path };
}

/** Talus can not evaluate this symbolically (too large, or infinite): the verdict becomes `unknown`, with this as the reason. */
export class Unsupported extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.name = "Unsupported";
    this.span = span;
  }
}

/** Was something met that can not be evaluated symbolically, here or in the encoding of integers? */
export const isUnsupported = (error: unknown): error is Unsupported | UnsupportedEncoding => error instanceof Unsupported || error instanceof UnsupportedEncoding;
