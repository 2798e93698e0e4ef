import { evaluationDiagnostic } from "../../explicit/catalogue.ts";
import { EvaluationError, type Evaluator } from "../../explicit/index.ts";
import type { NamedExpr } from "../../ir/ir.ts";
import { domainList, isFunction, rangeList } from "../../value/apply.ts";
import { functionOfSorted, makeFunction, makeSet, makeTuple, modelValue, recordOfSorted } from "../../value/construct.ts";
import { printValue } from "../../value/print.ts";
import type { ModelValue, Value } from "../../value/value.ts";

/** A permutation of model values: where each goes; others stay. */
export type Permutation = ReadonlyMap<ModelValue, ModelValue>;

/** The group that the value of a SYMMETRY declaration generates, without the identity. Throws EvaluationError where it is no set of
 *  permutations of model values. */
export function symmetryGroup(symmetry: NamedExpr, evaluator: Evaluator): readonly Permutation[] {
  const value = evaluator.constant(symmetry.expr);
  if (typeof value !== "object" || value.kind !== "set") throw wrong(symmetry, value, "a set of permutations of model values");
  const generators = value.elements.map((element) => permutationOf(symmetry, element));
  const moved = [...new Set(generators.flatMap((g) => [...g.keys()]))];
  const keyOf = (p: Permutation): string => moved.map((m) => (p.get(m) ?? m).name).join(" ");
  const identity: Permutation = new Map();
  const group = new Map<string, Permutation>([[keyOf(identity), identity]]);
  const open = [identity];
  for (let p = open.pop(); p !== undefined; p = open.pop()) {
    for (const g of generators) {
      const made = compose(p, g, moved);
      if (group.has(keyOf(made))) continue;
      group.set(keyOf(made), made);
      open.push(made);
    }
  }
  return [...group.values()].filter((p) => p !== identity);
}

function compose(first: Permutation, then: Permutation, moved: readonly ModelValue[]): Permutation {
  return new Map(moved.map((m) => {
    const image = first.get(m) ?? m;
    return [m, then.get(image) ?? image];
  }));
}

function permutationOf(symmetry: NamedExpr, value: Value): Permutation {
  if (typeof value !== "object" || !isFunction(value)) throw wrong(symmetry, value, "a permutation of model values");
  const keys = domainList(value);
  const images = rangeList(value);
  const pairs = keys.map((key, i): readonly [ModelValue, ModelValue] => [asModel(symmetry, key), asModel(symmetry, images[i])]);
  if (new Set(pairs.map(([, image]) => image)).size !== keys.length || !pairs.every(([, image]) => keys.includes(image))) throw wrong(symmetry, value, "a permutation of model values");
  return new Map(pairs);
}

function asModel(symmetry: NamedExpr, value: Value): ModelValue {
  if (typeof value === "object" && value.kind === "model") return value;
  throw wrong(symmetry, value, "a model value");
}

function wrong(symmetry: NamedExpr, value: Value, wanted: string): EvaluationError {
  return new EvaluationError(evaluationDiagnostic("E521", { operator: `SYMMETRY ${symmetry.name}`, argument: printValue(value), wanted }, symmetry.span));
}

/** The value with its model values permuted; itself where nothing changes. */
export function permute(value: Value, by: Permutation): Value {
  if (typeof value !== "object") return value;
  switch (value.kind) {
    case "model": return by.get(modelValue(value.name)) ?? value;
    case "set": {
      const elements = permuteAll(value.elements, by);
      return elements === value.elements ? value : makeSet(elements);
    }
    case "tuple": {
      const elements = permuteAll(value.elements, by);
      return elements === value.elements ? value : makeTuple(elements);
    }
    case "record": {
      const values = permuteAll(value.values, by);
      return values === value.values ? value : recordOfSorted(value.fields, values);
    }
    case "function": {
      const keys = permuteAll(value.keys, by);
      const values = permuteAll(value.values, by);
      if (keys !== value.keys) return makeFunction(keys.map((key, i) => [key, values[i]]));
      return values === value.values ? value : functionOfSorted(value.keys, values);
    }
  }
}

function permuteAll(list: readonly Value[], by: Permutation): readonly Value[] {
  let changed: Value[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const image = permute(list[i], by);
    if (image !== list[i]) (changed ??= list.slice())[i] = image;
  }
  return changed ?? list;
}
