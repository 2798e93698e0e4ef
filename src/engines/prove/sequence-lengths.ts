import type { Clause, Saying } from "./clause.ts";
import type { Guard, Length } from "./place.ts";

/** The clause with one premise about the length of each sequence, where the first of them stands: `1 \in DOMAIN q` beside `2 \in DOMAIN q` says nothing more.
 *  What the premises say is not said again in conclusions. `readable`: there are `Len` and `<<>>` to say it with. */
export function withLengths({ premises, conclusions }: Clause, readable: boolean): Clause {
  const least = new Map<string, number>();
  const weight = new Map<string, number>();
  for (const { length, weight: own } of premises) {
    if (length === null) continue;
    least.set(length.of, Math.max(least.get(length.of) ?? 0, length.least));
    weight.set(length.of, Math.min(weight.get(length.of) ?? Infinity, own));
  }
  const said = new Set<string>();
  const merged = premises.flatMap((premise): readonly Saying[] => {
    const { length } = premise;
    if (length === null) return [premise];
    if (said.has(length.of)) return [];
    said.add(length.of);
    const longest = { of: length.of, least: least.get(length.of) ?? length.least };
    return [{ text: lengthText(longest, readable), negated: shorterText(longest, readable), weight: weight.get(length.of) ?? premise.weight, length: longest }];
  });
  const written = <T extends Guard>(guard: T): T => ({ ...guard, text: guardText(guard, readable) });
  const isKnown = ({ length }: Guard): boolean => length !== null && length.least <= (least.get(length.of) ?? 0);
  return { premises: merged, conclusions: conclusions.map((c) => ({ ...written(c), guards: c.guards.filter((g) => !isKnown(g)).map(written) })) };
}

/** A guard as it is written. */
export const guardText = ({ text, length }: Guard, readable: boolean): string => (length === null ? text : lengthText(length, readable));

function lengthText({ of, least }: Length, readable: boolean): string {
  if (!readable) return `${least} \\in DOMAIN ${of}`;
  return least === 1 ? `${of} # <<>>` : `Len(${of}) >= ${least}`;
}

function shorterText({ of, least }: Length, readable: boolean): string {
  if (!readable) return `${least} \\notin DOMAIN ${of}`;
  return least === 1 ? `${of} = <<>>` : `Len(${of}) < ${least}`;
}
