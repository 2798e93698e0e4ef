import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** Findings of the explicit evaluator that say what it can not do, and nothing about the spec: sets, integers and strings that are too large, a recursion that is
 *  too deep (TLC may evaluate less of it), operators that are not built in, what TLCGet knows of an enumeration only, and next values that ENABLED
 *  is asked for but does not find. */
const codes: ReadonlySet<string> = new Set(["E517", "E518", "E532", "E533", "E537", "E539"]);

/** Is this something that TLC might well evaluate? Sets that are too large to be listed are too large for TLC, too. */
export function isMissing(diagnostic: Diagnostic): boolean {
  return diagnostic.code !== "E517" && isOwnLimit(diagnostic);
}

/** Is this a limit of ours? Then it makes a verdict `unknown`, never an error of the spec. */
export function isOwnLimit(diagnostic: Diagnostic): boolean {
  return codes.has(diagnostic.code) || (diagnostic.code === "E527" && /^(in \w+, )?TLCGet\("/.test(diagnostic.message));
}
