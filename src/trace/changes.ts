import { compareValues, equalValues, printValue } from "../value/index.ts";
import type { Value } from "../value/value.ts";
import { isIdentifier } from "./identifier.ts";

/** One place inside a value that differs between two states: `path` selects it (`["n1"].view`, empty for the value itself). */
export interface Change {
  readonly path: string;
  readonly text: string; // "1 -> 2", "gains 3", "loses {1}"
}

/** How `after` differs from `before`, from the outside in and in the order of keys: records, functions and sequences of one domain are
 *  compared field by field, sets by what they gain and lose; anything else is one change. Equal values have none. */
export function changesOf(before: Value, after: Value): readonly Change[] {
  return collect("", before, after);
}

function collect(path: string, before: Value, after: Value): readonly Change[] {
  if (equalValues(before, after)) return [];
  if (typeof before === "object" && typeof after === "object") {
    if (before.kind === "set" && after.kind === "set") return setChanges(path, before.elements, after.elements);
    const left = mappingOf(before);
    const right = mappingOf(after);
    if (left !== null && right !== null && sharesKeys(left, right)) return mappingChanges(path, left, right);
  }
  return [{ path, text: `${printValue(before)} -> ${printValue(after)}` }];
}

function setChanges(path: string, before: readonly Value[], after: readonly Value[]): readonly Change[] {
  const gained = difference(after, before);
  const lost = difference(before, after);
  const list = (values: readonly Value[]): string => values.map(printValue).join(", ");
  return [
    ...(gained.length === 0 ? [] : [{ path, text: `gains ${list(gained)}` }]),
    ...(lost.length === 0 ? [] : [{ path, text: `loses ${list(lost)}` }]),
  ];
}

interface Mapping {
  readonly keys: readonly Value[]; // ascending
  readonly values: readonly Value[];
  /** How a key is selected: `.field` for records. */
  readonly select: (key: Value) => string;
}

function mappingOf(value: Exclude<Value, boolean | number | bigint | string>): Mapping | null {
  switch (value.kind) {
    case "record": return { keys: value.fields, values: value.values, select: selectField };
    case "function": return { keys: value.keys, values: value.values, select: selectIndex };
    case "tuple": return { keys: value.elements.map((_, i) => i + 1), values: value.elements, select: selectIndex };
    default: return null;
  }
}

/** Values of one shape, or one of which extends the other: telling the fields apart says more than the two values. */
function sharesKeys(left: Mapping, right: Mapping): boolean {
  return left.keys.length > 0 && right.keys.length > 0 && (difference(left.keys, right.keys).length === 0 || difference(right.keys, left.keys).length === 0);
}

function mappingChanges(path: string, left: Mapping, right: Mapping): readonly Change[] {
  const changes: Change[] = [];
  right.keys.forEach((key, i) => {
    const at = path + right.select(key);
    const old = left.keys.findIndex((k) => equalValues(k, key));
    if (old < 0) changes.push({ path: at, text: `new: ${printValue(right.values[i])}` });
    else changes.push(...collect(at, left.values[old], right.values[i]));
  });
  for (const key of difference(left.keys, right.keys)) changes.push({ path: path + left.select(key), text: "gone" });
  return changes;
}

/** `log[s2].offset`: a variable with the keys of a path into its value. */
export function placeText(variable: string, path: readonly Value[]): string {
  return variable + path.map(selectField).join("");
}

function selectField(key: Value): string {
  return typeof key === "string" && isIdentifier(key) ? `.${key}` : selectIndex(key);
}

function selectIndex(key: Value): string {
  return `[${typeof key === "object" && key.kind === "tuple" ? key.elements.map(printValue).join(", ") : printValue(key)}]`;
}

/** Members of `left` that are not in `right`; both ascending. */
function difference(left: readonly Value[], right: readonly Value[]): readonly Value[] {
  let j = 0;
  return left.filter((value) => {
    while (j < right.length && compareValues(right[j], value) < 0) j++;
    return j >= right.length || !equalValues(right[j], value);
  });
}
