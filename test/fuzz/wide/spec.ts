import fc from "fast-check";
import { action, primed, variables } from "./actions.ts";
import { expressions } from "./expressions.ts";
import type { Text } from "./form.ts";

/** A random spec of two modules and its configuration. */
export interface RandomModel {
  readonly spec: string;
  readonly config: string;
}

const exprs = expressions();
/** For holes without a bound variable of that kind around them. */
const defaults: Readonly<Record<string, string>> = { i: "1", b: "TRUE", p: "p0", s: "{1}", q: "<<1>>", f: "[v0 \\in P |-> 1]", r: "[a |-> 1, b |-> [c |-> 0, d |-> {}]]", m: "[k |-> \"a\", n |-> 2]" };
const values: Readonly<Record<string, string>> = {
  x: "2", y: "1", b: "TRUE", s: "{0, 1}", ps: "{p0}", f: "[v0 \\in P |-> 2]", g: "[v0 \\in P |-> <<1, 2>>]", r: "[a |-> 2, b |-> [c |-> 1, d |-> P]]", q: "<<2, 0>>", m: "{[k |-> \"a\", n |-> 0]}", u: "<<1, p0>>", z: "\"b\"", w: "(1 :> 2)", h: "N",
};

/** Fills the holes that are left: `!x` with the variable, where the spec has it and may mention it, else with a value. */
function filled(text: Text, present: readonly string[]): string {
  return text.replace(/!(ps|[a-z])(?![\w!])/g, (_, name: string) => (present.includes(name) ? name : (values[name] ?? "0"))).replace(/\?([a-z])/g, (_, kind: string) => defaults[kind] ?? "0");
}

const inner = [
  "---- MODULE Inner ----", "LOCAL INSTANCE Integers", "CONSTANT C", "VARIABLE k", "Twofold == k + k", "Plus(d) == k + d * C", "Small(d) == d < C", "Bump == k' = (k + C) % 3", "====",
];
const operators = [
  "p0 == CHOOSE e \\in P : TRUE", "RECURSIVE Sum(_)", "Sum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN e + Sum(S \\ {e})", "Fact[n \\in 0..4] == IF n = 0 THEN 1 ELSE n * Fact[n - 1]", "RECURSIVE Down(_)", "Down(n) == IF n < 1 THEN n ELSE Down(n - 2)",
  "Twice(F(_), e) == F(F(e))", "Double(e) == 2 * e", "Apply(F(_), e) == F(e)", "Map(F(_), S) == {F(e) : e \\in S}", "Both(A(_), c) == A(0) \\/ (c /\\ A(1))", "Reverse == [t \\in {<<>>, <<1>>, <<2, 0>>} |-> IF t = <<>> THEN t ELSE Append(SubSeq(t, 2, Len(t)), t[1])]",
];

const constants = "CONSTANTS P = {p1, p2}\n N = N\n T = t_1\n K = 2\n Level";

function head(present: readonly string[]): readonly string[] {
  const ofInt = present.find((name) => variables[name]?.kind === "int");
  return [
    "---- MODULE Spec ----", "EXTENDS Integers, Sequences, FiniteSets, Bags, TLC", "CONSTANTS P, N, T, K, Level", `VARIABLES ${present.join(", ")}`, ...inner, `vars == <<${present.join(", ")}>>`, ...operators,
    `In == INSTANCE Inner WITH C <- K, k <- ${ofInt ?? "1"}`, `Out(e) == INSTANCE Inner WITH C <- e, k <- ${ofInt ?? "2"}`, "MyLevel == 2",
  ];
}

/** What the variables may be where an expression is evaluated. */
const states: Readonly<Record<string, string>> = {
  x: "x \\in (-1)..2", y: "y \\in {0, 2}", b: "b \\in BOOLEAN", s: "s \\in SUBSET (0..2)", ps: "ps \\in SUBSET P", f: "f \\in [P -> {0, 1}]", g: "g \\in [P -> [{1, 2} -> {0, 1}]]", r: "r \\in [a : {0, 1}, b : [c : {0, 2}, d : SUBSET P]]",
  q: "q \\in {<<>>, <<1>>, <<2, 0>>, <<1, 1, 2>>}", m: "m \\in SUBSET {[k |-> \"a\", n |-> 1], [k |-> \"a\", n |-> 2], [k |-> \"b\", t |-> p0]}", u: "u \\in {0, 1} \\X P", z: "z \\in {\"a\", \"\", \"ab\"}", w: "w \\in {EmptyBag, (1 :> 2), (0 :> 1) @@ (1 :> 1)}",
  h: "(h = N \\/ h = 1 \\/ h = \"a\" \\/ h = <<1>> \\/ h = {} \\/ h = T \\/ h = [a |-> 1])",
};

/** Random expressions Out over one to three variables, each of which has all the values of its kind in the initial states. */
export function expressionModels(): fc.Arbitrary<RandomModel> {
  return fc.tuple(fc.shuffledSubarray(Object.keys(variables), { minLength: 1, maxLength: 3 }), fc.oneof(...Object.values(exprs))).map(([present, text]) => ({
    spec: [...head(present), `Init == ${present.map((name) => states[name]).join(" /\\ ")}`, "Next == UNCHANGED vars", `Out == ${filled(text, present)}`, "Shown == Out = Out", "====", ""].join("\n").replace(/Out\(e\) ==/, "Outer(e) ==").replaceAll(/\bOut\(/g, "Outer("),
    config: `INIT Init\nNEXT Next\nINVARIANT Shown\n${constants} = 1\n`,
  }));
}

/** Random models with two to four variables of different kinds, two or three actions, an invariant and an action property that may fail, and sometimes constraints. */
export function models(): fc.Arbitrary<RandomModel> {
  const names = fc.shuffledSubarray(Object.keys(variables), { minLength: 1, maxLength: 3 });
  return names.chain((present) => {
    const parts = fc.record({
      inits: fc.tuple(...present.map((name) => fc.constantFrom(...(variables[name]?.init ?? [])))), condition: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 4 }, exprs.bool),
      actions: fc.array(action(present, 2), { minLength: 1, maxLength: 3 }), instance: fc.boolean(), enabled: fc.constantFrom("", "", "", "ENABLED A0 => ", "~ENABLED A0 \\/ "), replaced: fc.boolean(),
      invariant: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 1 }, { arbitrary: exprs.bool, weight: 2 }), step: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 1 }, primed(present, exprs.bool)),
      bound: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 3 }, exprs.bool), actionBound: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 4 }, primed(present, exprs.bool)), assumption: fc.oneof({ arbitrary: fc.constant("TRUE"), weight: 12 }, exprs.bool), deadlock: fc.boolean(),
    });
    return parts.map((p) => {
      const stateful = (text: Text): string => filled(text, present);
      const ofInt = present.find((name) => variables[name]?.kind === "int");
      const instance = ofInt !== undefined && p.instance ? [`B == Out(1)!Bump /\\ UNCHANGED <<${present.filter((n) => n !== ofInt).join(", ")}>>`] : [];
      const spec = [
        ...head(present), ...present.map((name) => `Set${name}(e) == ${name}' = e`),
        `Init == ${p.inits.join(" /\\ ")} /\\ ${stateful(p.condition)}`, ...p.actions.map((a, i) => `A${i} == ${stateful(a)}`), ...instance, `Next == ${[...p.actions.map((_, i) => `A${i}`), ...instance.map(() => "B")].join(" \\/ ")}`,
        `Bound == ${stateful(p.bound)}`, `Kept == ${stateful(p.actionBound)}`, `Inv == ${p.enabled}${stateful(p.invariant)}`, `Step == [][${stateful(p.step)}]_vars`, `ASSUME ${filled(p.assumption, [])}`, "====", "",
      ];
      const config = [
        "INIT Init", "NEXT Next", "INVARIANT Inv", ...(p.step === "TRUE" ? [] : ["PROPERTY Step"]), ...(p.bound === "TRUE" ? [] : ["CONSTRAINT Bound"]), ...(p.actionBound === "TRUE" ? [] : ["ACTION_CONSTRAINT Kept"]),
        `${constants} ${p.replaced ? "<- MyLevel" : "= 1"}`, `CHECK_DEADLOCK ${p.deadlock ? "TRUE" : "FALSE"}`, "",
      ];
      return { spec: spec.join("\n"), config: config.join("\n") };
    });
  });
}
