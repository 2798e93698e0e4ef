import type { Program } from "../../ir/ir.ts";
import type { Shape } from "../../system/shape.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import { type Cube, bitOf, isPositive } from "./cube.ts";
import { type Names, selectText, valueText } from "./value-text.ts";

/** The clause that excludes `cube`, as a TLA+ implication from what the cube says to be so to what it says not to be so. */
export function clauseText(program: Program, system: TransitionSystem, cube: Cube, names: Names): string {
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

/** `guards`: that the part is there; `positive`: the fact, to be read where the guards hold; `negative`: another positive way to say that the fact
 *  is not so, if there is one. */
function factText(program: Program, system: TransitionSystem, bit: StateBit, names: Names): { guards: string[]; positive: string; negative: string | null } {
  const guards: string[] = [];
  let text = program.variables[bit.variable].name;
  let shape: Shape = system.shapes[bit.variable];
  for (const key of bit.path) {
    if (shape.scalars.length > 0) guards.push(`${text} \\notin ${scalarSet(shape, names)}`);
    const cell = shape.function?.cells.find((c) => c.key === key);
    if (cell === undefined) throw new RangeError("the path of a bit follows the shape of its variable");
    if (!cell.sure) guards.push(`${valueText(key.value, names)} \\in DOMAIN ${text}`);
    text = selectText(text, key.value, names);
    shape = cell.value;
  }
  const { fact } = bit;
  if (fact.kind === "composite") return { guards, positive: `${text} \\notin ${scalarSet(shape, names)}`, negative: fact.scalars.length === 1 ? `${text} = ${valueText(fact.scalars[0].value, names)}` : `${text} \\in ${scalarSet(shape, names)}` };
  if (fact.kind !== "equals" && shape.scalars.length > 0) guards.push(`${text} \\notin ${scalarSet(shape, names)}`);
  switch (fact.kind) {
    case "equals":
      if (typeof fact.value.value === "boolean") return { guards, positive: fact.value.value ? text : `~${text}`, negative: fact.otherwise === null ? null : fact.value.value ? `~${text}` : text };
      return { guards, positive: `${text} = ${valueText(fact.value.value, names)}`, negative: fact.otherwise === null ? null : `${text} = ${valueText(fact.otherwise.value, names)}` };
    case "contains": return { guards, positive: `${valueText(fact.element.value, names)} \\in ${text}`, negative: null };
    case "defined": return { guards, positive: `${valueText(fact.key.value, names)} \\in DOMAIN ${text}`, negative: null };
  }
}

function scalarSet(shape: Shape, names: Names): string {
  return `{${shape.scalars.map((s) => valueText(s.value, names)).join(", ")}}`;
}

