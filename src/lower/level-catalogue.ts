import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";
import type { Level } from "../ir/ir.ts";

const names = ["a constant", "a state function", "an action", "a temporal formula"] as const;

/** How a message calls an expression of this level. */
export function levelName(level: Level): string {
  return names[level];
}

/** Findings about levels (*Specifying Systems*, 17.2). */
export const levelCatalogue = {
  E401: {
    text: (p: { level: Level }) => `the operand of ' is ${levelName(p.level)}; only what contains no prime can be primed`,
    hint: "is a prime written twice, perhaps once in a definition that is used here?",
  },
  E402: { text: (p: { operator: string; level: Level; max: Level }) => `an operand of ${p.operator} is ${levelName(p.level)}, but can be ${levelName(p.max)} at most` },
  E403: { text: (p: { operator: string; parameter: string; level: Level; max: Level }) => `'${p.parameter}' of ${p.operator} is given ${levelName(p.level)}, but can be ${levelName(p.max)} at most` },
  E404: { text: (p: { level: Level }) => `an ASSUME must be a constant formula, and this is ${levelName(p.level)}`, hint: "an assumption can not mention variables" },
  E405: { text: () => "[] is followed by an action that is not of the form [A]_v", hint: "write [][A]_v, which allows steps that leave v unchanged" },
  E406: { text: () => "<> is followed by an action that is not of the form <<A>>_v", hint: "write <><<A>>_v" },
  E407: { text: (p: { operator: string }) => `an operand of ${p.operator} is an action, where a temporal formula or a state predicate is needed` },
  E408: { text: () => "the body is a temporal formula, so the set of the quantifier must not contain a prime" },
  E409: { text: (p: { module: string; name: string; level: Level; max: Level }) => `INSTANCE ${p.module} replaces '${p.name}' by ${levelName(p.level)}, but it can be ${levelName(p.max)} at most` },
  E410: {
    text: (p: { operator: string }) => `${p.operator} has both an action and a temporal formula as operands`,
    hint: "an action inside of a temporal formula is written [][A]_v or <><<A>>_v",
  },
  E411: { text: (p: { operator: string; parameter: string }) => `the RECURSIVE operator ${p.operator} primes its parameter '${p.parameter}'`, hint: "pass the primed value as an argument instead" },
  E412: { text: (p: { module: string; name: string; operator: string }) => `INSTANCE ${p.module} replaces the operator '${p.name}' by ${p.operator}, which looks at other states than the present one` },
  E413: { text: (p: { step: string; level: Level }) => `${p.step} has ${levelName(p.level)}, but what is to be proved is a temporal formula; it can only have a constant there` },
} as const satisfies Catalogue;

export const levelDiagnostic = diagnosticsOf(levelCatalogue);
