import { describe, expect, test } from "vitest";
import { assemble } from "../../src/config/assemble.ts";
import type { Overrides } from "../../src/config/config.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import type { Expr, NamedExpr, Problem } from "../../src/ir/ir.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

const base = `
VARIABLES x, y
vars == <<x, y>>
Init == x = 0 /\\ y = 0
Step == x' = x + 1 /\\ y' = y
Other == x' = x /\\ y' = y + 1
Next == Step \\/ Other
Inv == x \\in 0..3
Sum == x + y
Plus(a) == x + a > 0
Grows == x' >= x
Fair == WF_vars(Step)
`;

interface Outcome {
  readonly shown: string;
  readonly codes: readonly string[];
}

/** Text of a part, with what it was put under: `LET a == e IN`, `\A a \in S :`. */
function text(source: string, e: Expr): string {
  const slice = (part: Expr): string => source.slice(part.span.start, part.span.end).replace(/\s+/g, " ");
  if (e.kind === "let" && e.span === e.body.span) return `LET ${e.definitions.map((d) => `${d.name} == ${slice(d.body)}`).join(" ")} IN ${text(source, e.body)}`;
  if (e.kind === "forall" && e.span === e.body.span) return `\\A ${e.bindings.map((b) => `${b.variable.name} \\in ${slice(b.set)}`).join(", ")} : ${text(source, e.body)}`;
  return slice(e);
}

function show(source: string, problem: Problem | null): string {
  if (problem === null) return "";
  const named = (title: string, list: readonly (NamedExpr | null)[]): string[] =>
    list.flatMap((found) => (found === null ? [] : [`${title} ${found.name}${text(source, found.expr) === found.name ? "" : `: ${text(source, found.expr)}`}`]));
  return [
    ...(problem.init === null ? [] : [`init ${problem.init.kind === "and" ? problem.init.items.map((e) => text(source, e)).join(" & ") : text(source, problem.init)}`]),
    ...(problem.next === null ? [] : [`next ${text(source, problem.next)}`]),
    ...problem.fairness.map((e) => `fair ${text(source, e)}`),
    ...named("inv", problem.invariants),
    ...named("act", problem.actionProperties),
    ...named("ini", problem.initialProperties),
    ...named("live", problem.liveness),
    ...named("con", problem.constraints),
    ...named("acon", problem.actionConstraints),
    ...named("view", [problem.view]),
    ...named("alias", [problem.alias]),
    ...named("sym", [problem.symmetry]),
    ...named("post", [problem.postcondition]),
    ...(problem.checkDeadlock ? [] : ["no deadlock"]),
  ].join("; ");
}

function outcome(body: string, config: string | null, overrides: Overrides = {}): Outcome {
  const source = `---- MODULE Spec ----\nEXTENDS Integers, FiniteSets, TLC\n${body}\n====\n`;
  const { loaded, diagnostics: loading } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? source : null) });
  expect(loading).toEqual([]);
  const parsed = config === null ? null : parseConfig(config, "Spec.cfg");
  if (loaded === null) throw new Error("the module loads");
  const { lowered, diagnostics } = lower(loaded, parsed?.config ?? null);
  expect(diagnostics).toEqual([]);
  if (lowered === null) throw new Error("the module can be lowered");
  const result = assemble(lowered, parsed?.config ?? null, overrides);
  const where = (file: string, start: number, end: number): string => (file === "Spec.cfg" ? (config ?? "") : source).slice(start, end).replace(/\s+/g, " ");
  return {
    shown: show(source, result.problem),
    codes: result.diagnostics.map(({ code, span }) => (span.file === "" ? code : `${code} ${where(span.file, span.start, span.end)}`.trim())),
  };
}

function check(body: string, config: string | null, shown: string, codes: readonly string[], overrides: Overrides = {}): void {
  expect(outcome(base + body, config, overrides)).toEqual({ shown, codes });
}

describe("the start and the step", () => {
  test.each([
    ["", "INIT Init NEXT Next", "init Init; next Next", []],
    ["", "INIT Init NEXT Next CHECK_DEADLOCK FALSE", "init Init; next Next; no deadlock", []],
    ["Spec == Init /\\ [][Next]_vars", "SPECIFICATION Spec", "init Init; next Next", []],
    ["Spec == /\\ Init\n        /\\ y < 3\n        /\\ [][Next]_vars\n        /\\ Fair", "SPECIFICATION Spec", "init Init & y < 3; next Next; fair WF_vars(Step)", []],
    ["Safe == Init /\\ [][Next]_vars\nSpec == Safe /\\ WF_vars(Next) /\\ SF_vars(Step)", "SPECIFICATION Spec", "init Init; next Next; fair WF_vars(Next); fair SF_vars(Step)", []],
    ["Spec == Init /\\ [][Next]_vars /\\ \\A i \\in 1..2 : WF_vars(Step /\\ x = i)", "SPECIFICATION Spec", "init Init; next Next; fair \\A i \\in 1..2 : WF_vars(Step /\\ x = i)", []],
    ["Spec == Init /\\ [][Next]_vars /\\ []<>(x = 1) /\\ (x = 1 ~> x = 2)", "SPECIFICATION Spec", "init Init; next Next; fair []<>(x = 1); fair x = 1 ~> x = 2", []],
    ["Start(p) == p\nSpec == Start(Init) /\\ [][Next]_vars", "SPECIFICATION Spec", "init Start(Init); next Next", []],
    ["From(p, n) == p /\\ [][n]_vars\nSpec == From(Init, Next)", "SPECIFICATION Spec", "init LET p == Init IN p; next LET n == Next IN n", []],
    ["Spec == LET n == Next IN Init /\\ [][n]_vars", "SPECIFICATION Spec", "init Init; next LET n == Next IN n", []],
    ["Do(A(_)) == Init /\\ [][A(1)]_vars\nSpec == Do(LAMBDA i : Step /\\ x < i)", "SPECIFICATION Spec", "init Init; next LET A == Step /\\ x < i IN A(1)", []],
    ["Sub == <<x, <<y>>>>\nSpec == Init /\\ [][Next]_Sub", "SPECIFICATION Spec", "init Init; next Next", []],
    ["Spec == Init /\\ [][Next]_x", "SPECIFICATION Spec", "init Init; next Next", ["W301 x"]],
    ["Spec == Init /\\ [][Next]_(x + y)", "SPECIFICATION Spec", "init Init; next Next", []],
  ])("%j %j", (body, config, shown, codes) => check(body, config, shown, codes));

  test.each([
    ["", "", "init Init; next Next", ["N302 Init"]],
    ["", null, "init Init; next Next", ["N302 Init", "N304 x"]],
    ["Spec == Init /\\ [][Next]_vars /\\ Fair", null, "init Init; next Next", ["N302 Init", "N304 x"]],
  ])("without a word: %j %j", (body, config, shown, codes) => check(body, config, shown, codes));

  test("a spec without variables runs where there is something to check", () => {
    const body = "Init == TRUE\nNext == TRUE\nInv == 1 + 1 = 2";
    expect(outcome(body, null)).toEqual({ shown: "", codes: [] });
    expect(outcome(body, null, { invariants: ["Inv"] })).toEqual({ shown: "init Init; next Next; inv Inv", codes: ["W303", "N302 Init"] });
  });

  test("a lone Spec is taken", () => {
    const body = "VARIABLE x\nStart == x = 0\nSpec == Start /\\ [][x' = x]_x";
    expect(outcome(body, "INVARIANT Start")).toEqual({ shown: "init Start; next x' = x; inv Start", codes: ["N303 Spec"] });
  });

  test.each([
    ["INIT Init NEXT Next", { init: "Inv" }, "init Inv; next Next", []],
    ["INIT Init NEXT Next", { next: "Step" }, "init Init; next Step", []],
    ["SPECIFICATION Spec", { init: "Inv", next: "Step" }, "init Inv; next Step", []],
    ["SPECIFICATION Spec", { next: "Step" }, "init Init; next Step", []],
    ["INIT Init NEXT Next INVARIANT Inv", { invariants: ["Init", "Inv"] }, "init Init; next Next; inv Init; inv Inv", []],
    ["INIT Init NEXT Next", { checkDeadlock: false }, "init Init; next Next; no deadlock", []],
    ["INIT Init NEXT Next CHECK_DEADLOCK FALSE", { checkDeadlock: true }, "init Init; next Next", []],
    ["INIT Init NEXT Next", { init: "Inti" }, "", ["E320"]],
    ["INIT Init NEXT Next", { invariants: ["Grows", "Inv"] }, "init Init; next Next; inv Inv; act Grows", []],
    ["INIT Init NEXT Next", { invariants: ["Fair"] }, "", ["E323"]],
  ])("the command line wins: %j %j", (config, overrides, shown, codes) => check("Spec == Init /\\ [][Next]_vars /\\ Fair", config, shown, codes, overrides));

  test.each([
    ["Spec == Init /\\ [][Next]_vars /\\ [][Step]_vars", "SPECIFICATION Spec", ["E326 Step"]],
    ["Spec == Init /\\ \\EE z : [][Next]_vars", "SPECIFICATION Spec", ["E327 \\EE z : [][Next]_vars"]],
    ["Spec == Step", "SPECIFICATION Spec", ["E328 x' = x + 1", "E328 y' = y"]],
    ["Spec == Init /\\ [][Next]_vars /\\ []Inv", "SPECIFICATION Spec", ["E329 x \\in 0..3"]],
    ["Spec == [][Next]_vars", "SPECIFICATION Spec", ["E330 Spec"]],
    ["Spec == Init", "SPECIFICATION Spec", ["E331 Spec"]],
    ["Spec == Init /\\ \\A i \\in 1..2 : [][Step /\\ x = i]_vars", "SPECIFICATION Spec", ["E335 \\A i \\in 1..2 : [][Step /\\ x = i]_vars"]],
    ["", "INIT Init", ["E333"]],
    ["", "NEXT Next", ["E332"]],
    ["", "INIT Step NEXT Next", ["E323 Step"]],
    ["Spec == Init /\\ [][Next]_vars", "INIT Init NEXT Spec", ["E324 Spec"]],
    ["", "INIT Init NEXT Nxt", ["E320 Nxt"]],
    ["", "INIT Plus NEXT Next", ["E321 Plus"]],
    ["", "SPECIFICATION Spek", ["E320 Spek"]],
  ])("refused: %j %j", (body, config, codes) => check(body, config, "", codes));
});

describe("invariants, constraints and the rest", () => {
  const run = "INIT Init NEXT Next ";
  test.each([
    ["", "INVARIANT Inv", "inv Inv", []],
    ["", "CONSTRAINT Inv ACTION_CONSTRAINT Grows Inv", "con Inv; acon Grows; acon Inv", []],
    ["Perms == Permutations({1, 2})", "SYMMETRY Perms VIEW vars ALIAS vars", "view vars; alias vars; sym Perms", []],
    ["Shown == [now |-> x, then |-> x']", "ALIAS Shown", "alias Shown", []],
    ["Post == TRUE", "POSTCONDITION Post", "post Post", ["W304 Post"]],
    ["Post == TRUE", "POSTCONDITION Post Inv", "post Post, Inv: Post", ["W304 Post", "W304 Inv"]],
    ["", "_POSSIBLE Inv", "", ["W304 Inv"]],
    ["", "_PERIODIC Inv", "", ["W304 Inv"]],
    ["One == 1 = 1", "INVARIANT One", "inv One", ["W303 One"]],
  ])("%j %j", (body, config, shown, codes) => check(body, run + config, shown === "" ? "init Init; next Next" : `init Init; next Next; ${shown}`, codes));

  test.each([
    ["", "INVARIANT Grows", ["E323 Grows"]],
    ["", "INVARIANT Fair", ["E323 Fair"]],
    ["", "INVARIANT Inw", ["E320 Inw"]],
    ["", "INVARIANT Plus", ["E321 Plus"]],
    ["", "VIEW x", ["E319 x"]],
    ["", "INVARIANT vars Sum", ["E322 vars", "E322 Sum"]],
    ["", "CONSTRAINT Grows", ["E323 Grows"]],
    ["", "ACTION_CONSTRAINT Fair", ["E324 Fair"]],
    ["", "VIEW Grows SYMMETRY vars ALIAS Fair", ["E323 Grows", "E324 Fair", "E336 vars"]],
    ["CONSTANT N\nBound == x < N", "INVARIANT Bound", ["E390 N"]],
  ])("refused: %j %j", (body, config, codes) => check(body, run + config, "", codes));

  test("a constant that nothing needs may stay without a value", () => check("CONSTANT N\nBound == x < N", run, "init Init; next Next", []));
  test("--cinit speaks of constants without a value", () =>
    check("CONSTANT N\nBound == x < N\nSmall == N < 5", `${run}INVARIANT Bound`, "init Init; next Next; inv Bound", [], { constantInit: "Small" }));
  test("an unknown name says which one was meant", () => {
    const source = "---- MODULE Spec ----\nVARIABLE x\nInit == x = 1\nInv == x = 1\nNext == x' = x\n====\n";
    const { loaded } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? source : null) });
    const lowered = loaded === null ? null : lower(loaded, null).lowered;
    const messages = lowered === null ? [] : assemble(lowered, parseConfig("INIT Init INVARIANT Inw", "Spec.cfg").config, {}).diagnostics.map((found) => found.message);
    expect(messages).toContain("the invariant 'Inw' is not defined in the spec; did you mean 'Inv'?");
  });
});

describe("properties", () => {
  test.each([
    ["P == []Inv", "inv P: Inv", []],
    ["P == [](x > 0 => y > 0)", "inv P: x > 0 => y > 0", []],
    ["P == [][Grows]_vars", "act P: [Grows]_vars", []],
    ["P == []Inv /\\ [][Grows]_vars /\\ <>(x = 3) /\\ Init", "inv P: Inv; act P: [Grows]_vars; ini P: Init; live P: <>(x = 3)", []],
    ["Q == Init /\\ [][Next]_vars /\\ Fair\nP == Q", "act P: [Next]_vars; ini P: Init; live P: WF_vars(Step)", []],
    ["P == Inv", "ini P", ["W302 P"]],
    ["P == x = 0 ~> x = 1", "live P: x = 0 ~> x = 1", []],
    ["P == []<>(x = 0)", "live P: []<>(x = 0)", []],
    ["P == \\A i \\in 1..2 : [](x > i) /\\ [][Step /\\ y = i]_x", "inv P: \\A i \\in 1..2 : x > i; act P: \\A i \\in 1..2 : [Step /\\ y = i]_x", []],
    ["P == \\A i \\in {x} : [](x > i)", "live P: \\A i \\in {x} : [](x > i)", []],
    ["P == \\E i \\in 1..2 : [](x > i)", "live P: \\E i \\in 1..2 : [](x > i)", []],
    ["Always(f) == []f\nP == Always(Inv)", "inv P: LET f == Inv IN f", []],
    ["P == LET z == x + y IN [](z > 0)", "inv P: LET z == x + y IN z > 0", []],
    ["P == LET z == x + y IN \\A i \\in 1..2 : [](z > i)", "inv P: LET z == x + y IN \\A i \\in 1..2 : z > i", []],
    ["P == [][]Inv", "inv P: Inv", []],
    ["P == [](Inv => <>(x = 1))", "live P: [](Inv => <>(x = 1))", []],
    ["P == ~[]Inv", "live P: ~[]Inv", []],
  ])("%j", (body, shown, codes) => check(body, "INIT Init NEXT Next PROPERTY P", `init Init; next Next; ${shown}`, codes));

  test.each([
    ["P == Grows", ["E325 x' >= x"]],
    ["P == [Grows]_vars", ["E325 [Grows]_vars"]],
    ["P == <<Grows>>_vars", ["E325 <<Grows>>_vars"]],
    ["P(a) == []Inv", ["E321 P"]],
  ])("refused: %j", (body, codes) => check(body, "INIT Init NEXT Next PROPERTY P", "", codes));
});

describe("what stands for a constant", () => {
  const source = "---- MODULE Spec ----\nCONSTANTS C, D\nVARIABLE x\nV == x\nInit == x = C\nNext == x' = C\n====\n";
  test.each([
    ["CONSTANTS C <- D D = 1", []],
    ["CONSTANTS C <- D", ["E390"]],
    ["CONSTANTS C <- V", ["E398"]],
    ["CONSTANTS C = 1 E = 2", ["W391"]],
  ])("%s", (config, codes) => {
    const { loaded } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? source : null) });
    const parsed = parseConfig(`INIT Init NEXT Next ${config}`, "Spec.cfg").config;
    const result = loaded === null ? { lowered: null, diagnostics: [] } : lower(loaded, parsed);
    const assembled = result.lowered === null ? [] : assemble(result.lowered, parsed, {}).diagnostics;
    expect([...result.diagnostics, ...assembled].map((found) => found.code)).toEqual(codes);
  });
});

describe("instances", () => {
  const source = `---- MODULE Spec ----
EXTENDS Integers
VARIABLE x
---- MODULE Inner ----
VARIABLE v
CONSTANT c
Start == v = c
Move == v' = v + c
Spec == Start /\\ [][Move]_v
Small == v < c
====
I == INSTANCE Inner WITH v <- x, c <- 2
J(c) == INSTANCE Inner WITH v <- x
Direct == I!Spec
With == J(3)!Spec
Both == I!Spec /\\ \\A i \\in 1..2 : J(i)!Spec
====
`;
  test.each([
    ["SPECIFICATION Direct INVARIANT I!Small", []],
    ["SPECIFICATION With", []],
    ["SPECIFICATION Direct PROPERTY Both", []],
    ["SPECIFICATION I!Spec", []],
  ])("%s", (config, codes) => {
    const { loaded } = load("Spec.tla", { read: (path) => (path === "Spec.tla" ? source : null) });
    const parsed = parseConfig(config, "Spec.cfg").config;
    const lowered = loaded === null ? null : lower(loaded, parsed).lowered;
    const result = lowered === null ? null : assemble(lowered, parsed, {});
    expect(result?.diagnostics.map((found) => found.code)).toEqual(codes);
    const init = result?.problem?.init ?? null;
    const next = result?.problem?.next ?? null;
    expect([init === null ? "" : init.kind, next === null ? "" : next.kind]).not.toContain("");
    const counts = [result?.problem?.initialProperties.length, result?.problem?.actionProperties.length];
    expect(counts).toEqual(config.includes("Both") ? [2, 2] : [0, 0]);
  });
});
