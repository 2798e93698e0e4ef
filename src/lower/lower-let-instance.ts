import type { Argument, LocalId } from "../ir/ir.ts";
import type { ExprNode, InstanceDefinition } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { type Captured, type Context, type Frame, outward } from "./context.ts";
import { declare } from "./declare-local.ts";
import { boundNames } from "./environment.ts";
import { freeLocals } from "./free-locals.ts";
import { instanceSite } from "./instance-site.ts";
import { declareParameters } from "./lower-definition.ts";
import { lowerArgument } from "./lower-argument.ts";
import { type Lowering, renamed } from "./lowering.ts";
import { isClosed } from "./module-scope.ts";
import type { InstanceSite } from "./symbol.ts";

/** `LET I(a) == INSTANCE M WITH x <- e IN ...`: binds I to a context of its own. Its definitions take the locals that the substituted
 *  expressions mention as leading parameters, see NOTE(captured). */
export function lowerLetInstance(lowering: Lowering, frame: Frame, unit: InstanceDefinition): Frame {
  const parameters = unit.parameters.map(({ name, arity }) => lowering.freshParameter(name.text, arity));
  const around = declareParameters(lowering, frame, unit.parameters, parameters);
  const { site, diagnostics } = instanceSite(lowering.scopes, {
    node: unit.instance, name: unit.name, parameters: unit.parameters, scope: frame.scope, position: frame.position, localNames: new Set(boundNames(around.environment)),
  });
  for (const diagnostic of diagnostics) lowering.report(diagnostic);
  if (site === null || diagnostics.length > 0) return frame;
  const prefix = `${frame.context.prefix}${unit.name.text}!`;
  const closed = isClosed(site.target);
  const captured = closed ? [] : capturedLocals(lowering, around, site, new Set(parameters.map(({ id }) => id)));
  const lexical = site.target.parent === null ? null : outward(frame.context, site.hops);
  const plain = closed ? lowering.closedContext(site.target, prefix) : null;
  const context: Context = plain !== null ? { ...plain, parameters } : {
    scope: site.target, prefix, captured: [...captured, ...parameters], parameters, lexical, instance: { site, frame: around }, outer: frame.renaming,
  };
  return declare(lowering, frame, unit.name, { kind: "instance", context, span: unit.name.span });
}

/** The locals of the surrounding definition that the instance depends on; operators among them as operators. */
function capturedLocals(lowering: Lowering, around: Frame, site: InstanceSite, own: ReadonlySet<LocalId>): readonly Captured[] {
  const captured = new Map<LocalId, Captured>();
  const collect = (e: Argument): void => {
    for (const [id, reference] of freeLocals(e)) {
      if (own.has(id) || captured.has(id)) continue;
      const args = reference.kind === "apply-local" ? reference.arguments : [];
      if (args.some((arg) => arg.kind === "lambda")) lowering.report(lowerDiagnostic("E246", { name: site.name?.text ?? site.target.name }, site.node.span));
      captured.set(id, { id, name: reference.name, arity: args.length });
    }
  };
  for (const [symbol, value] of site.substitutions) {
    const node: ExprNode = value ?? { kind: "name", path: [{ name: { text: symbol.name.text, span: site.node.span }, arguments: [] }], span: site.node.span };
    collect(lowerArgument(lowering, around, node, symbol.signature.length, symbol.name.text));
  }
  if (site.target.parent !== null) {
    for (const parameter of around.context.captured) {
      const id = renamed(around, parameter);
      captured.set(id, { ...parameter, id });
    }
  }
  return [...captured.values()];
}
