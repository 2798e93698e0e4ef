import type { Program } from "../../ir/ir.ts";
import type { FunctionShape, Shape } from "../../system/shape.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { comparable, sortOf } from "../../symbolic/parts.ts";
import { printValue } from "../../value/print.ts";
import { joinAll } from "./join-shapes.ts";
import { isFieldName } from "./value-text.ts";

/** Fields that may be missing, beyond which the sets of records are too many to write down. */
const mostOptional = 6;

/** Why the values of some variable can not be told apart by a TLA+ predicate that TLC can evaluate: TLC compares a value only with its like, or with
 *  model values. Null where all can. A certificate is such a predicate. */
export function findMixture(program: Program, system: TransitionSystem): string | null {
  for (const v of program.variables) {
    const mixture = mixtureIn(system.shapes[v.id]);
    if (mixture !== null) return `the values of ${v.name} are of different kinds (${mixture}), which no TLA+ predicate tells apart without an error; a model value can stand for one of them`;
  }
  return null;
}

/** Do the values of the function's cells, taken together, mix kinds that no set can hold? Then each cell needs its own text. */
export function hasMixedRange(f: FunctionShape): boolean {
  return mixtureIn(joinAll(f.cells.map((c) => c.value))) !== null;
}

/** Cells that can have a text each: the fields of a record, the elements of a tuple. */
function hasOwnTexts(f: FunctionShape): boolean {
  const optional = f.cells.filter((c) => !c.sure).length;
  return f.sequence || (optional <= mostOptional && f.cells.every((c) => typeof c.key.value === "string" && isFieldName(c.key.value)));
}

function mixtureIn(shape: Shape): string | null {
  const mixed = mixtureOf(shape);
  if (mixed !== null) return mixed;
  for (const c of shape.function?.cells ?? []) {
    const inner = mixtureIn(c.value);
    if (inner !== null) return inner;
  }
  if (shape.function === null) return null;
  const keys = firstMixed(shape.function.cells.map(({ key }) => ({ text: `a function of ${printValue(key.value)}`, sort: sortOf(key.value) })));
  if (keys !== null || hasOwnTexts(shape.function)) return keys;
  return mixtureIn(joinAll(shape.function.cells.map((c) => c.value)));
}

function mixtureOf(shape: Shape): string | null {
  const scalars = shape.scalars.map((s) => ({ text: printValue(s.value), sort: sortOf(s.value) }));
  const composites = [...(shape.set === null ? [] : [{ text: "a set", sort: "set" as const }]), ...(shape.function === null ? [] : [{ text: "a function", sort: "function" as const }])];
  return firstMixed([...scalars, ...composites]);
}

function firstMixed(all: readonly { readonly text: string; readonly sort: ReturnType<typeof sortOf> }[]): string | null {
  for (const [i, a] of all.entries()) {
    const other = all.slice(i + 1).find((b) => !comparable(a.sort, b.sort));
    if (other !== undefined) return `${a.text} and ${other.text}`;
  }
  return null;
}
