import { describe, expect, test } from "vitest";
import { createEvaluator, EvaluationError } from "../../src/explicit/index.ts";
import { lower } from "../../src/lower/lower.ts";
import type { Lowered } from "../../src/lower/lowered.ts";
import { libraryModules } from "../../src/module/library/index.ts";
import { load } from "../../src/module/load.ts";
import { createMachine, evaluateBool, rootContext } from "../../src/symbolic/index.ts";
import { TRUE } from "../../src/term/term-table.ts";
import { libraryRows } from "./library-rows.ts";

/** A module that extends `module` and defines R0, R1, ... as the formulas. */
function lowered(module: string, formulas: readonly string[]): Lowered {
  const text = `---- MODULE Rows ----\nEXTENDS Integers, Sequences, FiniteSets, TLC, ${module}\n${formulas.map((formula, i) => `R${i} == ${formula}`).join("\n")}\n====\n`;
  const { loaded, diagnostics } = load("Rows.tla", { read: (path) => (path === "Rows.tla" ? text : null) });
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

const modules = [...new Set(libraryRows.map(([module]) => module))];

describe.each(modules)("%s", (module) => {
  const rows = libraryRows.filter((row) => row[0] === module);
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
    ["Variants", "VariantGetUnsafe(\"B\", Variant(\"A\", 1)) = 1", "E503", "apply"],
  ])("%s: %s", (module, formula, code, kind) => {
    const spec = lowered(module, [formula]);
    expect([judge(spec, "R0"), judgeSymbolically(spec, "R0")]).toEqual([code, kind]);
  });
});

describe("operators without a meaning in a checker", () => {
  test.each([
    ["IOUtils", "atoi(\"1\") = 1", "atoi"],
    ["Json", "ToJson(1) = \"1\"", "ToJson"],
    ["Apalache", "Gen(3) = {}", "Gen"],
    ["TLCExt", "Trace = <<>>", "Trace"],
  ])("%s: %s", (module, formula, operator) => {
    const spec = lowered(module, [formula]);
    const body = spec.find("R0")?.body;
    if (body === undefined) throw new Error("R0 is defined");
    expect(() => createEvaluator(spec.program).constant(body)).toThrow(`${operator} can not be evaluated here`);
    expect(() => judgeSymbolically(spec, "R0")).toThrow(`the operator ${operator} is not supported`);
  });
});

test("every module resolves, also all of them together", () => {
  for (const module of libraryModules.keys()) lowered(module, ["TRUE"]);
});
