import type { Part } from "../../config/part.ts";
import type { Problem, VariableId } from "../../ir/ir.ts";
import { placeText, type Trace } from "../../trace/index.ts";
import { equalValues, printValue, type Value } from "../../value/index.ts";
import { type Assigned, assignmentOf } from "./assignment.ts";
import { guardsOf } from "./guards.ts";
import type { Read } from "./reads.ts";
import { makeScene, type Scene } from "./scene.ts";
import { takenPart } from "./taken-part.ts";

/** A place of one state of a trace that the error depends on. */
export interface Place {
  readonly variable: VariableId;
  readonly path: readonly Value[];
  readonly value: Value;
  /** `log[s2].offset = 3`. */
  readonly text: string;
  /** The step chose the value from a set, or in a way that is not seen through; else the places of the state before decide it. */
  readonly chosen: boolean;
}

/** What matters of one state of a trace. */
export interface FlowState {
  /** All places that the error depends on. */
  readonly places: readonly Place[];
  /** Those of them that were not so in the state before: the step to this state matters because of these. */
  readonly fresh: readonly Place[];
  /** Where there are such: the places of the state before that the conditions of the step look at. They are not followed further. */
  readonly when: readonly Place[];
}

/** NOTE(flow) For each state of a trace the places that its error depends on. Any last state (for a property of steps, step) with these values at these
 *  places shows the error, whatever else is in it, if evaluating it fails nowhere; and the action of step k, taken in the same way from any state that
 *  has the values of state k - 1, leads to those of state k, apart from those that are chosen. See docs/adr/0006-slices.md. */
export type Flow = readonly FlowState[];

/** Follows the values backwards from what the explanation of the error looked at. Only the explicit evaluator is asked. */
export function flowOf(problem: Problem, trace: Trace, reads: readonly Read[]): Flow {
  const last = trace.states.length - 1;
  const overStep = last > 0 && reads.some((r) => r.primed);
  const wanted = trace.states.map((): Read[] => []);
  for (const r of reads) wanted[overStep && !r.primed ? last - 1 : last].push(r);
  const found: Place[][] = trace.states.map(() => []);
  for (let k = last; k >= 0; k--) {
    const scene = k === 0 ? null : makeScene(problem.program, new Map(), trace.states[k - 1].values, trace.states[k].values, k);
    const taken = scene === null || problem.next === null ? null : takenPart(scene, problem.next, trace.states[k].action);
    found[k] = withoutParts(placesAt(scene, taken, wanted[k], k === 0 ? [] : wanted[k - 1], trace));
  }
  return found.map((places, k) => {
    const before = new Set(k === 0 ? [] : found[k - 1].map((p) => p.text));
    const fresh = places.filter((p) => !before.has(p.text));
    if (k === 0 || fresh.length === 0 || problem.next === null) return { places, fresh, when: [] };
    const scene = makeScene(problem.program, new Map(), trace.states[k - 1].values, trace.states[k].values, k);
    const guards = guardsOf(scene, takenPart(scene, problem.next, trace.states[k].action)).filter((r) => !r.primed);
    const texts = new Set<string>();
    return { places, fresh, when: withoutParts(guards.map((r) => placeOf(r, trace, false))).filter((p) => !texts.has(p.text) && texts.add(p.text)) };
  });
}

/** The places that `wanted` names, each with what decides it added to `before`. */
function placesAt(scene: Scene | null, taken: Part | null, wanted: Read[], before: Read[], trace: Trace): readonly Place[] {
  const places = new Map<string, Place>();
  const assignments = new Map<VariableId, Assigned | null>();
  for (let r = wanted.shift(); r !== undefined; r = wanted.shift()) {
    const place = placeOf(r, trace, false);
    if (places.has(place.text)) continue;
    if (scene === null || taken === null) {
      places.set(place.text, place);
      continue;
    }
    if (!assignments.has(r.variable)) assignments.set(r.variable, assignmentOf(scene, taken, r.variable));
    const origins = assignments.get(r.variable)?.origins?.(r.path) ?? null;
    places.set(place.text, { ...place, chosen: origins === null });
    for (const origin of origins ?? []) (origin.primed ? wanted : before).push(origin);
  }
  return [...places.values()];
}

function placeOf(read: Read, trace: Trace, chosen: boolean): Place {
  const { variable, path, value } = read;
  return { variable, path, value, text: `${placeText(trace.variables[variable], path)} = ${printValue(value)}`, chosen };
}

/** Without the places inside other ones. */
function withoutParts(places: readonly Place[]): Place[] {
  const isInside = (p: Place, q: Place): boolean => q.variable === p.variable && q.path.length < p.path.length && q.path.every((key, i) => equalValues(key, p.path[i]));
  return places.filter((p) => !places.some((q) => isInside(p, q)));
}
