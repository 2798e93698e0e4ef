import { describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse-config.ts";
import type { Config } from "../../src/config/config.ts";
import { printValue } from "../../src/value/print.ts";

/** The config as one line a section, in a fixed order; only what is there. */
function show(config: Config): string {
  const names = (list: readonly { readonly text: string }[]): string => list.map((name) => name.text).join(" ");
  const lines = [
    ...config.constants.map((c) => `${c.name.text}${c.arguments === null ? "" : `(${c.arguments.map(printValue).join(", ")})`} = ${c.module === null ? "" : `[${c.module.text}]`}${printValue(c.value)}`),
    ...config.replacements.map((r) => `${r.name.text} <- ${r.module === null ? "" : `[${r.module.text}]`}${r.target.text}`),
    ...(["init", "next", "specification", "symmetry", "view", "alias", "periodic"] as const).flatMap((field) => {
      const name = config[field];
      return name === null ? [] : [`${field} ${name.text}`];
    }),
    ...(["invariants", "properties", "constraints", "actionConstraints", "postconditions", "possible"] as const).flatMap((field) => (config[field].length === 0 ? [] : [`${field} ${names(config[field])}`])),
    ...(config.checkDeadlock === null ? [] : [`deadlock ${config.checkDeadlock}`]),
  ];
  return lines.join("; ");
}

function check(text: string, expected: string, codes: readonly string[]): void {
  const { config, diagnostics } = parseConfig(text, "Spec.cfg");
  expect(diagnostics.map((found) => `${found.code} ${text.slice(found.span.start, found.span.end)}`.trim())).toEqual(codes);
  expect(show(config)).toBe(expected);
}

describe("sections", () => {
  test.each([
    ["", ""],
    ["INIT Init NEXT Next", "init Init; next Next"],
    ["NEXT\n\tNext\n\\* a comment INIT\nINIT (* nested (* comment *) INIT *) Init", "init Init; next Next"],
    ["SPECIFICATION Spec", "specification Spec"],
    ["INVARIANT A INVARIANTS B C\nINVARIANT D A", "invariants A B C D"],
    ["PROPERTY P\nPROPERTIES Q R", "properties P Q R"],
    ["CONSTRAINT C CONSTRAINTS D ACTION_CONSTRAINT E ACTION_CONSTRAINTS F G", "constraints C D; actionConstraints E F G"],
    ["ALIAS Shown CHECK_DEADLOCK FALSE", "alias Shown; deadlock false"],
    ["CHECK_DEADLOCK TRUE", "deadlock true"],
    ["POSTCONDITION Post POSTCONDITIONS P2 P3 _POSSIBLE R", "postconditions Post P2 P3; possible R"],
    ["INVARIANT I!Inv", "invariants I!Inv"],
    ["INVARIANT", ""],
    ["INIT 1a NEXT _next", "init 1a; next _next"],
    ["\uFEFFINIT Init\r\nNEXT Next\r\n\\* the end", "init Init; next Next"],
  ])("%j", (text, expected) => check(text, expected, []));
});

describe("constants", () => {
  test.each([
    ["CONSTANTS N = 3", "N = 3"],
    ["CONSTANT N = 3 M = 4 CONSTANTS K=5", "N = 3; M = 4; K = 5"],
    ["CONSTANTS a = a S = {a, b} T = {{1}, {}, {\"x\", TRUE}}", "a = a; S = {a, b}; T = {{}, {1}, {TRUE, \"x\"}}"],
    ["CONSTANTS X = \"a b\" Y = FALSE", "X = \"a b\"; Y = FALSE"],
    ["CONSTANTS N = 123456789012345678901234567890", "N = 123456789012345678901234567890"],
    ["CONSTANTS N = \\hFF M = \\b101 K = \\o17", "N = 255; M = 5; K = 15"],
    ["CONSTANTS S = {2, 1, 2}", "S = {1, 2}"],
    ["CONSTANTS N <- MyN M<-Other", "N <- MyN; M <- Other"],
    ["CONSTANTS Nat <- [Naturals]MyNat B <- [ Voting ] MC", "Nat <- [Naturals]MyNat; B <- [Voting]MC"],
    ["CONSTANTS NoHash = [Nano]NoHashVal", "NoHash = [Nano]NoHashVal"],
    ["CONSTANTS F(0) = 1 F(1) = 2 G(a, {1}) = {a}", "F(0) = 1; F(1) = 2; G(a, {1}) = {a}"],
    ["CONSTANTS A!B!c = 1 I!X <- Y", "A!B!c = 1; I!X <- Y"],
    ["CONSTANTS + <- Plus \\prec <- Less Op <- ++", "+ <- Plus; \\prec <- Less; Op <- ++"],
    ["CONSTANTS N \u2190 MyN", "N <- MyN"],
    ["CONSTANTS INVARIANT Inv", "invariants Inv"],
    ["CONSTANTS S = {}", "S = {}"],
  ])("%j", (text, expected) => check(text, expected, []));
});

describe("notes and warnings", () => {
  test.each([
    ["SYMMETRY Perms VIEW View", "symmetry Perms; view View", ["N301 Perms", "N301 View"]],
    ["_PERIODIC P _RL_REWARD R INIT Init", "init Init; periodic P", ["W305 _RL_REWARD"]],
    ["_PERIODIC P _PERIODIC Q", "periodic Q", ["E302 _PERIODIC"]],
    ["CONSTANTS N = 1 N = 2", "N = 2", ["W306 N"]],
    ["CONSTANTS N = -1 M = {- 2}", "N = -1; M = {-2}", ["W307 -1", "W307 - 2"]],
    ["CONSTANTS N <- A N <- B F(1) = 1 F(1) = 2", "F(1) = 2; N <- B", ["W306 N", "W306 F"]],
  ])("%j", (text, expected, codes) => check(text, expected, codes));
});

describe("errors", () => {
  test.each([
    ["INVARIENT Inv INIT Init", "init Init", ["E301 INVARIENT"]],
    ["TYPE T TYPE_CONSTRAINT C NEXT Next", "next Next", ["E301 TYPE"]],
    ["INIT A INIT B", "init B", ["E302 INIT"]],
    ["CHECK_DEADLOCK TRUE CHECK_DEADLOCK FALSE", "deadlock false", ["E302 CHECK_DEADLOCK"]],
    ["INIT NEXT Next", "next Next", ["E303 NEXT"]],
    ["INIT", "", ["E303 INIT"]],
    ["INIT = NEXT Next", "next Next", ["E303 ="]],
    ["CONSTANTS N 3 M = 4", "M = 4", ["E304 3"]],
    ["CONSTANTS N", "", ["E304 N"]],
    ["CONSTANTS N =", "", ["E305"]],
    ["CONSTANTS N = INIT Init", "init Init", ["E305 INIT"]],
    ["CONSTANTS S = {1, 2 M = 4", "M = 4", ["E306 M"]],
    ["CONSTANTS S = {1,} M = 4", "M = 4", ["E305 }"]],
    ["CONSTANTS N <- [Mod Def M = 1", "M = 1", ["E307 Def"]],
    ["CONSTANTS F(1 = 2 M = 1", "M = 1", ["E308 ="]],
    ["CHECK_DEADLOCK NO INIT Init", "init Init", ["E309 NO"]],
    ["CHECK_DEADLOCK", "", ["E309 CHECK_DEADLOCK"]],
    ["CONSTANTS T = <<1, 2>> R = [a |-> 1] M = 4", "M = 4", ["E311 <<", "E311 ["]],
    ["CONSTANTS N = 3 § M = 4", "N = 3; M = 4", ["E312 §"]],
    ["INIT Init (* no end", "init Init", ["E313 (*"]],
    ["CONSTANTS S = \"abc\nM = 4", "S = \"ab\"; M = 4", ["E313 \"abc"]],
    ["INVARIANTS A, B", "invariants A B", ["E314 ,"]],
    ["INVARIANTS A = B", "invariants A B", ["E303 ="]],
    ["SPECIFICATION S INIT I", "init I; specification S", ["E315 S"]],
    ["INVARIANT I!", "", ["E317"]],
    ["CONSTANTS N <- 3 M <- INIT Init", "init Init", ["E317 3", "E317 INIT"]],
    ["INIT A INIT B\nCONSTANTS N = <<>> S = {1 2}\nINVARIENT I", "init B", ["E302 INIT", "E311 <<", "E306 2"]],
  ])("%j", (text, expected, codes) => check(text, expected, codes));

  test("an unknown section says which one was meant", () => {
    const { diagnostics } = parseConfig("INVARIENT Inv", "Spec.cfg");
    expect(diagnostics.map((found) => found.message)).toEqual(["expected a section of the configuration, but found 'INVARIENT'; did you mean 'INVARIANT' or 'INVARIANTS'?"]);
  });
});

describe("a configuration inside a module file", () => {
  const module = "---- MODULE M ----\nVARIABLE x\n====\n---- CONFIG Other ----\nINIT No\n====\n----- CONFIG M -----\nINIT Init\n====\nINIT No\n";

  test("is the section with the name of the file", () => {
    const { config, diagnostics } = parseConfig(module, "/some/where/M.tla");
    expect(diagnostics).toEqual([]);
    expect(show(config)).toBe("init Init");
    expect(config.init === null ? "" : module.slice(config.init.span.start, config.init.span.end)).toBe("Init");
  });

  test("is missed", () => {
    expect(parseConfig(module, "X.tla").diagnostics.map((found) => found.code)).toEqual(["E318"]);
  });
});
