import { describePlace, type Sources } from "../diagnostic/index.ts";
import type { ChoicesResult, Explained, NamedValue, Place, Reason, Why } from "../engines/explain/index.ts";
import { actionText, type Trace } from "../trace/index.ts";
import { printValue } from "../value/index.ts";
import { changedParts } from "./explain-text.ts";

/** The `explanation` of the `--json` object; values are TLA+ text. */
export function explanationJson({ verdict: { trace }, why, flow }: Explained, choices: ChoicesResult, sources: Sources): unknown {
  return {
    changes: trace.states.slice(1).map((s, i) => ({ state: i + 1, action: s.action === null ? null : actionText(s.action), changed: changedParts(trace, i + 1).map((p) => p.place + p.text) })),
    why: whyJson(why, sources),
    follows: flow.flatMap((s, state) => (s.fresh.length === 0 ? [] : [{ state, action: titleOrNull(trace, state), places: s.fresh.map(placeJson), when: s.when.map((p) => p.text) }])),
    places: flow.map((s) => s.places.map((p) => p.text)),
    choices: choices.kind === "unknown" ? null : choices.choices.flatMap((c, state) => {
      const parts = [...(c.action ? [state] : []), ...c.facts];
      return parts.length === 0 ? [] : [{ state, action: c.action ? trace.states[state].action?.name ?? null : null, arguments: c.arguments.map((i) => argumentJson(trace, state, i)), facts: c.facts.map((f) => f.text) }];
    }),
    choicesUnknown: choices.kind === "unknown" ? choices.reason : null,
  };
}

function titleOrNull(trace: Trace, state: number): string | null {
  const { action } = trace.states[state];
  return action === null ? null : actionText(action);
}

function argumentJson(trace: Trace, state: number, index: number): unknown {
  const argument = trace.states[state].action?.arguments[index];
  return argument === undefined ? null : { name: argument.name, value: printValue(argument.value) };
}

function placeJson(p: Place): unknown {
  return { text: p.text, chosen: p.chosen };
}

function whyJson(why: Why, sources: Sources): unknown {
  switch (why.kind) {
    case "property": return { kind: why.kind, property: why.property, reason: reasonJson(why.reason, sources) };
    case "deadlock": return { kind: why.kind, actions: why.actions.map((a) => ({ action: a.action, choices: a.choices, reason: reasonJson(a.reason, sources) })) };
    case "error": return {
      kind: why.kind, message: why.diagnostic.message,
      expression: why.erring?.text ?? null, place: describePlace(why.erring?.span ?? why.diagnostic.span, sources), path: why.erring?.path ?? [], values: (why.erring?.values ?? []).map(valueJson),
      condition: why.erring?.condition == null ? null : reasonJson(why.erring.condition, sources),
    };
  }
}

function reasonJson(reason: Reason, sources: Sources): unknown {
  if (reason.kind === "leaf") {
    const { text, truth, values, diagnostic, note, span } = reason;
    return { text, truth, place: describePlace(span, sources), values: values.map(valueJson), error: diagnostic?.message ?? null, note };
  }
  const bound = reason.bound.map((b) => ({ name: b.name, value: printValue(b.value) }));
  return { named: reason.named, bound, others: reason.others, parts: reason.parts.map((p) => reasonJson(p, sources)) };
}

function valueJson({ text, value }: NamedValue): unknown {
  return { text, value: printValue(value) };
}
