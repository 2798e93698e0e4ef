import type { Level } from "../ir/ir.ts";
import type { LoadedModules } from "../module/loaded.ts";
import type { ExprNode } from "../syntax/tree.ts";
import { checkLabels } from "./check-labels.ts";
import { checkTheorem, type Late } from "./check-proof.ts";
import type { Context } from "./context.ts";
import type { LevelAnalysis } from "./level-analysis.ts";
import { levelDiagnostic } from "./level-catalogue.ts";
import { plainContext } from "./context.ts";
import { lowerDefinition } from "./lower-definition.ts";
import { lowerExpr } from "./lower-expr.ts";
import type { Lowering } from "./lowering.ts";
import type { ModuleScope } from "./module-scope.ts";
import { childContext, contextOf, plainName, resolveSymbol, type Target } from "./resolve.ts";
import type { InstanceSite } from "./symbol.ts";

/** Operators of the language whose value depends on more than the values of their operands (*Specifying Systems*, 17.3). */
const nonLeibniz: ReadonlySet<string> = new Set(["'", "ENABLED", "UNCHANGED", "[]", "<>", "~>", "-+->", "\\cdot"]);

/** Library texts that stand for collections of theorems and contain none: proofs that may use them can not be resolved. */
const withoutItsTheorems = /(Theorems|Induction)$/;

/** Lowers what the root module does not reach, only for the findings: unused definitions of the user's modules, theorems, and what instances
 *  substitute. What it returns is to be called with the levels of all definitions. The definitions it adds come after all others. */
export function checkEverything(lowering: Lowering, loaded: LoadedModules): Late {
  const late: Late[] = [];
  const replaced: { readonly site: InstanceSite; readonly name: string; readonly max: Level; readonly target: Target }[] = [];
  const operators: { readonly site: InstanceSite; readonly name: string; readonly target: Target | null; readonly value: ExprNode | null }[] = [];
  const check = (scope: ModuleScope, context: Context): void => {
    for (const symbol of scope.definitions) if (!lowering.isDefined(symbol)) lowerDefinition(lowering, symbol, contextOf(lowering, symbol, context));
    const modules = namedModules(lowering, scope);
    const known = [...modules].every((name) => !withoutItsTheorems.test(name) || lowering.scopes.scopeOf(name)?.library !== true);
    for (const theorem of scope.theorems) checkTheorem(lowering, theorem, context, known ? modules : null, late);
    for (const site of scope.sites) {
      if (site.substitutions.size === 0) continue;
      const child = childContext(lowering, context, site);
      for (const { body, home, position } of site.target.assumptions) {
        const frame = { context: child, scope: home, position, environment: null, renaming: new Map() };
        if (home.library) continue;
        const formula = lowering.guardDepth(body.span, () => lowerExpr(lowering, frame, body));
        late.push((analysis, report) => void analysis.levelOf(formula, report));
      }
      const isConstant = site.target.declarations.every(({ kind }) => kind === "constant");
      for (const declared of site.substitutions.keys()) {
        const target = resolveSymbol(lowering, declared, child);
        if (declared.signature.length > 0) operators.push({ site, name: declared.name.text, target, value: site.substitutions.get(declared) ?? null });
        if (target !== null && !isConstant) replaced.push({ site, name: declared.name.text, max: declared.kind === "constant" ? 0 : 1, target });
      }
    }
    for (const nested of scope.modules.values()) {
      if (nested.scope.parent?.scope === scope) check(nested.scope, plainContext(nested.scope, "", context));
    }
  };
  for (const name of loaded.modules.keys()) {
    const scope = lowering.scopes.scopeOf(name);
    const node = loaded.modules.get(name);
    if (scope !== null && !scope.library && node !== undefined) for (const diagnostic of checkLabels(node)) lowering.report(diagnostic);
    if (scope !== null && !scope.library) check(scope, scope === lowering.root.scope ? lowering.root : plainContext(scope, "", null));
  }
  lowering.finish();
  return (analysis, report) => {
    for (const check of late) check(analysis, report);
    for (const { site, name, target, value } of operators) {
      const text = value === null ? null : plainName(value);
      const summary = target?.kind === "definition" ? analysis.summaryOf(target.entry.id) : null;
      const primes = summary?.parameters.some(({ id }) => (summary.maxima.get(id) ?? 3) <= 1) ?? false;
      const looksAhead = primes || text !== null && nonLeibniz.has(text);
      if (looksAhead) report(levelDiagnostic("E412", { module: site.target.name, name, operator: `'${text ?? summary?.name ?? name}'` }, site.node.span));
    }
    for (const { site, name, max, target } of replaced) {
      const level = levelOfTarget(analysis, target);
      if (level > max) report(levelDiagnostic("E409", { module: site.target.name, name, level, max }, site.node.span));
    }
  };
}

/** The modules that a proof in `scope` may name: itself, those around it, and what these extend or instantiate. */
function namedModules(lowering: Lowering, scope: ModuleScope): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (here: ModuleScope): void => {
    if (names.has(here.name)) return;
    names.add(here.name);
    for (const name of here.extended) {
      const base = lowering.scopes.scopeOf(name);
      if (base !== null) visit(base);
    }
    for (const site of here.sites) visit(site.target);
    if (here.parent !== null) visit(here.parent.scope);
  };
  visit(scope);
  return names;
}

function levelOfTarget(analysis: LevelAnalysis, target: Target): Level {
  if (target.kind === "variable") return 1;
  return target.kind === "definition" ? analysis.summaryOf(target.entry.id)?.body.level ?? 0 : 0;
}
