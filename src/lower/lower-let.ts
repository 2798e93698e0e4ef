import type { Expr, LocalDefinition, LocalId, Parameter } from "../ir/ir.ts";
import type { ExprNode, FunctionDefinition, LetUnit, Name, OperatorDefinition } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import { declare } from "./declare-local.ts";
import { freeLocals } from "./free-locals.ts";
import { declareParameters, lowerFunction } from "./lower-definition.ts";
import { lowerExpr } from "./lower-expr.ts";
import { lowerLetInstance } from "./lower-let-instance.ts";
import type { Lowering } from "./lowering.ts";
import { canonicalName } from "./operator-names.ts";
import type { Signature } from "./symbol.ts";

/** A LET definition that a RECURSIVE has announced. */
interface Announced {
  readonly id: LocalId;
  readonly name: Name;
  readonly arity: number;
  defined: boolean;
}

/** LET: each definition sees those before it. Instances leave no trace in the IR but the definitions that are used through them. */
export function lowerLet(lowering: Lowering, frame: Frame, node: Extract<ExprNode, { kind: "let" }>): Expr {
  const { inner, definitions } = lowerUnits(lowering, frame, node.units);
  const body = lowerExpr(lowering, inner, node.body);
  return definitions.length === 0 ? body : { kind: "let", definitions, body, span: node.span };
}

/** The definitions of a LET or of a DEFINE in a proof, and the frame that sees them all. */
export function lowerUnits(lowering: Lowering, frame: Frame, units: readonly LetUnit[]): { readonly inner: Frame; readonly definitions: readonly LocalDefinition[] } {
  let inner = frame;
  const definitions: LocalDefinition[] = [];
  const announced = new Map<string, Announced>();
  for (const unit of units) {
    switch (unit.kind) {
      case "recursive":
        for (const { name, arity, span } of unit.declarations) {
          const id = lowering.freshLocal();
          announced.set(canonicalName(name.text), { id, name, arity, defined: false });
          inner = declare(lowering, inner, name, { kind: "local", id, name: name.text, signature: announcedSignature(units, name, arity), span });
        }
        break;
      case "operator":
      case "function": {
        const result = lowerLocalDefinition(lowering, inner, unit, announced);
        definitions.push(result.definition);
        inner = result.inner;
        break;
      }
      case "instance-definition":
        inner = lowerLetInstance(lowering, inner, unit);
        break;
    }
  }
  for (const { name, defined } of announced.values()) if (!defined) lowering.report(lowerDiagnostic("E233", { name: name.text }, name.span));
  return { inner, definitions: announced.size === 0 ? definitions : markRecursive(definitions) };
}

/** What an operator that RECURSIVE announces takes: the announcement only says how many parameters. */
function announcedSignature(units: readonly LetUnit[], name: Name, arity: number): Signature {
  for (const unit of units) {
    if (unit.kind === "operator" && unit.name.text === name.text && unit.parameters.length === arity) return unit.parameters.map((parameter) => parameter.arity);
  }
  return new Array<number>(arity).fill(0);
}

function lowerLocalDefinition(
  lowering: Lowering, frame: Frame, unit: OperatorDefinition | FunctionDefinition, announced: ReadonlyMap<string, Announced>,
): { readonly definition: LocalDefinition; readonly inner: Frame } {
  const { name } = unit;
  const declarations = unit.kind === "operator" ? unit.parameters : [];
  const parameters: readonly Parameter[] = declarations.map((parameter) => lowering.freshParameter(parameter.name.text, parameter.arity));
  const recursive = announced.get(canonicalName(name.text));
  const known = recursive !== undefined && !recursive.defined ? recursive : null;
  if (known !== null) {
    known.defined = true;
    if (known.arity !== parameters.length) {
      lowering.report(lowerDiagnostic("E234", { name: name.text }, name.span, [{ message: "declared here", span: known.name.span }]));
    }
  }
  const id = known?.id ?? lowering.freshLocal();
  const body = unit.kind === "function" ? lowerFunction(lowering, frame, unit)
    : lowerExpr(lowering, declareParameters(lowering, frame, declarations, parameters), unit.body);
  const signature = parameters.map(({ arity }) => arity);
  const inner = known !== null ? frame : declare(lowering, frame, name, { kind: "local", id, name: name.text, signature, span: name.span });
  return { definition: { id, name: name.text, parameters, body, recursive: false, span: name.span }, inner };
}

/** Sets `recursive` on the definitions of one LET that reach themselves. */
function markRecursive(definitions: readonly LocalDefinition[]): readonly LocalDefinition[] {
  const uses = new Map(definitions.map((definition) => [definition.id, new Set(freeLocals(definition.body).keys())]));
  const reaches = (from: LocalId, goal: LocalId, seen: Set<LocalId>): boolean => {
    for (const next of uses.get(from) ?? []) {
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      if (reaches(next, goal, seen)) return true;
    }
    return false;
  };
  return definitions.map((definition) => (reaches(definition.id, definition.id, new Set()) ? { ...definition, recursive: true } : definition));
}
