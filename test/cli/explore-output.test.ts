import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, check, module, type Run, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const counter = ["EXTENDS Naturals, TLC", "VARIABLES x, y", "Init == x = 0 /\\ y \\in 0..1", "Up(by) == x < 4 /\\ x' = x + by /\\ y' = y", "Turn == x > 0 /\\ y' = 1 - y /\\ UNCHANGED x", "Never == x = 9 /\\ UNCHANGED <<x, y>>", "Next == (\\E by \\in 1..2 : Up(by)) \\/ Turn \\/ Never"];
const spec = (...more: readonly string[]): string => module("Spec", ...counter, ...more);
const model = (...more: readonly string[]): string => ["INIT Init", "NEXT Next", ...more, ""].join("\n");
const endless = module("Spec", "EXTENDS Naturals", "VARIABLES x, y, z", "Init == x = 0 /\\ y = 0 /\\ z = 0", "Next == \\/ x' = x + 1 /\\ UNCHANGED <<y, z>>", "        \\/ y' = y + 1 /\\ UNCHANGED <<x, z>>", "        \\/ z' = z + 1 /\\ UNCHANGED <<x, y>>", "Inv == x >= 0");

interface Case {
  readonly name: string;
  readonly args?: readonly string[];
  readonly spec: string;
  readonly config: string;
  readonly code: number;
}

// The counts, the out-degree and the coverage are those that TLC prints for the same models.
test.each<Case>([
  { name: "explore-clean", args: ["-q"], spec: spec("Inv == x <= 5"), config: model("INVARIANT Inv"), code: 0 },
  { name: "explore-coverage", args: ["-q", "--coverage"], spec: spec("Inv == x <= 5"), config: model("INVARIANT Inv"), code: 0 },
  { name: "explore-invariant", args: ["-q"], spec: spec("Small == x < 3", "Inv == x >= 0 /\\ Small"), config: model("INVARIANT Inv"), code: 12 },
  { name: "explore-invariant-at-first", args: ["-q"], spec: spec("Inv == y = 0"), config: model("INVARIANT Inv"), code: 12 },
  { name: "explore-deadlock", args: ["-q"], spec: module("Spec", "EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x < 2 /\\ x' = x + 1"), config: model(), code: 11 },
  { name: "explore-box-property", args: ["-q"], spec: spec("Slow == [][x' <= x + 1]_x"), config: model("PROPERTY Slow"), code: 13 },
  { name: "explore-always", args: ["-q"], spec: spec("Always == [](x < 4)"), config: model("PROPERTY Always"), code: 12 },
  { name: "explore-evaluation-error", args: ["-q"], spec: spec("Inv == <<5, 6>>[x + 1] > 0"), config: model("INVARIANT Inv"), code: 76 },
  { name: "explore-next-error", args: ["-q"], spec: module("Spec", "EXTENDS Naturals, Sequences", "VARIABLE s", "Init == s = <<1, 2>>", "Next == Head(s) > 0 /\\ s' = Tail(s)"), config: model(), code: 75 },
  { name: "explore-assert", args: ["-q"], spec: spec("Checked == Next /\\ Assert(x' < 3, <<\"too large\", x'>>)"), config: "INIT Init\nNEXT Checked\n", code: 14 },
  { name: "explore-assumption", args: ["-q"], spec: spec("ASSUME Odd == 2 % 2 = 1"), config: model(), code: 10 },
  { name: "explore-constraint", args: ["-q", "--coverage"], spec: spec("Bound == x < 3", "Still == y' = y \\/ x = 2"), config: model("CONSTRAINT Bound", "ACTION_CONSTRAINT Still"), code: 0 },
  { name: "explore-symmetry", args: ["-q"], spec: module("Spec", "EXTENDS TLC", "CONSTANT P", "VARIABLE done", "Init == done = {}", "Add(p) == p \\notin done /\\ done' = done \\cup {p}", "Next == \\E p \\in P : Add(p)", "Sym == Permutations(P)"), config: model("CONSTANT P = {p3, p1, p2}", "SYMMETRY Sym", "CHECK_DEADLOCK FALSE"), code: 0 },
  { name: "explore-view", args: ["-q"], spec: spec("Seen == x"), config: model("VIEW Seen"), code: 0 },
  { name: "explore-postcondition", args: ["-q"], spec: spec("Post == TLCGet(\"stats\").distinct = 11"), config: model("POSTCONDITION Post"), code: 10 },
  { name: "explore-possible", args: ["-q"], spec: spec("Odd == x = 3", "Far == x = 7", "Back == x' < x"), config: model("_POSSIBLE Odd Far Back"), code: 10 },
  { name: "explore-periodic", args: ["-q"], spec: spec("Soon == TLCGet(\"duration\") < 60"), config: model("_PERIODIC Soon"), code: 20 },
  { name: "explore-alias", args: ["-q"], spec: spec("Inv == x < 3", "Shown == [double |-> 2 * x, level |-> TLCGet(\"level\")]"), config: model("INVARIANT Inv", "ALIAS Shown"), code: 12 },
  { name: "explore-depth", args: ["-q", "--depth", "2"], spec: spec("Inv == x <= 5"), config: model("INVARIANT Inv"), code: 0 },
  { name: "explore-print", spec: spec("Inv == x <= 5 /\\ (x = 3 => PrintT(<<x, y>>))"), config: model("INVARIANT Inv"), code: 0 },
  { name: "explore-json", args: ["--json"], spec: spec("Inv == x < 3"), config: model("INVARIANT Inv"), code: 12 },
  { name: "explore-simulate", args: ["-q", "--simulate", "--walks", "20", "--depth", "10", "--seed", "3"], spec: spec("Inv == x < 5"), config: model("INVARIANT Inv"), code: 12 },
  { name: "explore-simulate-nothing", args: ["-q", "--simulate", "--walks", "20"], spec: spec("Inv == x <= 5"), config: model("INVARIANT Inv"), code: 20 },
])("$name", async ({ name, args, spec: text, config, code }) => {
  await check(talus, name, ["explore", "Spec.tla", ...(args ?? [])], { "Spec.tla": text, "Spec.cfg": config }, code);
});

const unknown = async (args: readonly string[], settings: Parameters<Talus["run"]>[2] = {}): Promise<Run> => {
  const run = await talus.run(["explore", "Spec.tla", ...args], { "Spec.tla": endless, "Spec.cfg": model("INVARIANT Inv") }, settings);
  expect([run.code, run.stderr.includes("    at ")]).toEqual([20, false]);
  expect(run.stdout).toMatch(/^\d+ states generated, \d+ distinct states found, [1-9]\d* states left on queue\.\nThe depth of the search so far is \d+\.$/m);
  expect(run.stdout).not.toContain("outdegree");
  return run;
};

test("time that runs out is unknown, with what was counted", async () => {
  const run = await unknown(["--timeout", "3"]);
  expect(run.stdout).toMatch(/^Unknown: the time limit was reached\. Up to \d+ steps there is no error/m);
});

test("memory that runs out is unknown, with what was counted", async () => {
  const run = await unknown(["--memory", "64"]);
  expect(run.stdout).toMatch(/^Unknown: memory ran out\. Up to \d+ steps/m);
}, 60_000);

test("Ctrl-C is unknown, and a long search tells how it goes", async () => {
  const run = await unknown([], { interruptAt: "step 20" });
  expect(run.stdout).toMatch(/^Unknown: interrupted\. Up to \d+ steps/m);
  expect(run.stderr).toMatch(/^step 20 · [\d,]+ states generated · [\d,]+ distinct \([\d,]+\/s\) · [\d,]+ left · [\d.]+ s$/m);
});

test("the walks of `explore --simulate` are those of `simulate`", async () => {
  const files = { "Spec.tla": spec("Inv == x < 5"), "Spec.cfg": model("INVARIANT Inv") };
  const one = await talus.run(["explore", "Spec.tla", "-q", "--simulate", "--walks", "50", "--depth", "9", "--seed", "4"], files);
  const other = await talus.run(["simulate", "Spec.tla", "-q", "--walks", "50", "--length", "9", "--seed", "4"], files);
  expect([one.stdout, one.code]).toEqual([other.stdout, other.code]);
});
