import { expect, test } from "vitest";
import { type Cube, bitLiteral, isPositive, bitOf, sortCube } from "../../../src/engines/prove/cube.ts";
import { Simplifier } from "../../../src/engines/prove/simplify.ts";
import { createMachine } from "../../../src/symbolic/index.ts";
import { buildSystem } from "../../../src/system/build-system.ts";
import { problemOf } from "../../fuzz/problem-of.ts";

const spec = "---- MODULE Spec ----\nVARIABLES x\nInit == x \\in {\"a\", \"b\", \"c\", \"d\"}\nNext == x' = x\n====\n";

test("clauses that are narrowed by one another still exclude what they excluded", async () => {
  const problem = problemOf(spec, "INIT Init\nNEXT Next\n");
  const built = await buildSystem(createMachine(problem.program, "bits"), problem, () => false);
  if (built.kind !== "system") return expect.unreachable("x has four values");
  const { system } = built;
  expect(system.bits.length).toBe(4);
  const isNot = (...bits: readonly number[]): Cube => sortCube(bits.map((b) => bitLiteral(b, false)));
  const excludes = (cubes: readonly Cube[]): readonly number[] => [0, 1, 2, 3].filter((value) => cubes.some((cube) => cube.every((l) => isPositive(l) === (bitOf(l) === value))));
  for (const cubes of [[isNot(0, 1), isNot(0, 2)], [isNot(0, 1), isNot(0, 2), isNot(0, 3)], [isNot(1, 2), isNot(0, 1), isNot(2, 3)]]) {
    expect(excludes(new Simplifier(system, cubes).narrow(cubes, (cube) => [cube]))).toEqual(excludes(cubes));
  }
});
