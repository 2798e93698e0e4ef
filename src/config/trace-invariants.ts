import type { Span } from "../base/span.ts";
import type { Definition, Expr, NamedExpr, Problem, Variable, VariableId } from "../ir/ir.ts";

/** The name of the variable that holds the states so far: none that a spec can have. */
export const historyVariable = "<history>";

/** Whether an operator can be a trace invariant: it takes one expression, the sequence of the states from the first to the present one. */
export function isTraceInvariant({ parameters, level }: Definition): boolean {
  return parameters.length === 1 && parameters[0]?.arity === 0 && level === 0;
}

/** The problem with invariants over the sequence of all states so far, each state a record of the variables (as in Apalache's command line). A variable
 *  that comes after all others records it: `history = <<s>>` in Init, `history' = Append(history, s')` in Next. */
export function withTraceInvariants(problem: Problem, definitions: readonly Definition[]): Problem {
  const { program, init, next } = problem;
  if (definitions.length === 0 || init === null || next === null) return problem;
  const id = program.variables.length as VariableId; // the brand's constructor
  const history = (span: Span): Expr => ({ kind: "variable", variable: id, span });
  const state = (span: Span, primed: boolean): Expr => ({
    kind: "record", span, fields: [...program.variables].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, id: variable }) => ({ name, value: valueOf(variable, span, primed) })),
  });
  const equal = (left: Expr, right: Expr): Expr => ({ kind: "builtin", operator: "=", arguments: [left, right], span: left.span });
  const first = equal(history(init.span), { kind: "tuple", elements: [state(init.span, false)], span: init.span });
  const longer: Expr = { kind: "builtin", operator: "Append", arguments: [history(next.span), state(next.span, true)], span: next.span };
  const later = equal({ kind: "prime", body: history(next.span), span: next.span }, longer);
  const variable: Variable = { id, name: historyVariable, span: init.span };
  const invariants = definitions.map(({ id: definition, name, span }): NamedExpr => ({ name, span, expr: { kind: "apply", definition, arguments: [history(span)], span } }));
  return {
    ...problem,
    program: { ...program, variables: [...program.variables, variable] },
    init: { kind: "and", items: [init, first], span: init.span },
    next: { kind: "and", items: [next, later], span: next.span },
    invariants: [...problem.invariants, ...invariants],
  };
}

function valueOf(variable: VariableId, span: Span, primed: boolean): Expr {
  const value: Expr = { kind: "variable", variable, span };
  return primed ? { kind: "prime", body: value, span } : value;
}
