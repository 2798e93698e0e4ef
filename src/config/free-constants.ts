import { reachableDefinitions } from "../lower/missing-constants.ts";
import type { UnassignedConstant } from "../lower/lowered.ts";
import type { Definition, Expr, NamedExpr, Problem, Variable, VariableId } from "../ir/ir.ts";

/** The problem in which constants without a value are chosen by `constantInit` (`--cinit`), once for each behaviour: each becomes a variable that Init
 *  gives a value and Next leaves unchanged. ASSUMEs about them restrict the choice. */
export function withFreeConstants(problem: Problem, constants: readonly UnassignedConstant[], constantInit: NamedExpr): Problem {
  const free = constants.filter((c) => c.arity === 0);
  const { program, init, next } = problem;
  if (init === null || next === null) return problem;
  const variables: Variable[] = free.map((c, i) => ({ id: (program.variables.length + i) as VariableId, name: c.name, span: c.span })); // ids are indices
  const bodies = new Map<number, Expr>(free.map((c, i) => [c.definition, { kind: "variable", variable: variables[i].id, span: c.span }]));
  const depends = (e: Expr): boolean => [...reachableDefinitions(program.definitions, [e])].some((id) => bodies.has(id));
  const definitions = program.definitions.map((d): Definition => {
    const body = bodies.get(d.id);
    if (body !== undefined) return { ...d, body, level: 1 };
    return d.level === 0 && depends(d.body) ? { ...d, level: 1 } : d;
  });
  const open = program.assumptions.filter((a) => depends(a.expr));
  const own = variables.map((v): Expr => ({ kind: "variable", variable: v.id, span: v.span }));
  return {
    ...problem,
    program: { ...program, variables: [...program.variables, ...variables], definitions, assumptions: program.assumptions.filter((a) => !open.includes(a)) },
    init: { kind: "and", items: [constantInit.expr, ...open.map((a) => a.expr), init], span: init.span },
    next: { kind: "and", items: [{ kind: "unchanged", body: { kind: "tuple", elements: own, span: next.span }, span: next.span }, next], span: next.span },
  };
}
