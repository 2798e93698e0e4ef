import type { Argument, Expr, LocalId, Program, VariableId } from "../ir/ir.ts";

const recursion = new WeakMap<Program, WeakMap<object, boolean>>();

/** Does evaluating `e` reach a recursive operator or function through its text and the definitions that it names? */
export function reachesRecursion(program: Program, e: Expr): boolean {
  let memo = recursion.get(program);
  if (memo === undefined) {
    memo = new WeakMap();
    recursion.set(program, memo);
  }
  return search(program, e, memo);
}

function search(program: Program, e: Argument, memo: WeakMap<object, boolean>): boolean {
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, false);
  let found = false;
  if (e.kind === "apply") {
    const definition = program.definitions[e.definition];
    found = definition.recursive || search(program, definition.body, memo);
  } else if (e.kind === "let") found = e.definitions.some((d) => d.recursive || search(program, d.body, memo));
  found ||= children(e).some((child) => search(program, child, memo));
  memo.set(e, found);
  return found;
}

const registers = new WeakMap<Program, WeakMap<object, boolean>>();

/** Does evaluating `e` ask for more than the state, by TLCGet? Then its value is not the same for ever. */
export function readsRegisters(program: Program, e: Argument): boolean {
  const memo = registers.get(program) ?? new WeakMap<object, boolean>();
  registers.set(program, memo);
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, false);
  const parts: Argument[] = [...children(e)];
  if (e.kind === "apply") parts.push(program.definitions[e.definition].body);
  const found = (e.kind === "builtin" && e.operator === "TLCGet") || parts.some((part) => readsRegisters(program, part));
  memo.set(e, found);
  return found;
}

/** The expressions and lambdas that stand directly in `e`. */
export function children(e: Argument): readonly Argument[] {
  switch (e.kind) {
    case "literal": case "variable": case "local": return [];
    case "replaced": return [e.current];
    case "apply": case "apply-local": case "builtin": case "temporal": return e.arguments;
    case "lambda": case "prime": case "unchanged": case "enabled": case "unbounded": return [e.body];
    case "and": case "or": return e.items;
    case "forall": case "exists": case "map": case "function": return [...e.bindings.map((b) => b.set), e.body];
    case "choose": return e.set === null ? [e.body] : [e.set, e.body];
    case "set": case "tuple": return e.elements;
    case "filter": return [e.binding.set, e.body];
    case "record": case "record-set": return e.fields.map((f) => f.value);
    case "product": return e.factors;
    case "select": return [e.function, e.argument];
    case "except": return [e.base, ...e.updates.flatMap((u) => [...u.path, u.value])];
    case "if": return [e.condition, e.then, e.else];
    case "case": return [...e.arms.flatMap((a) => [a.guard, a.value]), ...(e.other === null ? [] : [e.other])];
    case "let": return [...e.definitions.map((d) => d.body), e.body];
    case "box-action": case "angle-action": return [e.action, e.subscript];
  }
}

const actions = new WeakMap<Program, WeakMap<object, ActionUse>>();

/** What decides whether an expression may assign variables: its own text, and the operator parameters that it mentions. */
export interface ActionUse {
  readonly primes: boolean;
  readonly variables: boolean;
  readonly locals: ReadonlySet<LocalId>;
}

/** Which of prime, variables and locals `e` mentions, through the definitions that it names. */
export function actionUse(program: Program, e: Argument): ActionUse {
  let memo = actions.get(program);
  if (memo === undefined) {
    memo = new WeakMap();
    actions.set(program, memo);
  }
  return useOf(program, e, memo);
}

function useOf(program: Program, e: Argument, memo: WeakMap<object, ActionUse>): ActionUse {
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, { primes: false, variables: false, locals: new Set() });
  let primes = e.kind === "prime" || e.kind === "unchanged" || e.kind === "box-action" || e.kind === "angle-action" || (e.kind === "builtin" && e.operator === "\\cdot");
  let variables = e.kind === "variable" || e.kind === "replaced";
  const locals = new Set<LocalId>();
  if (e.kind === "local" || e.kind === "apply-local") locals.add(e.id);
  const parts: Argument[] = [...children(e)];
  if (e.kind === "apply") parts.push(program.definitions[e.definition].body);
  for (const part of parts) {
    const use = useOf(program, part, memo);
    primes ||= use.primes;
    variables ||= use.variables;
    for (const id of use.locals) locals.add(id);
  }
  const use = { primes, variables, locals };
  memo.set(e, use);
  return use;
}

/** Where ENABLED keeps the next value of a variable of an instance: after those of the state. */
export function unknownPlace(program: Program, { unknown }: Extract<Expr, { kind: "replaced" }>): VariableId {
  return (program.variables.length + unknown) as VariableId; // the brand's constructor
}
