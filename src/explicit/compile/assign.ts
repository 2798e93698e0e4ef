import type { Expr, VariableId } from "../../ir/ir.ts";
import { type ActionContext, type Continuation, isAssigned, withAssigned } from "./action-context.ts";
import { type Context, emptyEnvironment, type Environment, forced, type Piece, slotOf } from "./context.ts";
import { isName } from "../../ir/is-name.ts";
import { letContext } from "./apply.ts";
import { inlineArguments } from "./arguments.ts";
import { compile } from "./expr.ts";
import { openLoop } from "./loops.ts";

/** The variable that `e` gives a value to when it stands on the left of `=` or `\in`: x' in an action, x in Init. Null for all else. */
export function targetOf(e: Expr, context: ActionContext): VariableId | null {
  if (e.kind === "let") return targetOf(e.body, { ...context, environment: letContext(e, context, true).environment });
  if (context.target === "init") return variableOf(e, context.environment, context);
  return e.kind === "prime" ? variableOf(e.body, context.environment, context) : primedLocal(e, context);
}

/** A parameter that stands for x'. */
function primedLocal(e: Expr, context: ActionContext): VariableId | null {
  if (e.kind === "local") {
    const entry = context.environment.get(e.id);
    if (entry?.kind === "inlined" && entry.argument.kind !== "lambda") return targetOf(entry.argument, { ...context, environment: entry.environment });
    if (entry?.kind === "let" && entry.definition.parameters.length === 0) return targetOf(entry.definition.body, { ...context, environment: entry.context().environment });
  }
  if (e.kind === "apply" && e.arguments.length === 0) {
    const { body } = context.unit.analysis.program.definitions[e.definition];
    if (body.kind === "prime" || body.kind === "apply") return targetOf(body, { ...context, environment: emptyEnvironment });
  }
  return null;
}

export function variableOf(e: Expr, environment: Environment, context: Context): VariableId | null {
  switch (e.kind) {
    case "variable": return e.variable;
    case "replaced": return slotOf(e, context);
    case "local": {
      const entry = environment.get(e.id);
      if (entry?.kind === "inlined" && entry.argument.kind !== "lambda") return variableOf(entry.argument, entry.environment, context);
      if (entry?.kind === "let" && entry.definition.parameters.length === 0) return variableOf(entry.definition.body, entry.context().environment, context);
      return null;
    }
    case "apply": {
      const { program } = context.unit.analysis;
      const { body, parameters, recursive } = program.definitions[e.definition];
      if (recursive || !isName(program, e) || !["variable", "apply", "replaced"].includes(body.kind)) return null;
      return variableOf(body, inlineArguments(parameters, e.arguments, { ...context, environment }, emptyEnvironment), context);
    }
    default: return null;
  }
}

/** Gives `variable` the value and goes on; where it has one already, goes on only if it is the same. */
export function assign(variable: VariableId, piece: Piece, at: Expr, context: ActionContext, next: Continuation): void {
  const { block, unit } = context;
  const site = unit.base.site(at.span);
  const slot = `N[${variable}]`;
  const assigned = isAssigned(context, variable);
  if (assigned === true) {
    return next.generate({ ...context, block: block.braced(`if (eq(${slot}, ${piece.code}, ${site}))`) });
  }
  const value = forced(context, piece, at.span).code;
  const after = withAssigned(context, variable);
  if (assigned === false) {
    block.line(`${slot} = ${value};`);
    next.generate({ ...after, block: block.child() });
    block.line(`${slot} = undefined;`);
    return;
  }
  const own = unit.base.fresh("o");
  block.line(`const ${own} = ${slot} === undefined;`);
  block.line(`if (${own}) ${slot} = ${value};`);
  next.generate({ ...after, block: block.braced(`if (${own} || eq(${slot}, ${value}, ${site}))`) });
  block.line(`if (${own}) ${slot} = undefined;`);
}

/** `variable \in set`: one path for each element; membership where it has a value already. `wrap` makes a set of the evaluated operand. */
export function assignFrom(variable: VariableId, set: Expr, at: Expr, context: ActionContext, next: Continuation, wrap: "none" | "powerSet"): void {
  const { block, unit } = context;
  const site = unit.base.site(at.span);
  const slot = `N[${variable}]`;
  const operand = compile(set, context).code;
  const elements = unit.base.fresh("t");
  block.line(`const ${elements} = set(${wrap === "none" ? operand : `powerSet(${operand}, ${site})`}, "\\\\in", ${site});`);
  const choose = (from: ActionContext): void => {
    const loop = openLoop(elements, { span: set.span, listed: false }, from, false);
    loop.block.line(`${slot} = ${loop.name};`);
    next.generate({ ...withAssigned(from, variable), block: loop.block.child() });
    loop.block.line(`${slot} = undefined;`);
  };
  const assigned = isAssigned(context, variable);
  if (assigned === false) return choose(context);
  const test = `member(${slot}, ${elements}, ${site})`;
  if (assigned === true) return next.generate({ ...context, block: block.braced(`if (${test})`) });
  const rest = unit.base.fresh("k");
  const home = block.child();
  const closure = home.braced(`const ${rest} = () =>`, "};");
  next.generate({ ...withAssigned(context, variable), block: closure });
  const open = block.braced(`if (${slot} === undefined)`);
  const loop = openLoop(elements, { span: set.span, listed: false }, { ...context, block: open }, false);
  loop.block.line(`${slot} = ${loop.name}; ${rest}(); ${slot} = undefined;`);
  block.line(`else if (${test}) ${rest}();`);
}
