import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, module, type Files, type Talus } from "./talus.ts";

const schema: object = JSON.parse(readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8"));
const conforms = new Ajv2020({ allowUnionTypes: true }).compile(schema);

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const counter = module(
  "Spec", "EXTENDS Integers, Sequences, TLC", "VARIABLE x", "Init == x = 0", "Next == x' = (x + 1) % 4", "Stop == x < 3 /\\ x' = x + 1",
  "Small == x < 3", "Few == x \\in 0..2", "Fine == x \\in 0..3", "Broken == Head(<<>>) = x", "Wrong == x' = Head(<<>>)", "Live == <>(x = 3)", "Loud == x < 2 \\/ Assert(FALSE, \"loud\")",
);
const files: Files = {
  "Spec.tla": counter,
  "Live.cfg": "INIT Init\nNEXT Next\nPROPERTY Live\n",
  "Odd.tla": module("Odd", "EXTENDS Naturals", "ASSUME Small == 1 > 2", "VARIABLE x", "Init == x = 0", "Next == x' = x"),
  "Bad.tla": module("Bad", "A == foo"),
  "trace.itf.json": JSON.stringify({ vars: ["x"], states: [{ x: { "#bigint": "0" } }, { x: { "#bigint": "1" } }] }),
  "other.itf.json": JSON.stringify({ vars: ["x"], states: [{ x: { "#bigint": "0" } }, { x: { "#bigint": "2" } }] }),
};

test.each<[string, number, string]>([
  ["check Spec.tla --inv Fine", 0, "holds"],
  ["check Spec.tla --inv Small", 12, "violated"],
  ["check Spec.tla --inv Fine --profile", 0, "holds"],
  ["prove Spec.tla --inv Fine --profile", 0, "proved"],
  ["induct Spec.tla --inv Few --profile", 12, "violated"],
  ["explore Spec.tla --inv Small --profile", 12, "violated"],
  ["simulate Spec.tla --inv Small --profile", 12, "violated"],
  ["check Spec.tla --inv Loud", 14, "violated"],
  ["check Spec.tla --next Stop", 11, "deadlock"],
  ["check Odd.tla", 10, "assumption"],
  ["check Spec.tla --inv Broken", 76, "evaluation-error"],
  ["check Spec.tla --next Wrong", 75, "evaluation-error"],
  ["check Spec.tla --config Live.cfg", 13, "violated"],
  ["check Bad.tla", 150, "error"],
  ["check Gone.tla", 150, "error"],
  ["check Spec.tla --inv Gone", 151, "error"],
  ["check Spec.tla --lenght 3", 64, "error"],
  ["check Spec.tla --out /dev/null/x", 64, "error"],
  ["prove Spec.tla --inv Fine", 0, "proved"],
  ["prove Spec.tla --inv Small", 12, "violated"],
  ["induct Spec.tla --inv Fine", 0, "proved"],
  ["induct Spec.tla --inv Few", 12, "violated"],
  ["induct Spec.tla --inv Small", 20, "unknown"],
  ["explore Spec.tla --inv Fine", 0, "holds"],
  ["simulate Spec.tla --inv Small", 12, "violated"],
  ["compare Spec.tla --inv Small", 0, "agree"],
  ["replay trace.itf.json Spec.tla", 0, "accepted"],
  ["replay other.itf.json Spec.tla", 21, "rejected"],
  ["explain Spec.tla --inv Small", 12, "violated"],
  ["explain Spec.tla --next Stop", 11, "deadlock"],
  ["explain Spec.tla --inv Broken", 76, "evaluation-error"],
  ["explain Spec.tla --next Wrong", 75, "evaluation-error"],
  ["explain Spec.tla --inv Loud", 14, "violated"],
  ["explain Spec.tla trace.itf.json --inv Fine", 0, "accepted"],
  ["explain Spec.tla other.itf.json", 21, "rejected"],
  ["check Spec.tla --inv Small --explain", 12, "violated"],
  ["export Spec.tla --inv Fine --out model", 0, "holds"],
  ["parse Spec.tla", 0, "parsed"],
  ["parse Bad.tla", 150, "error"],
])("talus %s --json", async (line, code, verdict) => {
  const run = await talus.run([...line.split(" "), "--json"], files);
  expect(run.stdout).toMatch(/^\{.*\}\n$/);
  const report: { readonly verdict: string } = JSON.parse(run.stdout);
  expect(conforms(report), JSON.stringify([conforms.errors, report])).toBe(true);
  expect([run.code, report.verdict]).toEqual([code, verdict]);
  expect(run.stderr).toBe("");
});
