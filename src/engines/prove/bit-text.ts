import type { Program } from "../../ir/ir.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import { apartText, compositeGuards, placeOf } from "./place.ts";
import { type Names, noNames, valueText } from "./value-text.ts";

/** What a bit says when it is true, on one line: `nodeState[n1] = Active`. */
export function bitText(program: Program, system: TransitionSystem, bit: StateBit, names: Names = noNames): string {
  const place = placeOf(program, system, bit, names);
  const { fact } = bit;
  switch (fact.kind) {
    case "composite": return [...place.guards, apartText(place.text, place.shape, names)].join(" /\\ ");
    case "contains": return [...compositeGuards(place, names), `${valueText(fact.element.value, names, "element")} \\in ${place.text}`].join(" /\\ ");
    case "defined": return [...compositeGuards(place, names), `${valueText(fact.key.value, names, "key")} \\in DOMAIN ${place.text}`].join(" /\\ ");
    case "equals":
      if (typeof fact.value.value === "boolean") return [...place.guards, fact.value.value ? place.text : `~${place.text}`].join(" /\\ ");
      return [...place.guards, `${place.text} = ${valueText(fact.value.value, names)}`].join(" /\\ ");
  }
}
