import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ExprNode, InstanceNode, Name, OperatorDeclaration } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { lookup, lookupModule, type ModuleScope } from "./module-scope.ts";
import { canonicalName } from "./operator-names.ts";
import { type DeclaredSymbol, type InstanceSite, signatureOf } from "./symbol.ts";

/** An INSTANCE to resolve, seen from `position` of `scope` where `localNames` are bound as well. */
export interface SiteRequest {
  readonly node: InstanceNode;
  readonly name: Name | null;
  readonly parameters: readonly OperatorDeclaration[];
  readonly scope: ModuleScope;
  readonly position: number;
  readonly localNames: ReadonlySet<string>;
}

/** Finds the module of an INSTANCE and pairs its CONSTANTs and VARIABLEs with what replaces them (*Specifying Systems*, 17.3 and 17.5.5).
 *  Null where the module is not in scope. Raises E230, E231, E232, E239, E248. */
export function instanceSite(
  scopes: { scopeOf(name: string): ModuleScope | null },
  request: SiteRequest,
): { readonly site: InstanceSite | null; readonly diagnostics: readonly Diagnostic[] } {
  const { node, name, parameters, scope, position } = request;
  const nested = lookupModule(scope, node.module.text, position);
  const target = nested?.module.scope ?? scopes.scopeOf(node.module.text);
  if (target === null) return { site: null, diagnostics: [lowerDiagnostic("E239", { name: node.module.text }, node.module.span)] };
  const diagnostics: Diagnostic[] = [];
  const explicit = new Map<string, { readonly name: Name; readonly value: ExprNode }>();
  for (const substitution of node.substitutions) {
    const key = canonicalName(substitution.name.text);
    if (explicit.has(key)) diagnostics.push(lowerDiagnostic("E232", { name: key }, substitution.name.span));
    else explicit.set(key, substitution);
  }
  const substitutions = new Map<DeclaredSymbol, ExprNode | null>();
  const used = new Set<string>();
  for (const declared of target.declarations) {
    const key = canonicalName(declared.name.text);
    const value = explicit.get(key)?.value ?? null;
    used.add(key);
    substitutions.set(declared, value);
    if (value !== null || request.localNames.has(key)) continue;
    const found = lookup(scope, key, position);
    const related = [{ message: "declared here", span: declared.name.span }];
    const takes = found === null ? null : signatureOf(found.symbol);
    if (found === null) diagnostics.push(lowerDiagnostic("E230", { module: target.name, name: key }, node.span, related));
    else if (takes?.join() !== declared.signature.join()) diagnostics.push(lowerDiagnostic("E248", { module: target.name, name: key, takes: declared.signature.length }, node.span, related));
  }
  for (const [key, { name: unknown }] of explicit) {
    if (!used.has(key)) diagnostics.push(lowerDiagnostic("E231", { module: target.name, name: key }, unknown.span));
  }
  return { site: { node, name, parameters, target, home: scope, hops: nested?.hops ?? 0, position, substitutions }, diagnostics };
}
