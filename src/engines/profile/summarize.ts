import type { Span } from "../../base/span.ts";
import type { Argument, Definition, Expr, Program } from "../../ir/ir.ts";
import { forEachChild } from "../../lower/index.ts";
import type { ProfileNode } from "../../profile/index.ts";

/** What one expression cost in a run, wherever it was evaluated. */
export interface ProfileRow {
  readonly expr: Expr;
  /** The definition whose text the expression is part of; null where there is none, as for a formula that only the config names. */
  readonly operator: string | null;
  readonly calls: number;
  readonly own: Cost; // without the expressions that it evaluates
  readonly all: Cost; // with them
}

export interface Cost {
  /** New nodes of the formula. */
  readonly terms: number;
  readonly seconds: number;
}

/** What a definition cost in a run with all that it evaluates. */
export interface OperatorRow {
  readonly name: string;
  readonly span: Span;
  readonly calls: number;
  readonly all: Cost;
}

/** A run in rows, and what it cost altogether. */
export interface Profile {
  readonly root: ProfileNode;
  readonly rows: readonly ProfileRow[];
  readonly operators: readonly OperatorRow[];
  readonly evaluation: Cost;
}

interface Sum {
  calls: number;
  outerCalls: number;
  active: boolean; // being evaluated, further up
  own: Weight;
  all: Weight;
}

/** Adds up a tree of calls. Where an expression or a definition is evaluated inside itself, the inner call does not count towards `all` again. */
export function summarize(root: ProfileNode, program: Program): Profile {
  const owners = ownersOf(program);
  const sums = new Map<Expr | Definition, Sum>();
  const walk = (node: ProfileNode): Weight => {
    const { expr } = node;
    const subjects = expr === null ? [] : [expr, owners.get(expr) ?? null].filter((s) => s !== null).map((s) => entryOf(sums, s));
    const outermost = subjects.filter((s) => !s.active);
    for (const s of outermost) s.active = true;
    const own: Weight = { terms: node.terms, milliseconds: node.milliseconds };
    const all = [...node.children.values()].map(walk).reduce(plus, own);
    for (const s of outermost) {
      s.active = false;
      s.outerCalls += node.calls;
      s.all = plus(s.all, all);
    }
    for (const s of subjects) {
      s.calls += node.calls;
      s.own = plus(s.own, own);
    }
    return all;
  };
  const total = walk(root);
  const rows: ProfileRow[] = [];
  const operators: OperatorRow[] = [];
  for (const [subject, sum] of sums) {
    if ("body" in subject && "parameters" in subject && "recursive" in subject) operators.push({ name: subject.name, span: subject.span, calls: sum.outerCalls, all: costOf(sum.all) });
    else if ("kind" in subject) rows.push({ expr: subject, operator: owners.get(subject)?.name ?? null, calls: sum.calls, own: costOf(sum.own), all: costOf(sum.all) });
  }
  return { root, rows, operators, evaluation: costOf({ terms: total.terms - root.terms, milliseconds: total.milliseconds - root.milliseconds }) };
}

/** The rows that cost most by themselves, the most expensive first; rows without a cost are left out. */
export function heaviest(profile: Profile, by: "terms" | "seconds", count: number): readonly ProfileRow[] {
  const inOrder = [...profile.rows].sort((a, b) => b.own[by] - a.own[by] || b.all[by] - a.all[by] || a.expr.span.start - b.expr.span.start);
  return inOrder.slice(0, count).filter((row) => row.own[by] > 0);
}

/** The definitions that cost most with all that they evaluate, the most expensive first. */
export function heaviestOperators(profile: Profile, count: number): readonly OperatorRow[] {
  return [...profile.operators].sort((a, b) => b.all.terms - a.all.terms || b.all.seconds - a.all.seconds).slice(0, count);
}

interface Weight {
  readonly terms: number;
  readonly milliseconds: number;
}

const plus = (a: Weight, b: Weight): Weight => ({ terms: a.terms + b.terms, milliseconds: a.milliseconds + b.milliseconds });

const costOf = ({ terms, milliseconds }: Weight): Cost => ({ terms, seconds: milliseconds / 1000 });

function entryOf<K>(sums: Map<K, Sum>, key: K): Sum {
  const known = sums.get(key) ?? { calls: 0, outerCalls: 0, active: false, own: { terms: 0, milliseconds: 0 }, all: { terms: 0, milliseconds: 0 } };
  sums.set(key, known);
  return known;
}

/** The definition whose text an expression is part of. */
function ownersOf(program: Program): ReadonlyMap<Argument, Definition> {
  const owners = new Map<Argument, Definition>();
  for (const definition of program.definitions) {
    const visit = (e: Argument): void => {
      if (owners.has(e)) return;
      owners.set(e, definition);
      forEachChild(e, visit);
    };
    visit(definition.body);
  }
  return owners;
}
