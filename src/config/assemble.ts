import { noSpan, type Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Definition, Expr, NamedExpr, Problem } from "../ir/ir.ts";
import { levelOf } from "../lower/levels.ts";
import { missingConstants } from "../lower/missing-constants.ts";
import type { Lowered } from "../lower/lowered.ts";
import type { Name } from "../syntax/tree.ts";
import { configDiagnostic } from "./catalogue.ts";
import { checkAssignments } from "./check-assignments.ts";
import { classifyProperty } from "./classify-property.ts";
import type { Config, Overrides } from "./config.ts";
import { nearest } from "../base/nearest.ts";
import { nonBooleanKind } from "./non-boolean.ts";
import { splitSpecification } from "./split-specification.ts";
import { isTraceInvariant, withTraceInvariants } from "./trace-invariants.ts";

/** Init and Next, and the fairness that came with them. */
interface Behaviour {
  readonly init: Expr | null;
  readonly next: Expr | null;
  readonly fairness: readonly Expr[];
}

/** Builds what a run has to check from the lowered spec, its configuration (null: there is none) and the command line, which wins. Invariants and
 *  properties keep the order in which they are named. Reports E319 to E336, E390, W301 to W304, W308, W309 and N302 to N304; `problem` is null when there
 *  is an error among them. */
export function assemble(lowered: Lowered, config: Config | null, overrides: Overrides): { readonly problem: Problem | null; readonly diagnostics: readonly Diagnostic[] } {
  const assembler = new Assembler(lowered, config, overrides);
  const problem = assembler.assemble();
  const { diagnostics } = assembler;
  return { problem: diagnostics.some((found) => found.severity === "error") ? null : problem, diagnostics };
}

class Assembler {
  readonly diagnostics: Diagnostic[] = [];
  readonly #lowered: Lowered;
  readonly #config: Config | null;
  readonly #overrides: Overrides;

  constructor(lowered: Lowered, config: Config | null, overrides: Overrides) {
    this.#lowered = lowered;
    this.#config = config;
    this.#overrides = overrides;
  }

  assemble(): Problem {
    const config = this.#config;
    const [actionInvariants, stateInvariants, traceInvariants] = this.#invariantNames();
    const invariants = stateInvariants.flatMap((found) => this.#invariant(found));
    const properties = this.#named("property", this.#overrides.properties?.map(fromCommandLine) ?? config?.properties ?? []).map((found) => this.#property(found));
    const behaviour = this.#behaviour(invariants.length + actionInvariants.length + traceInvariants.length + properties.length > 0);
    const plain: Problem = {
      program: this.#lowered.program,
      ...behaviour,
      invariants: [...invariants, ...properties.flatMap((property) => property.invariants)],
      actionProperties: [...actionInvariants.map(asNamedExpr), ...properties.flatMap((property) => property.actionProperties)],
      initialProperties: properties.flatMap((property) => property.initialProperties),
      liveness: properties.flatMap((property) => property.liveness),
      constraints: this.#named("constraint", config?.constraints ?? []).flatMap((found) => this.#ofLevel("constraint", found, 1)),
      actionConstraints: this.#named("action constraint", config?.actionConstraints ?? []).flatMap((found) => this.#ofLevel("action constraint", found, 2)),
      view: this.#optional("view", config?.view ?? null, 1),
      alias: this.#optional("alias", config?.alias ?? null, 2),
      symmetry: this.#optional("symmetry", config?.symmetry ?? null, 0),
      postcondition: this.#postcondition(),
      ...this.#possible(),
      periodic: this.#periodic(),
      checkDeadlock: this.#overrides.checkDeadlock ?? config?.checkDeadlock ?? true,
    };
    const problem = withTraceInvariants(plain, traceInvariants);
    this.#checkStart(problem);
    if (problem.next !== null) this.diagnostics.push(...checkAssignments(problem.program, problem.next));
    // With --cinit the constants without a value are what it speaks of.
    if (this.#overrides.constantInit === undefined) this.diagnostics.push(...missingConstants(this.#lowered, formulasOf(problem)));
    return problem;
  }

  /** Action invariants, which only the command line can name, invariants of states, and those of traces, which the command line can name too. */
  #invariantNames(): readonly [readonly Named[], readonly Named[], readonly Definition[]] {
    const ofTraces = this.#overrides.traceInvariants === true ? (this.#overrides.invariants ?? []).map((name) => this.#lowered.find(name)).filter((d) => d !== null && isTraceInvariant(d)) : [];
    const given = this.#overrides.invariants?.filter((name) => !ofTraces.some((d) => d?.name === name)).map(fromCommandLine);
    const found = this.#named("invariant", given ?? this.#config?.invariants ?? []);
    const isAction = ({ definition }: Named): boolean => given !== undefined && definition.level === 2;
    return [found.filter(isAction), found.filter((one) => !isAction(one)), ofTraces.filter((d) => d !== null)];
  }

  #invariant({ name, definition }: Named): NamedExpr[] {
    const [found] = this.#ofLevel("invariant", { name, definition }, 1);
    if (found === undefined) return [];
    const { body } = definition;
    const kind = nonBooleanKind(this.#lowered.program, body);
    if (body.kind === "literal" && body.value === false && this.#overrides.invariants === undefined) this.diagnostics.push(configDiagnostic("E334", { role: "invariant", name: name.text }, name.span, defined(definition)));
    else if (kind !== null) {
      this.diagnostics.push(configDiagnostic("E322", { role: "invariant", name: name.text, kind }, name.span, defined(definition)));
      return [];
    } else if (levelOf(this.#lowered.program, found.expr) === 0) this.diagnostics.push(configDiagnostic("W303", { name: name.text }, name.span, defined(definition)));
    return [found];
  }

  #property({ name, definition }: Named): Pick<Problem, "invariants" | "actionProperties" | "initialProperties" | "liveness"> {
    const { classified, diagnostics } = classifyProperty(this.#lowered.program, name.text, applied(definition, definition.span));
    this.diagnostics.push(...diagnostics);
    if (definition.level <= 1) this.diagnostics.push(configDiagnostic("W302", { name: name.text }, name.span, defined(definition)));
    return classified;
  }

  /** INIT and NEXT of the command line come before those of the configuration, and these before the spec's own Init, Next and Spec, which are
   *  looked for where there is something to `check`, or a variable. */
  #behaviour(check: boolean): Behaviour {
    const { init, next } = this.#overrides;
    const base = init !== undefined && next !== undefined ? { init: null, next: null, fairness: [] } : this.#configured(check);
    return {
      init: init === undefined ? base.init : this.#action("initial predicate", fromCommandLine(init), 1),
      next: next === undefined ? base.next : this.#action("next-state relation", fromCommandLine(next), 2),
      // Fairness is about the specification's own behaviours; another start or another relation makes another specification.
      fairness: init === undefined && next === undefined ? base.fairness : [],
    };
  }

  #configured(check: boolean): Behaviour {
    const config = this.#config;
    if (config?.specification != null) return this.#specification("specification", config.specification);
    if (config?.init == null && config?.next == null) return this.#conventional(check);
    return {
      init: config.init === null ? null : this.#action("initial predicate", config.init, 1),
      next: config.next === null ? null : this.#action("next-state relation", config.next, 2),
      fairness: [],
    };
  }

  /** A spec whose configuration is silent: Init and Next, or Spec, by their customary names. */
  #conventional(check: boolean): Behaviour {
    const none = { init: null, next: null, fairness: [] };
    if (this.#lowered.program.variables.length === 0 && !check) return none;
    const init = this.#plain("Init");
    const next = this.#plain("Next");
    const isOverridden = this.#overrides.init !== undefined || this.#overrides.next !== undefined;
    if ((init !== null || this.#overrides.init !== undefined) && (next !== null || this.#overrides.next !== undefined)) {
      const names = { init: this.#overrides.init ?? "Init", next: this.#overrides.next ?? "Next" };
      this.diagnostics.push(configDiagnostic("N302", names, (init ?? next)?.span ?? noSpan));
      return {
        init: init === null ? null : this.#action("initial predicate", { text: "Init", span: init.span }, 1),
        next: next === null ? null : this.#action("next-state relation", { text: "Next", span: next.span }, 2),
        fairness: [],
      };
    }
    const spec = this.#plain("Spec");
    if (spec === null || isOverridden) return none;
    this.diagnostics.push(configDiagnostic("N303", { name: "Spec" }, spec.span));
    return this.#specification("specification", { text: "Spec", span: spec.span });
  }

  #plain(name: string): Definition | null {
    const definition = this.#lowered.find(name);
    return definition !== null && definition.parameters.length === 0 ? definition : null;
  }

  #specification(role: string, name: Name): Behaviour {
    const none = { init: null, next: null, fairness: [] };
    const [found] = this.#named(role, [name]);
    if (found === undefined) return none;
    const { definition } = found;
    const { specification, diagnostics } = splitSpecification(this.#lowered.program, name.text, applied(definition, definition.span), name.span);
    this.diagnostics.push(...diagnostics);
    return specification;
  }

  #action(role: string, name: Name, level: 1 | 2): Expr | null {
    const [found] = this.#named(role, [name]).flatMap((one) => this.#ofLevel(role, one, level));
    return found?.expr ?? null;
  }

  #optional(role: string, name: Name | null, level: 0 | 1 | 2): NamedExpr | null {
    const [found] = name === null ? [] : this.#named(role, [name]).flatMap((one) => this.#ofLevel(role, one, level));
    return found ?? null;
  }

  /** All POSTCONDITIONs as one. */
  #postcondition(): NamedExpr | null {
    const found = this.#named("postcondition", this.#config?.postconditions ?? []);
    this.#notChecked("POSTCONDITION", found);
    const [first] = found;
    if (first === undefined) return null;
    const { span } = first.definition;
    const items = found.map(({ definition }) => applied(definition, definition.span));
    const expr: Expr = items.length === 1 ? applied(first.definition, span) : { kind: "and", items, span };
    return { name: found.map(({ name }) => name.text).join(", "), expr, span };
  }

  #possible(): Pick<Problem, "possible" | "possibleSteps"> {
    const found = this.#named("predicate of _POSSIBLE", this.#config?.possible ?? []);
    this.#notChecked("_POSSIBLE", found);
    const predicates = found.flatMap((one) => this.#ofLevel("predicate of _POSSIBLE", one, 2));
    const isOfStep = ({ expr }: NamedExpr): boolean => levelOf(this.#lowered.program, expr) === 2;
    return { possible: predicates.filter((p) => !isOfStep(p)), possibleSteps: predicates.filter(isOfStep) };
  }

  #periodic(): string | null {
    const found = this.#named("predicate of _PERIODIC", this.#config?.periodic == null ? [] : [this.#config.periodic]);
    this.#notChecked("_PERIODIC", found);
    return found[0]?.name.text ?? null;
  }

  #notChecked(section: string, found: readonly Named[]): void {
    for (const { name } of found) this.diagnostics.push(configDiagnostic("W304", { section, name: name.text }, name.span));
  }

  /** Says aloud when there is no start or no step although there is something to check, and when there is hardly anything to check. */
  #checkStart(problem: Problem): void {
    if (this.diagnostics.some((found) => found.severity === "error")) return;
    const { invariants, actionProperties, initialProperties, liveness } = problem;
    const checks = invariants.length + actionProperties.length + liveness.length;
    const place: Span = this.#config === null ? (this.#lowered.program.variables[0]?.span ?? noSpan) : { file: this.#config.file, start: 0, end: 0 };
    if (problem.init === null) {
      if (checks + initialProperties.length + this.#lowered.program.variables.length > 0) this.diagnostics.push(configDiagnostic("E332", {}, place));
    } else if (problem.next === null) this.diagnostics.push(configDiagnostic("E333", {}, place));
    else if (checks + initialProperties.length === 0 && this.#config === null) this.diagnostics.push(configDiagnostic("N304", {}, place));
  }

  /** The definitions that the names stand for; unknown names (E320) and operators with parameters (E321) are reported and left out. */
  #named(role: string, names: readonly Name[]): readonly Named[] {
    return names.flatMap((name): Named[] => {
      const definition = this.#lowered.find(name.text);
      if (definition === null) {
        const variable = this.#lowered.program.variables.find((one) => one.name === name.text);
        if (variable !== undefined) this.diagnostics.push(configDiagnostic("E319", { role, name: name.text }, name.span, [{ message: `'${name.text}' is declared here`, span: variable.span }]));
        else this.diagnostics.push(configDiagnostic("E320", { role, name: name.text, near: nearest(name.text, this.#lowered.names).slice(0, 2) }, name.span));
        return [];
      }
      if (definition.parameters.length === 0) return [{ name, definition }];
      this.diagnostics.push(configDiagnostic("E321", { role, name: name.text, count: definition.parameters.length }, name.span, defined(definition)));
      return [];
    });
  }

  #ofLevel(role: string, { name, definition }: Named, most: 0 | 1 | 2): NamedExpr[] {
    const expr = applied(definition, name.span.file === "" ? definition.span : name.span);
    const level = levelOf(this.#lowered.program, expr);
    if (level <= most) return [asNamedExpr({ name, definition })];
    const words = { role, name: name.text };
    const diagnostic =
      most === 0
        ? configDiagnostic("E336", { name: `${role} '${name.text}'` }, name.span, defined(definition))
        : most === 2
          ? configDiagnostic("E324", words, name.span, defined(definition))
          : configDiagnostic("E323", { ...words, level: level === 2 ? "about a step" : "a temporal formula" }, name.span, defined(definition));
    this.diagnostics.push(diagnostic);
    return [];
  }
}

/** Every formula that a run may evaluate. */
function formulasOf(problem: Problem): readonly Expr[] {
  const { program, init, next, invariants, actionProperties, initialProperties, liveness, fairness, constraints, actionConstraints, view, alias, symmetry, postcondition, possible, possibleSteps } = problem;
  const named = [...program.assumptions, ...invariants, ...actionProperties, ...initialProperties, ...liveness, ...constraints, ...actionConstraints, view, alias, symmetry, postcondition, ...possible, ...possibleSteps];
  return [init, next, ...fairness, ...named.map((formula) => formula?.expr ?? null)].filter((e) => e !== null);
}

interface Named {
  readonly name: Name;
  readonly definition: Definition;
}

function applied(definition: Definition, span: Span): Expr {
  return { kind: "apply", definition: definition.id, arguments: [], span };
}

function asNamedExpr({ name, definition }: Named): NamedExpr {
  return { name: name.text, expr: applied(definition, definition.span), span: definition.span };
}

function defined(definition: Definition): NonNullable<Diagnostic["related"]> {
  return [{ message: `'${definition.name}' is defined here`, span: definition.span }];
}

function fromCommandLine(text: string): Name {
  return { text, span: noSpan };
}
