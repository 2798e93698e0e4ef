import type { Config, ConstantAssignment, ConstantReplacement } from "../config/config.ts";
import { printValue } from "../value/index.ts";

/** What the copy of a configuration says differently. */
export interface ConfigChanges {
  /** In place of INIT and NEXT, or SPECIFICATION. */
  readonly init: string | null;
  readonly next: string | null;
  readonly invariants: readonly string[] | null;
  /** Properties that are left out. */
  readonly without: ReadonlySet<string>;
  readonly constraints: readonly string[]; // more of them, in front
  readonly view: string | null; // in place of VIEW
  readonly symmetry: boolean; // false: leave SYMMETRY out
  readonly checkDeadlock: boolean;
}

/** A configuration in TLC's language: the constants, behaviour, invariants, safety properties, constraints, symmetry and view of `config` with the
 *  changes. ALIAS, POSTCONDITION and _POSSIBLE are left out: they say nothing about the verdict up to a bound. */
export function configText(config: Config | null, changes: ConfigChanges): string {
  const names = (list: readonly { readonly text: string }[] | undefined): readonly string[] => (list ?? []).map((name) => name.text);
  const section = (keyword: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [keyword, ...lines.map((line) => `  ${line}`)]);
  return [
    ...section("CONSTANTS", [...(config?.constants ?? []).map(assignmentText), ...(config?.replacements ?? []).map(replacementText)]),
    ...behaviour(config, changes),
    ...section("INVARIANTS", changes.invariants ?? names(config?.invariants)),
    ...section("PROPERTIES", names(config?.properties).filter((name) => !changes.without.has(name))),
    ...section("CONSTRAINTS", [...changes.constraints, ...names(config?.constraints)]),
    ...section("ACTION_CONSTRAINTS", names(config?.actionConstraints)),
    ...section("SYMMETRY", config === null || config.symmetry === null || !changes.symmetry ? [] : [config.symmetry.text]),
    ...section("VIEW", [changes.view ?? config?.view?.text ?? ""].filter((name) => name !== "")),
    `CHECK_DEADLOCK ${changes.checkDeadlock ? "TRUE" : "FALSE"}`,
    "",
  ].join("\n");
}

function behaviour(config: Config | null, changes: ConfigChanges): readonly string[] {
  const init = changes.init ?? config?.init?.text ?? null;
  const next = changes.next ?? config?.next?.text ?? null;
  const specification = config?.specification ?? null;
  if (specification !== null && changes.init === null && changes.next === null) return [`SPECIFICATION ${specification.text}`];
  return [...(init === null ? [] : [`INIT ${init}`]), ...(next === null ? [] : [`NEXT ${next}`])];
}

function assignmentText(c: ConstantAssignment): string {
  const parameters = c.arguments === null ? "" : `(${c.arguments.map(printValue).join(", ")})`;
  return `${c.name.text}${parameters} = ${c.module === null ? "" : `[${c.module.text}] `}${printValue(c.value)}`;
}

function replacementText(r: ConstantReplacement): string {
  return `${r.name.text} <- ${r.module === null ? "" : `[${r.module.text}] `}${r.target.text}`;
}
