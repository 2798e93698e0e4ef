// ENABLED of random actions of a module, under random substitutions, against its definition: some pair of next values makes the action true in the module itself.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { explore } from "../../src/engines/explore/explore.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { createEvaluator } from "../../src/explicit/index.ts";
import { problemOf } from "./problem-of.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 50 : 1000;
/** All values are below. */
const size = 5;

const operand = fc.constantFrom("0", "1", "2", "x", "z", "k");
const primed = fc.oneof(operand, fc.constantFrom("x'", "z'"));
const sum = (of: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(of, fc.tuple(of, of).map(([a, b]) => `(${a} + ${b}) % ${size}`));
const choice = (variable: string, of: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(
  sum(of).map((e) => `${variable}' = ${e}`),
  fc.tuple(sum(of), sum(of)).map(([a, b]) => `${variable}' \\in {${a}, ${b}}`),
  sum(of).map((e) => `(IF x > 1 THEN ${variable}' = ${e} ELSE UNCHANGED ${variable})`),
  fc.constant(`UNCHANGED ${variable}`),
);
const guard = fc.tuple(sum(primed), fc.constantFrom("=", "#", "<"), sum(primed)).map(([a, op, b]) => `${a} ${op} ${b}`);
const xAfter = choice("x", operand);
const zAfter = choice("z", fc.oneof(operand, fc.constant("x'")));
const step = fc.oneof(
  fc.tuple(xAfter, zAfter, guard).map((items) => items.join(" /\\ ")),
  fc.tuple(guard, xAfter, zAfter).filter(([g]) => !g.includes("'")).map((items) => items.join(" /\\ ")),
  guard.map((g) => `UNCHANGED vars /\\ ${g}`),
);
const action = fc.oneof(
  step,
  fc.tuple(step, step).map(([a, b]) => `(${a}) \\/ (${b})`),
  step.map((a) => `\\E k \\in 0..2 : ${a}`),
  step.map((a) => `<<${a}>>_x`),
  step.map((a) => `LET m == x + 1 IN m < 4 /\\ ${a}`),
).map((a) => (a.startsWith("\\E") ? a : a.replace(/\bk\b/g, "1")));
const replacement = fc.constantFrom("v", "w", "3", `(v + 1) % ${size}`, "v + w", "<<v, w>>[1]", "(IF v = w THEN 0 ELSE v)");

const inner = (a: string): readonly string[] => ["VARIABLES x, z", "vars == <<x, z>>", `A == ${a}`, "E == ENABLED A"];

/** For which values of v and w the definition says that I!A is enabled. */
function enabledIn(a: string, [x, z]: readonly [string, string]): readonly string[] {
  const alone = problemOf(["---- MODULE Alone ----", "EXTENDS Naturals", ...inner(a), `Values(v, w) == <<${x}, ${z}>>`, "Init == x = 0 /\\ z = 0", "Next == A", "===="].join("\n"), "INIT Init\nNEXT Next\n");
  const evaluator = createEvaluator(alone.program);
  const { next } = alone;
  const all = [...Array(size).keys()];
  const pairs = all.flatMap((m) => all.map((n) => [m, n] as const));
  const values = alone.program.definitions.findIndex((d) => d.name === "Values");
  return [0, 1, 2].flatMap((v) => [0, 1, 2].map((w) => [v, w] as const)).flatMap(([v, w]) => {
    const literal = (value: number) => ({ kind: "literal", value, span: alone.program.definitions[values].span }) as const;
    const now = evaluator.constant({ kind: "apply", definition: alone.program.definitions[values].id, arguments: [literal(v), literal(w)], span: alone.program.definitions[values].span });
    const state = typeof now === "object" && now.kind === "tuple" ? now.elements : [];
    return next !== null && pairs.some((after) => evaluator.step(next, state, after) === true) ? [`<<${v}, ${w}>>`] : [];
  });
}

test("ENABLED of an instance is what its definition says", async () => {
  await fc.assert(
    fc.asyncProperty(action, fc.tuple(replacement, replacement), async (a, replaced) => {
      const expected = enabledIn(a, replaced);
      const spec = [
        "---- MODULE Spec ----", "EXTENDS Naturals", "VARIABLES v, w", `I == INSTANCE Inner WITH x <- ${replaced[0]}, z <- ${replaced[1]}`,
        "Init == v \\in 0..2 /\\ w \\in 0..2", "Next == UNCHANGED <<v, w>>", `Inv == I!E <=> <<v, w>> \\in {${expected.join(", ")}}`, "====",
      ].join("\n");
      const problem = problemOf(spec, "INIT Init\nNEXT Next\nINVARIANT Inv\n", {}, { "Inner.tla": ["---- MODULE Inner ----", "EXTENDS Naturals", ...inner(a), "===="].join("\n") });
      const signal = new AbortController().signal;
      const { verdicts: [explored] } = await explore(problem, { depth: null, workers: 1, seed: 0, timeoutSeconds: null, memoryBytes: null, signal, now: () => 0 }, silentReporter);
      const { verdicts: [checked] } = await checkBounded(problem, { length: 0, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: null, signal }, silentReporter);
      expect([explored.kind, checked.kind], `${a} with ${replaced.join(", ")}: ${JSON.stringify([explored, checked], (_, x) => (typeof x === "bigint" ? Number(x) : x))}`).toEqual(["holds", "holds"]);
    }),
    { numRuns: runs },
  );
}, 3_600_000);
