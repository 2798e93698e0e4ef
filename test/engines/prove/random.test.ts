import fc from "fast-check";
import { expect, test } from "vitest";
import { specArbitrary } from "../../fuzz/spec-arbitrary.ts";
import { enumerate } from "./enumerate.ts";
import { provingOf } from "./prove-text.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 50 : 1000;

const invariants = [
  "x <= 2 /\\ y <= 2", "x + y < 5", "s # P \\/ x = 0", "Len(q) <= 2", "h # N => h.n <= 2", "\\A r \\in P : f[r] <= 2", "\\A i \\in DOMAIN q : q[i] \\in P", "~(x = 2 /\\ y = 2 /\\ s = P)",
  "\\A r \\in P : r \\in s => f[r] < 3", "h = N \\/ h.o \\in P", "x # 3", "f[CHOOSE r \\in P : TRUE] < 2 \\/ s # {}", "q = <<>> \\/ Head(q) \\in P", "~(h # N /\\ Len(q) = 2)", "TRUE",
];
const properties = ["TRUE", "x' # x + 2", "Len(q') <= Len(q) + 1", "s' # P \\/ s # {}", "h' # N \\/ h # N => TRUE", "y' <= y + 2"];
const actionConstraints = ["TRUE", "TRUE", "x' # 1", "s' # s \\/ x' # x", "Len(q') < 2", "h' = N \\/ h = N"];

const byNext = { limits: { rounds: 60, bits: 4000 }, queries: 0 };
const byReachable = { limits: { rounds: 0, bits: 4000 }, queries: 30_000 };
const byBothInTurn = [{ limits: { rounds: 60, bits: 4000, terms: 0 }, queries: 1 }, { limits: { rounds: 60, bits: 4000, terms: 0 }, queries: 40 }, { limits: { rounds: 60, bits: 4000 }, queries: 30_000 }];

/** A random spec with an invariant, an action property and perhaps an action constraint; and its config. */
const problems = fc.tuple(specArbitrary(), fc.constantFrom(...invariants), fc.constantFrom(...properties), fc.constantFrom(...actionConstraints), fc.boolean())
  .map(([spec, invariant, property, kept, deadlock]) => ({
    spec: spec.replace(/====$/, `Inv == ${invariant}\nProp == [][${property}]_vars\nKept == ${kept}\n====\n`),
    config: `INIT Init\nNEXT Next\nCONSTRAINT Bound\n${kept === "TRUE" ? "" : "ACTION_CONSTRAINT Kept\n"}INVARIANT Inv\nPROPERTY Prop\nCONSTANTS P = {p1, p2}\n N = N\nCHECK_DEADLOCK ${deadlock ? "TRUE" : "FALSE"}\n`,
  }));

test("a proof is found exactly where enumeration finds nothing bad", async () => {
  const answers = { proved: 0, inductive: 0, bad: 0, unknown: 0 };
  await fc.assert(
    fc.asyncProperty(problems, fc.constantFrom([byNext], [byReachable], byBothInTurn), fc.constantFrom(0, 1, 3), async ({ spec, config }, turns, induction) => {
      const { problem, prove } = provingOf(spec, config);
      const expected = enumerate(problem, 4000);
      if (expected.kind === "large") return;
      const { engine, verdicts: [verdict] } = await prove(turns, induction);
      const what = `${spec}\n${config}`;
      if (verdict.kind === "unknown") answers.unknown++;
      else if (verdict.kind === "proved") {
        answers.proved++;
        if (engine === "k-induction") answers.inductive++;
        expect(expected.kind, what).toBe("safe");
      } else {
        answers.bad++;
        expect(expected, what).toEqual({ kind: "bad", steps: "trace" in verdict ? verdict.trace.states.length - 1 : 0 });
      }
    }),
    { numRuns: runs },
  );
  expect(answers.proved).toBeGreaterThan(0);
  expect(answers.inductive).toBeGreaterThan(0);
  expect(answers.bad).toBeGreaterThan(0);
  expect(answers.unknown, "specs of finite shape are decided").toBe(0);
}, 3_600_000);
