import fc from "fast-check";

/** A random small spec with fairness and a property about whole behaviours, as texts. */
export interface TemporalSpec {
  readonly spec: string;
  readonly config: string;
}

const predicates = ["x = 0", "x = 1", "x = 2", "y = 0", "y = 1", "x # y", "x > 0", "ENABLED A", "ENABLED B", "TRUE", "x + y = 2"];
const actions = ["A", "B", "A \\/ B", "C", "x' # x", "x' = x", "y' = 1"];

const predicate = fc.constantFrom(...predicates);
const action = fc.constantFrom(...actions);
/** Those that say what comes next, so that ENABLED has a value. */
const assigning = fc.constantFrom("A", "B", "C", "A \\/ B", "B /\\ x # 0");

/** Formulas about whole behaviours: every operator that can be checked, in every place. */
const formula: fc.Arbitrary<string> = fc.letrec<{ formula: string; leaf: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    tie("formula").map((f) => `[](${f})`),
    tie("formula").map((f) => `<>(${f})`),
    tie("formula").map((f) => `~(${f})`),
    fc.tuple(tie("formula"), tie("formula")).map(([f, g]) => `(${f}) ~> (${g})`),
    fc.tuple(fc.constantFrom("/\\", "\\/", "=>", "<=>"), tie("formula"), tie("formula")).map(([op, f, g]) => `(${f}) ${op} (${g})`),
    fc.tuple(fc.constantFrom("\\A", "\\E"), fc.constantFrom("[]", "<>", "[]<>", "<>[]"), tie("formula")).map(([q, op, f]) => {
      const name = `i${f.split("\\in 0").length}`; // not the name of a quantifier inside
      return `${q} ${name} \\in 0..1 : ${op}(x = ${name} \\/ (${f}))`;
    }),
    fc.tuple(predicate, tie("formula"), tie("formula")).map(([p, f, g]) => `IF ${p} THEN ${f} ELSE ${g}`),
  ),
  leaf: fc.oneof(
    predicate,
    fc.tuple(predicate, predicate).map(([p, q]) => `(${p}) ~> (${q})`),
    predicate.map((p) => `[]<>(${p})`),
    predicate.map((p) => `<>[](${p})`),
    fc.tuple(fc.constantFrom("WF", "SF"), assigning).map(([kind, a]) => `${kind}_vars(${a})`),
    action.map((a) => `[][${a}]_vars`),
    action.map((a) => `<><<${a}>>_vars`),
    action.map((a) => `[]<><<${a}>>_x`),
    action.map((a) => `<>[][${a}]_vars`),
  ),
})).formula;

const fairness = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom("WF", "SF"), fc.constantFrom("A", "B", "C", "Next", "A \\/ C", "B /\\ x' = 0")).map(([kind, a]) => `${kind}_vars(${a})`) },
    { weight: 1, arbitrary: fc.constantFrom("\\A i \\in 0..2 : WF_vars(C /\\ x' = i)", "\\A i \\in 0..1 : SF_vars(A /\\ y = i)", "[]<>(x = 0)", "<>[](y = 0)", "[]<>(x = 1) => []<>(y = 1)", "WF_vars(A) \\/ SF_vars(B)") },
  ),
  { maxLength: 3 },
);

const state = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 }));
const step = fc.tuple(state, state).map(([[a, b], [c, d]]) => `(x = ${a} /\\ y = ${b} /\\ x' = ${c} /\\ y' = ${d})`);
const steps = fc.array(step, { minLength: 1, maxLength: 4 }).map((list) => list.join(" \\/ "));
const looseStep = fc.constantFrom("x' = (x + 1) % 3 /\\ y' = y", "x > 0 /\\ x' = 0 /\\ y' = 1 - y", "y' = 1 - y /\\ UNCHANGED x", "x = 2 /\\ x' \\in 0..1 /\\ y' = y", "FALSE /\\ x' = x /\\ y' = y");
const body = fc.oneof(steps, looseStep);

/** The spec has the variables x and y with six values together, and the actions A, B and C. */
export function temporalArbitrary(): fc.Arbitrary<TemporalSpec> {
  return fc.tuple(fc.tuple(body, body, body), fairness, formula, fc.constantFrom("TRUE", "TRUE", "TRUE", "x # 2"), fc.constantFrom("x = 0 /\\ y = 0", "x \\in 0..1 /\\ y = 0")).map(([[a, b, c], fair, property, bound, init]) => ({
    spec: [
      "---- MODULE Spec ----", "EXTENDS Naturals", "VARIABLES x, y", "vars == <<x, y>>", `Init == ${init}`,
      `A == ${a}`, `B == ${b}`, `C == ${c}`, "Next == A \\/ B \\/ C", `Bound == ${bound}`,
      `Spec == ${["Init", "[][Next]_vars", ...fair.map((f) => `(${f})`)].join(" /\\ ")}`, `P == ${property}`, "====",
    ].join("\n"),
    config: "SPECIFICATION Spec\nPROPERTY P\nCONSTRAINT Bound\nCHECK_DEADLOCK FALSE\n",
  }));
}
