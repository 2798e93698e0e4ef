import { describe, expect, test } from "vitest";
import { createEvaluator, EvaluationError } from "../../src/explicit/index.ts";
import { lower } from "../../src/lower/lower.ts";
import type { Lowered } from "../../src/lower/lowered.ts";
import { libraryModules } from "../../src/module/library/index.ts";
import { load } from "../../src/module/load.ts";
import { createMachine, evaluateBool, rootContext } from "../../src/symbolic/index.ts";
import { TRUE } from "../../src/term/term-table.ts";
import { libraryRows } from "./library-rows.ts";
import { outsideRows } from "./outside-rows.ts";

/** What the rows read. */
const files: Readonly<Record<string, string>> = {
  "specs/trace.ndjson": '{"event": "Send", "to": [1, 2]}\n\n 7 \n"x"\n',
  "specs/state.json": '{"n": -3, "half": 2.9, "long": 123456789012345678, "flag": true, "none": [], "empty": {}, "key with space": "\\u00e9 12345678901234567890", "deep": [[{"a": 1}]]}',
  "specs/broken.json": '{"n": }',
  "specs/null.json": '[1, null]',
  "specs/lines.ndjson": '1\n{\n',
  "specs/table.csv": "a,1\r\nb,2\r\n",
  "specs/ragged.csv": "a,1\nb\n",
  "text.txt": "one\ntwo",
};
const environment = new Map([["HOME", "here"], ["TRACE", "trace.ndjson"]]);

/** A module that extends `module` and defines R0, R1, ... as the formulas. */
function lowered(module: string, formulas: readonly string[]): Lowered {
  const text = `---- MODULE Rows ----\nEXTENDS Integers, Sequences, FiniteSets, TLC, ${module}\n${formulas.map((formula, i) => `R${i} == ${formula}`).join("\n")}\n====\n`;
  const { loaded, diagnostics } = load("specs/Rows.tla", { read: (path) => (path === "specs/Rows.tla" ? text : files[path] ?? null), environment });
  const result = loaded === null ? { lowered: null, diagnostics } : lower(loaded, null);
  if (result.lowered === null) throw new Error(result.diagnostics.map((found) => `${found.code} ${found.message} (${found.span.file})`).join("\n"));
  return result.lowered;
}

/** "TRUE", "FALSE", or the code of the error. */
function judge(spec: Lowered, name: string): string {
  const definition = spec.find(name);
  if (definition === null) throw new Error(`${name} is defined`);
  try {
    return createEvaluator(spec.program).constant(definition.body) === true ? "TRUE" : "FALSE";
  } catch (error) {
    if (error instanceof EvaluationError) return error.diagnostic.code;
    throw error;
  }
}

/** "TRUE", "FALSE", or the kind of the first failure. */
function judgeSymbolically(spec: Lowered, name: string): string {
  const definition = spec.find(name);
  if (definition === null) throw new Error(`${name} is defined`);
  const cx = rootContext(createMachine(spec.program, "bits"), null, null);
  const holds = evaluateBool(cx, definition.body);
  return cx.failures[0]?.kind ?? (holds === TRUE ? "TRUE" : "FALSE");
}

const allRows = [...libraryRows, ...outsideRows];
const modules = [...new Set(allRows.map(([module]) => module))];

describe.each(modules)("%s", (module) => {
  const rows = allRows.filter((row) => row[0] === module);
  const spec = lowered(module, rows.map(([, expression, value]) => `(${expression}) = (${value})`));
  const named = rows.map(([, expression, value], i) => ({ expression, value, name: `R${i}` }));
  test.each(named)("$expression = $value", ({ name }) => expect([judge(spec, name), judgeSymbolically(spec, name)]).toEqual(["TRUE", "TRUE"]));
});

describe("failures", () => {
  test.each([
    ["FiniteSetsExt", "Max({}) = 1", "E506", "choose"],
    ["FiniteSetsExt", "ChooseUnique({1, 2}, LAMBDA x : x > 0) = 1", "E506", "choose"],
    ["SequencesExt", "IndexFirstSubSeq(<<3>>, <<1, 2>>) = 1", "E506", "choose"],
    ["SequencesExt", "Interleave(<<1>>, <<>>) = 1", "E507", "case"],
    ["SequencesExt", "LongestCommonPrefix({}) = 1", "E506", "choose"],
    ["IOUtils", "atoi(\"1x\") = 1", "E536", "kind"],
    ["IOUtils", "atoi(1) = 1", "E536", "kind"],
    ["IOUtils", "IOEnv.NONE = 1", "E503", "apply"],
    ["IOUtils", "Deserialize(\"text.txt\", [format |-> \"XML\"]) = 1", "E536", "kind"],
    ["Json", "ToJsonArray([a |-> 1]) = \"\"", "E536", "kind"],
    ["Json", "ToJsonObject({}) = \"\"", "E536", "kind"],
    ["Json", "JsonDeserialize(\"none.json\") = 1", "E536", "kind"],
    ["Json", "JsonDeserialize(\"broken.json\") = 1", "E536", "kind"],
    ["Json", "JsonDeserialize(\"null.json\") = 1", "E536", "kind"],
    ["Json", "ndJsonDeserialize(\"lines.ndjson\") = 1", "E536", "kind"],
    ["CSV", "CSVRead(<<\"k\", \"v\">>, \",\", \"ragged.csv\") = 1", "E536", "kind"],
    ["CSV", "CSVRead(<<\"k\", \"v\">>, \"(\", \"table.csv\") = 1", "E536", "kind"],
    ["Statistics", "ChiSquare(<<1, 2>>, <<1, 2, 3>>, \"0.05\")", "E536", "kind"],
    ["Statistics", "ChiSquare(<<1, 2>>, <<1, 2>>, \"0.7\")", "E536", "kind"],
    ["SVG", "SVGElemToString([name |-> \"g\"]) = \"\"", "E536", "kind"],
    ["VectorClocks", "CausalOrder(<<<<1, 1, 1>>, <<1, 1, 2>>>>, LAMBDA l : l, LAMBDA l : l[3], LAMBDA c : DOMAIN c) = <<>>", "E506", "choose"],
    ["Variants", "VariantGetUnsafe(\"B\", Variant(\"A\", 1)) = 1", "E503", "apply"],
  ])("%s: %s", (module, formula, code, kind) => {
    const spec = lowered(module, [formula]);
    expect([judge(spec, "R0"), judgeSymbolically(spec, "R0")]).toEqual([code, kind]);
  });
});

describe("operators without a meaning in a checker", () => {
  test.each([
    ["IOUtils", "IOExec(<<\"ls\">>) = 1", "IOExec"],
    ["IOUtils", "IODeserialize(\"f\", FALSE) = 1", "IODeserialize"],
    ["IOUtils", "Serialize(1, \"f\", [format |-> \"TXT\"]) = 1", "Serialize"],
    ["GraphViz", "DotDiGraph([node |-> {}, edge |-> {}], LAMBDA x : x, LAMBDA x : x) = \"\"", "DotDiGraph"],
    ["DifferentialEquations", "Integrate(1, 2, 3, 4) = 1", "Integrate"],
    ["SequencesExtTheorems", "TailInductiveDefConclusion(1, {}, 0, LAMBDA a, b : a)", "TailInductiveDefConclusion"],
    ["Apalache", "Gen(3) = {}", "Gen"],
    ["TLCExt", "Trace = <<>>", "Trace"],
  ])("%s: %s", (module, formula, operator) => {
    const spec = lowered(module, [formula]);
    const body = spec.find("R0")?.body;
    if (body === undefined) throw new Error("R0 is defined");
    expect(() => createEvaluator(spec.program).constant(body)).toThrow(new RegExp(`^${operator}, which .*, can not be evaluated here`));
    expect(() => judgeSymbolically(spec, "R0")).toThrow(new RegExp(`^the operator ${operator}, which .*, is not supported`));
  });
});

test("TLCGetOrDefault and TLCGetAndSet use the registers of TLCSet", () => {
  const spec = lowered("TLCExt", ["TLCGetOrDefault(1, 7) = 7 /\\ TLCGetAndSet(1, +, 5, 7) = 7 /\\ TLCGet(1) = 12 /\\ TLCGetAndSet(1, +, 5, 7) = 12 /\\ TLCGetOrDefault(1, 7) = 17"]);
  expect(judge(spec, "R0")).toBe("TRUE");
  expect(() => judgeSymbolically(spec, "R0")).toThrow("TLCGetOrDefault");
});

test("an error inside a library module is shown where the user's text enters it", () => {
  const spec = lowered("FiniteSetsExt", ["Max({}) = 1"]);
  const body = spec.find("R0")?.body;
  if (body === undefined) throw new Error("R0 is defined");
  try {
    createEvaluator(spec.program).constant(body);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    expect(error.diagnostic.message).toMatch(/^in Max, CHOOSE finds no element/);
    expect(error.diagnostic.span.file).toBe("specs/Rows.tla");
  }
});

test("every module resolves, also all of them together", () => {
  for (const module of libraryModules.keys()) lowered(module, ["TRUE"]);
});

test("the environment is in no message", () => {
  const spec = lowered("IOUtils", ["IOEnv.NONE = 1"]);
  const body = spec.find("R0")?.body;
  if (body === undefined) throw new Error("R0 is defined");
  const evaluator = createEvaluator({ ...spec.program, outside: { read: () => null, environment: new Map([["KEY", "secret"]]) } });
  expect(() => evaluator.constant(body)).toThrow("the record IOEnv has no field 'NONE'");
});
