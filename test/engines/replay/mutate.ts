import fc from "fast-check";
import type { Trace } from "../../../src/trace/trace.ts";
import { makeFunction, makeRecord, makeSet, makeTuple, modelValue, type Value } from "../../../src/value/index.ts";

/** The trace with one value changed, at any depth, in one variable of one state. */
export function mutatedArbitrary(trace: Trace): fc.Arbitrary<Trace> {
  return fc.tuple(fc.nat(trace.states.length - 1), fc.nat(trace.variables.length - 1), fc.infiniteStream(fc.nat(97))).map(([state, variable, choices]) => {
    const choose = (n: number): number => choices.next().value % n;
    const states = trace.states.map((s, i) => (i === state ? { ...s, values: s.values.map((v, j) => (j === variable ? mutate(v, choose) : v)) } : s));
    return { ...trace, states };
  });
}

function mutate(value: Value, choose: (n: number) => number): Value {
  switch (typeof value) {
    case "boolean": return !value;
    case "number": return value + [1, -1, 7, 1000][choose(4)];
    case "bigint": return value + 1n;
    case "string": return ["", "nobody", `${value}x`][choose(3)];
  }
  switch (value.kind) {
    case "model": return [modelValue(`${value.name}x`), 0, value.name][choose(3)];
    case "set": {
      const { elements } = value;
      if (elements.length === 0) return makeSet([7]);
      return choose(2) === 0 ? makeSet(elements.slice(1)) : makeSet([mutate(elements[choose(elements.length)], choose), ...elements.slice(1)]);
    }
    case "tuple": {
      const { elements } = value;
      if (elements.length === 0) return makeTuple([7]);
      return choose(3) === 0 ? makeTuple(elements.slice(1)) : makeTuple(replaced(elements, choose));
    }
    case "record": {
      const values = replaced(value.values, choose);
      return makeRecord(value.fields.map((f, i) => [f, values[i]] as const));
    }
    case "function": {
      const values = replaced(value.values, choose);
      return makeFunction(value.keys.map((k, i) => [k, values[i]] as const));
    }
  }
}

function replaced(values: readonly Value[], choose: (n: number) => number): readonly Value[] {
  const at = choose(values.length);
  return values.map((v, i) => (i === at ? mutate(v, choose) : v));
}
