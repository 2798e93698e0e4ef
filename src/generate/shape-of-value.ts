import { domainList, rangeList } from "../value/apply.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import { Unknown } from "./shape.ts";

/** The shape of a value that is written in the spec or its configuration. */
export function shapeOfValue(value: Value): Unknown {
  if (typeof value === "boolean") return new Unknown({ kind: "boolean" });
  if (typeof value === "number") return new Unknown({ kind: "integer", seen: new Set([value]) });
  if (typeof value === "bigint") return new Unknown({ kind: "integer", seen: new Set() });
  if (typeof value === "string" || value.kind === "model") return new Unknown({ kind: "atom", seen: new Map([[printValue(value), value]]) });
  if (value.kind === "set") return new Unknown({ kind: "set", element: common(value.elements) });
  if (value.kind === "tuple") return new Unknown({ kind: "tuple", elements: value.elements.map(shapeOfValue) });
  const names = domainList(value);
  const values = rangeList(value);
  if (names.length > 0 && names.every((name) => typeof name === "string")) return new Unknown({ kind: "record", open: false, fields: new Map(names.map((name, i) => [name, shapeOfValue(values[i])])) });
  return new Unknown({ kind: "function", key: common(names), value: common(values) });
}

function common(values: readonly Value[]): Unknown {
  const all = new Unknown();
  for (const v of values) Unknown.unify(shapeOfValue(v), all);
  return all;
}
