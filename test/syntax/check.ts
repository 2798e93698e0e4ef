import { expect } from "vitest";
import { parse, parseExpression } from "../../src/syntax/index.ts";
import { printExpression, printModule, printUnit } from "./print.ts";
import { checkSpans } from "./spans.ts";

const summary = (diagnostics: readonly { readonly code: string; readonly message: string }[]): string => diagnostics.map((d) => `${d.code} ${d.message}`).join("; ");

/** The expression of a text prints as expected; a text with errors prints as its diagnostics. The tree's spans are checked on the way. */
export function checkExpression(text: string, expected: string): void {
  const { expression, diagnostics } = parseExpression(text, "test");
  if (expression !== null) checkSpans(expression, text);
  expect(expression === null ? summary(diagnostics) : printExpression(expression)).toBe(expected);
}

/** The units of a module with this body print as expected, one line each; diagnostics come first. */
export function checkUnits(body: string, ...expected: readonly string[]): void {
  const text = `---- MODULE Test ----\n${body}\n====`;
  const { modules, diagnostics } = parse(text, "test");
  for (const module of modules) checkSpans(module, text);
  const found = diagnostics.map((d) => `${d.code} ${d.message}`);
  expect([...found, ...modules.flatMap((module) => module.units.map(printUnit))]).toEqual(expected);
}

/** The modules of a file print as expected; diagnostics come first. */
export function checkFile(text: string, ...expected: readonly string[]): void {
  const { modules, diagnostics } = parse(text, "test");
  expect([...diagnostics.map((d) => `${d.code} ${d.message}`), ...modules.map(printModule)]).toEqual(expected);
}
