import { expect, test } from "vitest";
import { load } from "../../src/module/index.ts";

/** Loads `dir/Root.tla` from the given files, with `lib` on the search path. */
function loadFiles(files: Readonly<Record<string, string>>, root = "dir/Root.tla"): { readonly modules: readonly string[]; readonly findings: readonly string[] } {
  const { loaded, diagnostics } = load(root, { read: (path) => files[path] ?? null }, { libraryPaths: ["lib"] });
  const modules = [...(loaded?.modules ?? [])].map(([name, module]) => `${name} of ${module.span.file}`);
  return { modules, findings: diagnostics.map(({ code, message, hint, span }) => `${code} ${span.file}:${span.start} ${message}${hint === undefined ? "" : ` | ${hint}`}`) };
}

function module(name: string, text = ""): string {
  return `---- MODULE ${name} ----\n${text}\n====\n`;
}

test("modules come from the same file, the folder, the library path, in this order", () => {
  const files = {
    "dir/Root.tla": module("Other", "A == 1") + module("Root", "EXTENDS Other, Beside, Far"), "dir/Other.tla": module("Other"),
    "dir/Beside.tla": module("Beside"), "lib/Beside.tla": module("Beside"), "lib/Far.tla": module("Far"),
  };
  expect(loadFiles(files)).toEqual({ modules: ["Root of dir/Root.tla", "Other of dir/Root.tla", "Beside of dir/Beside.tla", "Far of lib/Far.tla"], findings: [] });
});

test("files beside the root come before standard modules and library texts", () => {
  const files = { "dir/Root.tla": module("Root", "EXTENDS Naturals, Integers, Functions"), "dir/Naturals.tla": module("Naturals"), "dir/Functions.tla": module("Functions") };
  expect(loadFiles(files)).toEqual({ modules: ["Root of dir/Root.tla", "Naturals of dir/Naturals.tla", "Functions of dir/Functions.tla"], findings: [] });
  expect(loadFiles({ "dir/Root.tla": module("Root", "EXTENDS Functions") }).modules).toContain("Functions of <Functions>");
});

test("nested modules are not looked for in files, also those of extended modules", () => {
  const files = {
    "dir/Root.tla": module("Root", "EXTENDS Base\n---- MODULE In ----\nJ == INSTANCE Inner\n====\nI == INSTANCE In\nA == LET K == INSTANCE Inner IN 1"),
    "dir/Base.tla": module("Base", "---- MODULE Inner ----\n===="),
  };
  expect(loadFiles(files)).toEqual({ modules: ["Root of dir/Root.tla", "Base of dir/Base.tla"], findings: [] });
});

test("INSTANCE is followed in LET and in nested modules", () => {
  const files = { "dir/Root.tla": module("Root", "A == LET I == INSTANCE M IN 1\n---- MODULE In ----\nINSTANCE N\n===="), "dir/M.tla": module("M"), "dir/N.tla": module("N") };
  expect(loadFiles(files).modules).toEqual(["Root of dir/Root.tla", "M of dir/M.tla", "N of dir/N.tla"]);
});

test("what can not be loaded", () => {
  expect(loadFiles({}).findings).toEqual(["E201 :0 can not read 'dir/Root.tla': there is no such file | check the path; the specification is a file that ends in .tla"]);
  expect(loadFiles({ "dir/Root.tla": module("Wrong") }).findings).toEqual(["E204 dir/Root.tla:12 the file 'dir/Root.tla' does not contain module 'Root' | a module M belongs into the file M.tla"]);
  expect(loadFiles({ "dir/Root.tla": module("Root", "EXTENDS Gone, Gone2") }).findings.map((finding) => finding.slice(0, 4))).toEqual(["E202", "E202"]);
  expect(loadFiles({ "dir/Root.tla": module("Root", "EXTENDS Root") }).findings).toEqual([
    "E203 dir/Root.tla:30 modules depend on themselves: Root -> Root | move what both need into a third module",
  ]);
});

test("errors of all files come together, each with its text", () => {
  const files = { "Root.tla": module("Root", "EXTENDS M\nA == )"), "M.tla": module("M", "B == (") };
  const { sources, loaded, diagnostics } = load("Root.tla", { read: (path) => new Map(Object.entries(files)).get(path) ?? null });
  expect(loaded).toBeNull();
  expect([...sources.keys()]).toEqual(["Root.tla", "M.tla"]);
  expect(new Set(diagnostics.map(({ span }) => span.file))).toEqual(new Set(["Root.tla", "M.tla"]));
});
