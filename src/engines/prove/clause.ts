import type { Program } from "../../ir/ir.ts";
import type { StateBit, TransitionSystem } from "../../system/transition-system.ts";
import type { Ground } from "../../symbolic/sym.ts";
import { type Cube, bitOf, isPositive } from "./cube.ts";
import { type Guard, type Length, type Place, apartText, compositeGuards, lengthOf, placeKey, placeOf } from "./place.ts";
import { type Names, valueText } from "./value-text.ts";

/** A clause: if all premises hold, one of the conclusions does. Clauses that say the same of different values have texts that differ in the names of these
 *  values only, and in the order. */
export interface Clause {
  readonly premises: readonly Saying[];
  readonly conclusions: readonly Conclusion[];
}

/** A thing that a cube says, with its negation. `weight`: how well the negation reads as a conclusion; below 0: others can only be read where it holds. */
export interface Saying extends Guard {
  readonly negated: string;
  readonly weight: number;
}

/** A thing that may be the case, together with the guards under which it can be read. */
export interface Conclusion extends Guard {
  readonly guards: readonly Guard[];
}

/** What the literals of a cube say about one place. */
interface Group {
  readonly place: Place;
  readonly bits: { readonly bit: StateBit; readonly positive: boolean }[];
}

/** The clause that excludes `cube`. Literals about one place are said together: of a value that is none of some alternatives, what it is instead. */
export function clauseOf(program: Program, system: TransitionSystem, cube: Cube, names: Names): Clause {
  if (cube.length === 0) return { premises: [], conclusions: [{ text: "FALSE", length: null, guards: [] }] };
  const groups = new Map<string, Group>();
  for (const literal of cube) {
    const bit = system.bits[bitOf(literal)];
    const inside = bit.fact.kind === "contains" || bit.fact.kind === "defined";
    const key = `${placeKey(bit)} ${inside ? "inside" : "value"}`;
    const group = groups.get(key) ?? { place: placeOf(program, system, bit, names), bits: [] };
    group.bits.push({ bit, positive: isPositive(literal) });
    groups.set(key, group);
  }
  const said = new Said();
  // what is said for sure first: it says that parts are there which the others speak of
  for (const g of groups.values()) (isInside(g) ? sayInside(said, g, names, true) : sayValue(said, g, names, true));
  for (const g of groups.values()) (isInside(g) ? sayInside(said, g, names, false) : sayValue(said, g, names, false));
  return said;
}

const isInside = (g: Group): boolean => g.bits[0].bit.fact.kind === "contains" || g.bits[0].bit.fact.kind === "defined";

/** A guard as a premise. */
export const guardSaying = ({ text, length }: Guard): Saying => ({ text, length, negated: `~(${text})`, weight: -1 });

class Said implements Clause {
  readonly premises: Saying[] = [];
  readonly conclusions: Conclusion[] = [];

  premise(guards: readonly Guard[], saying: Saying): void {
    for (const guard of guards) this.#add(guardSaying(guard));
    this.#add(saying);
  }

  #add(saying: Saying): void {
    const i = this.premises.findIndex((p) => p.text === saying.text);
    if (i < 0) this.premises.push(saying);
    else if (saying.weight < this.premises[i].weight) this.premises[i] = { ...this.premises[i], weight: saying.weight };
  }

  knows(guards: readonly Guard[]): boolean {
    return guards.every((g) => this.premises.some((p) => p.text === g.text));
  }

  /** `text` is the case only if the guards hold too. */
  conclusion(guards: readonly Guard[], text: string, length: Length | null): void {
    const conclusion = { text, length, guards: guards.filter((g) => !this.knows([g])) };
    if (!this.conclusions.some((c) => conclusionText(c) === conclusionText(conclusion))) this.conclusions.push(conclusion);
  }
}

/** With its guards, in brackets where there are any. */
export const conclusionText = ({ guards, text }: Conclusion): string => (guards.length === 0 ? text : `(${[...guards.map((g) => g.text), text].join(" /\\ ")})`);

function sayInside(said: Said, { place, bits }: Group, names: Names, positive: boolean): void {
  const guards = compositeGuards(place, names);
  const chosen = bits.filter((b) => b.positive === positive);
  const elements = chosen.flatMap(({ bit }) => (bit.fact.kind === "contains" ? [valueText(bit.fact.element.value, names, "element")] : []));
  const say = (element: string, set: string, length: Length | null): void => {
    if (positive) said.premise(guards, { text: `${element} \\in ${set}`, negated: `${element} \\notin ${set}`, weight: 1, length });
    else said.conclusion(guards, `${element} \\in ${set}`, length);
  };
  for (const { bit } of chosen) {
    if (bit.fact.kind === "defined") say(valueText(bit.fact.key.value, names, "key"), `DOMAIN ${place.text}`, lengthOf(place.text, place.shape, bit.fact.key, names));
  }
  if (!positive || elements.length < 2) elements.forEach((e) => say(e, place.text, null));
  else said.premise(guards, { text: `{${elements.join(", ")}} \\subseteq ${place.text}`, negated: `~({${elements.join(", ")}} \\subseteq ${place.text})`, weight: 0, length: null });
}

/** What a value may be: of the scalars these, and a set or a function if `composite`. */
interface Alternatives {
  readonly scalars: readonly Ground[];
  readonly composite: boolean;
}

function sayValue(said: Said, { place, bits }: Group, names: Names, positive: boolean): void {
  const { shape, guards } = place;
  const certain = bits.some((b) => b.positive) || guards.length === 0;
  if (certain !== positive) return;
  const has = (of: Alternatives, bit: StateBit): boolean => (bit.fact.kind === "equals" ? of.scalars.includes(bit.fact.value) : of.composite);
  const all: Alternatives = { scalars: shape.scalars, composite: shape.set !== null || shape.function !== null };
  const fits = (one: Alternatives): boolean => bits.every((b) => has(one, b.bit) === b.positive);
  const rest: Alternatives = { scalars: all.scalars.filter((s) => fits({ scalars: [s], composite: false })), composite: all.composite && fits({ scalars: [], composite: true }) };
  const excluded: Alternatives = { scalars: all.scalars.filter((s) => !rest.scalars.includes(s)), composite: all.composite && !rest.composite };
  const size = (a: Alternatives): number => a.scalars.length + (a.composite ? 1 : 0);
  const text = alternativesText(place, rest, excluded, names);
  const negated = alternativesText(place, excluded, rest, names);
  if (certain || (said.knows(guards) && size(rest) <= size(excluded))) {
    // of the two ways to say it, the shorter one decides the side
    if (size(rest) <= size(excluded) || bits.some((b) => b.positive)) said.premise(guards, { text, negated, weight: isBoolean(rest) ? 0 : 2, length: null });
    else said.conclusion(guards, negated, null);
  } else said.conclusion(guards, negated, null);
}

const isBoolean = (a: Alternatives): boolean => a.scalars.every((s) => typeof s.value === "boolean");

/** That the value is one of `some`, and so none of `others`; together they are all that it may be. */
function alternativesText(place: Place, some: Alternatives, others: Alternatives, names: Names): string {
  const value = (g: Ground): string => valueText(g.value, names);
  if (some.composite) return others.scalars.length === place.shape.scalars.length ? apartText(place.text, place.shape, names) : others.scalars.length === 1 ? `${place.text} # ${value(others.scalars[0])}` : `${place.text} \\notin {${others.scalars.map(value).join(", ")}}`;
  const [first] = some.scalars;
  if (some.scalars.length === 0) return "FALSE";
  if (some.scalars.length === 1) return typeof first.value === "boolean" ? (first.value ? place.text : `~${place.text}`) : `${place.text} = ${value(first)}`;
  if (!others.composite && others.scalars.length === 1) return `${place.text} # ${value(others.scalars[0])}`;
  return segmentText(place.text, some, others) ?? `${place.text} \\in {${some.scalars.map(value).join(", ")}}`;
}

/** An upper or a lower part of the numbers that there are, by comparison. */
function segmentText(text: string, some: Alternatives, others: Alternatives): string | null {
  const numbers = (a: Alternatives): readonly number[] => a.scalars.map((s) => s.value).filter((v): v is number => typeof v === "number");
  const [mine, theirs] = [numbers(some), numbers(others)];
  if (mine.length < some.scalars.length || theirs.length < others.scalars.length || others.composite || theirs.length === 0) return null;
  if (Math.min(...mine, ...theirs) < 0) return null;
  if (Math.min(...mine) > Math.max(...theirs)) return `${text} > ${Math.max(...theirs)}`;
  if (Math.max(...mine) < Math.min(...theirs)) return `${text} < ${Math.min(...theirs)}`;
  return null;
}

/** A clause as it is written. */
export interface Implication {
  readonly premises: readonly string[];
  readonly conclusions: readonly string[];
}

/** Of premises without a conclusion, the one whose negation reads best becomes it. */
export function implicationOf({ premises, conclusions }: Clause): Implication {
  const texts = premises.map((p) => p.text);
  if (conclusions.length > 0 || premises.length === 0) return { premises: texts, conclusions: conclusions.map(conclusionText) };
  const best = premises.reduce((a, b) => (b.weight >= a.weight ? b : a));
  return { premises: texts.filter((t) => t !== best.text), conclusions: [best.negated] };
}
