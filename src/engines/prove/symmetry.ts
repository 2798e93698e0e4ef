import type { Program } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { ModelValue, Value } from "../../value/value.ts";
import { type Cube, bitLiteral } from "./cube.ts";
import { Renamer } from "./rename.ts";
import type { Role } from "./value-text.ts";

/** A set of model values that the spec may treat alike: the value of a constant. */
export type Group = readonly ModelValue[];

export interface Symmetry {
  readonly groups: readonly Group[];
  /** The images of a cube under all permutations of the groups; the cube itself comes first. A cube with too many images is its only one. */
  readonly images: (cube: Cube) => readonly Cube[];
}

export const noSymmetry: Symmetry = { groups: [], images: (cube) => [cube] };

export const everywhere: ReadonlySet<Role> = new Set<Role>(["key", "element", "scalar"]);

/** Each image costs as much as learning one more clause. */
const mostImages = 150;

/** The disjoint sets of at least two model values that constants of the program are. That they are interchangeable is a guess (CHOOSE can tell them
 *  apart): what is learned by it is checked again with the whole certificate. */
function interchangeable(program: Program): readonly Group[] {
  const groups: Group[] = [];
  const taken = new Set<Value>();
  for (const { body } of program.definitions) {
    if (body.kind !== "literal" || typeof body.value !== "object" || body.value.kind !== "set") continue;
    const models = body.value.elements.filter((v): v is ModelValue => typeof v === "object" && v.kind === "model");
    if (models.length < 2 || models.length < body.value.elements.length || models.some((v) => taken.has(v))) continue;
    models.forEach((v) => taken.add(v));
    groups.push(models);
  }
  return groups;
}

/** The groups whose permutations map every state bit to a literal of another. */
export function symmetryOf(program: Program, system: TransitionSystem): Symmetry {
  const renamer = new Renamer(system);
  const groups = interchangeable(program).filter((group) => group.slice(1).every((v, i) => {
    const swap = { values: new Map<Value, Value>([[group[i], v], [v, group[i]]]), roles: everywhere };
    return system.bits.every((_, b) => renamer.literal(bitLiteral(b, true), swap) !== null);
  }));
  return groups.length === 0 ? noSymmetry : { groups, images: (cube) => imagesOf(renamer, groups, cube) };
}

function imagesOf(renamer: Renamer, groups: readonly Group[], cube: Cube): readonly Cube[] {
  const used = groups.map((group) => renamer.mentioned(cube, group, everywhere));
  const count = groups.reduce((n, group, g) => used[g].reduce<number>((m, _, i) => m * (group.length - i), n), 1);
  if (count > mostImages) return [cube];
  const found = new Map<string, Cube>([[cube.join(), cube]]);
  for (const values of assignments(used, groups)) {
    const image = renamer.cube(cube, { values, roles: everywhere });
    if (image !== null && !found.has(image.join())) found.set(image.join(), image);
  }
  return [...found.values()];
}

/** All ways to give each list of values different values of its group. */
export function assignments(used: readonly (readonly Value[])[], groups: readonly (readonly Value[])[]): readonly ReadonlyMap<Value, Value>[] {
  let maps: readonly ReadonlyMap<Value, Value>[] = [new Map()];
  used.forEach((list, g) => {
    for (const v of list) {
      maps = maps.flatMap((map) => groups[g].filter((w) => !list.some((u) => map.get(u) === w)).map((w) => new Map([...map, [v, w]])));
    }
  });
  return maps;
}
