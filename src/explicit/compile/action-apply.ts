import { invariant } from "../../base/invariant.ts";
import type { Definition, Expr } from "../../ir/ir.ts";
import type { ActionContext, Continuation, OpenLabel } from "./action-context.ts";
import { allMaybe } from "./action-context.ts";
import { compileAction, guard } from "./action.ts";
import { requireValues } from "./apply.ts";
import { argumentCode, dependsOnNextState, inlineArguments, isHarmless } from "./arguments.ts";
import { bind, emptyEnvironment, type Entry, type Environment, valueEntry } from "./context.ts";
import { compile, fail } from "./expr.ts";
import { Frame } from "./unit.ts";

type Apply = Extract<Expr, { kind: "apply" }>;

/** An action that is a definition: generated in place with its arguments, or, where nothing has been assigned yet and nothing follows, as a
 *  function of its own, so that no function grows too large for the JavaScript compiler. */
export function applyAction(e: Apply, context: ActionContext, next: Continuation): void {
  const { analysis } = context.unit;
  const definition = analysis.program.definitions[e.definition];
  if (definition.recursive) return recursiveAction(e, definition, context, next);
  const arguments_ = bindArguments(e, definition, context);
  const label = labelOf(definition, context, arguments_);
  if (!label?.open || next.tail === false || context.target !== "next" || context.known.size > 0 || !definition.parameters.every((p) => arguments_.get(p.id)?.kind === "value")) {
    const environment = bind(emptyEnvironment, arguments_);
    return compileAction(definition.body, { ...context, environment, label }, restore(next, context.environment));
  }
  tailAction(definition, context, next, arguments_);
}

function restore(next: Continuation, environment: Environment): Continuation {
  return { tail: next.tail, generate: (at) => next.generate({ ...at, environment }) };
}

/** The action as a function of the unit, called with its arguments. */
function tailAction(definition: Definition, context: ActionContext, next: Continuation, arguments_: Environment): void {
  const { unit } = context;
  const types = definition.parameters.map((p) => {
    const entry = arguments_.get(p.id);
    return entry?.kind === "value" ? entry.piece : { code: "undefined", type: "any" as const };
  });
  const key = `a${definition.id}_${unit.labelled ? "labelled" : "plain"}_${types.map((t) => t.type).join("_")}`;
  const name = unit.sharedFunction(key, (made) => {
    const names = definition.parameters.map(() => unit.base.fresh("p"));
    const block = unit.body.braced(`function ${made}(${names.join(", ")})`);
    const frame = new Frame(block.child());
    const entries = definition.parameters.map((p, i) => [p.id, valueEntry(names[i], types[i].type)] as const);
    const label: OpenLabel = { name: definition.name, span: definition.body.span, defined: definition.span, fixed: definition.parameters.length > 0, open: true, arguments: definition.parameters.map((p, i) => ({ name: p.name, code: names[i] })) };
    compileAction(definition.body, { ...context, frame, block: block.child(), environment: bind(emptyEnvironment, entries), label }, next);
  });
  context.block.line(`${name}(${types.map((t) => t.code).join(", ")});`);
}

/** Arguments that need no state under construction are evaluated where that is safe; all others are generated where they are used. */
function bindArguments(e: Apply, definition: Definition, context: ActionContext): Environment {
  const { analysis } = context.unit;
  const primed = analysis.primedParameters(definition.id);
  return bind(emptyEnvironment, definition.parameters.map((p, i): readonly [typeof p.id, Entry] => {
    const argument = e.arguments[i];
    const inlined: Entry = { kind: "inlined", argument, environment: context.environment };
    if (p.arity > 0 || argument.kind === "lambda" || primed.has(p.id) || dependsOnNextState(argument, context.environment, context) || analysis.mayAssign(argument, false, true)) return [p.id, inlined];
    if (context.target === "init" && (analysis.mentionsVariable(argument) || dependsOnInlined(argument, context))) return [p.id, inlined];
    if (analysis.isStrict(p.id) || isHarmless(argument, context)) return [p.id, { kind: "value", piece: compile(argument, context) }];
    const name = argumentCode(argument, context, false);
    return [p.id, { kind: "parameter", mode: context.mode, current: { name, form: "value-or-thunk", type: "any" }, next: null }];
  }));
}

function dependsOnInlined(argument: Expr, context: ActionContext): boolean {
  return [...context.unit.analysis.freeLocals(argument)].some((id) => {
    const kind = context.environment.get(id)?.kind;
    return kind === "inlined" || kind === "let";
  });
}

/** The label inside the definition: while it is open, the definition's own name and arguments. */
function labelOf(definition: Definition, context: ActionContext, arguments_: Environment): OpenLabel | null {
  const { label } = context;
  if (label === null || !label.open) return label;
  const own = definition.parameters.flatMap((p) => {
    const entry = arguments_.get(p.id);
    if (entry?.kind === "value") return [{ name: p.name, code: entry.piece.code }];
    if (entry?.kind !== "inlined" || entry.argument.kind === "lambda" || !isHarmless(entry.argument, context)) return [];
    return [{ name: p.name, code: compile(entry.argument, context).code }];
  });
  return { name: definition.name, span: definition.body.span, defined: definition.span, arguments: own, fixed: definition.parameters.length > 0, open: true };
}

/** A recursive action is a function that is told how to go on. */
function recursiveAction(e: Apply, definition: Definition, context: ActionContext, next: Continuation): void {
  const { unit } = context;
  if (definition.parameters.some((p, i) => p.arity > 0 || e.arguments[i].kind === "lambda" || unit.analysis.primedParameters(definition.id).has(p.id) || unit.analysis.mentionsPrime(e.arguments[i]))) {
    fail(context, "failConstruct", ['"E532"', JSON.stringify(`the recursive action ${definition.name} with an action as argument`)], e);
    return;
  }
  requireValues(definition, e, context);
  const name = unit.sharedFunction(`r${definition.id}_${context.target}`, (made) => {
    const names = definition.parameters.map(() => unit.base.fresh("p"));
    const block = unit.body.braced(`function ${made}(${["k", ...names].join(", ")})`);
    const entries = definition.parameters.map((p, i): readonly [typeof p.id, Entry] => [p.id, { kind: "parameter", mode: context.mode, current: { name: names[i], form: "value-or-thunk", type: "any" }, next: null }]);
    const inner: ActionContext = { ...allMaybe({ ...context, known: new Map() }), frame: new Frame(block.child()), block: block.child(), environment: bind(emptyEnvironment, entries), label: null };
    compileAction(definition.body, inner, { tail: true, generate: (at) => at.block.line("k();") });
  });
  const after = unit.base.fresh("k");
  const rest = context.block.braced(`const ${after} = () =>`, "};");
  const label = labelOf(definition, context, emptyEnvironment);
  next.generate({ ...allMaybe(context), label, block: rest });
  const args = e.arguments.map((a) => argumentCode(a, context, false));
  context.block.line(`${name}(${[after, ...args].join(", ")});`);
}

/** A LET operator, or an operator parameter that is known here. */
export function applyLocalAction(e: Extract<Expr, { kind: "apply-local" }>, context: ActionContext, next: Continuation): void {
  const entry = context.environment.get(e.id);
  invariant(entry !== undefined, `the operator ${e.name} is bound`, e.span);
  const { analysis } = context.unit;
  if (entry.kind === "let" && !entry.definition.recursive) {
    const { definition } = entry;
    const environment = inlineArguments(definition.parameters, e.arguments, context, entry.context().environment);
    return compileAction(definition.body, { ...context, environment }, restore(next, context.environment));
  }
  if (entry.kind === "inlined") {
    if (entry.argument.kind === "lambda") {
      const environment = inlineArguments(entry.argument.parameters, e.arguments, context, entry.environment);
      return compileAction(entry.argument.body, { ...context, environment }, restore(next, context.environment));
    }
    invariant(entry.argument.kind === "local", "an operator argument is a lambda or another operator", e.span);
    // The arguments are seen from here, the operator from where it was passed.
    const environment = bind(context.environment, [[entry.argument.id, entry.environment.get(entry.argument.id) ?? entry]]);
    return applyLocalAction({ ...e, id: entry.argument.id }, { ...context, environment }, restore(next, context.environment));
  }
  if (entry.kind === "let" && analysis.mayAssign(entry.definition.body, context.target === "init")) {
    fail(context, "failConstruct", ['"E532"', JSON.stringify(`the recursive local action ${e.name}`)], e);
    return;
  }
  guard(e, context, next);
}

/** A parameter or LET definition that may stand for an action. */
export function localAction(e: Extract<Expr, { kind: "local" }>, context: ActionContext, next: Continuation): void {
  const entry = context.environment.get(e.id);
  if (entry?.kind === "inlined" && entry.argument.kind !== "lambda") {
    return compileAction(entry.argument, { ...context, environment: entry.environment }, restore(next, context.environment));
  }
  if (entry?.kind === "let" && entry.definition.parameters.length === 0 && !entry.definition.recursive) {
    return compileAction(entry.definition.body, { ...context, environment: entry.context().environment }, restore(next, context.environment));
  }
  guard(e, context, next);
}
