import type { Config, Overrides } from "../config/config.ts";
import type { Certificate } from "../engines/prove/certificate-module.ts";
import { assignmentText, replacementText } from "./trace-config.ts";

/** The configuration for the module of a certificate: that of the model, with the constants that the certificate adds and its invariant first. With it
 *  `talus induct` checks that the invariant is inductive, and TLC that it holds in every reachable state. `customary`: the behaviour that is
 *  taken where the model's configuration says nothing. */
export function certificateConfig(certificate: Certificate, config: Config | null, overrides: Overrides, customary: readonly string[]): string {
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]);
  const names = (list: readonly { readonly text: string }[] | undefined): readonly string[] => (list ?? []).map((name) => name.text);
  const deadlock = overrides.checkDeadlock ?? config?.checkDeadlock ?? null;
  return [
    ...section("CONSTANTS", [
      ...(config?.constants ?? []).map(assignmentText),
      ...(config?.replacements ?? []).map(replacementText),
      ...certificate.constants.map((c) => `${c.name} = ${c.value.name}`),
    ]),
    ...behaviour(config, overrides, customary),
    ...section("INVARIANTS", [certificate.invariant, ...(overrides.invariants ?? names(config?.invariants))]),
    ...section("PROPERTIES", names(config?.properties)),
    ...section("CONSTRAINTS", names(config?.constraints)),
    ...section("ACTION_CONSTRAINTS", names(config?.actionConstraints)),
    ...(deadlock === null ? [] : [`CHECK_DEADLOCK ${deadlock ? "TRUE" : "FALSE"}`]),
    "",
  ].join("\n");
}

/** One of INIT and NEXT in place of a SPECIFICATION's is not to be said here: it stays on the command line. */
function behaviour(config: Config | null, overrides: Overrides, customary: readonly string[]): readonly string[] {
  if (overrides.init !== undefined && overrides.next !== undefined) return [`INIT ${overrides.init}`, `NEXT ${overrides.next}`];
  if (config?.specification != null) return [`SPECIFICATION ${config.specification.text}`];
  const init = overrides.init ?? config?.init?.text;
  const next = overrides.next ?? config?.next?.text;
  if (init === undefined && next === undefined) return customary;
  return [...(init === undefined ? [] : [`INIT ${init}`]), ...(next === undefined ? [] : [`NEXT ${next}`])];
}
