import { invariant } from "../base/invariant.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { LoadedModules } from "../module/loaded.ts";
import { builtinSignature, standardModules } from "../module/standard-modules.ts";
import type { InstanceNode, ModuleNode, Name, OperatorDeclaration, Unit } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import { instanceSite, type SiteRequest } from "./instance-site.ts";
import { type Formula, isClosed, lookup, lookupModule, type ModuleScope, type NestedModule, type ScopeEntry, type Theorem } from "./module-scope.ts";
import { canonicalName, languageConstants, languageOperators } from "./operator-names.ts";
import type { BuiltinSymbol, DeclaredSymbol, DefinedSymbol, InstanceSite, ModuleSymbol } from "./symbol.ts";
import { signatureOf, symbolSpan } from "./symbol.ts";

/** The scope of every module that was loaded, each built once and on demand. */
export class Scopes {
  readonly #loaded: LoadedModules;
  readonly #byName = new Map<string, ModuleScope>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(loaded: LoadedModules) {
    this.#loaded = loaded;
  }

  rootScope(): ModuleScope {
    const scope = this.scopeOf(this.#loaded.root.name.text);
    invariant(scope !== null, "the root module is among the loaded modules");
    return scope;
  }

  /** The scope of a module that is not nested, or null where there is none of that name. */
  scopeOf(name: string): ModuleScope | null {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const node = this.#loaded.modules.get(name);
    const scope = node === undefined ? this.#standardScope(name) : this.#textScope(node, null);
    if (scope !== null) this.#byName.set(name, scope);
    return scope;
  }

  #standardScope(name: string): ModuleScope | null {
    const module = standardModules.get(name);
    if (module === undefined) return null;
    const entries = new Map<string, ScopeEntry>();
    for (const base of module.extends) for (const [key, entry] of this.scopeOf(base)?.entries ?? []) entries.set(key, entry);
    for (const key of module.exports) {
      const known = this.#builtinSymbol(key);
      entries.set(key, { symbol: known, order: -1, local: false });
    }
    return { name, parent: null, library: true, extended: new Set(module.extends), entries, modules: new Map(), declarations: [], assumptions: [], definitions: [], theorems: [], sites: [] };
  }

  readonly #builtins = new Map<string, BuiltinSymbol>();
  #builtinSymbol(name: BuiltinSymbol["name"]): BuiltinSymbol {
    const symbol = this.#builtins.get(name) ?? { kind: "builtin", name, signature: builtinSignature(name) };
    this.#builtins.set(name, symbol);
    return symbol;
  }

  /** What the operator of that name in the user's copy of a standard module means: TLC evaluates it as the standard one. */
  builtinOf(scope: ModuleScope, name: string, arity: number): BuiltinSymbol | null {
    if (scope.parent !== null) return null;
    const key = standardModules.get(scope.name)?.exports.find((exported) => exported === canonicalName(name));
    return key === undefined || builtinSignature(key).length !== arity ? null : this.#builtinSymbol(key);
  }

  #textScope(node: ModuleNode, parent: ModuleScope["parent"]): ModuleScope {
    const builder = new ScopeBuilder(this, node, parent);
    builder.build();
    return builder.scope;
  }

  /** The scope of a module inside another one. */
  nestedScope(node: ModuleNode, parent: NonNullable<ModuleScope["parent"]>): ModuleScope {
    return this.#textScope(node, parent);
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** The names of all modules that `module` extends, directly or through others. */
  extendedBy(module: ModuleNode): ReadonlySet<string> {
    const reached = new Set<string>();
    const visit = (text: string): void => {
      if (reached.has(text)) return;
      reached.add(text);
      for (const base of this.#loaded.modules.get(text)?.extends ?? []) visit(base.text);
      for (const base of this.#loaded.modules.has(text) ? [] : standardModules.get(text)?.extends ?? []) visit(base);
    };
    for (const base of module.extends) visit(base.text);
    return reached;
  }
}

/** Units that can not stand between RECURSIVE and the definitions that it announces. */
const outsideRecursion: ReadonlySet<Unit["kind"]> = new Set<Unit["kind"]>(["constants", "variables", "assume", "theorem", "facts", "module"]);

/** Builds one scope from the units of a module, in the order of the text. */
class ScopeBuilder {
  readonly #scopes: Scopes;
  readonly #node: ModuleNode;
  readonly #entries = new Map<string, ScopeEntry>();
  readonly #modules = new Map<string, NestedModule>();
  readonly #declarations: DeclaredSymbol[] = [];
  readonly #assumptions: Formula[] = [];
  readonly #theorems: Theorem[] = [];
  readonly #definitions: DefinedSymbol[] = [];
  readonly #sites: InstanceSite[] = [];
  readonly #recursive = new Map<string, { readonly declaration: OperatorDeclaration; readonly order: number }>();
  readonly scope: ModuleScope;

  constructor(scopes: Scopes, node: ModuleNode, parent: ModuleScope["parent"]) {
    this.#scopes = scopes;
    this.#node = node;
    this.scope = {
      name: node.name.text, parent, library: node.span.file.startsWith("<"), extended: scopes.extendedBy(node), entries: this.#entries, modules: this.#modules, declarations: this.#declarations,
      assumptions: this.#assumptions, definitions: this.#definitions, theorems: this.#theorems, sites: this.#sites,
    };
  }

  build(): void {
    for (const name of this.#node.extends) this.#extend(name);
    this.#node.units.forEach((unit, position) => this.#unit(unit, position));
    for (const [text, { declaration }] of this.#recursive) {
      if (!this.#definitions.some((defined) => canonicalName(defined.name.text) === text)) {
        this.#scopes.report(lowerDiagnostic("E233", { name: declaration.name.text }, declaration.name.span));
      }
    }
  }

  #extend(name: Name): void {
    const nested = this.scope.parent === null ? null : lookupModule(this.scope.parent.scope, name.text, this.scope.parent.position);
    const base = nested?.module.scope ?? this.#scopes.scopeOf(name.text);
    if (base === null) return; // the loader has said so
    for (const [key, entry] of base.entries) if (!entry.local) this.#import(key, entry.symbol, -1, false, name, "extends");
    for (const [key, module] of base.modules) this.#modules.set(key, { ...module, order: -1 });
    for (const declared of base.declarations) if (!this.#declarations.includes(declared)) this.#declarations.push(declared);
    for (const formula of base.assumptions) if (!this.#assumptions.includes(formula)) this.#assumptions.push(formula);
  }

  #unit(unit: Unit, position: number): void {
    if (outsideRecursion.has(unit.kind) && [...this.#recursive.keys()].some((name) => !this.#definitions.some((defined) => canonicalName(defined.name.text) === name))) {
      this.#scopes.report(lowerDiagnostic("E249", undefined, unit.span));
    }
    switch (unit.kind) {
      case "constants":
        for (const declaration of unit.declarations) this.#declare("constant", declaration.name, declaration.arity, position);
        return;
      case "variables":
        for (const name of unit.names) this.#declare("variable", name, 0, position);
        return;
      case "recursive":
        for (const declaration of unit.declarations) this.#recursive.set(canonicalName(declaration.name.text), { declaration, order: position });
        return;
      case "operator":
        this.#defineOperator(unit, unit.parameters.map((parameter) => parameter.arity), unit.name, unit.local, position);
        return;
      case "function":
        this.#defineOperator(unit, [], unit.name, unit.local, position);
        return;
      case "instance-definition": {
        const site = this.#site(unit.instance, unit.name, unit.parameters, position);
        if (site !== null) this.#add(unit.name, { kind: "instance", name: unit.name, site }, position, unit.local);
        return;
      }
      case "instance":
        this.#instance(unit.instance, unit.local, position);
        return;
      case "assume":
        this.#assumptions.push({ name: unit.name, body: unit.body, home: this.scope, position });
        if (unit.name !== null) this.#defineFormula(unit.name, unit.body, position);
        return;
      case "theorem":
        this.#theorems.push({ unit, home: this.scope, position });
        if (unit.name !== null) this.#defineFormula(unit.name, unit.statement.assumptions === null ? unit.statement.goal : null, position);
        return;
      case "facts":
        this.#theorems.push({ unit, home: this.scope, position });
        return;
      case "module":
        if (lookupModule(this.scope, unit.name.text, Number.MAX_SAFE_INTEGER) !== null || this.scope.extended.has(unit.name.text)) {
          this.#scopes.report(lowerDiagnostic("E250", { name: unit.name.text }, unit.name.span));
        }
        this.#modules.set(unit.name.text, { node: unit, scope: this.#scopes.nestedScope(unit, { scope: this.scope, position }), order: position });
        return;
    }
  }

  #declare(kind: "constant" | "variable", name: Name, arity: number, position: number): void {
    const symbol: DeclaredSymbol = { kind, name, signature: new Array<number>(arity).fill(0), home: this.scope };
    if (this.#add(name, symbol, position, false)) this.#declarations.push(symbol);
  }

  #defineOperator(node: DefinedSymbol["node"], signature: readonly number[], name: Name, local: boolean, position: number): void {
    const builtin = this.#scopes.builtinOf(this.scope, name.text, signature.length);
    if (builtin !== null) {
      this.#add(name, builtin, position, local);
      return;
    }
    const declared = this.#recursive.get(canonicalName(name.text));
    const symbol: DefinedSymbol = { kind: "definition", name, signature, node, home: this.scope, position, ...(declared === undefined ? {} : { recursive: true }) };
    if (declared !== undefined && declared.declaration.arity !== signature.length) {
      this.#scopes.report(lowerDiagnostic("E234", { name: name.text }, name.span, [{ message: "declared here", span: declared.declaration.span }]));
    }
    if (this.#add(name, symbol, declared?.order ?? position, local)) this.#definitions.push(symbol);
  }

  /** The name of an ASSUME or THEOREM; `body` is null for an ASSUME/PROVE. */
  #defineFormula(name: Name, body: Formula["body"] | null, position: number): void {
    const node: DefinedSymbol["node"] = body === null ? { kind: "statement", span: name.span } : { kind: "formula", body };
    this.#add(name, { kind: "definition", name, signature: [], node, home: this.scope, position }, position, false);
  }

  /** Adds what this module itself declares or defines; refuses a name that stands for something already. */
  #add(name: Name, symbol: ModuleSymbol, order: number, local: boolean): boolean {
    const key = canonicalName(name.text);
    if (languageOperators.has(key) || languageConstants.has(key)) {
      this.#scopes.report(lowerDiagnostic("E241", { name: name.text }, name.span));
      return false;
    }
    const known = lookup(this.scope, key, Number.MAX_SAFE_INTEGER);
    if (known !== null) {
      const span = symbolSpan(known.symbol);
      this.#scopes.report(lowerDiagnostic("E224", { name: name.text }, name.span, span === null ? undefined : [{ message: "first here", span }]));
      return false;
    }
    this.#entries.set(key, { symbol, order, local });
    return true;
  }

  /** Adds what comes from another module. The first of two symbols of one name is kept. */
  #import(key: string, symbol: ModuleSymbol, order: number, local: boolean, by: Name, how: "extends" | "instance"): void {
    const known = this.#entries.get(key) ?? outer(this.scope, key);
    if (known === null) {
      this.#entries.set(key, { symbol, order, local });
      return;
    }
    if (known.symbol === symbol) {
      const own = this.#entries.get(key);
      if (own !== undefined && own.local && !local) this.#entries.set(key, { ...own, local: false });
      return;
    }
    if (this.scope.library) return;
    const span = symbolSpan(known.symbol);
    const related = span === null ? undefined : [{ message: "the other one", span }];
    const alike = how === "extends" ? isDeclared(known.symbol) === isDeclared(symbol) : sameKind(known.symbol, symbol);
    this.#scopes.report(lowerDiagnostic(alike ? "W225" : "E226", { name: key }, by.span, related));
  }

  #instance(node: InstanceNode, local: boolean, position: number): void {
    const site = this.#site(node, null, [], position);
    if (site === null) return;
    for (const [key, entry] of site.target.entries) {
      if (entry.local || isDeclared(entry.symbol)) continue;
      const symbol: ModuleSymbol = isIndependent(entry.symbol) ? entry.symbol : { kind: "instanced", inner: entry.symbol, site };
      this.#import(key, symbol, position, local, node.module, "instance");
    }
  }

  #site(node: InstanceNode, name: Name | null, parameters: readonly OperatorDeclaration[], position: number): InstanceSite | null {
    const request: SiteRequest = { node, name, parameters, scope: this.scope, position, localNames: new Set(parameters.map((parameter) => canonicalName(parameter.name.text))) };
    const { site, diagnostics } = instanceSite(this.#scopes, request);
    for (const diagnostic of diagnostics) this.#scopes.report(diagnostic);
    if (site !== null) this.#sites.push(site);
    return site;
  }
}

function outer(scope: ModuleScope, key: string): ScopeEntry | null {
  if (scope.parent === null) return null;
  const found = lookup(scope.parent.scope, key, scope.parent.position);
  return found === null ? null : { symbol: found.symbol, order: -1, local: false };
}

function isDeclared(symbol: ModuleSymbol): boolean {
  return symbol.kind === "constant" || symbol.kind === "variable";
}

function sameKind(a: ModuleSymbol, b: ModuleSymbol): boolean {
  return isDeclared(a) === isDeclared(b) && signatureOf(a)?.length === signatureOf(b)?.length;
}

/** Whether the symbol means the same in every instance of the module it is exported by. */
function isIndependent(symbol: ModuleSymbol): boolean {
  switch (symbol.kind) {
    case "builtin": return true;
    case "instanced":
    case "instance": return isClosed(symbol.site.home);
    default: return isClosed(symbol.home);
  }
}

