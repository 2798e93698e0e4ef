// Solves one DIMACS file: `node bench/sat/run.js solve FILE [--proof FILE]`. Exit code 10 sat, 20 unsat, as solvers have it.
import { readFileSync, writeFileSync } from "node:fs";
import { readDimacs, Sat, textProof, type Cnf, type Options } from "../../src/sat/index.ts";

/** Adds the formula to a new solver. */
function load(cnf: Cnf, options: Options): Sat {
  const sat = new Sat(options);
  for (let i = 0; i < cnf.variables; i++) sat.newVariable();
  let start = 0;
  cnf.literals.forEach((literal, i) => {
    if (literal !== 0) return;
    sat.addClause(cnf.literals.subarray(start, i));
    start = i + 1;
  });
  return sat;
}

const [file = "", flag, proofFile] = process.argv.slice(2);
const options: Record<string, unknown> = JSON.parse(process.env["SAT_OPTIONS"] ?? "{}");
const cnf = readDimacs(readFileSync(file, "utf8"));
const proof: string[] = [];
const processor = process.cpuUsage();
const begin = performance.now();
const sat = load(cnf, { ...options, ...(flag === "--proof" ? { proof: textProof(proof) } : {}) });
if (options["simplify"] !== false) sat.simplify();
const loaded = performance.now();
const answer = sat.solve();
const seconds = (performance.now() - loaded) / 1000;
const { user, system } = process.cpuUsage(processor);
if (flag === "--proof" && proofFile !== undefined) writeFileSync(proofFile, `${proof.join("\n")}\n`);
const statistics = sat.statistics;
console.log(JSON.stringify({
  answer, processorSeconds: (user + system) / 1e6, seconds: Number(seconds.toFixed(3)), load: Number(((loaded - begin) / 1000).toFixed(3)),
  conflictsPerSecond: Math.round(statistics.conflicts / seconds), propagationsPerSecond: Math.round(statistics.propagations / seconds), ...statistics,
}));
process.exitCode = answer === "sat" ? 10 : answer === "unsat" ? 20 : 0;
