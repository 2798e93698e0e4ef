import { expect, test } from "vitest";
import { codeOnly, sourceFiles } from "./sources.ts";

const code = sourceFiles(["src", "encodings"], [".ts"]).map((file) => ({ path: file.path, lines: codeOnly(file.text).split("\n"), raw: file.text.split("\n") }));

/** Lines of the code, comments and strings apart, that match. */
function find(pattern: RegExp): readonly string[] {
  return code.flatMap(({ path, lines, raw }) => lines.flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${raw[i].trim()}`] : [])));
}

test.each<[string, RegExp]>([
  ["the type any", /[:<|&(,]\s*any\b(?!\s*[:(])|\bas any\b|\bany\[\]/],
  ["TypeScript's enum", /^\s*(export )?(const )?enum\b/],
  ["the non-null assertion", /[\w\])]!(?=[.,;)\]\[]|\s*$)/],
  ["default exports", /^export default\b/],
  ["console", /\bconsole\.(log|error|warn|debug)\b/],
  ["debugger", /\bdebugger\b/],
])("the code is free of %s", (_, pattern) => {
  expect(find(pattern)).toEqual([]);
});

test("no pass reads the clock, chance or the process", () => {
  const allowed = /^src\/(cli|solver)\//;
  const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bprocess\.(?:env|argv|exit|std)/;
  const stopwatch = /\bperformance\.now\b/; // engines measure their limits
  expect(find(impure).filter((line) => !allowed.test(line))).toEqual([]);
  expect(find(stopwatch).filter((line) => !allowed.test(line) && !line.startsWith("src/engines/"))).toEqual([]);
});

test("nothing is left to do later", () => {
  const marks = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"].join("|")})\\b`);
  const everything = sourceFiles(["src", "encodings", "test", "bench", "specs", "bin"], [".ts", ".js", ".tla", ".cfg", ".md"]);
  const found = everything.flatMap((file) => file.text.split("\n").flatMap((line, i) => (marks.test(line) ? [`${file.path}:${i + 1}`] : [])));
  expect(found).toEqual([]);
});

test("no test is skipped or singled out", () => {
  const found = sourceFiles(["test"], [".test.ts"]).flatMap((file) =>
    codeOnly(file.text).split("\n").flatMap((line, i) => (/\b(test|it|describe)\.(skip|only|todo)\b/.test(line) ? [`${file.path}:${i + 1}`] : [])));
  expect(found).toEqual([]);
});

test("no path of one machine stands in any file", () => {
  const machine = new RegExp(["/home/", "/Users/", "/root/", "/work/", "[A-Z]:\\\\Users"].map((p) => `(?<![\\w.$}*])${p}`).join("|"));
  const everything = sourceFiles(["src", "encodings", "test", "bench", "specs", "bin", "docs", ".ci"], ["", ".ts", ".js", ".tla", ".cfg", ".md", ".json", ".txt"].filter((e) => e !== ""));
  const found = everything.flatMap((file) => file.text.split("\n").flatMap((line, i) => (machine.test(line) && file.path !== "test/tidy/taste.test.ts" ? [`${file.path}:${i + 1}: ${line.trim()}`] : [])));
  expect(found).toEqual([]);
});
