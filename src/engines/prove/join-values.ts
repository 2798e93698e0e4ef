import type { TransitionSystem } from "../../system/transition-system.ts";
import { type BitLiteral, type Cube, bitLiteral, bitOf, isPositive, sortCube } from "./cube.ts";
import { placeKey } from "./place.ts";

/** A place of more than two alternatives that is always there: a literal for each of them, of which exactly one is true. */
type Alternatives = readonly BitLiteral[];

/** What a cube says about one place, and the rest of it. */
interface Split {
  readonly rest: Cube;
  readonly alternatives: Alternatives;
  readonly possible: ReadonlySet<BitLiteral>;
}

/** Cubes that differ only in what one place may be become one, which says the same as all of them: `x = 1` and `x = 2` of three alternatives become
 *  "not `x = 3`". */
export function joinValues(system: TransitionSystem, cubes: readonly Cube[]): readonly Cube[] {
  const places = placesOf(system);
  let result = new Map(cubes.map((c) => [c.join(), c]));
  for (let changed = true; changed;) {
    changed = false;
    const groups = new Map<string, { readonly cube: Cube; readonly split: Split }[]>();
    for (const cube of result.values()) {
      for (const [place, alternatives] of places) {
        const split = splitAt(cube, alternatives);
        if (split === null) continue;
        const key = `${place}: ${split.rest.join()}`;
        groups.set(key, [...(groups.get(key) ?? []), { cube, split }]);
      }
    }
    const gone = new Set<string>();
    const made: Cube[] = [];
    for (const group of groups.values()) {
      if (group.length < 2 || group.some((g) => gone.has(g.cube.join()))) continue;
      group.forEach((g) => gone.add(g.cube.join()));
      made.push(withValues(group[0].split, new Set(group.flatMap((g) => [...g.split.possible]))));
      changed = true;
    }
    result = new Map([...[...result.values()].filter((c) => !gone.has(c.join())), ...made].map((c) => [c.join(), c]));
  }
  return [...result.values()];
}

function withValues({ rest, alternatives }: Split, possible: ReadonlySet<BitLiteral>): Cube {
  const [first] = possible;
  if (possible.size === 1 && first !== undefined) return sortCube([...rest, first]);
  return sortCube([...rest, ...alternatives.filter((l) => !possible.has(l)).map(negated)]);
}

function splitAt(cube: Cube, alternatives: Alternatives): Split | null {
  const about = cube.filter((l) => alternatives.includes(positive(l)));
  if (about.length === 0) return null;
  const certain = about.find(isPositive);
  const possible = new Set(certain !== undefined ? [certain] : alternatives.filter((l) => !about.includes(negated(l))));
  return { rest: cube.filter((l) => !about.includes(l)), alternatives, possible };
}

function placesOf(system: TransitionSystem): ReadonlyMap<string, Alternatives> {
  const found = new Map<string, BitLiteral[]>();
  system.bits.forEach((bit, i) => {
    if (bit.fact.kind !== "equals" && bit.fact.kind !== "composite") return;
    let shape = system.shapes[bit.variable];
    for (const key of bit.path) {
      const cell = shape.function?.cells.find((c) => c.key === key);
      if (cell === undefined || !cell.sure || shape.scalars.length > 0 || shape.set !== null) return; // may be missing
      shape = cell.value;
    }
    found.set(placeKey(bit), [...(found.get(placeKey(bit)) ?? []), bitLiteral(i, true)]);
  });
  return new Map([...found].filter(([, literals]) => literals.length > 2));
}

const positive = (l: BitLiteral): BitLiteral => bitLiteral(bitOf(l), true);
const negated = (l: BitLiteral): BitLiteral => bitLiteral(bitOf(l), !isPositive(l));
