import type { Span } from "../../base/span.ts";
import type { Binding, BoundVariable, Expr } from "../../ir/ir.ts";
import type { Block } from "./block.ts";
import { bind, call, type Context, type Entry, keep, type PieceType, valueEntry, within } from "./context.ts";
import { compile } from "./expr.ts";
import type { LocalId } from "../../ir/ir.ts";

/** The set of a binding, evaluated: the name of a set (a value or lazy), or of the two ends of an interval that is not made into a set. */
export interface Bound {
  readonly variable: BoundVariable;
  readonly set: string;
  readonly interval: { readonly low: string; readonly high: string } | null;
  /** The set is a value, never lazy. */
  readonly listed: boolean;
  readonly span: Span;
}

/** Evaluates the sets of `bindings`, in order. With `asIntervals`, an interval is not made into a set. */
export function compileBounds(bindings: readonly Binding[], context: Context, operator: string, asIntervals = true): readonly Bound[] {
  return bindings.map((binding) => compileBound(binding.variable, binding.set, context, operator, asIntervals));
}

function compileBound(variable: BoundVariable, e: Expr, context: Context, operator: string, asInterval: boolean): Bound {
  if (asInterval && e.kind === "builtin" && e.operator === ".." && variable.tuple === null && !context.unit.analysis.isConstant(e)) {
    const [a, b] = e.arguments;
    if (a.kind !== "lambda" && b.kind !== "lambda") {
      const left = compile(a, context);
      const right = compile(b, context);
      const low = call(context, "intervalEnd", [left.code], e.span, "int").code;
      const high = call(context, "intervalEnd", [right.code], e.span, "int").code;
      return { variable, set: "emptySet", interval: { low, high }, listed: true, span: e.span };
    }
  }
  const piece = compile(e, context);
  if (piece.type === "set") return { variable, set: piece.code, interval: null, listed: true, span: e.span };
  const set = call(context, "set", [piece.code, JSON.stringify(operator)], e.span, "any");
  return { variable, set: set.code, interval: null, listed: false, span: e.span };
}

/** Opens a loop over the elements of the bound, in ascending order, and returns the context of its body. `searching`: candidates may stand
 *  for an infinite set, and go before the elements of a long interval, since one element is enough. */
export function loopOver(bound: Bound, context: Context, searching: boolean): Context {
  const { base } = context.unit;
  if (bound.interval !== null) {
    const name = base.fresh("x");
    const { low, high } = bound.interval;
    if (searching) {
      const [tried, n] = [base.fresh("w"), base.fresh("n")];
      context.block.line(`const ${tried} = candidates(R.witnesses, ${low}, ${high});`);
      const body = context.block.braced(`for (let ${n} = ${low} - ${tried}.length; ${n} <= ${high}; ${n}++)`);
      body.line(`const ${name} = ${n} < ${low} ? ${tried}[${low} - ${n} - 1] : ${n};`);
      return bindVariable(bound.variable, name, within(context, body), "int");
    }
    const body = context.block.braced(`for (let ${name} = ${bound.interval.low}; ${name} <= ${bound.interval.high}; ${name}++)`);
    return bindVariable(bound.variable, name, within(context, body), "int");
  }
  const { block, name } = openLoop(bound.set, bound, context, searching);
  return bindVariable(bound.variable, name, within(context, block), "value");
}

/** A loop over the elements of the set called `set`; in its body, `name` is the element. */
export function openLoop(set: string, { span, listed }: Pick<Bound, "span" | "listed">, context: Context, searching: boolean): { readonly block: Block; readonly name: string } {
  const { base } = context.unit;
  const [name, list, rest, i] = ["x", "a", "g", "i"].map((prefix) => base.fresh(prefix));
  if (listed) {
    context.block.line(`const ${list} = ${set}.elements;`);
    const body = context.block.braced(`for (let ${i} = 0; ${i} < ${list}.length; ${i}++)`);
    body.line(`const ${name} = ${list}[${i}];`);
    return { block: body, name };
  }
  const site = base.site(span);
  context.block.line(`let ${rest} = null;`);
  context.block.line(`let ${list} = ${set}.kind === "set" ? ${set}.elements : (${rest} = cursor(${set}, ${searching ? "R.witnesses" : "null"}, ${site})).next();`);
  const outer = context.block.braced(`while (${list} !== null)`);
  const block = outer.braced(`for (let ${i} = 0; ${i} < ${list}.length; ${i}++)`);
  outer.line(`${list} = ${rest} === null ? null : ${rest}.next();`);
  block.line(`const ${name} = ${list}[${i}];`);
  return { block, name };
}

/** The context in which the JavaScript variable `name` is the bound variable; a tuple pattern also binds its parts. */
export function bindVariable(variable: BoundVariable, name: string, context: Context, type: PieceType): Context {
  const entries: [LocalId, Entry][] = [[variable.id, valueEntry(name, type)]];
  if (variable.tuple !== null) {
    const span = variable.tuple[0]?.span;
    const parts = span === undefined ? name : call(context, "matchTuple", [name, String(variable.tuple.length), JSON.stringify(variable.name)], span, "value").code;
    variable.tuple.forEach((part, i) => {
      entries.push([part.id, valueEntry(keep(context, `${parts}[${i}]`, "value").code, "value")]);
    });
  }
  return { ...context, environment: bind(context.environment, entries) };
}
