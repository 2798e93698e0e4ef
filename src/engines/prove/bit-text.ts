import type { Program } from "../../ir/ir.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import { type Guard, apartText, compositeGuards, placeOf } from "./place.ts";
import { type Names, noNames, valueText } from "./value-text.ts";

/** What a bit says when it is true, on one line: `nodeState[n1] = Active`. */
export function bitText(program: Program, system: TransitionSystem, bit: StateBit, names: Names = noNames): string {
  const place = placeOf(program, system, bit, names);
  const { fact } = bit;
  const within = (guards: readonly Guard[], text: string): string => [...guards.map((g) => g.text), text].join(" /\\ ");
  switch (fact.kind) {
    case "composite": return within(place.guards, apartText(place.text, place.shape, names));
    case "contains": return within(compositeGuards(place, names), `${valueText(fact.element.value, names, "element")} \\in ${place.text}`);
    case "defined": return within(compositeGuards(place, names), `${valueText(fact.key.value, names, "key")} \\in DOMAIN ${place.text}`);
    case "equals": {
      const { value } = fact.value;
      return within(place.guards, value === true ? place.text : value === false ? `~${place.text}` : `${place.text} = ${valueText(value, names)}`);
    }
  }
}
