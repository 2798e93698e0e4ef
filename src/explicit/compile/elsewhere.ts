import type { Block } from "./block.ts";
import type { Context, Entry, Environment } from "./context.ts";
import { Frame } from "./unit.ts";

/** A function whose code looks at the state that it is called in. */
export function opened(block: Block, name: string, open: boolean): { readonly body: Block; readonly frame: Frame } {
  const whole = block.braced(`const ${name} = () =>`, "};");
  const frame = new Frame(whole.child(), open);
  return { body: whole.child(), frame };
}

/** The same names where the states are others: what depends on them is generated anew. Parameters of functions that were generated before have been evaluated, and
 *  can not be used unless they are the same in all states. */
export function elsewhere(environment: Environment, block: Block, frame: Frame): Environment {
  const moved = new Map<Environment, Environment>();
  const home = block.child();
  const move = (from: Environment): Environment => {
    const known = moved.get(from);
    if (known !== undefined) return known;
    const result = new Map<Parameters<Environment["get"]>[0], Entry>();
    moved.set(from, result);
    for (const [id, entry] of from) result.set(id, moveEntry(entry));
    return result;
  };
  const moveEntry = (entry: Entry): Entry => {
    switch (entry.kind) {
      case "value": return entry.action === undefined ? entry : { kind: "parameter", mode: 0, current: null, next: null };
      case "parameter": return entry.fixed ? { ...entry, mode: 0, current: entry.current ?? entry.next, next: entry.current ?? entry.next } : { ...entry, current: null, next: null };
      case "inlined": return { ...entry, environment: move(entry.environment) };
      case "let": {
        const context = (): Context => {
          const from = entry.context();
          return { ...from, block: home, frame, environment: move(from.environment) };
        };
        return { ...entry, context, home, made: new Map(), volatile: true };
      }
    }
  };
  return move(environment);
}
