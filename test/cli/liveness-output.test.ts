import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTalus, check, module, type Talus } from "./talus.ts";

let talus: Talus;
beforeAll(async () => { talus = await buildTalus(); });
afterAll(() => talus.dispose());

/** A client asks, and is served or gives up; serving again and again needs strong fairness. */
const client = [
  "EXTENDS Naturals", "VARIABLES state, served", "vars == <<state, served>>", 'Init == state = "idle" /\\ served = 0',
  'Ask == state = "idle" /\\ state\' = "waiting" /\\ UNCHANGED served',
  'Serve == state = "waiting" /\\ state\' = "idle" /\\ served\' = 1 - served',
  'GiveUp == state = "waiting" /\\ state\' = "idle" /\\ UNCHANGED served',
  "Next == Ask \\/ Serve \\/ GiveUp", "Spec == Init /\\ [][Next]_vars",
  "Weak == Spec /\\ WF_vars(Next) /\\ WF_vars(Serve)", "Strong == Spec /\\ WF_vars(Next) /\\ SF_vars(Serve)",
  'Answered == (state = "waiting") ~> (state = "idle")', "Served == [](served = 0 => <>(served = 1))", "Started == <>(state = \"waiting\") /\\ [](served < 2)",
  'Late == \\A n \\in 0..1 : served = n ~> state[n] = "idle"', 'Hidden == Served -+-> Answered',
];

test.each([
  { name: "leads-to-violated", config: ["SPECIFICATION Weak", "PROPERTIES Answered Served"], code: 13 },
  { name: "stuttering", config: ["SPECIFICATION Spec", "PROPERTY Started"], code: 13 },
  { name: "liveness-holds", config: ["SPECIFICATION Strong", "PROPERTIES Answered Served", "PROPERTY Started"], code: 0 },
  { name: "liveness-cut", args: ["--depth", "1"], config: ["SPECIFICATION Strong", "PROPERTY Served"], code: 20 },
  { name: "liveness-not-evaluable", config: ["SPECIFICATION Strong", "PROPERTY Late"], code: 77 },
  { name: "leads-to-violated-in-check", command: "check", config: ["SPECIFICATION Weak", "PROPERTIES Answered Served"], code: 13 },
  { name: "liveness-holds-in-check", command: "check", args: ["--length", "4"], config: ["SPECIFICATION Strong", "PROPERTIES Answered Served"], code: 0 },
  { name: "liveness-not-checkable-in-check", command: "check", args: ["--length", "2"], config: ["SPECIFICATION Strong", "PROPERTIES Served Hidden"], code: 20 },
  { name: "liveness-refused", command: "simulate", args: ["--walks", "3"], config: ["SPECIFICATION Strong", "PROPERTY Served"], code: 20 },
  { name: "liveness-not-checkable", config: ["SPECIFICATION Strong", "PROPERTY Hidden"], code: 20 },
])("$name", async ({ name, command, args, config, code }) => {
  await check(talus, name, [command ?? "explore", "Spec.tla", "-q", ...(args ?? [])], { "Spec.tla": module("Spec", ...client), "Spec.cfg": `${config.join("\n")}\n` }, code);
});

test("behaviours are judged by whole states, also where a VIEW makes few of many", async () => {
  const counter = module("Spec", "EXTENDS Naturals", "VARIABLE n", "Init == n = 0", "Next == n' = n + 1", "Spec == Init /\\ [][Next]_n", "Parity == n % 2", "Even == []<>(n % 2 = 0)");
  const run = await talus.run(["explore", "Spec.tla", "--json"], { "Spec.tla": counter, "Spec.cfg": "SPECIFICATION Spec\nVIEW Parity\nPROPERTY Even\n" });
  expect(run.code).toBe(20);
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: "unknown", stats: { distinct: 2 }, reason: expect.stringMatching(/^incomplete: Even: the VIEW leaves out what makes more than \d+ states/) });
});

test("a lasso is written in all forms, and replay judges it", async () => {
  const files = { "Spec.tla": module("Spec", ...client), "Spec.cfg": "SPECIFICATION Weak\nPROPERTY Served\n", "Strong.cfg": "SPECIFICATION Strong\nPROPERTY Served\n" };
  const found = await talus.run(["explore", "Spec.tla", "--json", "--out", "out"], files);
  expect(JSON.parse(found.stdout)).toMatchObject({ verdict: "violated", property: "Served", replayed: true, trace: { loop: 0, states: [{}, {}] } });
  const { directory } = found;
  const accepted = await talus.run(["replay", "out/Spec_Trace1.itf.json", "Spec.tla", "-q"], {}, { directory });
  expect(accepted).toMatchObject({ code: 0, stdout: "The trace is one of Spec: 2 states, 1 step, then again and again from state 1.\n\nProperty Served is violated by the behaviour as a whole.\n" });
  const unfair = await talus.run(["replay", "out/Spec_Trace1.itf.json", "Spec.tla", "-q", "--config", "Strong.cfg"], {}, { directory });
  expect(unfair.code).toBe(21);
  expect(unfair.stdout).toContain("The trace is not one of Spec: the behaviour is not fair");
});
