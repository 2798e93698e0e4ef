import type { Program } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { factText } from "./bit-text.ts";
import { type Cube, bitOf, isPositive } from "./cube.ts";
import type { Names } from "./value-text.ts";

/** The clause that excludes `cube`, as a TLA+ implication from what the cube says to be so to what it says not to be so. */
export function clauseText(program: Program, system: TransitionSystem, cube: Cube, names: Names): string {
  if (cube.length === 0) return "FALSE";
  const premises: string[] = [];
  const conclusions: string[] = [];
  for (const literal of cube) {
    const { guards, positive, negative } = factText(program, system, system.bits[bitOf(literal)], names);
    if (isPositive(literal)) premises.push(...guards.filter((g) => !premises.includes(g)), positive);
    else if (guards.length === 0 && negative !== null) premises.push(negative);
    else conclusions.push(guards.length === 0 ? positive : `(${[...guards, positive].join(" /\\ ")})`);
  }
  const unique = [...new Set(premises)];
  if (conclusions.length === 0) return unique.length === 1 ? `~(${unique[0]})` : `~(${unique.join(" /\\ ")})`;
  const conclusion = conclusions.join(" \\/ ");
  return unique.length === 0 ? conclusion : `${unique.join(" /\\ ")} => ${conclusion}`;
}
