import fc from "fast-check";
import { expect, test } from "vitest";
import { disagreement } from "./agreement.ts";
import { expressionArbitrary } from "./expression-arbitrary.ts";

const runs = process.env.TALUS_NIGHTLY === undefined ? 150 : 5000;

test("random expressions mean the same to both evaluators", async () => {
  await fc.assert(
    fc.asyncProperty(expressionArbitrary().filter((text) => text.length < 160), async (text) => {
      const found = await disagreement(text);
      if (found !== "unsupported") expect(found, text).toBe(null);
    }),
    { numRuns: runs },
  );
}, 1_200_000);
