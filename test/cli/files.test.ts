import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findModel } from "../../src/cli/find-model.ts";
import { prepareDirectory, writeFiles } from "../../src/cli/write-files.ts";

const directory = mkdtempSync(join(tmpdir(), "talus-files-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each<{ readonly title: string; readonly given: string; readonly config: string | null; readonly files: Readonly<Record<string, string>>; readonly spec: string; readonly found: string | null }>([
  { title: "the config beside the spec", given: "d/X.tla", config: null, files: { "d/X.tla": "", "d/X.cfg": "", "d/MCX.tla": "", "d/MCX.cfg": "" }, spec: "d/X.tla", found: "d/X.cfg" },
  { title: "a model module with its config", given: "d/X.tla", config: null, files: { "d/X.tla": "", "d/MCX.tla": "", "d/MCX.cfg": "" }, spec: "d/MCX.tla", found: "d/MCX.cfg" },
  { title: "a model config alone is not enough", given: "X.tla", config: null, files: { "X.tla": "", "MCX.cfg": "" }, spec: "X.tla", found: null },
  { title: "a CONFIG section", given: "X.tla", config: null, files: { "X.tla": "---- CONFIG X ----\nINIT I\n====\n" }, spec: "X.tla", found: "X.tla" },
  { title: "a CONFIG section of another name", given: "X.tla", config: null, files: { "X.tla": "---- CONFIG Y ----\n====\n" }, spec: "X.tla", found: null },
  { title: "--config wins", given: "X.tla", config: "other.cfg", files: { "X.tla": "", "X.cfg": "", "other.cfg": "" }, spec: "X.tla", found: "other.cfg" },
  { title: "endings may be left out", given: "X", config: "other", files: { "X.tla": "", "other.cfg": "" }, spec: "X.tla", found: "other.cfg" },
  { title: "a missing spec keeps its name", given: "X.tla", config: null, files: {}, spec: "X.tla", found: null },
])("$title", ({ given, config, files, spec, found }) => {
  expect(findModel(given, config, { read: (path) => files[path] ?? null })).toEqual({ spec, config: found });
});

test("files are written whole, without leftovers", () => {
  const out = join(directory, "a", "b");
  expect(prepareDirectory(out)).toBeNull();
  expect(writeFiles(out, [{ name: "x.txt", text: "漢字\n" }, { name: "y.txt", text: "" }])).toBeNull();
  expect(readdirSync(out).sort()).toEqual(["x.txt", "y.txt"]);
  expect(readFileSync(join(out, "x.txt"), "utf8")).toBe("漢字\n");
});

test("a file in the way of the directory", () => {
  writeFileSync(join(directory, "file"), "");
  expect(prepareDirectory(join(directory, "file"))).toMatchObject({ code: "E704", message: `can not write to '${join(directory, "file")}': it is not a directory` });
  expect(prepareDirectory(join(directory, "file", "sub"))).toMatchObject({ code: "E704", message: expect.stringContaining("not a directory") });
});

test("a directory that can not be written to, and one that goes away", () => {
  const out = join(directory, "locked");
  expect(prepareDirectory(out)).toBeNull();
  chmodSync(out, 0o555);
  const mayWriteAnyway = process.getuid?.() === 0;
  if (!mayWriteAnyway) expect(prepareDirectory(out)).toMatchObject({ message: expect.stringContaining("permission denied") });
  chmodSync(out, 0o755);
  expect(writeFiles(join(directory, "gone"), [{ name: "x.txt", text: "x" }])).toMatchObject({ code: "E704" });
});

test("a target that can not be replaced leaves nothing half-written", () => {
  const out = join(directory, "taken");
  prepareDirectory(join(out, "x.txt"));
  writeFileSync(join(out, "x.txt", "keep"), "");
  expect(writeFiles(out, [{ name: "x.txt", text: "x" }])).toMatchObject({ code: "E704", message: expect.stringContaining("directory") });
  expect(readdirSync(out)).toEqual(["x.txt"]);
});
