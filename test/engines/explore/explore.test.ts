import { expect, test } from "vitest";
import { explore } from "../../../src/engines/explore/explore.ts";
import type { ExploreOptions } from "../../../src/engines/explore/explore-options.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import { problemOf } from "../../fuzz/problem-of.ts";
import { cases, moduleText } from "./cases.ts";
import { told } from "./told.ts";

const options: ExploreOptions = { depth: null, workers: 1, seed: 1, timeoutSeconds: null, memoryBytes: null, signal: new AbortController().signal, now: () => 0 };

test.each(cases)("$name", async (c) => {
  const report = await explore(problemOf(moduleText(c), c.config), options, silentReporter);
  expect(told(report)).toBe(c.expected);
});
