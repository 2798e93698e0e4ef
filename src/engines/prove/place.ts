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
  readonly guards: readonly string[];
  readonly shape: Shape;
}

/** The part of the state that a bit is about. */
export function placeOf(program: Program, system: TransitionSystem, bit: Pick<StateBit, "variable" | "path">, names: Names): Place {
  return walk(program.variables[bit.variable].name, system.shapes[bit.variable], bit.path, names);
}

function walk(variable: string, whole: Shape, path: readonly Ground[], names: Names): Place {
  const guards: string[] = [];
  let text = variable;
  let shape = whole;
  for (const key of path) {
    if (shape.scalars.length > 0) guards.push(apartText(text, shape, names));
    const cell = shape.function?.cells.find((c) => c.key === key);
    if (cell === undefined) throw new RangeError("the path of a bit follows the shape of its variable");
    if (!cell.sure) guards.push(`${valueText(key.value, names, "key")} \\in DOMAIN ${text}`);
    text = selectText(text, key.value, names);
    shape = cell.value;
  }
  return { text, guards, shape };
}

/** Guards under which the part can be taken for a set or a function. */
export function compositeGuards(place: Place, names: Names): readonly string[] {
  return place.shape.scalars.length === 0 ? place.guards : [...place.guards, apartText(place.text, place.shape, names)];
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
