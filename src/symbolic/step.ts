import type { Expr } from "../ir/ir.ts";
import type { Span } from "../base/span.ts";
import { FALSE, type Term, not } from "../term/term-table.ts";
import { project } from "../term/project.ts";
import { type Age, ageOf, dependsOnYounger } from "../term/younger.ts";
import { explore } from "./action.ts";
import { type Context, type Failure, type Machine, type StateSym, Unsupported, fail, possible } from "./context.ts";
import { unlistedIn } from "./infinite.ts";
import { mergeAll } from "./merge.ts";
import { Inputs, type LabelSym, type Outcome, selectors } from "./outcome.ts";
import { emptyPath } from "./path.ts";
import type { Guarded, Sym } from "./sym.ts";

/** All states that Init allows, or that one step of Next leads to, as one guarded state. */
export interface Step {
  /** What restricts selectors; satisfiable whatever the state is. To be asserted before anything of the step is asked about. */
  readonly inputs: readonly Term[];
  /** Some outcome is selected: the condition for the step to be taken at all. */
  readonly taken: Term;
  readonly state: StateSym;
  readonly labels: readonly Guarded<LabelSym | null>[];
  /** What \E has chosen by inputs, on all ways through the step. */
  readonly chosen: readonly Sym[];
  /** Where evaluating goes wrong; `guard` speaks about the state before and picks, not about selectors. */
  readonly failures: readonly Failure[];
  /** Where an outcome leaves variables unassigned. */
  readonly incomplete: readonly Incomplete[];
  /** The state before has a successor. False also where only a choice from an infinite or large set could tell: then it may have one. */
  readonly enabled: Term;
  /** `enabled` may be false in a state with successors. */
  readonly enabledIsDoubtful: boolean;
}

export interface Incomplete {
  readonly guard: Term;
  readonly label: LabelSym | null;
  readonly variables: readonly string[];
}

/** The root context: no path, no locals. */
export function rootContext(machine: Machine, state: StateSym | null, next: StateSym | null): Context {
  return { machine, m: machine.m, path: emptyPath, env: null, state, next, level: state === null ? 0 : machine.levels.get(state) ?? null, failures: [], depth: 0 };
}

/** The initial states. */
export function initialStep(machine: Machine, init: Expr): Step {
  return makeStep(machine, init, null);
}

/** The successors of a guarded state. */
export function nextStep(machine: Machine, next: Expr, state: StateSym): Step {
  return makeStep(machine, next, state);
}

function makeStep(machine: Machine, e: Expr, state: StateSym | null): Step {
  const { m, program } = machine;
  const age = ageOf(m.terms);
  const inputs = new Inputs(m);
  const unassigned = program.variables.map((): null => null);
  const cx = rootContext(machine, state, unassigned);
  const found = explore({ cx, inputs, init: state === null, label: { name: "Next", span: e.span, arguments: [] } }, e, { path: emptyPath, values: unassigned, labels: [] }).filter((o) => possible(cx, o.path.term));
  const complete = found.filter((o) => o.values.every((v) => v !== null));
  if (m.unlisted) for (const o of complete) requireListed(cx, o, e.span);
  const incomplete = found.filter((o) => !complete.includes(o)).map((o) => ({
    guard: o.path.term,
    label: o.labels[0]?.value ?? null,
    variables: program.variables.filter((v) => o.values[v.id] === null).map((v) => v.name),
  }));
  let known: Enabled | null = null;
  const enabled = (): Enabled => {
    known ??= enabledBy(machine, e, state, found.map((o) => o.path.term), age, inputs.cut);
    return known;
  };
  return {
    ...(machine.profiler === null ? select(machine, inputs, complete) : machine.profiler.measure(e, () => select(machine, inputs, complete))), inputs: inputs.constraints, chosen: inputs.chosen, failures: cx.failures, incomplete,
    get enabled(): Term { return enabled().term; },
    get enabledIsDoubtful(): boolean { return enabled().doubtful; },
  };
}

/** As in TLC, no state has a variable whose value can not be listed. */
function requireListed(cx: Context, o: Outcome, span: Span): void {
  const { terms } = cx.m;
  const guard = terms.any(o.values.map((v) => (v === null ? FALSE : unlistedIn(cx.m, v))));
  fail({ ...cx, path: o.path }, guard, "infinite", span);
}

/** The same step to a state that is written in another way. */
export function withState(step: Step, state: StateSym): Step {
  const { inputs, taken, labels, chosen, failures, incomplete } = step;
  return {
    inputs, taken, state, labels, chosen, failures, incomplete,
    get enabled(): Term { return step.enabled; },
    get enabledIsDoubtful(): boolean { return step.enabledIsDoubtful; },
  };
}

interface Enabled {
  readonly term: Term;
  readonly doubtful: boolean;
}

/** Whether there is a successor, by the conditions of the outcomes of a step for which inputs younger than `age` were made. What is chosen by them may not matter to
 *  any outcome, or some that it does not matter to may leave no state without a successor; else the step is walked again. */
function enabledBy(machine: Machine, e: Expr, state: StateSym | null, conditions: readonly Term[], age: Age, cut: boolean): Enabled {
  const { terms } = machine.m;
  if (state === null) return { term: terms.any(conditions), doubtful: false };
  const independent = conditions.filter((t) => !dependsOnYounger(terms, t, age));
  const term = terms.any(independent);
  if ((independent.length === conditions.length && !cut) || !machine.feasible([not(term)])) return { term, doubtful: false };
  const walked = enabledAtAll(machine, e, state);
  if (walked === null) return { term, doubtful: true };
  return { term: walked.term, doubtful: walked.cut && machine.feasible([not(walked.term)]) };
}

/** Without a free choice from a finite set, and with those from infinite ones projected away, so that the result is a condition on the state alone; null where that fails,
 *  or a set is too large to try its elements one by one. `cut`: there may be more choices. */
function enabledAtAll(machine: Machine, e: Expr, state: StateSym): { readonly term: Term; readonly cut: boolean } | null {
  const unassigned = machine.program.variables.map((): null => null);
  const cx = rootContext(machine, state, unassigned);
  const { terms } = machine.m;
  const age = ageOf(terms);
  const inputs = new Inputs(machine.m, true);
  try {
    const outcomes = explore({ cx, inputs, init: false }, e, { path: emptyPath, values: unassigned, labels: [] });
    if (cx.failures.some((f) => f.kind === "infinite")) return null;
    const term = project(terms, terms.and(terms.any(outcomes.map((o) => o.path.term)), terms.all(inputs.constraints)), age);
    return term === null ? null : { term, cut: inputs.cut };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return null;
  }
}

function select(machine: Machine, inputs: Inputs, outcomes: readonly Outcome[]): Pick<Step, "taken" | "state" | "labels"> {
  const { m, program } = machine;
  const chosen = outcomes.length === 1 ? [outcomes[0].path.term] : selectors(m, inputs, outcomes, "action");
  const state = program.variables.map((v): Sym => {
    const parts = outcomes.map((o, i) => ({ guard: chosen[i], value: o.values[v.id] ?? m.ground(false) }));
    return parts.length === 0 ? m.ground(false) : mergeAll(m, parts);
  });
  const labels = outcomes.flatMap((o, i) => (o.labels.length === 0 ? [{ guard: chosen[i], value: null }] : o.labels.map((l) => ({ guard: m.terms.and(chosen[i], l.guard), value: l.value }))));
  return { taken: m.terms.any(chosen), state, labels };
}
