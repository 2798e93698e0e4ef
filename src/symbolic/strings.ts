import type { Span } from "../base/span.ts";
import { FALSE, type Term } from "../term/term-table.ts";
import { mostCharacters } from "../value/sizes.ts";
import type { Value } from "../value/value.ts";
import { alternativesOf } from "./alternatives.ts";
import { type Context, Unsupported, fail } from "./context.ts";
import { mergeAll } from "./merge.ts";
import { partsOf } from "./parts.ts";
import type { Ground, Guarded, Sym } from "./sym.ts";

/** Is every value that `s` may be a string? TLC lets strings stand for sequences in some operators. */
export function isText(s: Sym): boolean {
  return partsOf(s).every((p) => (p.value.kind === "ground" ? typeof p.value.value === "string" : p.value.kind === "choice" && p.value.alternatives.every((a) => typeof a.value.value === "string")));
}

/** An operator on strings, computed for each combination of values that the arguments may have. A result of null is a failure. */
export function onTexts(cx: Context, args: readonly Sym[], kind: "subseq" | "kind", span: Span, result: (...values: Value[]) => Value | null): Sym {
  let rows: readonly { readonly guard: Term; readonly values: readonly Ground[] }[] = [{ guard: cx.m.terms.all([]), values: [] }];
  for (const arg of args) {
    const alternatives = alternativesOf(cx, arg, cx.machine.limits.expansion);
    if (alternatives === null) throw new Unsupported("an operator on strings with too many possible arguments", span);
    rows = rows.flatMap((row) => alternatives.map((a) => ({ guard: cx.m.terms.and(row.guard, a.guard), values: [...row.values, a.value] }))).filter((row) => row.guard !== FALSE);
  }
  const parts: Guarded<Sym>[] = [];
  for (const row of rows) {
    const value = result(...row.values.map((v) => v.value));
    if (value === null) fail(cx, row.guard, kind, span);
    else parts.push({ guard: row.guard, value: cx.m.ground(value) });
  }
  return parts.length === 0 ? cx.m.ground("") : mergeAll(cx.m, parts);
}

/** \o on strings. */
export function joinedText(s: Value, t: Value, span: Span): Value | null {
  if (typeof s !== "string" || typeof t !== "string") return null;
  if (s.length + t.length > mostCharacters) throw new Unsupported(`a string of more than ${mostCharacters} characters`, span);
  return s + t;
}

/** SubSeq on a string. */
export function subText(s: Value, from: Value, to: Value): Value | null {
  if (typeof s !== "string" || typeof from !== "number" || typeof to !== "number") return null;
  if (from > to) return "";
  return from >= 1 && to <= s.length ? s.slice(from - 1, to) : null;
}
