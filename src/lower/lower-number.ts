import type { Span } from "../base/span.ts";
import type { Expr } from "../ir/ir.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { poison } from "./language-application.ts";
import type { Lowering } from "./lowering.ts";

/** A numeral; a decimal becomes the quotient that it stands for (*Specifying Systems*, 16.1.11). */
export function lowerNumber(lowering: Lowering, text: string, span: Span): Expr {
  const based = /^\\([bBoOhH])([0-9a-fA-F]+)$/.exec(text);
  if (based !== null) {
    const prefix = { b: "0b", o: "0o", h: "0x" }[(based[1] ?? "").toLowerCase()];
    return integer(lowering, `${prefix}${based[2]}`, text, span);
  }
  const decimal = /^(\d*)\.(\d+)$/.exec(text);
  if (decimal === null) return integer(lowering, text, text, span);
  const fraction = decimal[2] ?? "";
  const args = [integer(lowering, `${decimal[1]}${fraction}`, text, span), integer(lowering, `1${"0".repeat(fraction.length)}`, text, span)];
  return { kind: "builtin", operator: "/", arguments: args, span };
}

function integer(lowering: Lowering, digits: string, text: string, span: Span): Expr {
  if (!/^(0[box])?[0-9a-fA-F]+$/.test(digits)) {
    lowering.report(lowerDiagnostic("E243", { number: text }, span));
    return poison(span);
  }
  const value = BigInt(digits);
  return { kind: "literal", value: value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value, span };
}
