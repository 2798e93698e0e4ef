import type { Span } from "../base/span.ts";
import { absurd } from "../base/invariant.ts";
import type { Argument, Expr, LocalId } from "../ir/ir.ts";
import { standardModules } from "../module/standard-modules.ts";
import type { ExprNode, Name, PathStep } from "../syntax/tree.ts";
import { lowerDiagnostic, withHint } from "./catalogue.ts";
import type { Captured, Frame } from "./context.ts";
import { boundNames } from "./environment.ts";
import { poison } from "./language-application.ts";
import { lowerArgument } from "./lower-argument.ts";
import { type Lowering, renamed } from "./lowering.ts";
import { exported, lookup, visibleNames } from "./module-scope.ts";
import { nearest } from "../base/nearest.ts";
import { canonicalName, isSymbolic } from "./operator-names.ts";
import { resolveName, resolveSymbol, type Target } from "./resolve.ts";
import { selectPart } from "./subexpression.ts";

/** What a path ends in. `given`: what the instances on the way were applied to, by the canonical ids of their parameters. */
export interface Resolved {
  readonly target: Target;
  readonly given: ReadonlyMap<LocalId, Argument>;
  /** Where the target is a part of a definition: all its arguments, those of the steps on the way included. */
  readonly nodes?: readonly ExprNode[];
}

/** Follows `A(x)!B!Op`; arguments of the last step are not looked at. Null after a diagnostic. */
export function resolvePath(lowering: Lowering, frame: Frame, path: readonly PathStep[], span: Span): Resolved | null {
  const [first, ...rest] = path;
  if (first === undefined) return null;
  let target = resolveName(lowering, frame, first.name.text);
  if (target === null) {
    reportUnknown(lowering, frame, first.name);
    return null;
  }
  const given = new Map<LocalId, Argument>();
  let before = first;
  for (const [i, step] of rest.entries()) {
    if (target.kind !== "instance" && frame.inProof === true) return null; // a part of a step, a DEFINE or an ASSUME/PROVE: not followed
    if (target.kind !== "instance") return selectPart(lowering, { target, given }, path.slice(i), span);
    giveArguments(lowering, frame, before, target.parameters, given);
    const context: Extract<Target, { kind: "instance" }>["context"] = target.context;
    const symbol = exported(context.scope, canonicalName(step.name.text));
    if (symbol === null || symbol.kind === "constant" || symbol.kind === "variable") {
      const names = [...context.scope.entries].filter(([, entry]) => !entry.local).map(([name]) => name);
      const [near] = nearest(step.name.text, names);
      const diagnostic = lowerDiagnostic("E238", { module: context.scope.name, name: step.name.text }, step.name.span);
      lowering.report(withHint(diagnostic, near === undefined ? null : `did you mean '${near}'?`));
      return null;
    }
    const next = resolveSymbol(lowering, symbol, context, true);
    if (next === null) return null;
    target = next;
    before = step;
  }
  return { target, given };
}

function giveArguments(lowering: Lowering, frame: Frame, step: PathStep, parameters: readonly Captured[], given: Map<LocalId, Argument>): void {
  if (step.arguments.length !== parameters.length) {
    lowering.report(lowerDiagnostic("E223", { name: step.name.text, takes: parameters.length, given: step.arguments.length }, step.name.span));
  }
  parameters.forEach((parameter, i) => {
    const node = step.arguments[i];
    given.set(parameter.id, node === undefined ? poison(step.name.span) : lowerArgument(lowering, frame, node, parameter.arity, parameter.name));
  });
}

/** The application of what a path resolved to; `args` fit its signature. Raises E236 for a bare instance. */
export function applyResolved(lowering: Lowering, frame: Frame, resolved: Resolved, args: readonly Argument[], span: Span): Expr {
  const { target, given } = resolved;
  switch (target.kind) {
    case "local": {
      const id = renamed(frame, target);
      return target.signature.length === 0 ? { kind: "local", id, name: target.name, span } : { kind: "apply-local", id, name: target.name, arguments: args, span };
    }
    case "variable": return { kind: "variable", variable: target.id, span };
    case "builtin": return { kind: "builtin", operator: target.name, arguments: args, span };
    case "definition": {
      const captured = target.entry.context.captured.map((parameter) => given.get(parameter.id) ?? passOn(lowering, frame, parameter, span));
      return { kind: "apply", definition: target.entry.id, arguments: [...captured, ...args], span };
    }
    case "instance":
      lowering.report(lowerDiagnostic("E236", { name: target.context.prefix.replace(/!$/, "") }, span));
      return poison(span);
    default: return absurd(target);
  }
}

/** A captured parameter as an argument: itself, or eta-expanded. */
function passOn(lowering: Lowering, frame: Frame, parameter: Captured, span: Span): Argument {
  const id = renamed(frame, parameter);
  if (parameter.arity === 0) return { kind: "local", id, name: parameter.name, span };
  const parameters = Array.from({ length: parameter.arity }, (_, i) => lowering.freshParameter(`p${i + 1}`, 0));
  const args = parameters.map((own): Expr => ({ kind: "local", id: own.id, name: own.name, span }));
  return { kind: "lambda", parameters, body: { kind: "apply-local", id, name: parameter.name, arguments: args, span }, span };
}

/** Reports a name that is not in scope, with the likeliest remedy. */
export function reportUnknown(lowering: Lowering, frame: Frame, name: Name): void {
  const key = canonicalName(name.text);
  if (lookup(frame.scope, key, frame.position) !== null) return; // known, but what it stands for was refused where it is declared
  if (lookup(frame.scope, key, Number.MAX_SAFE_INTEGER) !== null) {
    lowering.report(lowerDiagnostic("E222", { name: name.text }, name.span));
    return;
  }
  const diagnostic = lowerDiagnostic(isSymbolic(name.text) ? "E221" : "E220", { name: name.text }, name.span);
  lowering.report(withHint(diagnostic, standardHint(key) ?? didYouMean(name.text, [...boundNames(frame.environment), ...visibleNames(frame.scope, frame.position)])));
}

/** The EXTENDS that brings a standard operator into scope, or null. Integers stands for Naturals, which it extends. */
function standardHint(key: string): string | null {
  for (const [module, { exports }] of standardModules) {
    if (exports.some((name) => name === key)) return `is EXTENDS ${module === "Naturals" ? "Integers" : module} missing?`;
  }
  return null;
}

function didYouMean(name: string, candidates: readonly string[]): string | null {
  if (isSymbolic(name)) return "is a module missing from EXTENDS?";
  const [near] = nearest(name, candidates.filter((candidate) => !isSymbolic(candidate)));
  return near === undefined ? "is a module missing from EXTENDS?" : `did you mean '${near}'?`;
}
