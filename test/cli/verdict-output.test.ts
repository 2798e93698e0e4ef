import { afterAll, beforeAll, test } from "vitest";
import { buildTalus, check, type Files, module, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

const counter = ["EXTENDS Naturals, Sequences, TLC", "VARIABLES x, log", "Init == x = 0 /\\ log = <<>>", "Up(by) == x' = x + by /\\ log' = Append(log, by)", "Next == \\E by \\in 1..2 : Up(by)"];
const spec = (...more: readonly string[]): string => module("Spec", ...counter, ...more);
const model = (...more: readonly string[]): string => ["INIT Init", "NEXT Next", ...more, ""].join("\n");

interface Case {
  readonly name: string;
  readonly args?: readonly string[];
  readonly spec: string;
  readonly config?: string;
  readonly files?: Files;
  readonly code: number;
}

test.each<Case>([
  { name: "holds", args: ["--length", "3"], spec: spec("Inv == x <= 6"), config: model("INVARIANT Inv"), code: 0 },
  { name: "holds-in-all-states", spec: module("Spec", "VARIABLE x", "Init == x = 1", "Next == x = 1 /\\ x' = 2", "Inv == x \\in {1, 2}"), config: model("INVARIANT Inv", "CHECK_DEADLOCK FALSE"), code: 0 },
  { name: "violated", spec: spec("Small == x < 3", "Inv == x >= 0 /\\ Small"), config: model("INVARIANT Inv"), code: 12 },
  { name: "violated-initially", spec: spec("Inv == x > 0"), config: model("INVARIANT Inv"), code: 12 },
  { name: "several-counterexamples", args: ["-q", "--max-error", "3", "--view", "log"], spec: spec("Inv == x < 3"), config: model("INVARIANT Inv"), code: 12 },
  { name: "box-property", spec: spec("Always == [](x < 2)"), config: model("PROPERTY Always"), code: 12 },
  { name: "action-property", spec: spec("Steady == [][x' = x + 1]_x"), config: model("PROPERTY Steady"), code: 13 },
  { name: "initial-property", spec: spec("Start == x = 1"), config: model("PROPERTY Start"), code: 13 },
  { name: "deadlock", spec: module("Spec", "EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x < 2 /\\ x' = x + 1"), config: model(), code: 11 },
  { name: "false-assumption", spec: spec("Limit == 3", "ASSUME Limits == Limit > 5"), config: model(), code: 10 },
  { name: "failing-assert", spec: module("Spec", "EXTENDS Naturals, TLC", "VARIABLE x", "Init == x = 0", 'Next == x\' = x + 1 /\\ Assert(x < 2, "x is too large")'), config: model(), code: 14 },
  { name: "next-not-evaluable", spec: module("Spec", "EXTENDS Naturals, Sequences", "VARIABLE s", "Init == s = <<1, 2>>", "Next == Head(s) > 0 /\\ s' = Tail(s)"), config: model(), code: 75 },
  { name: "variable-unassigned", spec: module("Spec", "EXTENDS Naturals", "VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Next == x' = x + 1"), config: model(), code: 75 },
  { name: "invariant-not-evaluable", spec: spec("Inv == log[2] > 0"), config: model("INVARIANT Inv"), code: 76 },
  { name: "invariant-not-boolean-late", spec: spec("Inv == IF x = 2 THEN 3 ELSE TRUE"), config: model("INVARIANT Inv"), code: 76 },
  { name: "infinite-quantifier", spec: spec("Inv == \\A n \\in Nat : n + x >= n"), config: model("INVARIANT Inv"), code: 76 },
  { name: "liveness-bounded", args: ["--length", "3", "-q"], spec: spec("Spec == Init /\\ [][Next]_<<x, log>> /\\ WF_x(Next)", "Live == <>(x = 2)"), config: "SPECIFICATION Spec\nPROPERTY Live\n", code: 0 },
  { name: "possible", args: ["--length", "3", "-q"], spec: spec("Two == x = 2", "Seven == x = 7", "Stop == x' = x"), config: model("_POSSIBLE Two Seven Stop"), code: 20 },
  { name: "alias", args: ["-q"], spec: spec("Inv == x < 2", "Shown == [double |-> 2 * x, next |-> x']"), config: model("INVARIANT Inv", "ALIAS Shown"), code: 12 },
  { name: "json", args: ["--json"], spec: spec("Inv == x < 9"), config: model("INVARIENT Inv"), code: 151 },
  { name: "constraint", args: ["-q"], spec: spec("Inv == x < 9", "Bound == x < 3"), config: model("INVARIANT Inv", "CONSTRAINT Bound"), code: 0 },
  {
    name: "files-that-a-spec-reads", args: ["-q"], files: { "log.ndjson": '{"by": 1}\n{"by": 2}\n' }, code: 12,
    spec: spec("LOCAL INSTANCE Json", "Log == ndJsonDeserialize(\"log.ndjson\")", "Follows == [i \\in 1..Len(Log) |-> Log[i].by]", "Inv == log # Follows \\/ ~JsonSerialize(\"out.json\", log)"), config: model("INVARIANT Inv"),
  },
  { name: "file-that-a-spec-does-not-find", args: ["-q"], spec: spec("LOCAL INSTANCE Json", "Inv == x < Len(JsonDeserialize(\"log.json\"))"), config: model("INVARIANT Inv"), code: 76 },
  { name: "operator-without-a-meaning", args: ["-q"], spec: spec("LOCAL INSTANCE Apalache", "Inv == x \\in Gen(3)"), config: model("INVARIANT Inv"), code: 20 },
  { name: "only-assumptions", spec: module("Spec", "ASSUME TRUE"), code: 0 },
])("$name", async ({ name, args, spec: text, config, files, code }) => {
  await check(talus, name, ["check", "Spec.tla", ...(args ?? [])], { "Spec.tla": text, ...(config === undefined ? {} : { "Spec.cfg": config }), ...files }, code);
});
