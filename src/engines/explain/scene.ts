import { close, type Frame, type Part } from "../../config/part.ts";
import type { Sources } from "../../diagnostic/index.ts";
import { EvaluationError, type Evaluator, createEvaluator, witnessesIn } from "../../explicit/index.ts";
import type { Binding, Expr, LocalDefinition, Program } from "../../ir/ir.ts";
import { freeLocals } from "../../lower/free-locals.ts";
import type { Value } from "../../value/index.ts";

/** The state, or the step (then `next` is not null), that something is explained in. Only the explicit evaluator is asked. */
export interface Scene {
  readonly program: Program;
  readonly evaluator: Evaluator;
  readonly sources: Sources;
  readonly values: readonly Value[];
  readonly next: readonly Value[] | null;
  readonly witnesses: readonly Value[];
  /** Tells the evaluator what TLCGet("level") is. */
  readonly enter: () => void;
}

interface Levelled {
  readonly evaluator: Evaluator;
  level: number;
}

const evaluators = new WeakMap<Program, Levelled>();

/** One evaluator for each program, since making one costs more than a question to it. */
function evaluatorOf(program: Program): Levelled {
  const known = evaluators.get(program);
  if (known !== undefined) return known;
  const made: Levelled = { evaluator: createEvaluator(program, { statistic: (name) => (name === "level" ? made.level : undefined) }), level: 0 };
  evaluators.set(program, made);
  return made;
}

/** `level` is TLCGet("level") there. */
export function makeScene(program: Program, sources: Sources, values: readonly Value[], next: readonly Value[] | null, level: number): Scene {
  const levelled = evaluatorOf(program);
  const enter = (): void => { levelled.level = level; };
  return { program, evaluator: levelled.evaluator, sources, values, next, witnesses: witnessesIn([...values, ...next ?? []]), enter };
}

/** The value of a part; why it has none; null where it mentions something that is not bound here. */
export function evaluate(scene: Scene, { expr, frames }: Part): Value | EvaluationError | null {
  const closed = close({ expr, frames });
  if (freeLocals(closed).size > 0) return null;
  scene.enter();
  try {
    return scene.next === null ? scene.evaluator.state(closed, scene.values, scene.witnesses) : scene.evaluator.step(closed, scene.values, scene.next, scene.witnesses);
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

/** The value of a part, or null where it has none for whatever reason. */
export function valueOrNull(scene: Scene, part: Part): Value | null {
  const value = evaluate(scene, part);
  return value instanceof EvaluationError ? null : value;
}

/** One choice of the bound variables of a quantifier. */
export interface Instance {
  readonly frames: readonly Frame[];
  readonly bound: readonly BoundValue[];
}

export interface BoundValue {
  readonly name: string;
  readonly value: Value;
}

/** All choices of the bound variables, at most `most`; null where a set has no elements that can be listed. */
export function instancesOf(scene: Scene, bindings: readonly Binding[], frames: readonly Frame[], most: number): readonly Instance[] | null {
  let instances: readonly Instance[] = [{ frames, bound: [] }];
  for (const { variable, set } of bindings) {
    const elements = elementsOf(scene, set, frames);
    if (elements === null) return null;
    instances = instances.flatMap((i) => elements.map((value) => {
      const body: Expr = { kind: "literal", value, span: set.span };
      const definition: LocalDefinition = { id: variable.id, name: variable.name, parameters: [], body, recursive: false, span: set.span };
      const added: Frame[] = [{ kind: "definitions", definitions: [definition], isLet: false }];
      if (variable.tuple !== null) added.push({ kind: "definitions", definitions: variable.tuple, isLet: true });
      return { frames: [...i.frames, ...added], bound: [...i.bound, { name: variable.name, value }] };
    })).slice(0, most);
  }
  return instances;
}

/** The elements of a set; of one that can not be listed, the values of the states that are in it. */
function elementsOf(scene: Scene, set: Expr, frames: readonly Frame[]): readonly Value[] | null {
  const value = evaluate(scene, { expr: set, frames });
  if (value === null) return null;
  if (value instanceof EvaluationError) {
    if (!unlistable.has(value.diagnostic.code)) return null;
    return scene.witnesses.filter((w) => {
      const literal: Expr = { kind: "literal", value: w, span: set.span };
      return valueOrNull(scene, { expr: { kind: "builtin", operator: "\\in", arguments: [literal, set], span: set.span }, frames }) === true;
    });
  }
  return typeof value === "object" && value.kind === "set" ? value.elements : null;
}

/** Infinite sets, and sets that are too large. */
const unlistable: ReadonlySet<string> = new Set(["E514", "E517"]);
