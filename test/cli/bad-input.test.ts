import { afterAll, beforeAll, test } from "vitest";
import { buildTalus, check, module, type Files, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const counter = ["EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x' = (x + 1) % 3"];
const model = "INIT Init\nNEXT Next\n";
const spec = (...more: readonly string[]): string => module("Spec", ...counter, ...more);

interface Case {
  readonly name: string;
  readonly args?: readonly string[];
  readonly files?: Files;
  readonly code: number;
}

const check1 = ["check", "Spec.tla", "-q"];

test.each<Case>([
  { name: "no-file", code: 150 },
  { name: "directory", files: { "Spec.tla/Other.tla": module("Other") }, code: 150 },
  { name: "binary-file", files: { "Spec.tla": "\u007fELF\0\0\u0001" }, code: 150 },
  { name: "many-errors", files: { "Spec.tla": spec(...Array.from({ length: 40 }, (_, i) => `D${i} == y${i}`)) }, code: 150 },
  { name: "empty-file", files: { "Spec.tla": "" }, code: 150 },
  { name: "no-module", files: { "Spec.tla": "just text\n" }, code: 150 },
  { name: "wrong-module-name", files: { "Spec.tla": module("Other") }, code: 150 },
  { name: "syntax-errors", files: { "Spec.tla": module("Spec", "VARIABLE x", "Init == x = ", "Next == x' = (x + 1", "Other == [a |-> 1") }, code: 150 },
  { name: "unknown-operators", files: { "Spec.tla": spec("TypeOK == x \\in Natt", "More == Foo(x)") }, code: 150 },
  { name: "unknown-module", files: { "Spec.tla": module("Spec", "EXTENDS Naturalz") }, code: 150 },
  { name: "cyclic-extends", files: { "Spec.tla": module("Spec", "EXTENDS Other"), "Other.tla": module("Other", "EXTENDS Spec") }, code: 150 },
  { name: "wrong-level", files: { "Spec.tla": spec("Double == x'' = 1") }, code: 150 },
  { name: "constant-without-value", files: { "Spec.tla": spec("CONSTANT N", "Inv == x < N"), "Spec.cfg": `${model}INVARIANT Inv\n` }, code: 151 },
  { name: "invariant-not-boolean", files: { "Spec.tla": spec("Inv == x + 1"), "Spec.cfg": `${model}INVARIANT Inv\n` }, code: 151 },
  { name: "invariant-with-prime", files: { "Spec.tla": spec("Inv == x' > x"), "Spec.cfg": `${model}INVARIANT Inv\n` }, code: 151 },
  { name: "config-unknown-section", files: { "Spec.tla": spec(), "Spec.cfg": `${model}INVARIENT Inv\n` }, code: 151 },
  { name: "config-unknown-name", files: { "Spec.tla": spec("TypeOK == x \\in Nat"), "Spec.cfg": `${model}INVARIANT TypeOk\nCONSTANT N = 3\n` }, code: 151 },
  { name: "config-and-spec-wrong", files: { "Spec.tla": spec("TypeOK == x \\in Nat"), "Spec.cfg": "INIT Initt\nNEXT Next\nhello\nINVARIANT TypOK x\nCONSTANT M <- Foo\nCHECK_DEADLOCK MAYBE\n" }, code: 151 },
  { name: "config-wrong-and-unknown-names", files: { "Spec.tla": spec("TypeOK == y", "Other == Foo(3)"), "Spec.cfg": `${model}hello\n` }, code: 151 },
  { name: "config-missing-file", args: ["check", "Spec.tla", "--config", "Other.cfg"], files: { "Spec.tla": spec() }, code: 64 },
  { name: "unknown-init", args: ["check", "Spec.tla", "--init", "Start"], files: { "Spec.tla": spec() }, code: 151 },
  { name: "unknown-view", args: ["check", "Spec.tla", "--view", "Look"], files: { "Spec.tla": spec() }, code: 64 },
  { name: "solver-not-installed", args: [...check1, "--solver", "kissat"], files: { "Spec.tla": spec(), "Spec.cfg": model }, code: 64 },
])("$name", async ({ name, args, files, code }) => {
  await check(talus, name, args ?? check1, files ?? {}, code);
});
