import type { Shape } from "../../system/shape.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type Cube, bitOf, isPositive } from "./cube.ts";

/** A key that is in no domain of the function at the path. */
interface AbsentKey extends Pick<StateBit, "variable" | "path"> {
  readonly key: Ground;
}

/** The key, if all that the cube excludes is that it is in the domain. */
export function absentKey(system: TransitionSystem, cube: Cube): AbsentKey | null {
  if (cube.length !== 1 || !isPositive(cube[0])) return null;
  const { variable, path, fact } = system.bits[bitOf(cube[0])];
  return fact.kind === "defined" ? { variable, path, key: fact.key } : null;
}

/** The shapes without these keys; of a sequence, without what comes after them either. */
export function withoutKeys(shapes: readonly Shape[], absent: readonly AbsentKey[]): readonly Shape[] {
  return shapes.map((shape, v) => absent.filter((a) => a.variable === v).reduce((s, { path, key }) => withoutKey(s, path, key), shape));
}

function withoutKey(shape: Shape, path: readonly Ground[], key: Ground): Shape {
  const f = shape.function;
  if (f === null) return shape;
  if (path.length > 0) return { ...shape, function: { ...f, cells: f.cells.map((c) => (c.key === path[0] ? { ...c, value: withoutKey(c.value, path.slice(1), key) } : c)) } };
  const at = f.cells.findIndex((c) => c.key === key);
  if (at < 0) return shape;
  return { ...shape, function: { ...f, cells: f.sequence ? f.cells.slice(0, at) : f.cells.filter((_, i) => i !== at) } };
}
