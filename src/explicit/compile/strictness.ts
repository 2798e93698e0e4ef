import type { Argument, Expr, LocalId, Parameter, Program } from "../../ir/ir.ts";
import { forEachChild } from "./children.ts";
import { isKeepable } from "./keepable.ts";

/** Finds the value parameters (of definitions, LET operators and lambdas) and the LET definitions without parameters that are evaluated, in
 *  the mode of the body, whenever that body is. The greatest such set: starts from all and removes until nothing changes. */
export function strictParameters(program: Program): ReadonlySet<LocalId> {
  const owners = collectOwners(program);
  const strict = new Set<LocalId>(owners.flatMap((o) => o.ids));
  for (const id of keptParameters(program)) strict.delete(id);
  const sure = sureLocals(program, strict, new Map(owners.flatMap((o) => o.lets)));
  for (let changed = true; changed;) {
    changed = false;
    for (const owner of owners) {
      const found = sure(owner.body);
      for (const id of owner.ids) if (strict.has(id) && !found.has(id)) changed = strict.delete(id) || changed;
    }
  }
  return strict;
}

/** Parameters that are given a function which is written as an argument: it may have to stay one that is not made at once. */
function keptParameters(program: Program): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  const operators = new Map<LocalId, readonly Parameter[]>();
  const given = (parameters: readonly Parameter[], args: readonly Argument[]): void => args.forEach((a, i) => void (isKeepable(program, a) && parameters[i] !== undefined && found.add(parameters[i].id)));
  const walk = (e: Expr): void => {
    if (e.kind === "let") for (const d of e.definitions) operators.set(d.id, d.parameters);
    if (e.kind === "apply") given(program.definitions[e.definition].parameters, e.arguments);
    if (e.kind === "apply-local") given(operators.get(e.id) ?? [], e.arguments);
    forEachChild(e, walk, (d) => walk(d.body));
  };
  for (const d of program.definitions) walk(d.body);
  return found;
}

/** A body, and the locals that are candidates in it. */
interface Owner {
  readonly ids: readonly LocalId[];
  readonly body: Expr;
  readonly lets: readonly (readonly [LocalId, Expr])[];
}

function collectOwners(program: Program): readonly Owner[] {
  const owners: Owner[] = [];
  const values = (parameters: readonly Parameter[]): LocalId[] => parameters.filter((p) => p.arity === 0).map((p) => p.id);
  const walk = (e: Expr): void => {
    if (e.kind === "let") {
      const lets = e.definitions.filter((d) => d.parameters.length === 0 && !d.recursive && !isKeepable(program, d.body));
      owners.push({ ids: lets.map((d) => d.id), body: e.body, lets: lets.map((d) => [d.id, d.body]) });
    }
    forEachChild(e, walk, (d) => {
      owners.push({ ids: values(d.parameters), body: d.body, lets: [] });
      walk(d.body);
    });
  };
  for (const definition of program.definitions) {
    owners.push({ ids: values(definition.parameters), body: definition.body, lets: [] });
    walk(definition.body);
  }
  return owners;
}

type Sure = (e: Expr) => ReadonlySet<LocalId>;

const none: ReadonlySet<LocalId> = new Set();

function sureLocals(program: Program, strict: ReadonlySet<LocalId>, lets: ReadonlyMap<LocalId, Expr>): Sure {
  const all = (parts: readonly Expr[]): ReadonlySet<LocalId> => {
    if (parts.length === 1) return sure(parts[0]);
    const union = new Set<LocalId>();
    for (const part of parts) for (const id of sure(part)) union.add(id);
    return union;
  };
  const both = (a: ReadonlySet<LocalId>, b: ReadonlySet<LocalId>): ReadonlySet<LocalId> => new Set([...a].filter((id) => b.has(id)));
  const strictArguments = (parameters: readonly Parameter[], args: readonly Argument[]): Expr[] =>
    args.filter((a, i): a is Expr => a.kind !== "lambda" && strict.has(parameters[i].id));
  const sure: Sure = (e) => {
    switch (e.kind) {
      case "local": {
        const body = strict.has(e.id) ? lets.get(e.id) : undefined;
        return body === undefined ? new Set([e.id]) : new Set([e.id, ...sure(body)]);
      }
      case "apply": return all(strictArguments(program.definitions[e.definition].parameters, e.arguments));
      case "builtin": {
        const args = e.arguments.filter((a): a is Expr => a.kind !== "lambda");
        return e.operator === "=>" ? sure(args[0]) : lazyOperators.has(e.operator) ? none : all(args);
      }
      case "and": case "or": return e.items.length === 0 ? none : sure(e.items[0]);
      case "forall": case "exists": case "map": case "function": return all(e.bindings.map((b) => b.set));
      case "filter": return sure(e.binding.set);
      case "choose": return e.set === null ? none : sure(e.set);
      case "set": case "tuple": return all(e.elements);
      case "record": case "record-set": return all(e.fields.map((f) => f.value));
      case "product": return all(e.factors);
      case "select": return all([e.function, e.argument]);
      case "except": return sure(e.base);
      case "if": return all2(sure(e.condition), both(sure(e.then), sure(e.else)));
      case "case": return e.arms.length === 0 ? none : sure(e.arms[0].guard);
      case "let": return sure(e.body);
      default: return none;
    }
  };
  return sure;
}

const lazyOperators = new Set(["Assert", "Print", "\\cdot"]);

function all2(a: ReadonlySet<LocalId>, b: ReadonlySet<LocalId>): ReadonlySet<LocalId> {
  return b.size === 0 ? a : new Set([...a, ...b]);
}
