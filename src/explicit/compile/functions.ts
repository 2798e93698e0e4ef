import type { Expr } from "../../ir/ir.ts";
import { bind, call, type Context, forced, keep, type Piece, valueEntry, within } from "./context.ts";
import { compile, compileValues } from "./expr.ts";
import { bindVariable, compileBounds } from "./loops.ts";

/** [x \in S |-> e]: computed at once for a finite set, on demand for a recursive function or an infinite set. */
export function compileFunction(e: Extract<Expr, { kind: "function" }>, context: Context): Piece {
  const { base } = context.unit;
  const bounds = compileBounds(e.bindings, context, "a function's domain", false);
  const domain = bounds.length === 1 ? bounds[0].set : keep(context, `productSet([${bounds.map((b) => b.set).join(", ")}], ${base.site(e.span)})`, "any").code;
  const self = base.fresh("f");
  const compute = base.fresh("f");
  const argument = base.fresh("x");
  if (e.self !== null) context.block.line(`let ${self};`);
  const body = context.block.braced(`const ${compute} = (${argument}) =>`, "};");
  let inner = within(context, body, e.self === null ? context.environment : bind(context.environment, [[e.self, valueEntry(self, "any")]]));
  if (bounds.length === 1) inner = bindVariable(bounds[0].variable, argument, inner, "value");
  else bounds.forEach((bound, i) => {
    inner = bindVariable(bound.variable, keep(inner, `${argument}.elements[${i}]`, "value").code, inner, "value");
  });
  const value = forced(inner, compile(e.body, inner), e.body.span);
  body.line(`return ${value.code};`);
  if (e.self !== null) {
    context.block.line(`${self} = lazyFunction(${domain}, ${compute});`);
    return { code: self, type: "any" };
  }
  return tabulated(domain, bounds.length === 1 && bounds[0].listed, compute, e, context);
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

/** f[x]; for a literal string the place of the field is remembered. */
export function compileSelect(e: Extract<Expr, { kind: "select" }>, context: Context): Piece {
  const f = asOperand(compile(e.function, context));
  if (e.argument.kind === "literal" && typeof e.argument.value === "string") {
    const { unit } = context;
    const cache = unit.constantName(unit.base.object({ fields: null, index: 0 }));
    const name = JSON.stringify(e.argument.value);
    return keep(context, `${f.code}.fields === ${cache}.fields ? ${f.code}.values[${cache}.index] : field(${f.code}, ${name}, ${cache}, ${unit.base.site(e.span)})`, "value");
  }
  const argument = compile(e.argument, context);
  return call(context, "select", [f.code, argument.code], e.span, "value");
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
  const old = usesOld ? keep({ ...context, block: inside }, `valueAt(${result}, ${index})`, "value").code : "undefined";
  const inner = within(context, inside, bind(context.environment, [[part.at, valueEntry(old, "value")]]));
  const value = forced(inner, compile(part.value, inner), part.value.span);
  inside.line(`${result} = replaceAt(${result}, ${index}, ${value.code});`);
}

function updatePath(result: string, part: Update, context: Context): void {
  const site = context.unit.base.site(part.span);
  const list = keep(context, `[${compileValues(part.path, context).join(", ")}]`, "value").code;
  const old = keep(context, `at(${result}, ${list}, ${site})`, "value").code;
  const inside = context.block.braced(`if (${old} === undefined) R.warnExcept(${result}, ${list}, ${site}); else`);
  const inner = within(context, inside, bind(context.environment, [[part.at, valueEntry(old, "value")]]));
  const value = forced(inner, compile(part.value, inner), part.value.span);
  inside.line(`${result} = updateAt(${result}, ${list}, 0, ${value.code});`);
}
