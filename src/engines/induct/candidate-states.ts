import type { Expr, NamedExpr, Program, VariableId } from "../../ir/ir.ts";
import { levelOf } from "../../lower/levels.ts";
import { type Machine, type Step, Unsupported, initialStep } from "../../symbolic/index.ts";
import { TRUE, type Term, not } from "../../term/term-table.ts";
import { anyFailure, predicate } from "../bmc/target.ts";
import { splitConjuncts } from "../split-conjuncts.ts";
import { boundSequences, mentionsSequences } from "./bound-sequences.ts";

/** All states that a predicate allows, as a guarded state. */
export interface CandidateStates {
  /** Its inputs and `taken` are to be asserted: then `state` ranges over a superset of the states, */
  readonly step: Step;
  /** of which these conditions leave exactly those where the predicate is TRUE when it is evaluated as a state predicate. */
  readonly holds: readonly Term[];
}

/** The states that `candidate` allows. Its conjuncts `x \in S`, `x \subseteq S` and `x = e`, wherever they stand, say what the variables may be; with S
 *  constant the value is picked without spelling S out, and sequences are as long as other conjuncts allow. All other conjuncts are evaluated on the state that was picked, as predicates: evaluated as
 *  Init is, both sides of `x = 0 \/ f[x] > 0` would have to make sense, and states would be lost. Where these conjuncts do not fix every variable the
 *  whole candidate is explored as Init is, and evaluated again. Throws `Unsupported` where that leaves a variable open. */
export function candidateStates(machine: Machine, candidate: NamedExpr): CandidateStates {
  const { program } = machine;
  const conjuncts = splitConjuncts(program, candidate).map((c) => ({ expr: c.expr, assignment: assignmentOf(program, c.expr) }));
  const constant = conjuncts.filter((c) => c.assignment?.constant === true);
  const dependent = conjuncts.filter((c) => c.assignment?.constant === false);
  const others = conjuncts.filter((c) => c.assignment === null);
  const all = conjuncts.map((c) => c.expr);
  const bounded = ({ expr, assignment }: (typeof conjuncts)[number]): Expr => (assignment === null ? expr : withBounds(machine, assignment, all));
  const explored = (parts: typeof conjuncts): Step =>
    initialStep(machine, { kind: "and", items: parts.map(bounded), span: candidate.span });
  let step = explored([...constant, ...dependent]);
  if (openVariables(step).length > 0) step = explored([...constant, ...dependent, ...others]);
  const wrong = step.failures.find((f) => f.guard === TRUE);
  if (wrong !== undefined && wrong.kind !== "unassigned") throw new Unsupported(`the elements of a set in ${candidate.name} can not be listed: they can not all be evaluated, or not compared`, wrong.span);
  const typed = new Set(conjuncts.map((c) => c.assignment?.variable ?? null));
  refuseOpen(step, candidate, program.variables.filter((v) => !typed.has(v.id)).map((v) => v.name));
  const holds = [...dependent, ...others].flatMap((c) => {
    const { holds: truth, failures } = predicate(machine, c.expr, step.state, null);
    return [truth, not(anyFailure(machine, failures))];
  });
  return { step, holds };
}

interface AssignmentConjunct {
  readonly variable: VariableId;
  readonly expr: Expr; // in the form that initial states are explored by
  readonly constant: boolean; // the right side mentions no variable
}

function assignmentOf(program: Program, e: Expr): AssignmentConjunct | null {
  if (e.kind !== "builtin" || (e.operator !== "=" && e.operator !== "\\in" && e.operator !== "\\subseteq")) return null;
  const [left, right] = e.arguments;
  if (left.kind !== "variable" || right.kind === "lambda") return null;
  const { span } = e;
  const expr: Expr = e.operator !== "\\subseteq" ? e : { kind: "builtin", operator: "\\in", arguments: [left, { kind: "builtin", operator: "SUBSET", arguments: [right], span }], span };
  return { variable: left.variable, expr, constant: levelOf(program, right) === 0 };
}

/** The assignment with its sequences bounded, if there are any. */
function withBounds(machine: Machine, { variable, expr }: AssignmentConjunct, conjuncts: readonly Expr[]): Expr {
  const { program } = machine;
  if (expr.kind !== "builtin" || expr.operator !== "\\in") return expr;
  const [left, type] = expr.arguments;
  if (type.kind === "lambda" || !mentionsSequences(program, type)) return expr;
  return { ...expr, arguments: [left, boundSequences(machine, program.variables[variable], type, conjuncts)] };
}

/** Ways through the exploration that leave a variable unassigned, or read one before it is assigned. */
function openVariables(step: Step): readonly unknown[] {
  return [...step.incomplete, ...step.failures.filter((f) => f.kind === "unassigned")];
}

/** `untyped`: variables that no conjunct gives a set of values. */
function refuseOpen(step: Step, candidate: NamedExpr, untyped: readonly string[]): void {
  if (openVariables(step).length === 0) return;
  const names = untyped.length > 0 ? untyped : [...new Set(step.incomplete.flatMap((i) => i.variables))];
  const place = step.failures.find((f) => f.kind === "unassigned")?.span ?? candidate.span;
  const what = names.length > 0 ? `does not say what ${names.join(", ")} may be: it needs a conjunct like ${names[0]} \\in S` : "reads a variable before it says what it may be: the set S of a conjunct x \\in S has to be a constant";
  throw new Unsupported(`${candidate.name} ${what}`, place);
}
