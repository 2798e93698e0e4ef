import { invariant } from "../../base/invariant.ts";
import type { Argument, Definition, Expr, Lambda, LocalDefinition, Parameter } from "../../ir/ir.ts";
import type { Analysis } from "./analysis.ts";
import { argumentCode, dependsOnNextState, inlineArguments } from "./arguments.ts";
import { bind, type Access, type Context, emptyEnvironment, type Entry, keep, type Piece, within } from "./context.ts";
import { compile, fail } from "./expr.ts";
import { isKeepable, keeping, strict } from "./keepable.ts";
import { typeOf } from "./static-type.ts";
import type { Block } from "./block.ts";
import { Frame, type Mode, type Unit } from "./unit.ts";

/** The value behind an access. */
export function read(access: Access, context: Context): Piece {
  const { name, type } = access;
  const kept = context.kept ?? "";
  switch (access.form) {
    case "value": return { code: name, type };
    case "thunk": return keep(context, `${name}.get(${kept})`, type);
    case "value-or-thunk": return keep(context, `(${name} instanceof Thunk ? ${name}.get(${kept}) : ${name})`, type);
    case "call": return keep(context, `${name}(${kept})`, type);
  }
}

/** The way to a parameter or LET definition from the mode of the context. */
export function accessOf(entry: Extract<Entry, { kind: "parameter" | "let" }>, context: Context): Access | null {
  if (entry.kind === "parameter") return entry.mode === context.mode ? entry.current : entry.next;
  return letAccess(entry, context.mode);
}

export function compileLocal(e: Extract<Expr, { kind: "local" }>, context: Context): Piece {
  const entry = context.environment.get(e.id);
  invariant(entry !== undefined, `the local ${e.name} is bound`, e.span);
  if (entry.kind === "value") return entry.piece;
  if (entry.kind === "inlined") {
    invariant(entry.argument.kind !== "lambda", "an operator is applied", e.span);
    return compile(entry.argument, { ...context, environment: entry.environment });
  }
  const access = accessOf(entry, context);
  return access === null ? fail(context, "failConstruct", ['"E532"', JSON.stringify(`${e.name} under a prime or \\cdot`)], e) : read(access, context);
}

/** Generates a LET definition for a mode, where it was defined; once. Values that depend on a state that is still being built are not kept. */
function letAccess(entry: Extract<Entry, { kind: "let" }>, mode: Mode): Access {
  const { definition } = entry;
  const key = String(mode);
  const known = entry.made.get(key);
  if (known !== undefined) return known;
  const origin = { ...entry.context(), block: entry.home, mode };
  const { analysis, base } = origin.unit;
  const name = base.fresh("l");
  if (definition.parameters.length > 0) {
    const access: Access = { name, form: "value", type: "any" };
    entry.made.set(key, access); // recursive ones refer to themselves
    compileClosure(name, definition, origin);
    return access;
  }
  const here = entry.context();
  const changes = entry.volatile || mode !== here.mode
    ? mode === 1 ? analysis.mentionsVariable(definition.body) || analysis.freeLocals(definition.body).size > 0 : dependsOnNextState(definition.body, here.environment, here)
    : false;
  const { context: inside, parameter } = keeping(definition.body, origin);
  const access: Access = { name, form: changes || definition.recursive ? "call" : "thunk", type: parameter !== null ? "any" : typeOf(definition.body, analysis) };
  entry.made.set(key, access);
  const body = entry.home.braced(access.form === "call" ? `const ${name} = (${parameter ?? ""}) =>` : `const ${name} = new Thunk((${parameter ?? ""}) =>`, access.form === "call" ? "};" : "});");
  const piece = compile(definition.body, { ...inside, block: body });
  body.line(`return ${piece.code};`);
  return access;
}

/** Emits a function for an operator: its parameters are values or thunks. */
export function compileClosure(name: string, operator: LocalDefinition | Lambda, context: Context): void {
  const entries = operator.parameters.map((p) => [p.id, parameterEntry(p, context.unit.base.fresh("p"), context.mode)] as const);
  const names = entries.map(([, entry]) => (entry.kind === "parameter" && entry.current !== null ? entry.current.name : ""));
  const { context: inside, parameter } = keeping(operator.body, context);
  const body = context.block.braced(`const ${name} = (${[...names, ...(parameter === null ? [] : [parameter])].join(", ")}) =>`, "};");
  const piece = compile(operator.body, within(inside, body, bind(context.environment, entries)));
  body.line(`return ${piece.code};`);
}

function parameterEntry(parameter: Parameter, name: string, mode: Mode): Entry {
  return { kind: "parameter", mode, current: { name, form: parameter.arity > 0 ? "value" : "value-or-thunk", type: "any" }, next: null };
}

/** Makes the definitions of a LET available to its body; each is generated only when it is used. `volatile`: the next state is being built
 *  around it. */
export function compileLet(e: Extract<Expr, { kind: "let" }>, context: Context, compileBody: (inner: Context) => Piece): Piece {
  return compileBody(letContext(e, context, false));
}

export function letContext(e: Extract<Expr, { kind: "let" }>, context: Context, volatile: boolean): Context {
  const { analysis } = context.unit;
  let environment = context.environment;
  const inner = (): Context => ({ ...context, environment });
  for (const definition of e.definitions) {
    if (!volatile && isEager(definition, e, analysis)) {
      const piece = compile(definition.body, strict(inner()));
      environment = bind(environment, [[definition.id, { kind: "value", piece }]]);
      continue;
    }
    environment = bind(environment, [[definition.id, { kind: "let", definition, context: inner, home: context.block.child(), made: new Map(), volatile }]]);
  }
  return inner();
}

/** Whether a LET definition can be evaluated at once: its value is surely needed, and only in the mode of the LET. */
function isEager(definition: LocalDefinition, e: Extract<Expr, { kind: "let" }>, analysis: Analysis): boolean {
  if (definition.parameters.length > 0 || definition.recursive || !analysis.isStrict(definition.id)) return false;
  const later = e.definitions.slice(e.definitions.indexOf(definition));
  const free = analysis.freeLocals(definition.body);
  return later.every((d) => !free.has(d.id)) && !analysis.usedUnderPrime(e.body).has(definition.id);
}

export function compileApplyLocal(e: Extract<Expr, { kind: "apply-local" }>, context: Context): Piece {
  const entry = context.environment.get(e.id);
  invariant(entry !== undefined && entry.kind !== "value", `the operator ${e.name} is bound`, e.span);
  if (entry.kind === "inlined") return compileInlinedOperator(entry, e, context);
  const access = accessOf(entry, context);
  if (access === null) return fail(context, "failConstruct", ['"E532"', JSON.stringify(`${e.name} under a prime or \\cdot`)], e);
  const args = e.arguments.map((a) => argumentCode(a, strict(context), false));
  if (context.kept !== undefined) args.push(context.kept);
  return calling(`${read(access, context).code}(${args.join(", ")})`, e.name, e, context, "any");
}

function compileInlinedOperator(entry: Extract<Entry, { kind: "inlined" }>, e: Extract<Expr, { kind: "apply-local" }>, context: Context): Piece {
  const operator = entry.argument;
  if (operator.kind !== "lambda") {
    invariant(operator.kind === "local", "an operator argument is a lambda or another operator", e.span);
    return compileApplyLocal({ ...e, id: operator.id }, { ...context, environment: entry.environment });
  }
  const environment = inlineArguments(operator.parameters, e.arguments, context, entry.environment);
  return compile(operator.body, { ...context, environment });
}

/** What is generated elsewhere does not look whether the variables have values. */
export function requireValues(definition: Definition, e: Expr, context: Context): void {
  if (!context.frame.open) return;
  for (const variable of context.unit.analysis.variablesRead(definition.body)) context.block.line(`if (S[${variable}] === undefined) R.open(${variable}, ${context.unit.base.site(e.span)});`);
}

/** A call, which in traced code leaves a note of itself when it fails. */
function calling(code: string, name: string, e: Expr, context: Context, type: Piece["type"]): Piece {
  if (!context.unit.traced) return keep(context, code, type);
  return keep(context, `R.frame(${JSON.stringify(name)}, ${context.unit.base.site(e.span)}, () => ${code})`, type);
}

export function compileApply(e: Extract<Expr, { kind: "apply" }>, context: Context): Piece {
  const { unit, mode } = context;
  const definition = unit.analysis.program.definitions[e.definition];
  const { body } = definition;
  if (definition.parameters.length === 0 && (body.kind === "literal" || body.kind === "variable")) return compile(body, { ...context, environment: emptyEnvironment });
  if ((mode === 0 || unit.analysis.mentionsSearch(body)) && !definition.recursive && needsInlining(definition, e.arguments, context)) {
    return compile(body, { ...context, environment: inlineArguments(definition.parameters, e.arguments, context, emptyEnvironment) });
  }
  if (mode === 0) requireValues(definition, e, context);
  const name = definitionFunction(definition, mode, context);
  const primed = mode === 0 ? unit.analysis.primedParameters(definition.id) : new Set();
  const args = definition.parameters.flatMap((p, i) => {
    const current = argumentCode(e.arguments[i], strict(context), unit.analysis.isStrict(p.id));
    return primed.has(p.id) ? [current, nextArgument(e.arguments[i], strict(context))] : [current];
  });
  if (context.kept !== undefined && !definition.recursive) args.push(context.kept);
  return calling(`${name}(${args.join(", ")})`, definition.name, e, context, typeOf(e, unit.analysis));
}

/** An operator argument whose own parameters are used under a prime can not be passed as a function; nor can a variable or an action to an operator that
 *  has an ENABLED or a composition, where it may be assigned to or searched, or mean another state. Where variables may have
 *  no value, those that are not read must not be missed. */
function needsInlining(definition: Definition, args: readonly Argument[], context: Context): boolean {
  const { analysis } = context.unit;
  if (context.frame.open && analysis.variablesRead(definition.body).size > 0) return true;
  if (args.length > 0 && analysis.mentionsSearch(definition.body) && args.some((a) => analysis.mentionsVariable(a) || analysis.mentionsPrime(a) || analysis.freeLocals(a).size > 0)) return true;
  return definition.parameters.some((p, i) => {
    const argument = args[i];
    if (p.arity === 0 || argument.kind !== "lambda") return false;
    const used = context.unit.analysis.usedUnderPrime(argument.body);
    return argument.parameters.some((own) => used.has(own.id));
  });
}

/** The argument in the next state, evaluated anew each time, because that state may still be under construction. */
function nextArgument(argument: Argument, context: Context): string {
  const next: Context = { ...context, mode: 1 };
  if (argument.kind === "lambda") return argumentCode(argument, next, false);
  const name = context.unit.base.fresh("n");
  const body = context.block.braced(`const ${name} = () =>`, "};");
  body.line(`return ${compile(argument, { ...next, block: body }).code};`);
  return name;
}

/** The function of a definition for one mode. */
function definitionFunction(definition: Definition, mode: Mode, context: Context): string {
  const { unit } = context;
  return unit.sharedFunction(unit.definitionKey(definition.id, mode), (name) => {
    const primed = mode === 0 ? unit.analysis.primedParameters(definition.id) : new Set();
    const names: string[] = [];
    const entries = definition.parameters.map((p) => {
      const current = unit.base.fresh("p");
      names.push(current);
      const next = primed.has(p.id) ? unit.base.fresh("p") : null;
      if (next !== null) names.push(next);
      const form = p.arity > 0 || unit.analysis.isStrict(p.id) ? "value" : "value-or-thunk";
      const entry: Entry = {
        kind: "parameter",
        mode,
        current: { name: current, form, type: "any" },
        next: next === null ? null : { name: next, form: p.arity > 0 ? "value" : "call", type: "any" },
        fixed: !definition.recursive,
      };
      return [p.id, entry] as const;
    });
    const parameter = !definition.recursive && isKeepable(unit.analysis.program, definition.body) ? unit.base.fresh("kept") : null;
    if (parameter !== null) names.push(parameter);
    const block = unit.body.braced(`function ${name}(${names.join(", ")})`);
    const before = block.child();
    const frame = new Frame(block.child());
    const remembered = mode === 0 && isWorthRemembering(definition, unit.analysis) ? remember(name, before, unit) : null;
    const inner: Context = { unit, frame, block: block.child(), environment: bind(emptyEnvironment, entries), mode, kept: parameter ?? undefined };
    const result = compile(definition.body, inner).code;
    if (remembered !== null) inner.block.line(`${parameter === null ? "" : `if (!${result}.untabulated) `}{ ${remembered.value} = ${result}; ${remembered.epoch} = E.now; }`);
    inner.block.line(`return ${result};`);
  });
}

/** Whether the value of a definition is kept for as long as the state stays the same. */
function isWorthRemembering({ parameters, body }: Definition, analysis: Analysis): boolean {
  if (parameters.length > 0 || ["variable", "tuple", "record", "select", "literal"].includes(body.kind)) return false;
  return analysis.mentionsVariable(body) && !analysis.mentionsPrime(body) && !analysis.isImpure(body);
}

/** Two variables that hold the last value of a function and when it was computed; the function looks there first. */
function remember(name: string, start: Block, unit: Unit): { readonly value: string; readonly epoch: string } {
  const slots = { value: `v_${name}`, epoch: `e_${name}` };
  unit.head.line(`let ${slots.value}, ${slots.epoch} = -1;`);
  start.line(`if (${slots.epoch} === E.now) return ${slots.value};`);
  return slots;
}
