import { InternalError } from "../base/invariant.ts";
import { isAssertion } from "../explicit/evaluation-error.ts";
import { createEvaluator, type Evaluator, EvaluationError, replay } from "../explicit/index.ts";
import type { Problem, Program } from "../ir/ir.ts";
import type { Trace } from "../trace/trace.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import type { Claim } from "./bmc/target.ts";
import { isOwnLimit } from "./own-limits.ts";
import { splitConjuncts } from "./split-conjuncts.ts";
import type { Verdict } from "./verdict.ts";

/** A counterexample of the symbolic engine that the explicit evaluator refuses: one of the two is wrong. */
export class ReplayRefused extends InternalError {
  readonly trace: Trace;
  constructor(message: string, trace: Trace) {
    super(message);
    this.name = "ReplayRefused";
    this.trace = trace;
  }
}

/** An evaluator that knows how long the behaviour is which ends in the state that is evaluated. */
interface Replayer {
  readonly evaluator: Evaluator;
  readonly facts: { level: number };
}

const replayers = new WeakMap<Program, Replayer>();

function replayerOf(program: Program): Replayer {
  const known = replayers.get(program);
  if (known !== undefined) return known;
  const facts = { level: 0 };
  const made = { evaluator: createEvaluator(program, { statistic: (name) => (name === "level" ? facts.level : undefined) }), facts };
  replayers.set(program, made);
  return made;
}

/** The verdict for a counterexample that the explicit evaluator has replayed, state by state, to the claimed end; `unknown` where it can not tell. Throws `InternalError` where it
 *  refuses it (`chosen`: what \E has taken in each step, which the states may not tell): two witnesses disagree, so one of them is wrong, and nothing may be reported as found. */
export function confirm(problem: Problem, trace: Trace, claim: Claim, chosen: readonly (readonly Value[])[] = []): Verdict {
  const { evaluator, facts } = replayerOf(problem.program);
  const isDoubtful = claim.kind === "deadlock" && claim.doubtful === true;
  const replayed = replay(problem, evaluator, trace, isDoubtful ? null : claim, (level) => { facts.level = level; }, chosen);
  if (!replayed.ok && replayed.undecided) return { kind: "unknown", depth: trace.states.length - 2, reason: "incomplete", detail: `there is a counterexample that the explicit evaluator can not confirm: ${replayed.reason}` };
  if (!replayed.ok) throw new ReplayRefused(`a counterexample of the symbolic engine does not replay: ${replayed.reason}\n${textOf(trace)}`, trace);
  const depth = trace.states.length - 2;
  switch (claim.kind) {
    case "deadlock":
      if (isDoubtful) return { kind: "unknown", depth, reason: "incomplete", detail: "whether a state is a deadlock hangs on a choice from an infinite or very large set (see --no-deadlock)" };
      return { kind: "deadlock", trace };
    case "evaluation-error": {
      const { diagnostic } = replayed;
      if (diagnostic === null) throw new InternalError("an evaluation error that was replayed has a diagnostic");
      if (isAssertion({ diagnostic })) return { kind: "assert", diagnostic, trace };
      if (isOwnLimit(diagnostic)) return { kind: "unknown", depth, reason: "incomplete", detail: diagnostic.message, span: diagnostic.span };
      return { kind: "evaluation-error", in: claim.in, property: claim.property?.name ?? null, diagnostic, trace };
    }
    default: return { kind: "violated", of: claim.kind, property: claim.property.name, conjunct: falseConjunct(problem, evaluator, trace, claim), trace };
  }
}

/** The conjunct of the property that is false at the end of the trace, where it has several. */
function falseConjunct(problem: Problem, evaluator: Evaluator, trace: Trace, claim: Extract<Claim, { readonly kind: "invariant" | "action-property" | "initial-property" }>): string | null {
  const last = trace.states.length - 1;
  const { values } = trace.states[last];
  const isFalse = (expr: (typeof claim.property)["expr"]): boolean => {
    try {
      return (claim.kind === "action-property" ? evaluator.step(expr, trace.states[Math.max(0, last - 1)].values, values) : evaluator.state(expr, values)) === false;
    } catch (error) {
      if (error instanceof EvaluationError) return false;
      throw error;
    }
  };
  const parts = splitConjuncts(problem.program, claim.property);
  return parts.length < 2 ? null : (parts.find((p) => isFalse(p.expr))?.name ?? null);
}

function textOf(trace: Trace): string {
  return trace.states.map((s, i) => `State ${i + 1}${s.action === null ? "" : ` (${s.action.name})`}:\n${trace.variables.map((v, j) => `  ${v} = ${printValue(s.values[j])}`).join("\n")}`).join("\n");
}
