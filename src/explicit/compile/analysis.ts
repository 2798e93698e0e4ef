import type { Argument, Binding, DefId, Expr, LocalDefinition, LocalId, Program, VariableId } from "../../ir/ir.ts";
import { forEachChild } from "./children.ts";
import { strictParameters } from "./strictness.ts";

/** Facts about the expressions of one program that the code generator asks for; each is computed once. */
export class Analysis {
  readonly program: Program;
  readonly #primes = new WeakMap<object, boolean>();
  readonly #unknowns = new WeakMap<object, boolean>();
  readonly #variables = new WeakMap<object, boolean>();
  readonly #impure = new WeakMap<object, boolean>();
  readonly #noticed = new WeakMap<object, boolean>();
  readonly #searches = new WeakMap<object, boolean>();
  readonly #read = new WeakMap<object, ReadonlySet<VariableId>>();
  readonly #free = new WeakMap<object, ReadonlySet<LocalId>>();
  readonly #primed = new Map<DefId, ReadonlySet<LocalId>>();
  #strict: ReadonlySet<LocalId> | null = null;

  constructor(program: Program) {
    this.program = program;
  }

  /** Whether its value depends on the next state. */
  mentionsPrime(e: Argument): boolean {
    return this.#reaches(this.#primes, e, (x) => x.kind === "prime" || x.kind === "unchanged" || x.kind === "box-action" || x.kind === "angle-action" || isComposition(x));
  }

  /** Whether its value depends on a state (apart from what its free locals stand for). */
  mentionsVariable(e: Argument): boolean {
    return this.#reaches(this.#variables, e, (x) => x.kind === "variable" || x.kind === "replaced" || x.kind === "enabled" || isComposition(x));
  }

  /** Whether it mentions a variable of an instance whose next value an ENABLED around it looks for. */
  mentionsUnknown(e: Argument): boolean {
    return this.#reaches(this.#unknowns, e, (x) => x.kind === "replaced");
  }

  /** Whether two evaluations may differ, or are noticed by the user. */
  isImpure(e: Argument): boolean {
    return this.#reaches(this.#impure, e, (x) => x.kind === "builtin" && impure.has(x.operator));
  }

  /** Whether evaluating it may evaluate an ENABLED or a composition of actions. */
  mentionsSearch(e: Argument): boolean {
    return this.#reaches(this.#searches, e, (x) => x.kind === "enabled" || isComposition(x));
  }

  /** Whether the value is one and the same in the whole run: then it is computed once. */
  isConstant(e: Expr): boolean {
    return !this.mentionsVariable(e) && !this.mentionsPrime(e) && (!this.isImpure(e) || this.isDrawnOnce(e)) && this.freeLocals(e).size === 0;
  }

  /** TLCEval of something random, which TLC evaluates once where it is a constant. */
  isDrawnOnce(e: Expr): boolean {
    return e.kind === "builtin" && e.operator === "TLCEval" && this.isImpure(e) && !this.#reaches(this.#noticed, e, (x) => x.kind === "builtin" && impure.has(x.operator) && !random.has(x.operator));
  }

  #reaches(memo: WeakMap<object, boolean>, e: Argument | LocalDefinition, test: (e: Expr) => boolean): boolean {
    const known = memo.get(e);
    if (known !== undefined) return known;
    memo.set(e, false); // a cycle adds nothing
    let found = false;
    const visit = (x: Argument | LocalDefinition): void => void (found ||= this.#reaches(memo, x, test));
    if (!("kind" in e) || e.kind === "lambda") visit(e.body);
    else if (test(e)) found = true;
    else {
      if (e.kind === "apply") {
        const definition = this.program.definitions[e.definition];
        if (definition.recursive) found ||= this.#recursiveReaches(e.definition, test);
        else visit(definition.body);
      }
      forEachChild(e, visit, visit);
    }
    memo.set(e, found);
    return found;
  }

  /** For recursive definitions the answer is that of everything they reach, computed without the memo. */
  #recursiveReaches(from: DefId, test: (e: Expr) => boolean): boolean {
    const seen = new Set<DefId>([from]);
    const queue = [from];
    let found = false;
    const walk = (e: Argument | LocalDefinition): void => {
      if (found) return;
      if (!("kind" in e) || e.kind === "lambda") return walk(e.body);
      if (test(e)) {
        found = true;
        return;
      }
      if (e.kind === "apply" && !seen.has(e.definition)) {
        seen.add(e.definition);
        queue.push(e.definition);
      }
      forEachChild(e, walk, walk);
    };
    for (const id of queue) walk(this.program.definitions[id].body);
    return found;
  }

  /** Locals that an expression uses and does not bind itself. */
  freeLocals(e: Argument | LocalDefinition): ReadonlySet<LocalId> {
    const known = this.#free.get(e);
    if (known !== undefined) return known;
    const free = new Set<LocalId>();
    const include = (x: Argument | LocalDefinition): void => this.freeLocals(x).forEach((id) => free.add(id));
    if (!("kind" in e) || e.kind === "lambda") {
      include(e.body);
      e.parameters.forEach((p) => free.delete(p.id));
    } else {
      if (e.kind === "local" || e.kind === "apply-local") free.add(e.id);
      forEachChild(e, include, include);
      for (const id of boundBy(e)) free.delete(id);
    }
    this.#free.set(e, free);
    return free;
  }

  /** Parameters of a definition whose argument is also needed in the next state, because they are used under a prime. */
  primedParameters(id: DefId): ReadonlySet<LocalId> {
    if (this.#primed.size === 0) this.#findPrimedParameters();
    return this.#primed.get(id) ?? noLocals;
  }

  /** The least solution: starts from none and adds until nothing changes, because definitions pass their parameters on to each other. */
  #findPrimedParameters(): void {
    const { definitions } = this.program;
    for (const { id } of definitions) this.#primed.set(id, noLocals);
    const candidates = definitions.filter((d) => d.parameters.length > 0 && this.mentionsPrime(d.body));
    for (let changed = true; changed;) {
      changed = false;
      for (const { id, parameters, body } of candidates) {
        const used = this.usedUnderPrime(body);
        const found = new Set(parameters.map((p) => p.id).filter((p) => used.has(p)));
        changed ||= found.size !== this.primedParameters(id).size;
        this.#primed.set(id, found);
      }
    }
  }

  /** Locals that are used under a prime, or under a composition, where they may mean another state; directly or as an argument that is. */
  usedUnderPrime(e: Expr): ReadonlySet<LocalId> {
    const found = new Set<LocalId>();
    const lets = new Map<LocalId, LocalDefinition>();
    const seen = new Set<LocalId>();
    const walk = (x: Argument | LocalDefinition, primed: boolean): void => {
      if (!("kind" in x) || x.kind === "lambda") return walk(x.body, primed);
      const down = (child: Argument | LocalDefinition): void => walk(child, primed);
      if (x.kind === "let") x.definitions.forEach((d) => lets.set(d.id, d));
      if ((x.kind === "local" || x.kind === "apply-local") && primed) {
        found.add(x.id);
        const definition = lets.get(x.id);
        if (definition !== undefined && !seen.has(x.id)) {
          seen.add(x.id);
          walk(definition.body, true);
        }
      }
      if (x.kind === "prime" || x.kind === "unchanged") return walk(x.body, true);
      if (isComposition(x)) return forEachChild(x, (child) => walk(child, true), (child) => walk(child, true));
      if (x.kind === "box-action" || x.kind === "angle-action") walk(x.subscript, true);
      if (x.kind === "apply") {
        const primedHere = this.primedParameters(x.definition);
        this.program.definitions[x.definition].parameters.forEach((p, i) => {
          if (primedHere.has(p.id)) walk(x.arguments[i], true);
        });
      }
      // What a local operator does with its arguments is not followed: where anything is primed, they may be.
      if (x.kind === "apply-local" && !primed) x.arguments.forEach((a) => walk(a, true));
      forEachChild(x, down, down);
    };
    walk(e, false);
    return found;
  }

  /** Variables that it may read in the state that it is evaluated in, apart from what its free locals stand for. */
  variablesRead(e: Argument): ReadonlySet<VariableId> {
    const known = this.#read.get(e);
    if (known !== undefined) return known;
    const found = new Set<VariableId>();
    const seen = new Set<DefId>();
    const walk = (x: Argument | LocalDefinition): void => {
      if (!("kind" in x) || x.kind === "lambda") return walk(x.body);
      if (x.kind === "prime") return;
      if (x.kind === "variable") found.add(x.variable);
      if (x.kind === "apply" && !seen.has(x.definition)) {
        seen.add(x.definition);
        walk(this.program.definitions[x.definition].body);
      }
      forEachChild(x, walk, walk);
    };
    walk(e);
    this.#read.set(e, found);
    return found;
  }

  /** Whether evaluating it as an action may give a variable a value (`init`: an unprimed one), or, with `branching`, go on in several ways or
   *  ask in an order of its own. */
  mayAssign(e: Expr, init: boolean, branching = false): boolean {
    const seen = new Set<DefId>();
    const isTarget = (x: Argument | undefined): boolean => {
      if (x === undefined || x.kind === "lambda") return false;
      if (!init) return x.kind === "prime" || ((x.kind === "apply" || x.kind === "local") && this.mentionsPrime(x));
      return x.kind === "variable" || (x.kind === "apply" && x.arguments.length === 0 && isTarget(this.program.definitions[x.definition].body));
    };
    const walk = (x: Argument | LocalDefinition): boolean => {
      if (!("kind" in x) || x.kind === "lambda") return walk(x.body);
      switch (x.kind) {
        case "builtin": return ["=", "\\in", "\\subseteq"].includes(x.operator) ? isTarget(x.arguments[0]) : (x.operator === "=>" || isComposition(x)) && x.arguments.some(walk);
        case "unchanged": return !init;
        case "and": case "or": return (branching && x.kind === "or") || x.items.some(walk);
        case "exists": case "forall": return branching || walk(x.body);
        case "if": return walk(x.then) || walk(x.else);
        case "case": return x.arms.some((arm) => walk(arm.value)) || (x.other !== null && walk(x.other));
        case "let": return x.definitions.some(walk) || walk(x.body);
        case "box-action": case "angle-action": return true;
        case "apply-local": return x.arguments.some(walk);
        case "apply":
          if (seen.has(x.definition)) return false;
          seen.add(x.definition);
          return walk(this.program.definitions[x.definition].body) || x.arguments.some(walk);
        default: return false;
      }
    };
    return walk(e);
  }

  /** Parameters and LET definitions that are evaluated whenever the body they belong to is: no thunk is needed for them. */
  isStrict(id: LocalId): boolean {
    this.#strict ??= strictParameters(this.program);
    return this.#strict.has(id);
  }
}

const noLocals: ReadonlySet<LocalId> = new Set();
const random = new Set(["RandomElement", "RandomSubset", "RandomSetOfSubsets"]);
const impure = new Set(["Print", "PrintT", "Assert", "JavaTime", "TLCGet", "TLCSet", ...random]);

function isComposition(e: Expr): boolean {
  return e.kind === "builtin" && e.operator === "\\cdot";
}

/** Locals that the node itself binds in its parts. */
export function boundBy(e: Expr): readonly LocalId[] {
  const ofBindings = (bindings: readonly Binding[]): LocalId[] => bindings.flatMap((b) => [b.variable.id, ...(b.variable.tuple ?? []).map((d) => d.id)]);
  switch (e.kind) {
    case "forall": case "exists": case "map": return ofBindings(e.bindings);
    case "function": return e.self === null ? ofBindings(e.bindings) : [...ofBindings(e.bindings), e.self];
    case "filter": return ofBindings([e.binding]);
    case "choose": return [e.variable.id, ...(e.variable.tuple ?? []).map((d) => d.id)];
    case "unbounded": return e.variables.map((v) => v.id);
    case "let": return e.definitions.map((d) => d.id);
    case "except": return e.updates.map((u) => u.at);
    default: return [];
  }
}
