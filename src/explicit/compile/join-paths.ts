import type { VariableId } from "../../ir/ir.ts";
import type { ActionContext, Continuation } from "./action-context.ts";

/** Lets several paths go on with `next` without generating it for each: it becomes a function, unless it is short. The paths may have assigned
 *  different variables. */
export function joined(context: ActionContext, next: Continuation, paths: (each: Continuation) => void): void {
  if (next.tail) return paths(next);
  const name = context.unit.base.fresh("k");
  const home = context.block.child();
  const ends: ActionContext[] = [];
  paths({
    tail: true,
    generate: (at) => {
      ends.push(at);
      at.block.line(`${name}();`);
    },
  });
  if (ends.length === 0) return;
  const body = home.braced(`const ${name} = () =>`, "};");
  next.generate({ ...context, block: body, known: meet(ends.map((end) => end.known)), environment: context.environment });
}

type Known = ActionContext["known"];

/** What is known at the meeting of several paths. */
export function meet(all: readonly Known[]): Known {
  const result = new Map<VariableId, true | "maybe">();
  for (const known of all) for (const id of known.keys()) result.set(id, all.every((k) => k.get(id) === true) ? true : "maybe");
  return result;
}
