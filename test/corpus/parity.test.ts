// The comparison with SANY: agreement ends with 0, any difference or a file without an answer with 1.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parity } from "../../bench/corpus/parity/parity.ts";

const folder = mkdtempSync(join(tmpdir(), "talus-parity-"));
const path = (name: string): string => join(folder, "specs", `${name}.tla`);

beforeAll(() => {
  mkdirSync(join(folder, "specs"));
  writeFileSync(path("Good"), "---- MODULE Good ----\nEXTENDS Naturals\nA == 1 + 1\n====\n");
  writeFileSync(path("Unknown"), "---- MODULE Unknown ----\nA == b\n====\n");
  writeFileSync(path("Broken"), "---- MODULE Broken ----\nA == (\n====\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(table: readonly (readonly [name: string, parsed: string, resolved: string])[]): { readonly code: number; readonly text: string } {
  const file = join(folder, "table.tsv");
  writeFileSync(file, table.map(([name, parsed, resolved]) => `${path(name)}\t${parsed}\t${resolved}\tmessage\n`).join(""));
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const code = parity([join(folder, "specs"), "--sany", file]);
  const text = log.mock.calls.map(([line]) => String(line)).join("\n");
  log.mockRestore();
  return { code, text };
}

test("the same answers", () => {
  const { code, text } = run([["Good", "accept", "accept"], ["Unknown", "accept", "reject"], ["Broken", "reject", "reject"]]);
  expect(code).toBe(0);
  expect(text).toContain("| 3 | 3 | 1 | 1 | 2 | 2 | 100.00 % | 100.00 % |");
});

test("differences are told with both reasons", () => {
  const { code, text } = run([["Good", "accept", "reject"], ["Unknown", "accept", "accept"], ["Broken", "reject", "reject"]]);
  expect(code).toBe(1);
  expect(text).toContain("Talus reject: E220 unknown name 'b' (Unknown.tla:2)");
  expect(text).toContain("| 3 | 3 | 1 | 0 | 2 | 1 | 33.33 % | 100.00 % |");
});

test("a file without an answer, and one on which SANY failed", () => {
  const { code, text } = run([["Good", "accept", "accept"], ["Unknown", "accept", "crash"]]);
  expect(code).toBe(1);
  expect(text).toContain("| 3 | 1 | 1 | 1 | 0 | 0 | 100.00 % | 100.00 % |");
});
