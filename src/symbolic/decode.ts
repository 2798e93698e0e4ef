import { InternalError, invariant } from "../base/invariant.ts";
import type { ActionLabel, TraceState } from "../trace/trace.ts";
import { equalValues } from "../value/compare.ts";
import { makeFunction, makeSet } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import type { Assignment } from "../../encodings/integer-encoding.ts";
import type { LabelSym } from "./outcome.ts";
import type { Guarded, Sym } from "./sym.ts";
import { type SymTable, fromBigInt } from "./sym-table.ts";
import type { StateSym } from "./context.ts";

/** The value that `s` is under `model`. Throws for infinite sets: no variable holds one where the spec is run by TLC. */
export function decode(m: SymTable, s: Sym, model: Assignment): Value {
  switch (s.kind) {
    case "ground": return s.value;
    case "bool": return model.truth(s.term);
    case "choice": return chosen(s.alternatives, model).value;
    case "union": return decode(m, chosen(s.alternatives, model), model);
    case "integer": return fromBigInt(m.integers.decode(s.integer, model));
    case "set": return makeSet(s.cells.filter((c) => model.truth(c.guard)).map((c) => decode(m, c.value, model)));
    case "function": return makeFunction(s.cells.filter((c) => model.truth(c.guard)).map((c) => [decode(m, c.key, model), decode(m, c.value, model)] as const));
    case "pointwise": throw new InternalError("a function with an infinite domain is no value of a variable");
    case "lazy": return decodeLazy(m, s.set, model);
  }
}

function decodeLazy(m: SymTable, set: Extract<Sym, { kind: "lazy" }>["set"], model: Assignment): Value {
  if (set.kind === "interval") {
    const low = decode(m, set.low, model);
    const high = decode(m, set.high, model);
    invariant(typeof low === "number" && typeof high === "number", "an interval has integer bounds");
    return makeSet(Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i));
  }
  const elements = (s: Sym): readonly Value[] => {
    const v = decode(m, s, model);
    invariant(typeof v === "object" && v.kind === "set", "a set is made of sets");
    return v.elements;
  };
  const functions = (columns: readonly (readonly [Value, readonly Value[]])[]): Value =>
    makeSet(columns.reduce<readonly (readonly (readonly [Value, Value])[])[]>((rows, [key, range]) => rows.flatMap((row) => range.map((v) => [...row, [key, v] as const])), [[]]).map((row) => makeFunction(row)));
  switch (set.kind) {
    case "powerset": return makeSet(elements(set.base).reduce<readonly (readonly Value[])[]>((all, e) => [...all, ...all.map((s) => [...s, e])], [[]]).map((s) => makeSet(s)));
    case "functions": return functions(elements(set.domain).map((key) => [key, elements(set.range)] as const));
    case "records": return functions(set.fields.map((f) => [f.name, elements(f.set)] as const));
    case "product": return functions(set.factors.map((f, i) => [i + 1, elements(f)] as const));
    case "union": return makeSet([...elements(set.left), ...elements(set.right)]);
    case "difference": {
      const right = elements(set.right);
      return makeSet(elements(set.left).filter((e) => !right.some((r) => equalValues(e, r))));
    }
    default: throw new InternalError(`a set of the form '${set.kind}' is no value of a variable`);
  }
}

function chosen<T extends Sym>(alternatives: readonly Guarded<T>[], model: Assignment): T {
  const found = alternatives.find((a) => model.truth(a.guard));
  invariant(found !== undefined, "one alternative of a guarded value holds in a model");
  return found.value;
}

/** A state of a trace, with the action that led to it. */
export function decodeState(m: SymTable, state: StateSym, labels: readonly Guarded<LabelSym | null>[] | null, model: Assignment): TraceState {
  const values = state.map((s) => {
    invariant(s !== null, "all variables are assigned");
    return decode(m, s, model);
  });
  const label = labels?.find((l) => model.truth(l.guard))?.value ?? null;
  return { values, action: label === null ? null : decodeLabel(m, label, model) };
}

/** What was chosen in a step, as far as it is plain values; what was chosen on another way may be anything. */
export function decodeChosen(m: SymTable, chosen: readonly Sym[], model: Assignment): readonly Value[] {
  return [...new Set(chosen)].flatMap((s) => tryDecode(m, s, model) ?? []);
}

function decodeLabel(m: SymTable, label: LabelSym, model: Assignment): ActionLabel {
  const shown: { name: string; value: Value }[] = [];
  for (const argument of label.arguments) {
    const value = tryDecode(m, argument.value, model);
    if (value !== null) shown.push({ name: argument.name, value });
  }
  return { name: label.name, arguments: shown, span: label.span };
}

/** Null for what is no plain value (an infinite set passed as an argument): a label shows what it can. */
function tryDecode(m: SymTable, s: Sym, model: Assignment): Value | null {
  try {
    return decode(m, s, model);
  } catch (error) {
    if (error instanceof InternalError) return null;
    throw error;
  }
}
