import { expect, test } from "vitest";
import { assemble } from "../../src/config/assemble.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import { checkBounded } from "../../src/engines/bmc/check-bounded.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { lower } from "../../src/lower/lower.ts";
import { load } from "../../src/module/load.ts";

/** The verdict of a check to length 4, and what it says about itself. */
async function check(lines: readonly string[], sections: string): Promise<readonly string[]> {
  const text = ["---- MODULE M ----", "EXTENDS Integers", "VARIABLES x, y", ...lines, "====", ""].join("\n");
  const { loaded } = load("M.tla", { read: (path) => (path === "M.tla" ? text : null) });
  const { config } = parseConfig(sections, "M.cfg");
  const lowered = loaded === null ? null : lower(loaded, config).lowered;
  const problem = lowered === null ? null : assemble(lowered, config, {}).problem;
  if (problem === null) throw new Error("the spec is right");
  const report = await checkBounded(problem, {
    length: 4, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: null, signal: new AbortController().signal, findVacuous: true,
  }, silentReporter);
  const [first] = report.verdicts;
  return [first.kind === "holds" ? `holds ${first.depth}${first.complete ? ", complete" : ""}` : first.kind, ...report.warnings.map((d) => `${d.code} ${d.message}`)];
}

const init = "Init == x \\in 0..3 /\\ y = 0";
const up = "Up == x' = (x + 1) % 4 /\\ y' = y";
const model = "INIT Init\nNEXT Next\n";

test.each<[string, readonly string[], string, readonly string[]]>([
  ["an invariant that could not fail", [init, up, "Next == Up", "Inv == x # 5"], `${model}INVARIANT Inv`, ["holds 4", "N604 Inv could not have been violated: true of every combination of the values that the variables take"]],
  ["an invariant that could fail", [init, "Up == y < 9 /\\ x' = x /\\ y' = y + 1", "Next == Up", "Inv == y < 5"], `${model}INVARIANT Inv`, ["holds 4"]],
  ["Init is false", ["Init == x = 0 /\\ x = 1 /\\ y = 0", up, "Next == Up"], model, ["holds -1, complete", "W601 no state satisfies the initial predicate, so there is no behaviour to check"]],
  ["Init is contradictory", ["Init == x \\in 0..3 /\\ y \\in 0..3 /\\ x < y /\\ y < x", up, "Next == Up"], model, ["holds -1, complete", "W601 no state satisfies the initial predicate, so there is no behaviour to check"]],
  ["constraints exclude all", [init, up, "Next == Up", "Con == x + y > 7"], `${model}CONSTRAINT Con`, ["holds 0, complete", "W602 no initial state satisfies the constraints, so no step was checked"]],
  ["a constraint that lets some through", [init, up, "Next == Up", "Con == x > 2"], `${model}CONSTRAINT Con`, ["holds 1, complete"]],
  ["actions that are never taken", [init, up, "Never == x > 7 /\\ x' = 0 /\\ y' = y", "Late(n) == x = n /\\ y = 1 /\\ x' = 0 /\\ y' = 0", "Next == Up \\/ Never \\/ \\E n \\in {1, 2} : Late(n)"], model,
    ["holds 4", "W603 2 actions: Never, Late can not be taken within 4 steps"]],
  ["an action that is taken in the last step only", ["Init == x = 0 /\\ y = 0", up, "Last == x = 3 /\\ y' = 1 /\\ x' = 9", "Next == Up \\/ Last"], `${model}CHECK_DEADLOCK FALSE`, ["holds 4"]],
  ["a disjunct without a name", [init, up, "Next == Up \\/ (x > 9 /\\ x' = 0 /\\ y' = y)"], model, ["holds 4"]],
  ["a violation says nothing of the sort", [init, up, "Never == x > 7 /\\ x' = 0 /\\ y' = y", "Next == Up \\/ Never", "Inv == x < 3"], `${model}INVARIANT Inv`, ["violated"]],
])("%s", async (_, lines, sections, expected) => {
  expect(await check(lines, sections)).toEqual(expected);
});
