import fc from "fast-check";
import { expect, test } from "vitest";
import { type Layer, symbolicLayers } from "../../src/engines/compare/symbolic-states.ts";
import { compareEngines } from "../../src/engines/compare/compare.ts";
import { explicitLayers } from "../../src/engines/compare/explicit-layers.ts";
import { conclusion, partyPoints } from "../../src/engines/compare/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { printValue } from "../../src/value/print.ts";
import type { Value } from "../../src/value/value.ts";
import { messageSpecArbitrary } from "./message-spec-arbitrary.ts";
import { problemOf } from "./problem-of.ts";
import { specArbitrary } from "./spec-arbitrary.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 50 : 1000;
const depth = 3;
const config = "INIT Init\nNEXT Next\nCONSTRAINT Bound\nCONSTANTS P = {p1, p2}\n N = N\n";

const text = (values: readonly Value[]): string => values.map((v) => printValue(v)).join(" | ");

function line(k: number, states: readonly string[], fails: boolean, deadlocks: boolean): string {
  return `${k}${fails ? " fails" : deadlocks ? " deadlocks" : ""}: ${[...states].sort().join("; ")}`;
}

test.each([["", specArbitrary()], [" of messages", messageSpecArbitrary()]])("random specs%s have the same states at each depth in both engines", async (_, arbitrary) => {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (spec) => {
      const problem = problemOf(spec, config);
      const lines = (layers: readonly Layer[]): string[] => layers.filter((l) => l.states.length > 0).map((l, k) => line(k, l.states.map(text), l.fails, l.deadlocks));
      expect(lines(await symbolicLayers(problem, depth, 2000)), spec).toEqual(lines(explicitLayers(problem, depth, 2000)));
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** Something to violate: invariants and properties over the variables of a random spec, some of which do not always have a value. */
const claims = {
  invariants: ["TRUE", "x < 2", "Len(q) < 2", "h = N \\/ h.n < 2", "s # P", "f[q2] + x < 4", "q # <<>> => Head(q) = q2", "Cardinality(s) <= x + 1", "h.n >= 0"],
  properties: ["TRUE", "x' # x + 2", "s \\subseteq s'", "Len(q') <= Len(q) + 1", "f'[q2] # y", "h # N => h'.o = h.o"],
};
const claimed = fc.tuple(specArbitrary(), fc.constantFrom(...claims.invariants), fc.constantFrom(...claims.properties)).map(([spec, invariant, property]) =>
  spec.replace(/====$/, `Inv == ${invariant}\nStep == [][${property}]_vars\n====`));

test("check and explore say the same of random specs, and accept each other's traces", async () => {
  const options = { length: depth, maxErrors: 1, view: null, seed: 0, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal, states: 5000, now: () => 0 };
  await fc.assert(
    fc.asyncProperty(claimed, fc.boolean(), async (spec, deadlock) => {
      const problem = problemOf(spec, `${config}INVARIANT Inv\nPROPERTY Step\nCHECK_DEADLOCK ${deadlock ? "TRUE" : "FALSE"}\n`);
      const { parties, points } = await compareEngines(problem, options, silentReporter);
      const all = [...partyPoints(parties), ...points];
      expect(conclusion(all), `${spec}\n${JSON.stringify(all.filter((p) => p.agree !== true), null, 1)}`).toBe("agree");
    }),
    { numRuns: runs },
  );
}, 3_600_000);
