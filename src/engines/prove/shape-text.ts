import type { Ground } from "../../symbolic/sym.ts";
import { type FunctionShape, type Shape, sameShape } from "../../system/shape.ts";
import type { Value } from "../../value/value.ts";
import { type Names, valueText } from "./value-text.ts";
import { joinAll } from "./join-shapes.ts";

const setText = (values: readonly Ground[], names: Names): string => `{${values.map((g) => valueText(g.value, names)).join(", ")}}`;

/** A TLA+ set of which every value of the shape is an element (and, but for cells of one function that differ in shape, nothing else). */
export function shapeText(shape: Shape, names: Names): string {
  const parts: string[] = [];
  if (shape.scalars.length > 0) parts.push(scalarText(shape.scalars, names));
  if (shape.set !== null) {
    const all = `SUBSET ${setText(shape.set.elements.map((e) => e.element), names)}`;
    const sure = shape.set.elements.filter((e) => e.sure).map((e) => e.element);
    parts.push(sure.length === 0 ? all : `{s \\in ${all} : ${setText(sure, names)} \\subseteq s}`);
  }
  if (shape.function !== null) parts.push(functionText(shape.function, names));
  return parts.length === 1 ? parts[0] : parts.map((p) => `(${p})`).join(" \\union ");
}

function scalarText(scalars: readonly Ground[], names: Names): string {
  if (scalars.length === 2 && scalars.every((s) => typeof s.value === "boolean")) return "BOOLEAN";
  const numbers = scalars.map((s) => s.value).filter((v): v is number => typeof v === "number");
  const consecutive = numbers.length === scalars.length && numbers.length > 2 && numbers.every((n, i) => i === 0 || n === numbers[i - 1] + 1);
  return consecutive ? `${valueText(numbers[0], names)}..${valueText(numbers[numbers.length - 1], names)}` : setText(scalars, names);
}

function functionText(f: FunctionShape, names: Names): string {
  if (f.cells.length === 0) return "{<<>>}";
  const sure = f.cells.filter((c) => c.sure);
  if (sure.length === f.cells.length && isRecord(f)) return `[${f.cells.map((c) => `${String(c.key.value)} : ${shapeText(c.value, names)}`).join(", ")}]`;
  const range = shapeText(joinAll(f.cells.map((c) => c.value)), names);
  if (sure.length === f.cells.length) return `[${domainText(f, names)} -> ${range}]`;
  if (f.sequence) return `UNION {[1..n -> ${range}] : n \\in ${sure.length}..${f.cells.length}}`;
  const keys = setText(f.cells.map((c) => c.key), names);
  const domains = sure.length === 0 ? `SUBSET ${keys}` : `{d \\in SUBSET ${keys} : ${setText(sure.map((c) => c.key), names)} \\subseteq d}`;
  return `UNION {[d -> ${range}] : d \\in ${domains}}`;
}

function domainText(f: FunctionShape, names: Names): string {
  return f.sequence ? `1..${f.cells.length}` : setText(f.cells.map((c) => c.key), names);
}

function isRecord(f: FunctionShape): boolean {
  return f.cells.every((c) => typeof c.key.value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(c.key.value));
}

/** Cells whose own shape is narrower than what `shapeText` says of all cells of their function: where they are, and their shape. */
export function narrowCells(shape: Shape): readonly { readonly path: readonly Value[]; readonly shape: Shape }[] {
  if (shape.function === null) return [];
  const { cells } = shape.function;
  const inRecord = cells.every((c) => c.sure) && isRecord(shape.function);
  const joined = joinAll(cells.map((c) => c.value));
  return cells.flatMap((c) => {
    if (!inRecord && !sameShape(joined, c.value)) return [{ path: [c.key.value], shape: c.value }];
    return narrowCells(c.value).map((n) => ({ path: [c.key.value, ...n.path], shape: n.shape }));
  });
}
