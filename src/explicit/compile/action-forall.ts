import type { Expr } from "../../ir/ir.ts";
import { type ActionContext, allMaybe, type Continuation } from "./action-context.ts";
import { compileAction } from "./action.ts";
import { type Bound, bindVariable, compileBounds } from "./loops.ts";
import { type Context, keep, within } from "./context.ts";
import { condition } from "./expr.ts";

type ForAll = Extract<Expr, { kind: "forall" | "exists" }>;

/** `\A x \in S : A`: the conjunction of the actions for all elements: for the first one, then, as in TLC, for the others from the last one down. Where A neither branches nor
 *  assigns it is a test; where it branches each way is a path of its own. */
export function forAllActions(e: ForAll, context: ActionContext, next: Continuation): void {
  if (!context.unit.analysis.mayAssign(innermost(e), context.target === "init", true)) {
    const test = testAll(e, context);
    return next.generate({ ...context, block: context.block.braced(`if (${test})`) });
  }
  const { base } = context.unit;
  const { list, elements } = combinations(e, context);
  const [step, i] = ["q", "i"].map((p) => base.fresh(p));
  const after = base.fresh("k");
  const rest = context.block.braced(`const ${after} = () =>`, "};");
  const body = context.block.braced(`const ${step} = (${i}) =>`, "};");
  body.line(`if (${i} === ${list}.length) { ${after}(); return; }`);
  const start: ActionContext = { ...allMaybe(context), block: body };
  const inner = { ...start, ...elements(start, `${list}[${inTurn(i, `${list}.length`)}]`), known: start.known };
  compileAction(e.body, inner, { tail: true, generate: (at) => at.block.line(`${step}(${i} + 1);`) });
  context.block.line(`${step}(0);`);
  next.generate({ ...allMaybe(context), block: rest });
}

/** The place of the element that is asked as number `i`, counted from 0. */
const inTurn = (i: string, length: string): string => `${i} === 0 ? 0 : ${length} - ${i}`;

function innermost(e: ForAll): Expr {
  return e.body.kind === "forall" ? innermost(e.body) : e.body;
}

/** The name of the answer. */
function testAll(e: ForAll, context: Context): string {
  const { base } = context.unit;
  const [result, i, label] = ["t", "i", "L"].map((p) => base.fresh(p));
  context.block.line(`let ${result} = true;`);
  const outer = { ...context, block: context.block.braced(`${label}:`) };
  const { length, bind } = elementsOf(e, outer);
  const inner = bind(within(outer, outer.block.braced(`for (let ${i} = 0; ${i} < ${length}; ${i}++)`)), inTurn(i, length));
  const test = e.body.kind === "forall" ? testAll(e.body, inner) : condition(e.body, inner, "\\A");
  inner.block.line(`if (!${test}) { ${result} = false; break ${label}; }`);
  return result;
}

/** How many combinations there are, and the context in which the variables are bound to the one at a place; an interval is not made into a set. */
function elementsOf(e: ForAll, context: Context): { readonly length: string; readonly bind: (inner: Context, place: string) => Context } {
  if (e.bindings.length === 1) {
    const [bound] = compileBounds(e.bindings, context, "\\A");
    if (bound.interval !== null) {
      const { low, high } = bound.interval;
      const length = keep(context, `${high} - ${low} + 1`, "int").code;
      return { length, bind: (inner, place) => bindVariable(bound.variable, keep(inner, `${low} + (${place})`, "int").code, inner, "int") };
    }
    const list = keep(context, `${listed(bound, bound.set, context)}.elements`, "any").code;
    return { length: `${list}.length`, bind: (inner, place) => bindVariable(bound.variable, keep(inner, `${list}[${place}]`, "value").code, inner, "value") };
  }
  const { list, elements } = combinations(e, context);
  return { length: `${list}.length`, bind: (inner, place) => elements(inner, `${list}[${place}]`) };
}

const listed = (bound: Pick<Bound, "listed" | "span">, set: string, { unit }: Context): string => (bound.listed ? set : `finiteSet(${set}, "\\\\A", ${unit.base.site(bound.span)})`);

/** The name of a list of all combinations in TLC's order, in which the first variable changes fastest; and the context in which the variables are bound to one. */
function combinations(e: ForAll, context: Context): { readonly list: string; readonly elements: <C extends Context>(inner: C, element: string) => Context } {
  const { base } = context.unit;
  const bounds = compileBounds(e.bindings, context, "\\A", false).toReversed();
  const [single] = bounds;
  const set = bounds.length === 1 ? listed(single, single.set, context) : `finiteSet(productSet([${bounds.map((b) => b.set).join(", ")}], ${base.site(e.span)}), "\\\\A", ${base.site(e.span)})`;
  const list = keep(context, `${set}.elements`, "any").code;
  return {
    list,
    elements: (inner, code) => {
      const element = keep(inner, code, "value").code;
      if (bounds.length === 1) return bindVariable(single.variable, element, inner, "value");
      return bounds.reduce<Context>((at, bound, j) => bindVariable(bound.variable, keep(at, `${element}.elements[${j}]`, "value").code, at, "value"), inner);
    },
  };
}
