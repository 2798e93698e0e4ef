import { absurd } from "../base/invariant.ts";
import type { Verdict } from "../engines/verdict.ts";
import type { Trace } from "../trace/trace.ts";

/** The sentence that says what was found, and how far it reaches. `brief`: the diagnostic stands below, so its message is left out. */
export function headline(verdict: Verdict, { brief = false }: { readonly brief?: boolean } = {}): string {
  switch (verdict.kind) {
    case "holds":
      if (verdict.depth < 0) return "Nothing was checked: no state satisfies the initial predicate.";
      return verdict.complete
        ? `No error in any reachable state: all behaviours end or repeat within ${steps(verdict.depth)}.${temporal(verdict)}${exception(verdict)}`
        : `No error up to ${steps(verdict.depth)} (bound reached: longer behaviours were not checked).${temporal(verdict)}${exception(verdict)}`;
    case "proved": return "No error in any reachable state (proved without a bound).";
    case "violated": return violation(verdict);
    case "deadlock": return `Deadlock ${reached(verdict.trace)}: the last state has no successor.`;
    case "assumption": return assumption(verdict, brief);
    case "assert": return `An Assert failed ${reached(verdict.trace)}${brief ? "." : `: ${verdict.diagnostic.message.replace(/^Assert failed: /, "")}`}`;
    case "evaluation-error": return `${evaluationError(verdict)}${brief ? "." : `: ${verdict.diagnostic.message}.`}`;
    case "unknown": return unknown(verdict);
    case "error": return brief ? "The input is wrong; nothing was checked." : verdict.diagnostics[0]?.message ?? "The input is wrong.";
    default: return absurd(verdict);
  }
}

/** What is said of properties about whole behaviours. */
function temporal({ temporal: names = [], complete, depth }: Extract<Verdict, { kind: "holds" }>): string {
  if (names.length === 0) return "";
  return complete
    ? ` ${names.join(", ")} ${names.length === 1 ? "holds" : "hold"} of every fair behaviour, checked on the complete state graph.`
    : ` No behaviour that repeats itself within ${steps(depth)} violates ${names.join(" or ")}.`;
}

function exception({ except }: Extract<Verdict, { kind: "holds" }>): string {
  return except === undefined ? "" : ` Not looked at: ${except}.`;
}

/** `7 steps`, `1 step`. */
export function steps(count: number): string {
  return `${count} ${count === 1 ? "step" : "steps"}`;
}

/** How a trace is left behind: `after 7 steps`, `in the initial state`. */
function reached(trace: Trace): string {
  return trace.states.length <= 1 ? "in the initial state" : `after ${steps(trace.states.length - 1)}`;
}

function assumption(verdict: Extract<Verdict, { kind: "assumption" }>, brief: boolean): string {
  const name = /^assumption \d+$/.test(verdict.name) ? verdict.name.replace("a", "A") : `The assumption ${verdict.name}`; // without a name: by its number
  switch (verdict.diagnostic.code) {
    case "E534": return `${name} is false.`;
    case "E535": return `The postcondition ${verdict.name} is false.`;
    case "E538": return `${verdict.name} is not possible${brief ? "." : `: ${verdict.diagnostic.message}.`}`;
    default: return `${name} can not be evaluated${brief ? "." : `: ${verdict.diagnostic.message}.`}`;
  }
}

function violation(verdict: Extract<Verdict, { kind: "violated" }>): string {
  switch (verdict.of) {
    case "invariant": return `Invariant ${verdict.property} is violated ${reached(verdict.trace)}.`;
    case "action-property": return `Property ${verdict.property} is violated by step ${verdict.trace.states.length - 1}.`;
    case "initial-property": return `Property ${verdict.property} is violated in the initial state.`;
    case "liveness": return livenessViolation(verdict);
  }
}

function livenessViolation({ property, trace }: Extract<Verdict, { kind: "violated" }>): string {
  const last = trace.states.length;
  const loop = (trace.loop ?? last - 1) + 1;
  return `Property ${property} is violated by a behaviour that ${loop === last ? `stays in state ${last} for ever` : `goes from state ${last} back to state ${loop}, again and again`}.`;
}

function evaluationError(verdict: Extract<Verdict, { kind: "evaluation-error" }>): string {
  const what = { next: verdict.trace.states.length === 0 ? "Init" : "Next", invariant: `Invariant ${verdict.property ?? ""}`, property: `Property ${verdict.property ?? ""}` }[verdict.in];
  const where = verdict.trace.states.length === 0 ? "" : ` ${reached(verdict.trace)}`;
  return `${what.trim()} can not be evaluated${where}`;
}

function unknown(verdict: Extract<Verdict, { kind: "unknown" }>): string {
  const so = verdict.otherwise === "no error" ? "Otherwise there is no error in any reachable state."
    : verdict.otherwise === "no error up to depth" ? `Otherwise there is no error up to ${steps(Math.max(0, verdict.depth))}.`
    : verdict.depth < 0 ? "Nothing is known yet." : `Up to ${steps(verdict.depth)} there is no error; beyond that nothing is known.`;
  switch (verdict.reason) {
    case "timeout": return `Unknown: the time limit was reached. ${so}`;
    case "memory": return `Unknown: memory ran out. ${so}`;
    case "interrupted": return `Unknown: interrupted. ${so}`;
    case "incomplete": return `Unknown: ${verdict.detail.replace(/\.+$/, "")}. ${so}`;
  }
}
