import { describe, expect, test } from "vitest";
import { disagreement } from "../fuzz/agreement.ts";
import { symbolicRows } from "./symbolic-rows.ts";

const importing: Readonly<Record<string, string>> = { BagsExt: "LOCAL INSTANCE Bags", TLC: "" };

describe.each(Object.keys(symbolicRows))("%s: the evaluators agree on inputs that are not known", (module) => {
  const definitions = module === "TLC" ? "" : `LOCAL INSTANCE ${module}\n${importing[module] ?? ""}`;
  test.each(symbolicRows[module])("%s", async (text) => {
    expect(await disagreement(text, definitions)).toBe(null);
  });
  test.each(symbolicRows[module])("%s, with cells that are not ground", async (text) => {
    const found = await disagreement(text, definitions, { expansion: 1 });
    if (found !== "unsupported") expect(found).toBe(null);
  });
});
