import { InternalError } from "../base/invariant.ts";
import type { Argument, Expr, LocalDefinition, LocalId, Parameter } from "../ir/ir.ts";
import type { Computed, StateSym } from "./context.ts";
import type { KeptOnce } from "./kept.ts";
import type { Path } from "./path.ts";
import type { Ground, Sym } from "./sym.ts";

/** What the locals stand for, innermost first; a linked list, so that extending shares everything. */
export interface Environment {
  readonly id: LocalId;
  readonly binding: Binding;
  readonly parent: Environment | null;
}

export type Binding =
  | { readonly kind: "value"; readonly value: Sym }
  | Thunk
  | Closure
  | RecursiveFunction;

/** An expression that is evaluated when it is first needed, once for each state it is needed in. */
export interface Thunk {
  readonly kind: "thunk";
  readonly expr: Expr;
  readonly env: Environment | null;
  readonly path: Path; // where it was made: what is computed under it may be used under every path that grew from it
  readonly memo: ThunkMemo[];
  /** Its value where that is a function which is taken point by point. */
  readonly points: { readonly state: StateSym | null; readonly next: StateSym | null; readonly f: RecursiveFunction }[];
  /** Its values as the function of an application. */
  readonly kept: { readonly state: StateSym | null; readonly next: StateSym | null; readonly path: Path; readonly kept: KeptOnce }[];
}

export interface ThunkMemo {
  readonly state: StateSym | null;
  readonly next: StateSym | null;
  readonly path: Path;
  readonly computed: Computed;
}

/** A function that refers to itself: its values are computed one key at a time, when they are asked for, each once. */
export interface RecursiveFunction {
  readonly kind: "recursive-function";
  readonly expr: Extract<Expr, { kind: "function" }>;
  env: Environment | null; // holds the function itself: set once
  readonly path: Path;
  readonly memo: Map<Ground, Computed | "active">;
  /** Values that are functions, for what refers to them while they are computed. */
  readonly partial: Map<Ground, RecursiveFunction>;
}

/** An operator: a LET definition with parameters, or a lambda that was passed as an argument. */
export interface Closure {
  readonly kind: "closure";
  readonly parameters: readonly Parameter[];
  readonly body: Expr;
  env: Environment | null; // a LET definition may refer to itself: set once, when all definitions of the LET are bound
}

export function bind(env: Environment | null, id: LocalId, binding: Binding): Environment {
  return { id, binding, parent: env };
}

export function lookup(env: Environment | null, id: LocalId, name: string): Binding {
  for (let e: Environment | null = env; e !== null; e = e.parent) if (e.id === id) return e.binding;
  throw new InternalError(`'${name}' is bound`);
}

/** Binds the arguments of an application: expressions by name, operators as closures. */
export function bindArguments(target: Environment | null, parameters: readonly Parameter[], args: readonly Argument[], env: Environment | null, path: Path): Environment | null {
  let result: Environment | null = target;
  parameters.forEach((parameter, i) => {
    result = bind(result, parameter.id, bindArgument(args[i], env, path));
  });
  return result;
}

function bindArgument(argument: Argument, env: Environment | null, path: Path): Binding {
  if (argument.kind === "lambda") return { kind: "closure", parameters: argument.parameters, body: argument.body, env };
  return { kind: "thunk", expr: argument, env, path, memo: [], points: [], kept: [] };
}

/** Binds the definitions of a LET; each may refer to all of them. */
export function bindDefinitions(env: Environment | null, definitions: readonly LocalDefinition[], path: Path): Environment | null {
  const closures: Closure[] = [];
  const thunks: { env: Environment | null }[] = [];
  let result: Environment | null = env;
  for (const d of definitions) {
    if (d.parameters.length === 0) {
      const thunk: Thunk & { env: Environment | null } = { kind: "thunk", expr: d.body, env, path, memo: [], points: [], kept: [] };
      thunks.push(thunk);
      result = bind(result, d.id, thunk);
    } else {
      const closure: Closure = { kind: "closure", parameters: d.parameters, body: d.body, env };
      closures.push(closure);
      result = bind(result, d.id, closure);
    }
  }
  for (const c of closures) c.env = result;
  for (const t of thunks) t.env = result;
  return result;
}
