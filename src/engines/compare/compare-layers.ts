import type { Problem } from "../../ir/ir.ts";
import { isUnsupported } from "../../symbolic/index.ts";
import { printValue, type Value } from "../../value/index.ts";
import { explicitLayers } from "./explicit-layers.ts";
import type { Point } from "./point.ts";
import { StateMap } from "./state-map.ts";
import { type Layer, type LayerSettings, NoAnswer, symbolicLayers } from "./symbolic-states.ts";

/** A point for each depth from 0 on: that the states after so many steps are the same, and that expanding them fails or deadlocks alike. Where
 *  there are more than `limit` states, what was listed of the symbolic ones has to be among the explicit ones, and the comparison ends. */
export async function compareLayers(problem: Problem, depth: number, limit: number, settings: LayerSettings): Promise<readonly Point[]> {
  const listed = explicitLayers(problem, depth, explicitLimit);
  const cut = listed.at(-1)?.truncated === true;
  const explicit = cut ? listed.slice(0, -1) : listed;
  if (cut && explicit.length === 0) return [];
  const wide = explicit.findIndex((l) => l.states.length > limit);
  const reach = wide < 0 ? expandedDepth(explicit, depth, cut) : wide;
  try {
    return layerPoints(problem, await symbolicLayers(problem, reach, limit, settings), explicit, reach);
  } catch (error) {
    if (error instanceof NoAnswer || isUnsupported(error)) {
      return [{ what: "states at small depths", said: { check: "can not tell" }, agree: null, note: error.message }];
    }
    throw error;
  }
}

/** Explicit states of a layer, at most. */
const explicitLimit = 20_000;

/** How many layers of the list were expanded: all but one at the bound, and one before a layer that was too wide to be listed. */
function expandedDepth(layers: readonly Layer[], depth: number, cut: boolean): number {
  const last = layers.length - 1;
  return last < 0 || last === depth || cut ? Math.max(0, last) : layers.length;
}

const empty: Layer = { states: [], truncated: false, fails: false, deadlocks: false };

/** `reach` is the first depth that the symbolic side was not asked to expand. */
function layerPoints(problem: Problem, symbolic: readonly Layer[], explicit: readonly Layer[], reach: number): readonly Point[] {
  const points: Point[] = [];
  for (let k = 0; k <= reach; k++) {
    const [ours, theirs] = [symbolic[k] ?? empty, explicit[k] ?? empty];
    if (ours.states.length + theirs.states.length === 0) return points;
    points.push(layerPoint(problem, k, ours, theirs, k < reach));
    if (points[k].agree !== true || ours.truncated) return points;
  }
  return points;
}

function layerPoint(problem: Problem, k: number, symbolic: Layer, explicit: Layer, expanded: boolean): Point {
  const surplus = without(symbolic.states, explicit.states);
  const missing = symbolic.truncated ? [] : without(explicit.states, symbolic.states);
  const judged = expanded && !symbolic.truncated;
  const said = (l: Layer): string => `${l.truncated ? "over " : ""}${l.states.length}${!judged ? "" : l.fails ? ", fails" : l.deadlocks ? ", deadlock" : ""}`;
  const alike = !judged || (symbolic.fails === explicit.fails && symbolic.deadlocks === explicit.deadlocks);
  const answers = { check: said(symbolic), enumeration: said(explicit) };
  const differences = [
    ...(surplus.length === 0 ? [] : [`only check has ${list(problem, surplus)}`]),
    ...(missing.length === 0 ? [] : [`only the enumeration has ${list(problem, missing)}`]),
  ];
  return { what: name(k), said: answers, agree: differences.length === 0 && alike, note: differences.length === 0 ? null : differences.join("; ") };
}

function name(k: number): string {
  return `states after ${k} ${k === 1 ? "step" : "steps"}`;
}

function without(states: readonly (readonly Value[])[], others: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  const known = new StateMap<true>();
  for (const values of others) known.set(values, true);
  return states.filter((values) => known.get(values) === undefined);
}

function list(problem: Problem, states: readonly (readonly Value[])[]): string {
  const shown = states.slice(0, 2).map((values) => `[${problem.program.variables.map((v) => `${v.name} = ${printValue(values[v.id])}`).join(", ")}]`);
  return states.length > 2 ? `${shown.join(" and ")} and ${states.length - 2} more` : shown.join(" and ");
}
