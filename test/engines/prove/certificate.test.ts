import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Certificate } from "../../../src/engines/prove/certificate-module.ts";
import { type Proving, provingOf } from "./prove-text.ts";

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../specs/${path}`, import.meta.url)), "utf8");
const classic = (name: string, config: string): Proving => provingOf(file(`classics/${name}.tla`), config);

/** Each with a certificate in which no conjunct can be missed. */
const models: Readonly<Record<string, () => Proving>> = {
  Peterson: () => classic("Peterson", file("classics/Peterson.cfg")),
  TokenRing: () => classic("TokenRing", "SPECIFICATION Spec\nCONSTANTS N = 4\n Impatient = FALSE\nINVARIANTS TypeOK MutualExclusion\nCHECK_DEADLOCK FALSE\n"),
  TwoPhaseCommit: () => classic("TwoPhaseCommit", "SPECIFICATION Spec\nCONSTANTS Participants = {p1, p2, p3}\n Needed = 3\nINVARIANTS TypeOK Atomicity\nCHECK_DEADLOCK FALSE\n"),
};

/** The text before the clauses, the clauses (each with its bullet and line break), and what follows. */
function parts(text: string): { readonly head: string; readonly clauses: readonly string[]; readonly tail: string } {
  const start = text.indexOf("  /\\ Shape\n") + "  /\\ Shape\n".length;
  const end = text.indexOf("====", start);
  return { head: text.slice(0, start), clauses: text.slice(start, end).split(/^(?=  \/\\ )/m).filter((c) => c !== ""), tail: text.slice(end) };
}

describe.each(Object.keys(models))("%s", (name) => {
  test("has a certificate that a person can read, and that falls when it is changed", async () => {
    const proving = models[name]();
    const { certificate, verdicts: [verdict] } = await proving.prove();
    expect(verdict.kind).toBe("proved");
    if (certificate === null) return expect.unreachable("a proof has a certificate");
    await expect(certificate.text).toMatchFileSnapshot(`golden/${certificate.module}.tla`);
    const { head, clauses, tail } = parts(certificate.text);
    const recheck = async (changed: readonly string[]): Promise<boolean> => (await proving.recheck({ ...certificate, text: `${head}${changed.join("")}${tail}` } satisfies Certificate)).proved;
    expect(await recheck(clauses)).toBe(true);
    for (const [i, clause] of clauses.entries()) {
      expect(await recheck(clauses.filter((_, j) => j !== i)), `without ${clause}`).toBe(false);
      expect(await recheck(clauses.map((c, j) => (j === i ? c.replace("  /\\ ", "  /\\ ~ (").replace(/\n$/, ")\n") : c))), `not ${clause}`).toBe(false);
    }
  });
});

test("a stronger shape is refused as well", async () => {
  const proving = models.Peterson();
  const { certificate } = await proving.prove();
  if (certificate === null) return expect.unreachable("a proof has a certificate");
  const text = certificate.text.replace("turn \\in Procs", "turn \\in {0}");
  expect(text).not.toBe(certificate.text);
  expect((await proving.recheck({ ...certificate, text })).proved).toBe(false);
});

test("names of the spec are not taken", async () => {
  const spec = "---- MODULE Spec ----\nCONSTANTS a, P\nVARIABLES Shape, p\nInductiveInvariant == p \\in P\nInit == Shape = a /\\ p \\in P\nNext == Shape' \\in {a} \\union P /\\ p' \\in P\nInv == InductiveInvariant\n====\n";
  const { certificate, verdicts: [verdict] } = await provingOf(spec, "INIT Init\nNEXT Next\nINVARIANT Inv\nCONSTANTS a = b\n P = {b, c}\n").prove();
  expect(verdict.kind).toBe("proved");
  expect(certificate?.invariant).toBe("InductiveInvariant_2");
  expect(certificate?.text).toContain("Shape \\in P");
});

test.each([
  ["sets with elements that are always there", "s = {1}", "s' \\in {s \\union {2}, {1}}", "s # {2}"],
  ["functions that grow", "d = (3 :> 0)", "d' \\in {d @@ (4 :> 5), 3 :> 0}", "d[3] = 0"],
  ["queues of queues", "n = <<>>", "n' \\in {<<>>, <<<<>>>>, <<<<1>>>>, <<<<1>>, <<>>>>}", "Len(n) # 3"],
  ["pairs of different elements", "p = {}", "p' \\in {p \\union {<<a, b>>, <<b, a>>}, {}}", "<<a, a>> \\notin p"],
])("no bound variable has the name of another thing: %s", async (_, init, next, inv) => {
  const [name] = init;
  const spec = `---- MODULE Spec ----\nEXTENDS Sequences, TLC\nCONSTANTS a, b\nP == {a, b}\nVARIABLES ${name}\nInit == ${init}\nNext == ${next}\nInv == ${inv}\n====\n`;
  const { verdicts: [verdict], certificate } = await provingOf(spec, "INIT Init\nNEXT Next\nINVARIANT Inv\nCONSTANTS a = a\n b = b\nCHECK_DEADLOCK FALSE\n").prove();
  expect(verdict.kind).toBe("proved");
  expect(certificate?.text).toMatch(/\b([a-z]) \\in /);
});
