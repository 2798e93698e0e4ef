import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { provingOf } from "../engines/prove/prove-text.ts";

/** What is said of one model in `expect.json`. */
interface Expectation {
  readonly spec: string;
  readonly config: string;
  /** What is proved of it without a bound, by which engine, and about how many seconds of processor time that takes. */
  readonly prove?: { readonly engine: string; readonly seconds: number; readonly properties: readonly string[] };
}

const specs = join(import.meta.dirname, "../../specs");
const rows = readdirSync(specs, { recursive: true }).map(String).filter((f) => f.endsWith("expect.json")).sort().flatMap((file) => {
  const folder = join(specs, file, "..");
  const list = JSON.parse(readFileSync(join(specs, file), "utf8")) as readonly Expectation[]; // our own file
  return list.flatMap((e) => (e.prove === undefined ? [] : [{ ...e, prove: e.prove, name: `${file.replace("/expect.json", "")}/${e.config}`, folder }]));
});

const quickSeconds = process.env.TALUS_NIGHTLY === undefined ? 3 : 60;

test("some proofs of each engine are expected", () => {
  expect(new Set(rows.map((r) => r.prove.engine))).toEqual(new Set(["ic3", "k-induction"]));
});

test.each(rows.filter((r) => r.prove.seconds <= quickSeconds))("$name is proved", async ({ folder, spec, config, prove: expected }) => {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const { engine, verdicts: [verdict] } = await provingOf(read(spec), read(config)).prove(undefined, 1);
  if (verdict.kind !== "proved") return expect.unreachable(`${verdict.kind}, not proved`);
  expect({ engine, properties: verdict.properties }).toEqual({ engine: expected.engine, properties: expected.properties });
}, 600_000);
