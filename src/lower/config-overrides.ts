import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Config } from "../config/config.ts";
import type { Name } from "../syntax/tree.ts";
import type { Value } from "../value/value.ts";
import type { Scopes } from "./build-scope.ts";
import { lowerDiagnostic, withHint } from "./catalogue.ts";
import { exported, type ModuleScope } from "./module-scope.ts";
import { nearest } from "../base/nearest.ts";
import { canonicalName } from "./operator-names.ts";
import { ConstantOverrides, type Override } from "./overrides.ts";
import { type ModuleSymbol, signatureOf } from "./symbol.ts";

type Assignments = Pick<Config, "constants" | "replacements">;
type Case = Extract<Override, { kind: "value" }>["cases"][number];

/** What the config puts in place of constants and definitions. A name without a module is looked up in the root module, `[M]` in M; a path
 *  `A!B!c` follows instances. Reports E391 to E397; like TLC, a value for a
 *  name that does not exist is only worth a warning (W391). */
export function configOverrides(scopes: Scopes, root: ModuleScope, config: Assignments): { readonly overrides: ConstantOverrides; readonly diagnostics: readonly Diagnostic[] } {
  const overrides = new ConstantOverrides();
  const diagnostics: Diagnostic[] = [];
  const replaced = new Set(config.replacements.filter(({ module }) => module === null).map(({ name }) => name.text));
  for (const group of grouped(config.constants)) {
    const [first] = group;
    if (first === undefined) continue;
    const { name, module, span } = first;
    const cases = group.map((assignment): Case => ({ arguments: assignment.arguments, value: assignment.value }));
    // `r1 = r1` only makes a model value
    const isModelValue = cases.every(({ arguments: args, value }) => args === null && typeof value === "object" && value.kind === "model" && value.name === name.text);
    for (const symbol of symbolsOf(scopes, root, name, module, "W391", isModelValue ? null : diagnostics)) {
      const takes = signatureOf(symbol)?.length ?? 0;
      if (symbol.kind === "variable") diagnostics.push(lowerDiagnostic("E396", { name: name.text }, name.span));
      else if (cases.some((entry) => (entry.arguments?.length ?? 0) !== takes)) diagnostics.push(lowerDiagnostic("E395", { name: name.text }, name.span));
      else overrides.set(symbol, { kind: "value", cases, everywhere: module !== null, ...qualified(name), span });
    }
  }
  for (const { name, module, target, span } of config.replacements) {
    const goal = symbolsOf(scopes, root, target, null, "E391", null)[0];
    if (goal === undefined) {
      const [hint] = nearest(target.text, root.entries.keys());
      diagnostics.push(withHint(lowerDiagnostic("E393", { name: name.text, target: target.text }, target.span), hint === undefined ? null : `did you mean '${hint}'?`));
      continue;
    }
    if (module === null && replaced.has(target.text)) {
      diagnostics.push(lowerDiagnostic("E397", { name: name.text }, target.span));
      continue;
    }
    for (const symbol of symbolsOf(scopes, root, name, module, "E391", diagnostics)) {
      if (symbol.kind === "variable") diagnostics.push(lowerDiagnostic("E396", { name: name.text }, name.span));
      else if (signatureOf(symbol)?.join() !== signatureOf(goal)?.join()) diagnostics.push(lowerDiagnostic("E394", { name: name.text, target: target.text }, target.span));
      else overrides.set(symbol, { kind: "redirect", target: goal, everywhere: module !== null, ...qualified(name), span });
    }
  }
  return { overrides, diagnostics };
}

function qualified(name: Name): { readonly qualified?: true } {
  return name.text.includes("!") ? { qualified: true } : {};
}

/** The model values that occur in the config, in order of appearance. */
export function modelValuesOf(config: Assignments): readonly string[] {
  const names = new Set<string>();
  const visit = (value: Value): void => {
    if (typeof value !== "object") return;
    switch (value.kind) {
      case "model": names.add(value.name); return;
      case "set": case "tuple": value.elements.forEach(visit); return;
      case "record": value.values.forEach(visit); return;
      case "function": value.keys.forEach(visit); value.values.forEach(visit); return;
    }
  };
  for (const { arguments: args, value } of config.constants) {
    args?.forEach(visit);
    visit(value);
  }
  return [...names];
}

/** Assignments to one constant together: `Op(a) = 1` and `Op(b) = 2` are one table. */
function grouped(constants: Assignments["constants"]): Iterable<Assignments["constants"]> {
  const groups = new Map<string, Assignments["constants"][number][]>();
  for (const assignment of constants) {
    const key = `${assignment.module?.text ?? ""} ${assignment.name.text}`;
    groups.set(key, [...(groups.get(key) ?? []), assignment]);
  }
  return groups.values();
}

/** The symbols that the config means: several where extended modules declare one constant each under the same name. */
function symbolsOf(scopes: Scopes, root: ModuleScope, name: Name, module: Name | null, unknown: "E391" | "W391", diagnostics: Diagnostic[] | null): readonly ModuleSymbol[] {
  const scope = module === null ? root : scopes.scopeOf(module.text);
  if (scope === null) {
    diagnostics?.push(lowerDiagnostic("E392", { name: name.text, module: module?.text ?? "" }, module?.span ?? name.span));
    return [];
  }
  const [first, ...rest] = name.text.split("!");
  let symbol = scope.entries.get(canonicalName(first ?? ""))?.symbol ?? null;
  for (const step of rest) {
    const instance = symbol === null ? null : inner(symbol);
    symbol = instance?.kind === "instance" ? exported(instance.site.target, canonicalName(step)) : null;
  }
  if (symbol === null || symbol.kind === "instance") {
    const [near] = nearest(name.text, scope.entries.keys());
    diagnostics?.push(withHint(lowerDiagnostic(unknown, { name: name.text }, name.span), near === undefined ? null : `did you mean '${near}'?`));
    return [];
  }
  if (symbol.kind !== "constant") return module === null ? [symbol] : [inner(symbol)];
  const key = canonicalName(name.text);
  return scope.declarations.filter((declared) => declared.kind === "constant" && canonicalName(declared.name.text) === key);
}

function inner(symbol: ModuleSymbol): ModuleSymbol {
  return symbol.kind === "instanced" ? inner(symbol.inner) : symbol;
}
