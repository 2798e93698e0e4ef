import { dirname, join } from "node:path";
import { InternalError, invariant } from "../base/invariant.ts";
import { assemble } from "../config/assemble.ts";
import type { Overrides } from "../config/config.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { Diagnostic } from "../diagnostic/index.ts";
import { type InductReport, checkInductive } from "../engines/induct/check-inductive.ts";
import type { Certificate } from "../engines/prove/certificate-module.ts";
import type { RecheckLimits } from "../engines/prove/prove.ts";
import type { Reporter } from "../engines/report.ts";
import type { NamedExpr, Problem } from "../ir/ir.ts";
import { lower } from "../lower/lower.ts";
import { load } from "../module/load.ts";
import type { FileHost } from "../module/loaded.ts";
import { hasErrors } from "./pipeline.ts";

/** A certificate as text, and where it belongs. */
export interface CertificateText {
  readonly certificate: Certificate;
  readonly config: string;
  /** Path of the spec's root module; the certificate is read as if it lay beside it. */
  readonly rootFile: string;
  readonly libraries: readonly string[];
  /** The command line's --init and --next where the configuration can not say them, and --no-deadlock. */
  readonly overrides: Overrides;
}

/** Checks a certificate from its text: module and configuration are read and lowered as any spec is, and the invariant is checked to be inductive and to
 *  imply all that `problem` asks for, by Z3. Nothing of the transition system, of IC3 or of symmetry takes part. */
export async function recheckCertificate(text: CertificateText, problem: Problem, host: FileHost, limits: RecheckLimits, reporter: Reporter): Promise<InductReport> {
  const { candidate, again } = readCertificate(text, host);
  const names = (list: readonly NamedExpr[]): string => list.map((p) => p.name).join();
  const safety = again.invariants.filter((p) => p.name !== candidate.name);
  invariant(names(safety) === names(problem.invariants), "the certificate is checked for the invariants of the problem");
  invariant(names(again.actionProperties) === names(problem.actionProperties), "the certificate is checked for the action properties of the problem");
  invariant(names(again.constraints) === names(problem.constraints) && names(again.actionConstraints) === names(problem.actionConstraints), "the certificate has the constraints of the problem");
  invariant(again.checkDeadlock === problem.checkDeadlock, "the certificate is checked for deadlocks where the problem is");
  return checkInductive(again, {
    candidate, safety, complete: true, perAction: false, length: text.certificate.length, maxErrors: 1, view: null, solver: "z3", encoding: "auto", ...limits,
  }, reporter, () => {});
}

function readCertificate(text: CertificateText, host: FileHost): { readonly candidate: NamedExpr; readonly again: Problem } {
  const { certificate } = text;
  const path = join(dirname(text.rootFile), `${certificate.module}.tla`);
  const loading = load(path, { read: (file) => (file === path ? certificate.text : host.read(file)) }, { libraryPaths: text.libraries });
  const parsed = parseConfig(text.config, `${certificate.module}.cfg`);
  refuse([...loading.diagnostics, ...parsed.diagnostics], certificate);
  const lowering = loading.loaded === null ? null : lower(loading.loaded, parsed.config);
  refuse(lowering?.diagnostics ?? [], certificate);
  const assembled = lowering === null || lowering.lowered === null ? null : assemble(lowering.lowered, parsed.config, text.overrides);
  refuse(assembled?.diagnostics ?? [], certificate);
  const again = assembled?.problem ?? null;
  const candidate = again?.invariants.find((p) => p.name === certificate.invariant);
  invariant(again !== null && candidate !== undefined, "the text of a certificate is a spec with its invariant");
  return { candidate, again };
}

function refuse(diagnostics: readonly Diagnostic[], certificate: Certificate): void {
  if (!hasErrors(diagnostics)) return;
  throw new InternalError(`the text of a certificate can be read again (${diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`).join("; ")})\n${certificate.text}`);
}
