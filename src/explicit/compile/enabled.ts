import type { Expr, VariableId } from "../../ir/ir.ts";
import { isName } from "../../ir/is-name.ts";
import { changed, compileAction } from "./action.ts";
import { type ActionContext, type Continuation, isAssigned } from "./action-context.ts";
import { inlineArguments } from "./arguments.ts";
import { variableOf } from "./assign.ts";
import { type Context, emptyEnvironment, keep, type Piece } from "./context.ts";
import { elsewhere, opened } from "./elsewhere.ts";

type Enabled = Extract<Expr, { kind: "enabled" }>;

/** ENABLED A: searches for a successor. The next state that is under construction around it, if any, is set aside meanwhile. */
export function compileEnabled(e: Enabled, context: Context): Piece {
  return context.mode === 1 ? ofNextState(e, context) : ofThisState(e, context);
}

function ofThisState(e: Enabled, context: Context): Piece {
  const search = context.unit.base.fresh("e");
  const body = context.block.braced(`const ${search} = () =>`, "};");
  const inner: ActionContext = { ...context, block: body, target: "enabled", known: new Map(), label: null };
  const found: Continuation = { tail: true, generate: (at) => at.block.line("throw found;") };
  if (e.body.kind === "angle-action") changingStep(e.body, inner, found);
  else compileAction(e.body, inner, found);
  return keep(context, `R.enabled(${search})`, "bool");
}

/** `<<A>>_v` with nothing after it: where A leaves a component of v open, that may change. */
function changingStep(e: Extract<Expr, { kind: "box-action" | "angle-action" }>, context: ActionContext, found: Continuation): void {
  const slots = variablesIn(e.subscript, context);
  compileAction(e.action, context, {
    tail: false,
    generate: (at) => {
      const open = slots.filter((id) => isAssigned(at, id) !== true);
      if (open.length > 0) found.generate({ ...at, block: at.block.braced(`if (${open.map((id) => `N[${id}] === undefined`).join(" || ")})`) });
      changed(e.subscript, e, { ...at, environment: context.environment }, found);
    },
  });
}

/** The variables that are components of a tuple, or of a tuple in it, through names. */
function variablesIn(e: Expr, context: Context): readonly VariableId[] {
  const variable = variableOf(e, context.environment, context);
  if (variable !== null) return [variable];
  if (e.kind === "tuple") return e.elements.flatMap((part) => variablesIn(part, context));
  const { program } = context.unit.analysis;
  if (e.kind === "apply" && isName(program, e) && !program.definitions[e.definition].recursive) {
    const { body, parameters } = program.definitions[e.definition];
    return variablesIn(body, { ...context, environment: inlineArguments(parameters, e.arguments, context, emptyEnvironment) });
  }
  const entry = e.kind === "local" ? context.environment.get(e.id) : undefined;
  if (entry?.kind === "inlined" && entry.argument.kind !== "lambda") return variablesIn(entry.argument, { ...context, environment: entry.environment });
  return entry?.kind === "let" && entry.definition.parameters.length === 0 && !entry.definition.recursive ? variablesIn(entry.definition.body, { ...context, environment: entry.context().environment }) : [];
}

/** Under a prime and in Init: in the state that is being built, where some variables may have no value yet. */
function ofNextState(e: Enabled, context: Context): Piece {
  const there = context.unit.base.fresh("e");
  const { body, frame } = opened(context.block, there, true);
  const inner: Context = { ...context, frame, block: body, environment: elsewhere(context.environment, body, frame), mode: 0 };
  body.line(`return ${ofThisState(e, inner).code};`);
  return keep(context, `R.inNext(${there})`, "bool");
}
