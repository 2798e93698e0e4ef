import { compareValues } from "../../value/compare.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type FunctionShape, type SetShape, type Shape, emptyShape } from "../../system/shape.ts";

const byValue = (a: Ground, b: Ground): number => compareValues(a.value, b.value);

/** The least shape that covers all. */
export function joinAll(shapes: readonly Shape[]): Shape {
  return shapes.reduce(join, emptyShape);
}

function join(a: Shape, b: Shape): Shape {
  return {
    scalars: [...new Set([...a.scalars, ...b.scalars])].sort(byValue),
    set: a.set === null || b.set === null ? a.set ?? b.set : joinSets(a.set, b.set),
    function: a.function === null || b.function === null ? a.function ?? b.function : joinFunctions(a.function, b.function),
  };
}

function joinSets(a: SetShape, b: SetShape): SetShape {
  const sure = new Map<Ground, boolean>();
  for (const e of a.elements) sure.set(e.element, e.sure && b.elements.some((f) => f.element === e.element && f.sure));
  for (const e of b.elements) if (!sure.has(e.element)) sure.set(e.element, false);
  return { elements: [...sure].map(([element, s]) => ({ element, sure: s })).sort((x, y) => byValue(x.element, y.element)) };
}

function joinFunctions(a: FunctionShape, b: FunctionShape): FunctionShape {
  const cells = new Map(a.cells.map((c) => [c.key, { ...c, sure: false }]));
  for (const c of b.cells) {
    const other = a.cells.find((d) => d.key === c.key);
    cells.set(c.key, other === undefined ? { ...c, sure: false } : { key: c.key, sure: c.sure && other.sure, value: join(other.value, c.value) });
  }
  return { cells: [...cells.values()].sort((x, y) => byValue(x.key, y.key)), sequence: a.sequence && b.sequence };
}
