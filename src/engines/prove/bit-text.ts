import type { Program } from "../../ir/ir.ts";
import type { Shape } from "../../system/shape.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import { type Names, selectText, valueText } from "./value-text.ts";

/** A fact of a state bit as TLA+ text. */
export interface FactText {
  /** That the part is there which the fact is about. */
  readonly guards: readonly string[];
  /** The fact, to be read where the guards hold. */
  readonly positive: string;
  /** Another positive way to say that the fact is not so, where there is one. */
  readonly negative: string | null;
}

/** What a bit says when it is true, on one line: `nodeState[n1] = Active`. */
export function bitText(program: Program, system: TransitionSystem, bit: StateBit, names: Names = new Map()): string {
  const { guards, positive } = factText(program, system, bit, names);
  return [...guards, positive].join(" /\\ ");
}

export function factText(program: Program, system: TransitionSystem, bit: StateBit, names: Names): FactText {
  const guards: string[] = [];
  let text = program.variables[bit.variable].name;
  let shape: Shape = system.shapes[bit.variable];
  for (const key of bit.path) {
    if (shape.scalars.length > 0) guards.push(apartFrom(text, shape, names));
    const cell = shape.function?.cells.find((c) => c.key === key);
    if (cell === undefined) throw new RangeError("the path of a bit follows the shape of its variable");
    if (!cell.sure) guards.push(`${valueText(key.value, names)} \\in DOMAIN ${text}`);
    text = selectText(text, key.value, names);
    shape = cell.value;
  }
  const { fact } = bit;
  if (fact.kind === "composite") {
    const scalars = fact.scalars.map((s) => valueText(s.value, names));
    return { guards, positive: apartFrom(text, shape, names), negative: scalars.length === 1 ? `${text} = ${scalars[0]}` : `${text} \\in {${scalars.join(", ")}}` };
  }
  if (fact.kind !== "equals" && shape.scalars.length > 0) guards.push(apartFrom(text, shape, names));
  switch (fact.kind) {
    case "equals": {
      const other = fact.otherwise?.value ?? null;
      if (typeof fact.value.value === "boolean") return { guards, positive: fact.value.value ? text : `~${text}`, negative: other === null ? null : fact.value.value ? `~${text}` : text };
      return { guards, positive: `${text} = ${valueText(fact.value.value, names)}`, negative: other === null ? null : `${text} = ${valueText(other, names)}` };
    }
    case "contains": return { guards, positive: `${valueText(fact.element.value, names)} \\in ${text}`, negative: null };
    case "defined": return { guards, positive: `${valueText(fact.key.value, names)} \\in DOMAIN ${text}`, negative: null };
  }
}

/** That the part is a set or a function and none of the scalars which it may be instead. */
function apartFrom(text: string, shape: Shape, names: Names): string {
  const scalars = shape.scalars.map((s) => valueText(s.value, names));
  return scalars.length === 1 ? `${text} # ${scalars[0]}` : `${text} \\notin {${scalars.join(", ")}}`;
}
