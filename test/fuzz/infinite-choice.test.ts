// Choices from infinite sets against the same ones from an interval that is large enough for a few steps: verdict, property and depth, deadlocks above all.
import { expect, test } from "vitest";
import { checkBounded } from "../../src/engines/bmc/index.ts";
import { silentReporter } from "../../src/engines/report.ts";
import { problemOf } from "./problem-of.ts";

const config = "INIT Init\nNEXT Next\nINVARIANT Inv\n";
const steps = 3;

/** A small generator of random numbers (Lehmer's). */
function random(seed: number): (n: number) => number {
  let state = seed * 7919 + 1;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return Math.floor(state / 7) % n;
  };
}

/** What steps start from is near 0, so that the ends of the interval do not matter. Actions over an integer, a set of integers and a set of messages. `All` stands for what is chosen from. */
function spec(seed: number): string {
  const next = random(seed);
  const one = (...list: readonly string[]): string => list[next(list.length)];
  const number = (locals: readonly string[]): string => one("x", "x", String(next(5) - 2), ...locals, ...locals, `${one("x", ...locals)} ${one("+", "-")} ${next(3)}`);
  const test_ = (locals: readonly string[]): string => {
    const [n, m] = [number(locals), number(locals)];
    return one(`${n} < ${m}`, `${n} = ${m}`, `${n} # ${m}`, `${n} >= ${m}`, `(${n}) \\in s`, `(${n}) \\notin s`, `<<${n}, ${m}>> \\in q`, `(${n} < ${m} => (${m}) \\in s)`, `(IF ${n} > 0 THEN ${n} = ${m} ELSE ${m} > x)`);
  };
  const update = (locals: readonly string[]): string => {
    const n = number(locals);
    return `x' = ${n} /\\ s' = ${one("s", "{}", `{${number(locals)}}`, `s \\union {${n}}`)} /\\ q' = ${one("q", `{<<${n}, ${number(locals)}>>}`, `q \\union {<<x, ${n}>>}`)}`;
  };
  const action = (): string => {
    const guards = (locals: readonly string[]): string => Array.from({ length: next(3) }, () => test_(locals)).map((t) => `${t} /\\ `).join("");
    switch (next(4)) {
      case 0: return `(${guards([])}${update([])})`;
      case 1: return `(\\E n \\in All : ${guards(["n"])}${update(["n"])})`;
      case 2: return `(${guards([])}\\E n \\in All : ${guards(["n"])}${update(["n"])})`;
      default: return `(\\E n \\in All, m \\in ${one("All", "{k \\in s : k > -7 /\\ k < 7}", "{0, 1}")} : ${guards(["n", "m"])}${test_(["n", "m"])} /\\ ${update(["n", "m"])})`;
    }
  };
  const actions = Array.from({ length: 1 + next(2) }, action).map((a) => `(x > -7 /\\ x < ${next(3)} /\\ ${a})`);
  return `VARIABLES x, s, q\nInit == x = ${next(2)} /\\ s = {${next(2)}} /\\ q = {<<0, ${next(3)}>>}\nNext == ${actions.join("\n  \\/ ")}\nInv == ${one("x < 4", "x # -3", "TRUE", "TRUE", "TRUE", "3 \\notin s", "<<1, 2>> \\notin q")}`;
}

async function verdict(body: string, all: string): Promise<string> {
  const problem = problemOf(`---- MODULE Spec ----\nEXTENDS Integers\nAll == ${all}\n${body}\n====`, config);
  const report = await checkBounded(problem, { length: steps, maxErrors: 1, view: null, seed: 1, solver: "auto", encoding: "auto", timeoutSeconds: 60, signal: new AbortController().signal }, silentReporter);
  const [found] = report.verdicts;
  if (found.kind === "unknown") return found.detail.includes("can not confirm") ? `deadlock ${found.depth + 1}` : "unknown";
  return "trace" in found && found.trace !== null ? `${found.kind} ${found.trace.states.length - 1}` : `${found.kind} ${"complete" in found ? found.complete : ""}`;
}

/** At one depth there may be a deadlock and a violation, and either may be found. */
const kindless = (found: string): string => found.replace(/^(?:deadlock|violated)/, "error");

const seeds = process.env.TALUS_NIGHTLY === undefined ? 40 : 600;

test("a choice from all integers finds what one from enough of them finds", { timeout: 30_000 + seeds * 4_000 }, async () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const body = spec(seed);
    const few = await verdict(body, "-16..16");
    const all = await verdict(body, "Int");
    kinds.set(all.split(" ")[0], (kinds.get(all.split(" ")[0]) ?? 0) + 1);
    if (all !== "unknown") expect(`seed ${seed}: ${kindless(all)}\n${body}`).toBe(`seed ${seed}: ${kindless(few)}\n${body}`);
  }
  expect(kinds.get("deadlock") ?? 0).toBeGreaterThan(seeds / 20);
  expect(kinds.get("unknown") ?? 0).toBeLessThan(seeds / 5);
});
