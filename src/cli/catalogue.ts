import { type Catalogue, diagnosticsOf } from "../diagnostic/diagnostic.ts";

/** Findings about the command line, files and what a run refuses. */
export const cliCatalogue = {
  E601: {
    text: (p: { name: string; whole: boolean }) => `${p.whole ? `the property '${p.name}'` : `a part of the property '${p.name}'`} is about liveness, which this command does not check`,
    hint: "everything else is checked; `talus check` and `talus explore` check liveness",
  },
  N701: {
    severity: "note",
    text: (p: { looked: readonly string[] }) => `there is no configuration: looked for ${p.looked.join(" and ")}`,
  },
  E701: { text: (p: { path: string; reason: string }) => `can not read the configuration '${p.path}': ${p.reason}`, hint: "check the path given with --config" },
  E702: { text: (p: { name: string; option: string }) => `--${p.option} names '${p.name}', which the spec does not define` },
  E703: { text: (p: { name: string; option: string }) => `--${p.option} names '${p.name}', which takes parameters`, hint: "define an operator without parameters that applies it" },
  E704: { text: (p: { path: string; reason: string }) => `can not write to '${p.path}': ${p.reason}`, hint: "give --out a directory that can be written" },
  E705: { text: (p: { solver: string; reason: string }) => `the solver '${p.solver}' can not be used: ${p.reason}`, hint: "leave --solver out: the embedded solvers need nothing installed" },
  E706: { text: () => "there is no initial predicate and no next-state relation to start from", hint: "give --init and --next, or a config with SPECIFICATION" },
  E707: { text: (p: { path: string }) => `can not read the trace '${p.path}'`, hint: "talus replay TRACE.itf.json SPEC.tla" },
  E708: { text: (p: { path: string; problem: string }) => `'${p.path}' is no trace in the Informal Trace Format: the trace ${p.problem}` },
  E709: { text: (p: { path: string; names: string }) => `the trace '${p.path}' has no values for ${p.names}`, hint: "every variable of the spec needs a value in every state" },
  W710: { severity: "warning", text: (p: { path: string; names: string }) => `the trace '${p.path}' has values for ${p.names}, which the spec does not declare; they are ignored` },
  W711: {
    severity: "warning",
    text: (p: { names: readonly string[] }) => `${p.names.join(", ")}: ${p.names.length === 1 ? "it is" : "they are"} TRUE, and no file is written`,
    hint: "files are read only; --out DIR and --json write what a run has found",
  },
} as const satisfies Catalogue;

export const cliDiagnostic = diagnosticsOf(cliCatalogue);
