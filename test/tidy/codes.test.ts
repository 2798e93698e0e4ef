import { expect, test } from "vitest";
import { sourceFiles } from "./sources.ts";

/** Every entry of a catalogue, `E101: {`, with its file. */
const entries = sourceFiles(["src"], [".ts"]).flatMap((file) =>
  [...file.text.matchAll(/^ {2}([EWN]\d{3}): \{/gm)].map((match) => ({ code: match[1], path: file.path })));

/** Where the codes of a range may be defined, see `diagnosticsOf`. */
const homes: Readonly<Record<string, RegExp>> = {
  1: /^src\/syntax\//,
  2: /^src\/(module|lower)\//,
  3: /^src\/(config|lower|generate)\//,
  4: /^src\/lower\//,
  5: /^src\/(explicit|engines|symbolic)\//,
  6: /^src\/(lower|cli|engines|symbolic)\//,
  7: /^src\/cli\//,
};

test("no code stands for two findings", () => {
  const codes = entries.map((entry) => entry.code);
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
});

test("codes live in the catalogue of their range", () => {
  expect(entries.filter(({ code, path }) => !homes[code[1]].test(path))).toEqual([]);
});
