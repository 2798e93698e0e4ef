import type { Expr, LocalId } from "../../ir/ir.ts";
import { bind, call, type Context, type Entry, forced, keep, type Piece, valueEntry, within } from "./context.ts";
import { compile, compileValues } from "./expr.ts";
import { strict } from "./keepable.ts";
import { bindVariable, compileBounds } from "./loops.ts";

type FunctionExpr = Extract<Expr, { kind: "function" }>;

/** [x \in S |-> e]: computed at once for a finite set, on demand for a recursive function or an infinite set. */
export function compileFunction(e: FunctionExpr, context: Context): Piece {
  const { base } = context.unit;
  const self = base.fresh("f");
  if (e.self !== null) context.block.line(`let ${self};`);
  const itself: Entry = { kind: "parameter", mode: context.mode, current: { name: self, form: "value", type: "any" }, next: null }; // of this state
  const outer = e.self === null ? context : { ...context, environment: bind(context.environment, [[e.self, itself]]) };
  const { domain, listed, compute } = compileArms(e, context, outer);
  if (e.self === null) return context.kept === undefined ? tabulated(domain, listed, compute, e, context) : keep(context, `keptFunction(${domain}, ${compute}, ${context.kept}, ${base.site(e.span)})`, "any");
  context.block.line(`${self} = lazyFunction(${domain}, ${compute}, ${compilePartial(e, e.self, outer)});`);
  return { code: self, type: "any" };
}

/** For a recursive function whose values are functions that use it: what makes such a value on demand. Else null. */
function compilePartial(e: FunctionExpr, self: LocalId, outer: Context): string {
  const { body } = e;
  if (body.kind !== "function" || body.self !== null || !outer.unit.analysis.freeLocals(body).has(self)) return "null";
  const partial = outer.unit.base.fresh("f");
  const inner = openFunction(e, partial, outer);
  const { domain, compute } = compileArms(body, inner, inner);
  inner.block.line(`return lazyFunction(${domain}, ${compute});`);
  return partial;
}

/** Opens the JavaScript function `name` of one argument, an argument of `e`; the context of its body. */
function openFunction(e: FunctionExpr, name: string, context: Context): Context {
  const argument = context.unit.base.fresh("x");
  const body = context.block.braced(`const ${name} = (${argument}) =>`, "};");
  let inner = within(context, body);
  if (e.bindings.length === 1) return bindVariable(e.bindings[0].variable, argument, inner, "value");
  e.bindings.forEach((binding, i) => {
    inner = bindVariable(binding.variable, keep(inner, `${argument}.elements[${i}]`, "value").code, inner, "value");
  });
  return inner;
}

/** The names of the domain of `e`, and of a JavaScript function that computes its values; those are computed in `inside`. */
function compileArms(e: FunctionExpr, context: Context, inside: Context): { readonly domain: string; readonly listed: boolean; readonly compute: string } {
  const { base } = context.unit;
  const bounds = compileBounds(e.bindings, strict(context), "a function's domain", false);
  const domain = bounds.length === 1 ? bounds[0].set : keep(context, `productSet([${bounds.map((b) => b.set).join(", ")}], ${base.site(e.span)})`, "any").code;
  const compute = base.fresh("f");
  const inner = openFunction(e, compute, inside);
  const value = compile(e.body, inner);
  inner.block.line(`return ${inner.kept === undefined ? forced(inner, value, e.body.span).code : value.code};`);
  return { domain, listed: bounds.length === 1 && bounds[0].listed, compute };
}

function tabulated(domain: string, listed: boolean, compute: string, e: Expr, context: Context): Piece {
  const { base } = context.unit;
  const [result, keys, values, i] = ["t", "a", "r", "i"].map((p) => base.fresh(p));
  if (listed) {
    context.block.line(`const ${values} = [];`);
    context.block.line(`for (let ${i} = 0; ${i} < ${domain}.elements.length; ${i}++) ${values}.push(${compute}(${domain}.elements[${i}]));`);
    return keep(context, `makeFunctionOf(${domain}.elements, ${values})`, "value");
  }
  context.block.line(`let ${result};`);
  context.block.line(`if (${domain}.kind !== "set" && !${domain}.finite) ${result} = lazyFunction(${domain}, ${compute});`);
  context.block.line("else {");
  context.block.line(`const ${keys} = ${domain}.kind === "set" ? ${domain}.elements : ${domain}.expand(${base.site(e.span)}).elements;`);
  context.block.line(`const ${values} = [];`);
  context.block.line(`for (let ${i} = 0; ${i} < ${keys}.length; ${i}++) ${values}.push(${compute}(${keys}[${i}]));`);
  context.block.line(`${result} = makeFunctionOf(${keys}, ${values});`);
  context.block.line("}");
  return { code: result, type: "any" };
}

export function compileRecord(e: Extract<Expr, { kind: "record" }>, context: Context): Piece {
  const values = compileValues(e.fields.map((f) => f.value), context);
  const sorted = e.fields.map((f, i) => ({ name: f.name, code: values[i] })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const fields = fieldList(sorted.map((f) => f.name), context);
  return keep(context, `recordOfSorted(${fields}, [${sorted.map((f) => f.code).join(", ")}])`, "value");
}

export function compileRecordSet(e: Extract<Expr, { kind: "record-set" }>, context: Context): Piece {
  const sets = e.fields.map((f) => compile(f.value, context).code);
  const sorted = e.fields.map((f, i) => ({ name: f.name, code: sets[i] })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return call(context, "recordSet", [fieldList(sorted.map((f) => f.name), context), `[${sorted.map((f) => f.code).join(", ")}]`], e.span, "any");
}

function fieldList(fields: readonly string[], context: Context): string {
  const { base } = context.unit;
  return context.unit.constantName(base.shared(base.fieldList(fields)));
}

/** Is `e` a function constructor, not a constant one? It is applied once. */
function isWrittenHere(e: Expr, context: Context): e is FunctionExpr {
  return e.kind === "function" && e.self === null && !context.unit.analysis.isConstant(e);
}

function byPoints(e: FunctionExpr, context: Context): Piece {
  const { domain, compute } = compileArms(e, context, context);
  return keep(context, `lazyFunction(${domain}, ${compute})`, "any");
}

/** f[x]; for a literal string the place of the field is remembered. */
export function compileSelect(e: Extract<Expr, { kind: "select" }>, context: Context): Piece {
  const f = asOperand(isWrittenHere(e.function, context) ? byPoints(e.function, { ...context, kept: "true" }) : compile(e.function, { ...context, kept: "true" }));
  if (e.argument.kind === "literal" && typeof e.argument.value === "string" && context.kept === undefined) {
    const { unit } = context;
    const cache = unit.constantName(unit.base.object({ fields: null, index: 0 }));
    const name = JSON.stringify(e.argument.value);
    return keep(context, `${f.code}.fields === ${cache}.fields ? ${f.code}.values[${cache}.index] : field(${f.code}, ${name}, ${cache}, ${unit.base.site(e.span)})`, "value");
  }
  const argument = compile(e.argument, strict(context));
  if (context.kept === undefined) return call(context, "select", [f.code, argument.code], e.span, "value");
  return call(context, "selectKept", [f.code, argument.code, context.kept], e.span, "any");
}

/** A piece that `.` can follow. */
function asOperand(piece: Piece): Piece {
  return /^[A-Za-z_]\w*$/.test(piece.code) ? piece : { ...piece, code: `(${piece.code})` };
}

/** Updates in order. Where a path leads outside a domain nothing changes, and the new value is not evaluated. */
export function compileExcept(e: Extract<Expr, { kind: "except" }>, context: Context): Piece {
  const { base } = context.unit;
  const result = base.fresh("t");
  const start = forced(context, compile(e.base, context), e.base.span);
  context.block.line(`let ${result} = ${start.code};`);
  for (const part of e.updates) {
    if (part.path.length === 1) updateOne(result, part, context);
    else updatePath(result, part, context);
  }
  return { code: result, type: "value" };
}

type Update = Extract<Expr, { kind: "except" }>["updates"][number];

function updateOne(result: string, part: Update, context: Context): void {
  const site = context.unit.base.site(part.span);
  const key = forced(context, compile(part.path[0], context), part.span).code;
  const index = keep(context, `indexOf(${result}, ${key}, ${site})`, "int").code;
  const inside = context.block.braced(`if (${index} < 0) R.warnExcept(${result}, [${key}], ${site}); else`);
  const usesOld = context.unit.analysis.freeLocals(part.value).has(part.at);
  const old = usesOld ? keep({ ...context, block: inside }, `valueAt(${result}, ${index}, ${key}, ${site})`, "value").code : "undefined";
  const inner = within(context, inside, bind(context.environment, [[part.at, valueEntry(old, "value")]]));
  const value = forced(inner, compile(part.value, inner), part.value.span);
  inside.line(`${result} = replaceAt(${result}, ${index}, ${key}, ${value.code}, ${site});`);
}

function updatePath(result: string, part: Update, context: Context): void {
  const site = context.unit.base.site(part.span);
  const list = keep(context, `[${compileValues(part.path, context).join(", ")}]`, "value").code;
  const old = keep(context, `at(${result}, ${list}, ${site})`, "value").code;
  const inside = context.block.braced(`if (${old} === undefined) R.warnExcept(${result}, ${list}, ${site}); else`);
  const inner = within(context, inside, bind(context.environment, [[part.at, valueEntry(old, "value")]]));
  const value = forced(inner, compile(part.value, inner), part.value.span);
  inside.line(`${result} = updateAt(${result}, ${list}, 0, ${value.code}, ${site});`);
}
