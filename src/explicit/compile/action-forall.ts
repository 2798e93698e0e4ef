import type { Expr } from "../../ir/ir.ts";
import { type ActionContext, allMaybe, type Continuation } from "./action-context.ts";
import { compileAction, guard } from "./action.ts";
import { compileBounds, bindVariable } from "./loops.ts";
import { within } from "./context.ts";

/** `\A x \in S : A`: the conjunction of the actions for all elements. Where A neither branches nor assigns it is a test; where it
 *  branches each way is a path of its own, as in TLC. */
export function forAllActions(e: Extract<Expr, { kind: "forall" | "exists" }>, context: ActionContext, next: Continuation): void {
  if (!context.unit.analysis.mayAssign(e.body, context.target === "init", true)) return guard(e, context, next);
  const { base } = context.unit;
  const bounds = compileBounds(e.bindings, context, "\\A", false);
  const step = base.fresh("q");
  const [list, i, element] = ["a", "i", "x"].map((p) => base.fresh(p));
  const sets = bounds.length === 1 ? bounds[0].set : `productSet([${bounds.map((b) => b.set).join(", ")}], ${base.site(e.span)})`;
  context.block.line(`const ${list} = finiteSet(${sets}, "\\\\A", ${base.site(e.span)}).elements;`);
  const after = base.fresh("k");
  const rest = context.block.braced(`const ${after} = () =>`, "};");
  const body = context.block.braced(`const ${step} = (${i}) =>`, "};");
  body.line(`if (${i} === ${list}.length) { ${after}(); return; }`);
  body.line(`const ${element} = ${list}[${i}];`);
  let inner: ActionContext = { ...allMaybe(context), ...within(allMaybe(context), body) };
  if (bounds.length === 1) inner = { ...inner, ...bindVariable(bounds[0].variable, element, inner, "value") };
  else bounds.forEach((bound, j) => {
    inner = { ...inner, ...bindVariable(bound.variable, `${element}.elements[${j}]`, inner, "value") };
  });
  inner = { ...inner, known: allMaybe(context).known };
  compileAction(e.body, inner, { tail: true, generate: (at) => at.block.line(`${step}(${i} + 1);`) });
  context.block.line(`${step}(0);`);
  next.generate({ ...allMaybe(context), block: rest });
}
