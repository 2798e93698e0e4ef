import { evaluationDiagnostic } from "../../explicit/catalogue.ts";
import { EvaluationError, type Evaluator, isAssertion, type Successor } from "../../explicit/index.ts";
import type { Expr, NamedExpr, Problem } from "../../ir/ir.ts";
import type { Trace, TraceState } from "../../trace/trace.ts";
import { printValue } from "../../value/print.ts";
import type { Value } from "../../value/value.ts";
import { isMissing } from "../own-limits.ts";
import { splitConjuncts } from "../split-conjuncts.ts";
import type { Verdict } from "../verdict.ts";
import type { Facts } from "./facts.ts";
import type { Claim } from "./finding.ts";
import type { StateIdentity } from "./state-identity.ts";

/** What a trace is rebuilt with. `facts.level` is kept right meanwhile. */
export interface Rebuilding {
  readonly problem: Problem;
  readonly evaluator: Evaluator;
  readonly identity: StateIdentity;
  readonly facts: Facts;
}

/** The verdict for a claim about the state at the end of a path, or about what follows it: runs the spec along the path, whose states are known by half
 *  of their fingerprints, until the claim is seen to be true. Where several states fit (by VIEW, or by chance) each is tried. Null when none
 *  leads there, which means that the spec does not do the same twice. */
export function rebuildTrace(path: readonly number[], claim: Claim, tools: Rebuilding): Verdict | null {
  return rebuild(path, tools, (states) => concluded(states, claim, tools));
}

/** What `conclude` makes of the states along a path, if anything. */
export function rebuild<T>(path: readonly number[], tools: Rebuilding, conclude: (states: readonly TraceState[]) => T | null): T | null {
  const extend = (states: readonly TraceState[]): T | null => {
    if (states.length === path.length) return conclude(states);
    const tried = new Set<string>();
    for (const candidate of followers(states, tools)) {
      tools.identity.of(candidate.values);
      if (tools.identity.words[0] !== path[states.length]) continue;
      const key = candidate.values.map(printValue).join("\n");
      if (tried.has(key)) continue;
      tried.add(key);
      const found = extend([...states, candidate]);
      if (found !== null) return found;
    }
    return null;
  };
  return extend([]);
}

/** The initial states, or the successors of the last state, as far as they can be computed. */
function followers(states: readonly TraceState[], { problem, evaluator, facts }: Rebuilding): readonly TraceState[] {
  reach(facts, states);
  const [search, quick] = searches(states, problem, evaluator);
  try {
    return search();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return quick();
  }
}

/** Lets the facts be those at the last of the states. */
function reach(facts: Facts, states: readonly TraceState[]): void {
  facts.level = states.length;
  facts.behaviour = () => states.map((s) => s.values);
}

type Search = () => readonly TraceState[];

/** With the arguments of actions; and without, but as far as possible where an error follows. */
function searches(states: readonly TraceState[], problem: Problem, evaluator: Evaluator): readonly [Search, Search] {
  const last = states[states.length - 1];
  const { init, next } = problem;
  const collect = (visit: (found: (values: readonly Value[], label: number) => void) => void): readonly TraceState[] => {
    const all: TraceState[] = [];
    try {
      visit((values, label) => {
        const { name, span } = evaluator.labels[label];
        all.push({ values: values.slice(), action: { name, span, arguments: [] } });
      });
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
    return all;
  };
  if (last === undefined) {
    if (init === null) return [() => [], () => []];
    return [() => evaluator.initialStates(init).map((s) => ({ values: s.values, action: null })), () => collect((found) => evaluator.visitInitial(init, found)).map((s) => ({ ...s, action: null }))];
  }
  if (next === null) return [() => [], () => []];
  return [() => evaluator.successors(next, last.values).map((s: Successor) => s), () => collect((found) => evaluator.visitSuccessors(next, last.values, found))];
}

/** The verdict that the claim makes of a trace, if it is true of its end; null if it is not. */
export function concluded(states: readonly TraceState[], claim: Claim, tools: Rebuilding): Verdict | null {
  switch (claim.kind) {
    case "deadlock": return tools.evaluator.successors(nextOf(tools.problem), valuesOf(states)).length === 0 ? { kind: "deadlock", trace: traceOf(tools, states) } : null;
    case "next": return failing(states, null, "next", tools, () => runOn(states, tools));
    case "view": return atFollower(states, tools, (all) => failing(all, tools.problem.view, "next", tools, () => tools.identity.of(valuesOf(all))));
    case "predicate": return atFollower(states, tools, (all) => falsified(all, claim, tools));
  }
}

/** The claim is about a state that follows the path. */
function atFollower(states: readonly TraceState[], tools: Rebuilding, conclude: (states: readonly TraceState[]) => Verdict | null): Verdict | null {
  for (const follower of followers(states, tools)) {
    const verdict = conclude([...states, follower]);
    if (verdict !== null) return verdict;
  }
  return null;
}

function runOn(states: readonly TraceState[], { problem, evaluator, facts }: Rebuilding): void {
  reach(facts, states);
  if (states.length === 0 && problem.init !== null) evaluator.visitInitial(problem.init, () => undefined);
  if (states.length > 0) evaluator.visitSuccessors(nextOf(problem), valuesOf(states), () => undefined);
}

function falsified(states: readonly TraceState[], claim: Extract<Claim, { kind: "predicate" }>, tools: Rebuilding): Verdict | null {
  const { problem, evaluator, facts } = tools;
  const property = problem[claim.list][claim.index];
  const isStep = ["actionProperties", "actionConstraints", "possibleSteps"].includes(claim.list);
  reach(facts, isStep ? states.slice(0, -1) : states);
  const valueOf = (expr: Expr): Value => (isStep ? evaluator.step(expr, valuesOf(states.slice(0, -1)), valuesOf(states)) : evaluator.state(expr, valuesOf(states)));
  const where = claim.list === "invariants" ? "invariant" : claim.list === "constraints" || claim.list === "actionConstraints" ? "next" : "property";
  if (claim.error) return failing(states, property, where, tools, () => mustBeTruth(property, valueOf(property.expr)));
  if (valueOr(() => valueOf(property.expr)) !== false) return null;
  const parts = splitConjuncts(problem.program, property);
  const conjunct = parts.length < 2 ? undefined : parts.find((p) => valueOr(() => valueOf(p.expr)) !== true);
  const of = claim.list === "invariants" ? "invariant" : claim.list === "initialProperties" ? "initial-property" : "action-property";
  return { kind: "violated", of, property: property.name, conjunct: conjunct?.name ?? null, trace: traceOf(tools, states) };
}

function mustBeTruth(property: NamedExpr, value: Value): void {
  if (typeof value !== "boolean") throw new EvaluationError(evaluationDiagnostic("E510", { operator: property.name, value: printValue(value) }, property.span));
}

function valueOr(value: () => Value): Value | null {
  try {
    return value();
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

/** The verdict for the error that `evaluate` ends with; null if it does not. */
function failing(states: readonly TraceState[], property: NamedExpr | null, where: "next" | "invariant" | "property", tools: Rebuilding, evaluate: () => void): Verdict | null {
  try {
    evaluate();
    return null;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const trace = traceOf(tools, states);
    if (isAssertion(error)) return { kind: "assert", diagnostic: error.diagnostic, trace };
    if (isMissing(error.diagnostic)) return { kind: "unknown", depth: states.length - 2, reason: "incomplete", detail: error.diagnostic.message, span: error.diagnostic.span };
    return { kind: "evaluation-error", in: where, property: property?.name ?? null, diagnostic: error.diagnostic, trace };
  }
}

function traceOf({ problem }: Rebuilding, states: readonly TraceState[]): Trace {
  return { variables: problem.program.variables.map((v) => v.name), states };
}

function valuesOf(states: readonly TraceState[]): readonly Value[] {
  return states[states.length - 1].values;
}

function nextOf(problem: Problem): Expr {
  if (problem.next === null) throw new RangeError("a search has a next-state relation");
  return problem.next;
}
