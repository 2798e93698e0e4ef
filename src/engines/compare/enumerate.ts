import { invariant } from "../../base/invariant.ts";
import { EvaluationError, type Evaluator, createEvaluator } from "../../explicit/index.ts";
import type { Expr, Problem } from "../../ir/ir.ts";
import type { ActionLabel, Trace, TraceState } from "../../trace/trace.ts";
import type { Value } from "../../value/value.ts";
import { type Wrong, wrongText } from "./finding.ts";
import { guarded, judgeState, judgeStep, within } from "./properties.ts";
import { StateMap, sameState } from "./state-map.ts";

/** Something bad that the enumeration met. */
export interface Finding {
  readonly wrong: Wrong;
  /** Steps to the state where it is; -1: Init itself can not be evaluated. */
  readonly depth: number;
  /** The depth whose expansion brings it up: TLC looks at states when it makes them, and for successors when it takes states from its queue. */
  readonly round: number;
  readonly trace: Trace;
}

export interface EnumerationLimits {
  /** States further away are not made; those at this depth are looked at, not expanded. */
  readonly depth: number;
  readonly states: number;
  /** Asked now and then; true ends the search. */
  readonly expired: () => boolean;
}

export interface Enumeration {
  /** One for each different thing that is wrong at the least depth, and those that TLC may come to first. */
  readonly findings: readonly Finding[];
  /** Steps that were searched completely. */
  readonly depth: number;
  /** No state is left to expand, and nothing is wrong: the search went through everything that is reachable. */
  readonly complete: boolean;
  /** A limit ended the search. */
  readonly limited: boolean;
  /** Distinct states within the constraints: all up to `limits.depth` steps, and those of them that were to be expanded. */
  readonly distinct: number;
  readonly expanded: number;
}

/** Breadth-first search over concrete states, small on purpose: it is the witness that the other engines are measured by. Unlike them it goes on
 *  at the depth of the first finding, so that it knows everything that a checker may rightly report there. VIEW and SYMMETRY are not used. */
export function enumerate(problem: Problem, limits: EnumerationLimits): Enumeration {
  const { init, next } = problem;
  invariant(init !== null && next !== null, "there is something to enumerate");
  return new Enumerator(problem, init, next, limits).run();
}

interface Node {
  readonly values: readonly Value[];
  readonly parent: Node | null;
  readonly depth: number;
}

/** Whether a state is expanded, some day: it has to satisfy the constraints and to be reached by a step that does. */
interface Known {
  expanded: boolean;
}

class Enumerator {
  readonly #problem: Problem;
  readonly #evaluator: Evaluator;
  readonly #init: Expr;
  readonly #next: Expr;
  readonly #limits: EnumerationLimits;
  readonly #known = new StateMap<Known>();
  readonly #findings = new Map<string, Pick<Finding, "wrong" | "round"> & { readonly node: Node | null }>();
  #frontier: Node[] = [];
  /** What TLCGet("level") is: 0 in Init, then that of the state, from 1; in a step that of the first state. */
  #level = 0;
  #distinct = 0;
  #expanded = 0;

  constructor(problem: Problem, init: Expr, next: Expr, limits: EnumerationLimits) {
    this.#problem = problem;
    this.#evaluator = createEvaluator(problem.program, { statistic: (name) => (name === "level" ? this.#level : undefined) });
    this.#init = init;
    this.#next = next;
    this.#limits = limits;
  }

  run(): Enumeration {
    const { depth } = this.#limits;
    this.#start();
    for (let d = 0; ; d++) {
      if (this.#least() < d) return this.#result(d - 1, false, false);
      if (this.#frontier.length === 0) return this.#result(d, true, false);
      if (d === depth) return this.#result(d, false, false);
      const frontier = this.#frontier;
      this.#frontier = [];
      for (const [i, node] of frontier.entries()) {
        if (this.#known.size > this.#limits.states || (i % 64 === 0 && this.#limits.expired())) return this.#result(d - 1, false, true);
        this.#expand(node);
      }
      if (this.#least() === d) return this.#result(d, false, false);
    }
  }

  #least(): number {
    return Math.min(...[...this.#findings.values()].map((f) => depthOf(f.node)));
  }

  /** Where a limit cuts the search short, not everything is known that is wrong at the least depth: then nothing is reported. */
  #result(depth: number, complete: boolean, limited: boolean): Enumeration {
    const findings = limited ? [] : [...this.#findings.values()].map(({ wrong, node, round }) => ({ wrong, depth: node?.depth ?? -1, round, trace: this.#traceTo(node) }));
    return { findings, depth, complete: complete && this.#findings.size === 0, limited, distinct: this.#distinct, expanded: this.#expanded };
  }

  #start(): void {
    const failing = { kind: "evaluation-error", in: "next", property: null } as const;
    guarded(() => this.#evaluator.visitInitial(this.#init, (values) => this.#reach(values.slice(), null, true)), failing, (wrong) => this.#found(wrong, null, -1));
  }

  #expand(node: Node): void {
    const { depth } = node;
    let successors = 0;
    this.#level = depth + 1;
    const place = { kind: "evaluation-error", in: "next", property: null } as const;
    const visited = guarded(() => {
      this.#evaluator.visitSuccessors(this.#next, node.values, (values) => {
        successors++;
        this.#step(node, values.slice());
      });
      return true;
    }, place, (wrong) => this.#found(wrong, node, depth));
    if (visited !== null && successors === 0 && this.#problem.checkDeadlock) this.#found({ kind: "deadlock" }, node, depth);
  }

  #step(node: Node, values: readonly Value[]): void {
    const next: Node = { values, parent: node, depth: node.depth + 1 };
    judgeStep(this.#problem, this.#evaluator, node.values, values, (wrong) => this.#found(wrong, next, node.depth));
    const inside = within(this.#problem.actionConstraints, (c) => this.#evaluator.step(c.expr, node.values, values), this.#toldOf(next, node.depth));
    this.#reach(values, node, inside);
    this.#level = node.depth + 1;
  }

  /** A state was made, by Init or by a step of `parent`; `inside`: that step satisfies the action constraints. */
  #reach(values: readonly Value[], parent: Node | null, inside: boolean): void {
    const known = this.#known.get(values);
    if (known?.expanded === true || (known !== undefined && !inside)) return;
    const depth = parent === null ? 0 : parent.depth + 1;
    const node: Node = { values, parent, depth };
    this.#level = depth + 1;
    if (known === undefined) judgeState(this.#problem, this.#evaluator, values, parent === null, (wrong) => this.#found(wrong, node, depth - 1));
    const expanded = inside && within(this.#problem.constraints, (c) => this.#evaluator.state(c.expr, values), this.#toldOf(node, depth - 1));
    this.#known.set(values, { expanded });
    if (!expanded) return;
    this.#distinct++;
    if (depth < this.#limits.depth) this.#expanded++;
    this.#frontier.push(node);
  }

  /** What to do about a constraint without a value: at the bound, where nothing is expanded, nothing. */
  #toldOf(node: Node, round: number): (wrong: Wrong) => void {
    return node.depth === this.#limits.depth ? () => undefined : (wrong) => this.#found(wrong, node, round);
  }

  #found(wrong: Wrong, node: Node | null, round: number): void {
    const key = wrongText(wrong);
    const known = this.#findings.get(key);
    if (known === undefined || depthOf(node) < depthOf(known.node)) this.#findings.set(key, { wrong, node, round: Math.min(round, known?.round ?? round) });
  }

  #traceTo(node: Node | null): Trace {
    const path: Node[] = [];
    for (let n = node; n !== null; n = n.parent) path.unshift(n);
    const states = path.map((n, i): TraceState => ({ values: n.values, action: i === 0 ? null : this.#label(path[i - 1], n) }));
    return { variables: this.#problem.program.variables.map((v) => v.name), states };
  }

  /** The action of a step; unknown where listing the successors fails before it comes to this one. */
  #label(from: Node, to: Node): ActionLabel | null {
    try {
      return this.#evaluator.successors(this.#next, from.values).find((s) => sameState(s.values, to.values))?.action ?? null;
    } catch (error) {
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  }
}

function depthOf(node: Node | null): number {
  return node?.depth ?? -1;
}
