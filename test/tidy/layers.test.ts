import { dirname, posix } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./sources.ts";

/** The folders of the pipeline from the bottom up. A file imports from its own layer and from those above it in this list. A single file that is
 *  listed is a layer of its own: data that lower folders share with the folder it lives in. */
const layers: readonly (string | readonly string[])[] = [
  "src/base",
  "src/diagnostic",
  "src/value",
  "src/outside",
  "src/trace",
  "src/ir",
  "src/profile",
  "src/syntax",
  "src/module",
  "src/config/config.ts",
  "src/lower",
  "src/config",
  "src/generate",
  "src/explicit",
  ["src/term", "encodings/integer-encoding.ts"], // the port of the encodings, which terms mention for ranges and models
  "encodings",
  "src/sat",
  "src/solver",
  "src/symbolic",
  "src/system",
  "src/tlc",
  "src/engines",
  "src/cli",
];

/** Folders that must not know each other, whatever their layers: the two evaluators share no evaluation code, so that each can judge the other. */
const strangers: readonly (readonly [string, string])[] = [
  ["src/explicit", "src/symbolic"],
  ["src/explicit", "src/system"],
  ["src/sat", "encodings"],
];

const ranks = new Map(layers.flatMap((layer, rank) => [layer].flat().map((path) => [path, rank] as const)));

/** The layer of a file: that of the longest entry which contains it; -1 for none. */
function layerOf(path: string): number {
  const candidates = [...ranks.keys()].filter((layer) => path === layer || path.startsWith(`${layer}/`));
  const longest = candidates.reduce((a, b) => (b.length > a.length ? b : a), "");
  return ranks.get(longest) ?? -1;
}

interface Import {
  readonly from: string;
  readonly to: string;
}

function importsOf(path: string, text: string): readonly Import[] {
  const specifiers = [...text.matchAll(/(?:from|import\(|^import)\s*"(\.[^"]+)"/gm)].map((match) => match[1]);
  return specifiers.map((specifier) => ({ from: path, to: posix.normalize(posix.join(dirname(path), specifier)) }));
}

const files = sourceFiles(["src", "encodings"], [".ts"]);
const imports = files.flatMap((file) => importsOf(file.path, file.text));

test("every file belongs to a layer", () => {
  expect(files.filter((file) => layerOf(file.path) < 0).map((file) => file.path)).toEqual([]);
});

test("imports go down", () => {
  const wrong = imports.filter(({ from, to }) => to !== "package.json" && layerOf(to) > layerOf(from));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("the evaluators do not know each other", () => {
  const touches = (i: Import, a: string, b: string): boolean => i.from.startsWith(`${a}/`) && i.to.startsWith(`${b}/`);
  const wrong = imports.filter((i) => strangers.some(([a, b]) => touches(i, a, b) || touches(i, b, a)));
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("imports carry their file ending", () => {
  expect(imports.filter(({ to }) => !/\.(ts|tla|json)$/.test(to)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});
