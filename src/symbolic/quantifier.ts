import type { Expr } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Domains, areOrdered, domainsOf, forEachCombination, ordered } from "./combinations.ts";
import { type Context, type Failure, Unsupported, possible } from "./context.ts";
import { bindVariable, evaluate, evaluateBool } from "./evaluate.ts";
import { subsetsInOrder } from "./subsets.ts";
import type { Sym } from "./sym.ts";

type Quantifier = Extract<Expr, { kind: "forall" | "exists" }>;

/** What one combination of elements contributes: when there is that combination, when it alone decides the quantifier, and what fails in asking. */
interface Answer {
  readonly guard: Term;
  readonly decides: Term;
  readonly failures: readonly Failure[];
}

/** \A or \E over finite sets. TLC takes the elements in ascending order and stops at the first that decides: what would fail on later ones is not met. Elements whose
 *  order depends on the state are put in order where something may fail. */
export function evaluateQuantifier(cx: Context, e: Quantifier): Term {
  const answers = answersInOrder(cx, e, true, (inside) => evaluateBool(inside, e.body));
  let settled: Term = FALSE;
  if (answers.some((a) => a.failures.length > 0)) {
    for (const { decides, failures } of answers) {
      take(cx, failures, not(settled));
      settled = cx.m.terms.or(settled, decides);
    }
  }
  const decided = cx.m.terms.any(answers.map((a) => a.decides));
  return e.kind === "forall" ? not(decided) : decided;
}

/** \A or \E as a conjunct of an action that assigns nothing. As in TLC, \E is true in each of its ways, so that what fails on one is met whatever the others are; and \A asks
 *  the first element first, then the others from the last one down. */
export function testOfQuantifier(cx: Context, e: Quantifier, test: (inside: Context) => Term): Term {
  const { terms } = cx.m;
  if (e.kind === "exists") {
    const found: Term[] = [];
    forEachCombination(cx, e.bindings, domainsOf(cx, e.bindings, e.bindings.map((b) => evaluate(cx, b.set))), (inside, guard) => {
      found.push(terms.and(guard, test(inside)));
      take(cx, inside.failures, TRUE);
    });
    return terms.any(found);
  }
  const answers = answersInOrder(cx, e, false, test);
  const decided = terms.any(answers.map((a) => a.decides));
  if (answers.every((a) => a.failures.length === 0)) return not(decided);
  let before: Term = FALSE;
  const firsts = answers.map(({ guard }) => {
    const first = terms.and(guard, not(before));
    before = terms.or(before, guard);
    return first;
  });
  let refuted = terms.any(answers.map((a, i) => terms.and(firsts[i], a.decides)));
  for (let i = answers.length - 1; i >= 0; i--) {
    take(cx, answers[i].failures, terms.or(firsts[i], not(refuted)));
    refuted = terms.or(refuted, answers[i].decides);
  }
  return not(decided);
}

/** Notes failures where `t` holds. */
function take(cx: Context, failures: readonly Failure[], t: Term): void {
  for (const f of failures) {
    const guard = cx.m.terms.and(f.guard, t);
    if (guard !== FALSE) cx.failures.push({ ...f, guard });
  }
}

/** The answers in ascending order of the elements, where that order matters. `stops`: no more than those up to the first that decides in every state. */
function answersInOrder(cx: Context, e: Quantifier, stops: boolean, test: (inside: Context) => Term): readonly Answer[] {
  const sets = e.bindings.map((b) => evaluate(cx, b.set));
  const many = sets.length === 1 ? subsetsInOrder(cx, sets[0], e.bindings[0].set.span) : null;
  if (many !== null) return answersOfSubsets(cx, e, many, stops, test);
  const domains = domainsOf(cx, e.bindings, sets);
  if (areOrdered(domains)) return answersOf(cx, e, domains, stops, test);
  const answers = answersOf(cx, e, domains, false, test);
  return orderMatters(cx, answers) ? answersOf(cx, e, ordered(cx, e.bindings, domains), stops, test) : answers;
}

function answersOf(cx: Context, e: Quantifier, domains: Domains, stops: boolean, test: (inside: Context) => Term): readonly Answer[] {
  const { terms } = cx.m;
  const answers: Answer[] = [];
  let settled: Term = FALSE;
  forEachCombination(cx, e.bindings, domains, (inside, guard) => {
    if (settled === TRUE && stops) return;
    const body = test(inside);
    const decides = terms.and(guard, e.kind === "forall" ? not(body) : body);
    settled = terms.or(settled, decides);
    answers.push({ guard, decides, failures: inside.failures });
  });
  return answers;
}

/** The answers that may decide or fail, of many subsets. Throws `Unsupported` where these are many, too. */
function answersOfSubsets(cx: Context, e: Quantifier, subsets: Iterable<Sym>, stops: boolean, test: (inside: Context) => Term): readonly Answer[] {
  const [{ variable, set }] = e.bindings;
  const answers: Answer[] = [];
  for (const subset of subsets) {
    const inside = bindVariable({ ...cx, failures: [] }, variable, subset, set.span);
    const body = test(inside);
    const decides = e.kind === "forall" ? not(body) : body;
    if (decides !== FALSE || inside.failures.length > 0) answers.push({ guard: TRUE, decides, failures: inside.failures });
    if (decides === TRUE && stops) break;
    if (answers.length > cx.machine.limits.enumeration) throw new Unsupported(`more than ${cx.machine.limits.enumeration} subsets would have to be looked at`, set.span);
  }
  return answers;
}

/** May something fail at one combination where another decides? */
function orderMatters(cx: Context, answers: readonly Answer[]): boolean {
  return answers.some(({ failures }, i) => {
    if (failures.length === 0) return false;
    const others = cx.m.terms.any(answers.filter((_, j) => j !== i).map((a) => a.decides));
    return others !== FALSE && failures.some((f) => cx.m.terms.and(f.guard, others) !== FALSE && possible(cx, f.guard, others));
  });
}
