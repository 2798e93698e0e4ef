/** Options of Apalache and TLC that users try here, with what there is in their place. One with the name of an option of ours is not in the table. */
export const foreignOptions: Readonly<Record<string, string>> = {
  // Apalache
  "out-dir": "--out DIR writes counterexamples there",
  "run-dir": "--out DIR writes counterexamples there",
  "output-traces": "--out DIR writes counterexamples there",
  "write-intermediate": "--profile says where the cost sits",
  "tuning-options": "nothing has to be tuned; --timeout SECONDS limits the search",
  "tuning-options-file": "nothing has to be tuned; --timeout SECONDS limits the search",
  "algo": "there is one search; --solver chooses what answers its questions",
  "discard-disabled": "steps that can not be taken are always left out",
  "smt-encoding": "--encoding says how integers are written, sets need no choice",
  "features": "there are none to switch on",
  "nworkers": "did you mean --workers?",
  "profiling": "did you mean --profile?",
  "smtprof": "did you mean --profile?",
  "infer-poly": "there are no types",
  "save-runs": "did you mean talus simulate --out DIR?",
  "max-run": "did you mean talus simulate --walks?",
  // TLC
  "deadlock": "did you mean --no-deadlock?",
  "continue": "--max-error N goes on until N counterexamples are found",
  "dump": "talus export writes the transition system",
  "dumpTrace": "--out DIR writes counterexamples in every form",
  "loadTrace": "did you mean talus replay?",
  "metadir": "nothing is written but with --out",
  "fp": "fingerprints need no seed here",
  "fpmem": "did you mean --memory?",
  "generate": "did you mean talus simulate?",
  "dfid": "talus check searches depth by depth",
  "lncheck": "temporal properties are always checked",
  "tool": "--json prints one object; --out writes the output of TLC -tool",
  "aril": "did you mean --seed?",
};

/** Commands of Apalache that have another name here. */
export const foreignCommands: Readonly<Record<string, string>> = {
  typecheck: "types are not needed: did you mean talus parse?",
  test: "a test is a check of one step: talus check SPEC.tla --init PREPARE --next ACTION --inv ASSERTION --length 1",
  tracee: "did you mean talus replay?",
  transpile: "did you mean talus export?",
  version: "did you mean talus --version?",
};
