import { invariant } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import { callOutside, Refusal } from "../outside/index.ts";
import { FALSE, type Term } from "../term/term-table.ts";
import { alternativesOf } from "./alternatives.ts";
import { type Context, Unsupported, fail } from "./context.ts";
import { mergeAll } from "./merge.ts";
import type { Ground, Sym } from "./sym.ts";

/** A function of `src/outside`, computed for each value that the tuple of its arguments may have. */
export function outsideValue(cx: Context, name: Sym, args: Sym, span: Span): Sym {
  invariant(name.kind === "ground" && typeof name.value === "string", "Outside is applied to a name");
  const alternatives = alternativesOf(cx, args, cx.machine.limits.expansion);
  if (alternatives === null) throw new Unsupported(`${name.value} of a value with too many possibilities`, span);
  const results = new Map<Ground, Term>();
  for (const { guard, value } of alternatives) {
    invariant(typeof value.value === "object" && value.value.kind === "tuple", "Outside is applied to a sequence");
    const answer = callOutside(name.value, value.value.elements, cx.machine.program.outside);
    if (answer instanceof Refusal) fail(cx, guard, "kind", span);
    else {
      const result = cx.m.ground(answer);
      results.set(result, cx.m.terms.or(results.get(result) ?? FALSE, guard));
    }
  }
  if (results.size === 0) return cx.m.ground(false); // every alternative has failed
  return mergeAll(cx.m, [...results].map(([value, guard]) => ({ guard, value })));
}
