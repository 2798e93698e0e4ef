import { assemble } from "../../../src/config/assemble.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import { certificateConfig } from "../../../src/cli/certificate-config.ts";
import { recheckCertificate } from "../../../src/cli/recheck-certificate.ts";
import type { InductReport } from "../../../src/engines/induct/check-inductive.ts";
import type { Certificate } from "../../../src/engines/prove/certificate-module.ts";
import { type ProveReport, type Turn, prove } from "../../../src/engines/prove/prove.ts";
import { silentReporter } from "../../../src/engines/report.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { lower } from "../../../src/lower/lower.ts";
import type { Lowered } from "../../../src/lower/lowered.ts";
import { load } from "../../../src/module/load.ts";
import type { FileHost } from "../../../src/module/loaded.ts";

/** A spec as text, read as the command reads it, and what `talus prove` does with it. */
export interface Proving {
  readonly problem: Problem;
  /** `induction`: the greatest k of k-induction, before IC3; by default IC3 alone. */
  readonly prove: (turns?: readonly Turn[], induction?: number) => Promise<ProveReport>;
  /** Checks a certificate from its text, whatever it says. */
  readonly recheck: (certificate: Certificate) => Promise<InductReport>;
}

/** Reads a module text and a config text; throws with all diagnostics if there are errors. */
export function provingOf(text: string, configText: string): Proving {
  const name = /MODULE\s+(\w+)/.exec(text)?.[1] ?? "Spec";
  const host: FileHost = { read: (path) => (path === `${name}.tla` ? text : null) };
  const { config } = parseConfig(configText, `${name}.cfg`);
  const loading = load(`${name}.tla`, host);
  if (loading.loaded === null) throw new Error(loading.diagnostics.map((d) => `${d.code} ${d.message}`).join("\n"));
  const lowering = lower(loading.loaded, config);
  const lowered: Lowered | null = lowering.lowered;
  const assembled = lowered === null ? null : assemble(lowered, config, {});
  const problem = assembled?.problem ?? null;
  if (lowered === null || problem === null) throw new Error([...lowering.diagnostics, ...(assembled?.diagnostics ?? [])].map((d) => `${d.code} ${d.message}`).join("\n"));
  const signal = new AbortController().signal;
  const recheck = (certificate: Certificate): Promise<InductReport> => recheckCertificate(
    { certificate, config: certificateConfig(certificate, config, {}, ["INIT Init", "NEXT Next"]), rootFile: `${name}.tla`, libraries: [], overrides: {} },
    problem, host, { timeoutSeconds: null, signal }, silentReporter,
  );
  return {
    problem,
    recheck,
    prove: (turns, induction = 0) => prove(problem, { induction, ...(turns === undefined ? {} : { turns }), view: null, seed: 1, solver: "sat", encoding: "auto", timeoutSeconds: null, signal, names: lowered.names, recheck }, silentReporter),
  };
}
