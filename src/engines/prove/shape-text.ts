import type { Program, VariableId } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type FunctionShape, type Shape, sameShape } from "../../system/shape.ts";
import { makeSet } from "../../value/construct.ts";
import type { Value } from "../../value/value.ts";
import type { Cells } from "./function-domains.ts";
import { joinAll } from "./join-shapes.ts";
import type { NameSupply } from "./name-supply.ts";
import { placeOf } from "./place.ts";
import { guardText } from "./sequence-lengths.ts";
import { type Names, isFieldName, valueText } from "./value-text.ts";
import { hasMixedRange } from "./writable.ts";

/** Names for values and for bound variables, and the domains that a function may have whose values are of several kinds. */
export interface ShapeNames {
  readonly names: Names;
  readonly supply: NameSupply;
  /** Variables that are bound around the text. */
  readonly scope: readonly string[];
  readonly domains: (f: FunctionShape) => readonly Cells[];
  /** There is `Len`. */
  readonly lengths: boolean;
}

/** What the shapes say of a variable: a membership for the whole, and one for each part that is narrower than its like, where that part is there. */
export function shapeConjuncts(program: Program, system: TransitionSystem, variable: VariableId, own: ShapeNames): readonly string[] {
  const { names } = own;
  const narrow = narrowCells(system.shapes[variable]).map(({ path, shape }) => {
    const place = placeOf(program, system, { variable, path }, names);
    const says = membership(place.text, shape, own);
    return place.guards.length === 0 ? says : `${place.guards.map((g) => guardText(g, own.lengths)).join(" /\\ ")} => ${says}`;
  });
  return [membership(program.variables[variable].name, system.shapes[variable], own), ...narrow];
}

function membership(text: string, shape: Shape, own: ShapeNames): string {
  const [only] = shape.scalars;
  const single = shape.scalars.length === 1 && shape.set === null && shape.function === null;
  return single ? `${text} = ${valueText(only.value, own.names)}` : `${text} \\in ${shapeText(shape, own)}`;
}

function setText(values: readonly Ground[], own: ShapeNames): string {
  const set = makeSet(values.map((g) => g.value));
  return own.names(set, "scalar") ?? pairsText(values, own) ?? valueText(set, own.names);
}

const boundName = (wish: string, { supply, scope }: ShapeNames): string => supply.bound(wish, scope);

const inside = (own: ShapeNames, bound: string): ShapeNames => ({ ...own, scope: [...own.scope, bound] });

/** A TLA+ set of which every value of the shape is an element (and, but for cells of one function that differ in shape, nothing else). */
function shapeText(shape: Shape, own: ShapeNames): string {
  const parts: string[] = [];
  if (shape.scalars.length > 0) parts.push(scalarText(shape.scalars, own));
  if (shape.set !== null) {
    const all = `SUBSET ${setText(shape.set.elements.map((e) => e.element), own)}`;
    const sure = shape.set.elements.filter((e) => e.sure).map((e) => e.element);
    parts.push(sure.length === 0 ? all : supersetsText(all, sure, "s", own));
  }
  if (shape.function !== null) parts.push(functionText(shape.function, own));
  return unionText(parts);
}

function supersetsText(all: string, sure: readonly Ground[], wish: string, own: ShapeNames): string {
  const s = boundName(wish, own);
  return `{${s} \\in ${all} : ${setText(sure, inside(own, s))} \\subseteq ${s}}`;
}

function unionText(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : parts.map((p) => (/^[\w.{[(]/.test(p) && !p.startsWith("SUBSET") && !p.startsWith("UNION") ? p : `(${p})`)).join(" \\union ");
}

/** All pairs over a named set, or all of different elements. */
function pairsText(values: readonly Ground[], own: ShapeNames): string | null {
  const firsts = new Set<Value>();
  for (const { value } of values) {
    if (typeof value !== "object" || value.kind !== "tuple" || value.elements.length !== 2) return null;
    value.elements.forEach((e) => firsts.add(e));
  }
  const name = own.names(makeSet([...firsts]), "scalar");
  if (name === null || [...firsts].some((v) => typeof v === "object" && v.kind !== "model")) return null;
  if (values.length === firsts.size ** 2) return `(${name} \\X ${name})`;
  const apart = values.every(({ value }) => typeof value === "object" && value.kind === "tuple" && value.elements[0] !== value.elements[1]);
  if (!apart || values.length !== firsts.size * (firsts.size - 1)) return null;
  const p = boundName("p", own);
  return `{${p} \\in ${name} \\X ${name} : ${p}[1] # ${p}[2]}`;
}

function scalarText(scalars: readonly Ground[], own: ShapeNames): string {
  const { names } = own;
  if (scalars.length === 2 && scalars.every((s) => typeof s.value === "boolean")) return "BOOLEAN";
  const named = names(makeSet(scalars.map((s) => s.value)), "scalar");
  const numbers = scalars.map((s) => s.value).filter((v): v is number => typeof v === "number");
  const consecutive = numbers.length === scalars.length && numbers.length > 2 && numbers.every((n, i) => i === 0 || n === numbers[i - 1] + 1);
  return named ?? (consecutive ? `${valueText(numbers[0], names)}..${valueText(numbers[numbers.length - 1], names)}` : setText(scalars, own));
}

function functionText(f: FunctionShape, own: ShapeNames): string {
  const { names } = own;
  if (f.cells.length === 0) return "{<<>>}";
  if (hasMixedRange(f)) return unionText(own.domains(f).map((cells) => cellsText(cells, own)));
  const sure = f.cells.filter((c) => c.sure);
  if (sure.length === f.cells.length && isRecord(f, names)) return `[${f.cells.map((c) => `${String(c.key.value)} : ${shapeText(c.value, own)}`).join(", ")}]`;
  const values = joinAll(f.cells.map((c) => c.value));
  if (sure.length === f.cells.length) return `[${scalarText(f.cells.map((c) => c.key), own)} -> ${shapeText(values, own)}]`;
  const n = boundName(f.sequence ? "n" : "d", own);
  const range = shapeText(values, inside(own, n));
  if (f.sequence) return `UNION {[1..${n} -> ${range}] : ${n} \\in ${sure.length}..${f.cells.length}}`;
  const keys = setText(f.cells.map((c) => c.key), own);
  const domains = sure.length === 0 ? `SUBSET ${keys}` : supersetsText(`SUBSET ${keys}`, sure.map((c) => c.key), "d", own);
  return `UNION {[${n} -> ${range}] : ${n} \\in ${domains}}`;
}

/** The records, or the tuples, of just these cells. */
function cellsText(cells: Cells, own: ShapeNames): string {
  if (cells.length === 0) return "{<<>>}";
  const texts = cells.map((c) => shapeText(c.value, own));
  if (typeof cells[0].key.value === "string") return `[${cells.map((c, i) => `${String(c.key.value)} : ${texts[i]}`).join(", ")}]`;
  if (cells.length === 1) return `[1..1 -> ${texts[0]}]`;
  return `(${texts.map((t) => (/ |\.\./.test(t) && !/^\{[^{}]*\}$/.test(t) ? `(${t})` : t)).join(" \\X ")})`;
}

function isRecord(f: FunctionShape, names: Names): boolean {
  return f.cells.every((c) => typeof c.key.value === "string" && isFieldName(c.key.value)) && names(makeSet(f.cells.map((c) => c.key.value)), "scalar") === null;
}

/** Cells whose own shape is narrower than what `shapeText` says of all cells of their function: where they are, and their shape. */
function narrowCells(shape: Shape): readonly { readonly path: readonly Ground[]; readonly shape: Shape }[] {
  if (shape.function === null) return [];
  const { cells } = shape.function;
  // of the fields of a record each has its own text
  const each = cells.every((c) => c.sure && typeof c.key.value === "string") || hasMixedRange(shape.function);
  const joined = joinAll(cells.map((c) => c.value));
  return cells.flatMap((c) => {
    if (!each && !sameShape(joined, c.value)) return [{ path: [c.key], shape: c.value }, ...below(c)];
    return below(c);
  });
}

const below = (c: FunctionShape["cells"][number]): ReturnType<typeof narrowCells> => narrowCells(c.value).map((n) => ({ path: [c.key, ...n.path], shape: n.shape }));
