import { basename } from "node:path";
import { type Artefact, type Comparison, type Party, type Point, tlcParty } from "../engines/compare/index.ts";
import type { Expr, Problem } from "../ir/ir.ts";
import { boundedModel, isPlainJson, isSameTrace, loadTraceModel, type ReplayClaim, replayModel, runTlc, type TlcModel, type TlcSettings, withoutTheorems } from "../tlc/index.ts";
import type { RunOptions } from "./options.ts";
import type { Input } from "./pipeline.ts";
import { textInScope } from "./run-check.ts";

/** What TLC adds to a comparison; `note`: why it takes no part, or a part only. */
export interface TlcPart {
  readonly party: Party | null;
  readonly points: readonly Point[];
  readonly note: string | null;
}

/** Runs TLC on the same model up to the same depth, and gives it the counterexample of `check` to confirm. */
export async function compareWithTlc(input: Input, problem: Problem, options: RunOptions, comparison: Comparison, settings: TlcSettings): Promise<TlcPart> {
  if (options.constantInit !== null) return { party: null, points: [], note: "TLC takes no part: it has no counterpart of --cinit." };
  const withheld = new Set(problem.liveness.map((p) => p.name));
  const model = boundedModel(options.length, {
    files: filesOf(input), specName: input.spec, config: input.config, init: options.init, next: options.next, invariants: options.invariants, checkDeadlock: problem.checkDeadlock, withheld,
  });
  const answer = await runTlc(model, settings);
  if (answer.kind === "missing") return { party: null, points: [], note: `TLC takes no part: it ${answer.reason}.` };
  if (answer.kind === "stopped") return { party: null, points: [], note: "TLC takes no part: it did not end in time." };
  const identified = problem.view !== null || problem.symmetry !== null;
  const party = tlcParty(answer.run, comparison.enumeration, identified, withheld);
  const artefact = comparison.artefacts.find((a) => a.name === "check") ?? comparison.artefacts[0];
  const points = artefact === undefined ? [] : [await replayPoint(input, problem, options, artefact, model, settings)];
  return { party, points, note: withheld.size === 0 ? null : `TLC was not given ${[...withheld].join(", ")}: liveness has no meaning up to a bound.` };
}

/** Modules by file names. What TLC does not bring along (theorems, TLAPS) it gets from our library. */
function filesOf(input: Input): ReadonlyMap<string, string> {
  const modules = [...input.sources].filter(([file]) => !file.startsWith("<") && file.endsWith(".tla")).map(([file, text]) => [basename(file), withoutTheorems(text, file)] as const);
  const missing = ["TLAPS", "BagsTheorems", "FiniteSetTheorems", "FunctionTheorems", "NaturalsInduction", "SequenceTheorems", "WellFoundedInduction"];
  const library = missing.flatMap((name) => {
    const text = input.sources.get(`<${name}>`);
    return text === undefined ? [] : [[`${name}.tla`, text] as const];
  });
  return new Map([...library, ...modules]);
}

async function replayPoint(input: Input, problem: Problem, options: RunOptions, artefact: Artefact, bounded: TlcModel, settings: TlcSettings): Promise<Point> {
  const { trace, name } = artefact;
  const what = `the trace of ${name}, in TLC`;
  const asked = (said: string, agree: boolean | null, note: string | null = null): Point => ({ what, said: { [name]: "found", TLC: said }, agree, note });
  if (isPlainJson(trace)) {
    const answer = await runTlc(loadTraceModel(trace, bounded), settings);
    if (answer.kind === "ran" && answer.result !== null && isSameTrace(answer.result, trace)) return asked("confirmed", true);
  }
  const init = nameOf(input, problem, problem.init);
  const next = nameOf(input, problem, problem.next);
  if (init === null || next === null) return asked("not asked", null, "Init and Next have no name in the root module");
  const claim = claimOf(problem, input, options, artefact);
  const model = replayModel(trace, claim, { files: filesOf(input), specName: input.spec, config: input.config, init, next, declared: new Set(input.lowered?.names ?? []) });
  const answer = await runTlc(model, settings);
  if (answer.kind !== "ran") return asked("no answer", null, answer.kind === "missing" ? `TLC ${answer.reason}` : "TLC did not end in time");
  const { verdict, states, text } = answer.run;
  if (verdict.kind === "error" || verdict.kind === "unknown") return asked("no answer", null, `TLC ended without a verdict: ${text}`);
  const confirmed = verdict.kind === "violated" && (claim.kind !== "violated" || verdict.property === claim.property) && states === trace.states.length;
  return asked(confirmed ? "confirmed" : "refused", confirmed, confirmed ? null : `TLC ends the replay with ${verdict.kind} ${text.split("\n")[0]}`.trim());
}

/** How a module that extends the root module can say the expression. */
function nameOf(input: Input, problem: Problem, e: Expr | null): string | null {
  if (e?.kind === "apply" && e.arguments.length === 0) {
    const { name } = problem.program.definitions[e.definition];
    if (input.lowered?.find(name)?.id === e.definition) return name;
  }
  return textInScope(input, e);
}

/** What TLC can be asked to confirm: a property under the name that the configuration has for it, else only that the trace is one of the spec's. */
function claimOf(problem: Problem, input: Input, options: RunOptions, artefact: Artefact): ReplayClaim {
  const { wrong } = artefact;
  if (wrong === null) return { kind: "reached" };
  if (wrong.kind === "deadlock") return { kind: "deadlock" };
  if (wrong.kind !== "violated") return { kind: "reached" };
  const invariants = options.invariants ?? input.config?.invariants.map((n) => n.text) ?? [];
  if (wrong.of === "invariant" && invariants.includes(wrong.property)) return { kind: "violated", section: "INVARIANTS", property: wrong.property };
  const whole = problem.liveness.every((p) => p.name !== wrong.property) && input.config?.properties.some((n) => n.text === wrong.property) === true;
  return whole ? { kind: "violated", section: "PROPERTIES", property: wrong.property } : { kind: "reached" };
}
