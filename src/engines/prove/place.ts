import type { Program, VariableId } from "../../ir/ir.ts";
import type { Shape } from "../../system/shape.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type Names, selectText, valueText } from "./value-text.ts";

/** A part of the state: a variable, or a value of the functions in it. */
export interface Place {
  /** A TLA+ expression for it, to be read where the guards hold. */
  readonly text: string;
  /** That the part is there: arguments are in the domains of functions, and what is applied is a function. */
  readonly guards: readonly Guard[];
  readonly shape: Shape;
}

/** A predicate; `length`: that it says how long a sequence is at least. */
export interface Guard {
  readonly text: string;
  readonly length: Length | null;
}

/** The sequence that `of` denotes has at least so many elements: what it says of a key is the same as for the keys before it together. */
export interface Length {
  readonly of: string;
  readonly least: number;
}

/** The part of the state that a bit is about. */
export function placeOf(program: Program, system: TransitionSystem, bit: Pick<StateBit, "variable" | "path">, names: Names): Place {
  return walk(program.variables[bit.variable].name, system.shapes[bit.variable], bit.path, names);
}

function walk(variable: string, whole: Shape, path: readonly Ground[], names: Names): Place {
  const guards: Guard[] = [];
  let text = variable;
  let shape = whole;
  for (const key of path) {
    if (shape.scalars.length > 0) guards.push({ text: apartText(text, shape, names), length: null });
    const cell = shape.function?.cells.find((c) => c.key === key);
    if (cell === undefined) throw new RangeError("the path of a bit follows the shape of its variable");
    if (!cell.sure) guards.push({ text: `${valueText(key.value, names, "key")} \\in DOMAIN ${text}`, length: lengthOf(text, shape, key, names) });
    text = selectText(text, key.value, names);
    shape = cell.value;
  }
  return { text, guards, shape };
}

/** Guards under which the part can be taken for a set or a function. */
export function compositeGuards(place: Place, names: Names): readonly Guard[] {
  return place.shape.scalars.length === 0 ? place.guards : [...place.guards, { text: apartText(place.text, place.shape, names), length: null }];
}

/** What it says of a sequence that a key is in its domain; null of other functions, and where the key is written as a variable. */
export function lengthOf(text: string, shape: Shape, { value }: Ground, names: Names): Length | null {
  return shape.function?.sequence === true && typeof value === "number" && names(value, "key") === null ? { of: text, least: value } : null;
}

/** That the part is a set or a function, and none of the scalars which it may be instead. */
export function apartText(text: string, shape: Shape, names: Names): string {
  const scalars = shape.scalars.map((s) => valueText(s.value, names));
  return scalars.length === 1 ? `${text} # ${scalars[0]}` : `${text} \\notin {${scalars.join(", ")}}`;
}

/** A name for the place of a bit that is the same for all bits about it. */
export function placeKey(bit: { readonly variable: VariableId; readonly path: readonly Ground[] }): string {
  return `${bit.variable} ${bit.path.map((g) => g.id).join(" ")}`;
}
