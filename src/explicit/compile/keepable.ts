import type { Argument, Expr, Program } from "../../ir/ir.ts";
import type { Context } from "./context.ts";

const memos = new WeakMap<Program, WeakMap<object, boolean>>();

/** May `e`, as the function of an application, be a function that is written there? TLC computes only the value that is asked for then. A function that is kept like that by a
 *  definition or an argument is seen through its text. */
export function isKeepable(program: Program, e: Argument): boolean {
  const memo = memos.get(program) ?? new WeakMap<object, boolean>();
  memos.set(program, memo);
  const known = memo.get(e);
  if (known !== undefined) return known;
  memo.set(e, false); // a recursion adds nothing
  const found = look(program, e);
  memo.set(e, found);
  return found;
}

function look(program: Program, e: Argument): boolean {
  switch (e.kind) {
    case "function": return e.self === null;
    case "if": return isKeepable(program, e.then) || isKeepable(program, e.else);
    case "case": return e.arms.some((arm) => isKeepable(program, arm.value)) || (e.other !== null && isKeepable(program, e.other));
    case "let": return isKeepable(program, e.body);
    case "select": return isKeepable(program, e.function);
    case "apply": {
      const { body, recursive } = program.definitions[e.definition];
      return !recursive && isKeepable(program, body);
    }
    default: return false;
  }
}

/** The kinds of expressions that pass it on whether they are kept. */
export const passesOn: ReadonlySet<Expr["kind"]> = new Set<Expr["kind"]>(["function", "if", "case", "let", "select", "apply", "local", "apply-local"]);

/** The context in which functions are made at once. */
export function strict<C extends Context>(context: C): C {
  return context.kept === undefined ? context : { ...context, kept: undefined };
}

/** The context of the body of a thunk or function; its parameter that tells whether a function is kept, if that matters. */
export function keeping<C extends Context>(e: Argument, context: C): { readonly context: C; readonly parameter: string | null } {
  if (!isKeepable(context.unit.analysis.program, e)) return { context: strict(context), parameter: null };
  const parameter = context.unit.base.fresh("kept");
  return { context: { ...context, kept: parameter }, parameter };
}
