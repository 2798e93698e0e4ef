import type { Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, Program, VariableId } from "../ir/ir.ts";
import { configDiagnostic } from "./catalogue.ts";
import { ActionReader, type Scope, TooLarge } from "./read-action.ts";

/** What stands beside an expression in the conjunctions around it: the variables that may be assigned there, and those that are certainly changed
 *  or kept there, with the place. */
interface Beside {
  readonly assigned: bigint;
  readonly certain: Certain;
}

interface Certain {
  readonly changed: ReadonlyMap<VariableId, Span>;
  readonly kept: ReadonlyMap<VariableId, Span>;
}

const nothing: Certain = { changed: new Map(), kept: new Map() };

/** Warnings about what the next-state relation `next` does with the variables, read from its text: W308 where every way through a branch leaves a
 *  variable unassigned, W309 where one conjunction says `x' = e` and UNCHANGED x. A branch that a constant rules out is not looked at. Nothing
 *  is warned of that depends on which branches go together, so a relation without a warning may still be incomplete. */
export function checkAssignments(program: Program, next: Expr): readonly Diagnostic[] {
  const checker = new Checker(program);
  try {
    checker.branch(next, null, { assigned: 0n, certain: nothing });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error; // only a warning is lost
  }
  return [...checker.found.values()];
}

class Checker {
  readonly found = new Map<string, Diagnostic>();
  readonly #program: Program;
  readonly #reader: ActionReader;
  readonly #all: bigint;

  constructor(program: Program) {
    this.#program = program;
    this.#reader = new ActionReader(program);
    this.#all = (1n << BigInt(program.variables.length)) - 1n;
  }

  /** One of the alternatives of a disjunction, or the whole relation. */
  branch(e: Expr, scope: Scope | null, beside: Beside): void {
    if (this.#reader.isImpossible(e, scope)) return;
    const missing = this.#all & ~(beside.assigned | this.#reader.mayAssign(e, scope));
    if (missing !== 0n) this.#unassigned(e, scope, missing);
    this.#contradictions(this.#certain(e, scope), beside.certain);
    this.#inside(e, scope, { ...beside, assigned: beside.assigned | missing });
  }

  #inside(e: Expr, scope: Scope | null, beside: Beside): void {
    if (e.kind === "and") return this.#conjunction(e.items, scope, beside);
    const parts = this.#reader.branches(e, scope);
    if (parts !== null) return parts.forEach((part) => this.branch(part.expr, part.scope, beside));
    const body = this.#reader.unfold(e, scope);
    if (body !== null) this.#inside(body.expr, body.scope, beside);
  }

  #conjunction(items: readonly Expr[], scope: Scope | null, beside: Beside): void {
    const assigned = items.map((item) => this.#reader.mayAssign(item, scope));
    const certain = items.map((item) => this.#certain(item, scope));
    for (const [i, item] of items.entries()) {
      let around = beside;
      items.forEach((_, j) => {
        if (j !== i) around = { assigned: around.assigned | assigned[j], certain: joined(around.certain, certain[j]) };
      });
      this.#contradictions(certain[i], around.certain);
      this.#inside(item, scope, around);
    }
  }

  #contradictions(here: Certain, around: Certain): void {
    const report = (variable: VariableId, changed: Span, kept: Span): void => {
      const { name } = this.#program.variables[variable];
      this.#add(configDiagnostic("W309", { name }, changed, [{ message: `'${name}' is UNCHANGED here`, span: kept }]));
    };
    for (const [variable, span] of here.changed) {
      const kept = around.kept.get(variable);
      if (kept !== undefined) report(variable, span, kept);
    }
    for (const [variable, span] of here.kept) {
      const changed = around.changed.get(variable);
      if (changed !== undefined) report(variable, changed, span);
    }
  }

  /** What every way through `e` changes or keeps; alternatives are left out. */
  #certain(e: Expr, scope: Scope | null): Certain {
    if (e.kind === "and") return e.items.map((item) => this.#certain(item, scope)).reduce(joined, nothing);
    if (e.kind === "unchanged") return { changed: new Map(), kept: new Map(this.#reader.namedIn(e.body, scope).map((variable) => [variable, e.span])) };
    const changed = this.#reader.changed(e, scope);
    if (changed !== null) return { changed: new Map([[changed, e.span]]), kept: new Map() };
    const right = this.#reader.consequence(e, scope);
    if (right !== null) return this.#certain(right, scope);
    const body = e.kind === "forall" ? null : this.#reader.unfold(e, scope); // a set that is empty leaves nothing of it
    return body === null ? nothing : this.#certain(body.expr, body.scope);
  }

  #unassigned(e: Expr, scope: Scope | null, missing: bigint): void {
    const names = this.#program.variables.filter((v) => (missing >> BigInt(v.id)) & 1n).map((v) => v.name);
    const action = this.#reader.innermostName(e, scope);
    this.#add(configDiagnostic("W308", { action: action?.name ?? null, names }, action?.span ?? e.span));
  }

  #add(diagnostic: Diagnostic): void {
    const { file, start, end } = diagnostic.span;
    this.found.set(`${diagnostic.message} ${file} ${start} ${end}`, diagnostic);
  }
}

function joined(a: Certain, b: Certain): Certain {
  if (a === nothing) return b;
  if (b === nothing) return a;
  return { changed: new Map([...a.changed, ...b.changed]), kept: new Map([...a.kept, ...b.kept]) };
}
