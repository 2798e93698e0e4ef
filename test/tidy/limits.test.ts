import { expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./sources.ts";

const fileLimit = 400;
const functionLimit = 60;

/** Files over the limit, and why each is better whole. */
const longFiles: Readonly<Record<string, string>> = {};

/** Functions over the limit as `file: name`, and why each is better whole. */
const longFunctions: Readonly<Record<string, string>> = {
  "src/sat/propagate.ts: propagateInPlace": "the hot loop of unit propagation, kept in one piece for the optimising compiler",
};

interface Measured {
  readonly name: string;
  readonly lines: number;
}

const starts = [
  /^(\s*)(?:export )?(?:async )?function\*? (\w+)/,
  /^(\s*)(?:export )?const (\w+)(?:: [^=]+)? = (?:async )?\(?.*=> \{$/,
  /^(\s+)(?:(?:static|async|override|private|public|protected|get|set) )*\*?(#?\w+)(?:<[^(]*>)?\(.*\{$/,
];
const keywords = new Set(["if", "for", "while", "switch", "catch", "return", "function", "constructor"]);

/** Functions and methods with their lengths. The code is laid out by indentation, so a body ends at the first closing brace that stands
 *  under its head. */
function functionsOf(file: SourceFile): readonly Measured[] {
  const lines = file.text.split("\n");
  return lines.flatMap((line, i) => {
    const match = starts.map((start) => start.exec(line)).find((m) => m !== null);
    if (match === undefined || match === null || (keywords.has(match[2]) && match[2] !== "constructor")) return [];
    const end = lines.findIndex((l, j) => j > i && new RegExp(`^${match[1]}\\}[;,)]*$`).test(l));
    const oneLine = /[;}]$/.test(line) && !/\{$/.test(line);
    return end < 0 || oneLine ? [] : [{ name: match[2], lines: end - i + 1 }];
  });
}

const code = sourceFiles(["src", "encodings", "bench", "test"], [".ts", ".js"]).filter((file) => !file.path.includes("/node_modules/"));

test(`files have up to ${fileLimit} lines`, () => {
  const long = code.filter((file) => file.text.split("\n").length - 1 > fileLimit && !(file.path in longFiles));
  expect(long.map((file) => `${file.path}: ${file.text.split("\n").length - 1} lines`)).toEqual([]);
});

test(`functions have up to ${functionLimit} lines`, () => {
  const long = code.flatMap((file) => functionsOf(file).filter((f) => f.lines > functionLimit).map((f) => ({ key: `${file.path}: ${f.name}`, lines: f.lines })));
  expect(long.filter((f) => !(f.key in longFunctions)).map((f) => `${f.key}, ${f.lines} lines`)).toEqual([]);
});

test("the exceptions are still needed", () => {
  const stillLong = new Set(code.flatMap((file) => [
    ...(file.text.split("\n").length - 1 > fileLimit ? [file.path] : []),
    ...functionsOf(file).filter((f) => f.lines > functionLimit).map((f) => `${file.path}: ${f.name}`),
  ]));
  expect([...Object.keys(longFiles), ...Object.keys(longFunctions)].filter((key) => !stillLong.has(key))).toEqual([]);
});
