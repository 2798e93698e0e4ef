// Solves one DIMACS file: `node bench/sat/run.js solve FILE [--proof FILE | --times N]`; N times over in one process, with the
// report of the last, shows what is left when the compiler is warm. Exit code 10 sat, 20 unsat, as solvers have it.
import { readFileSync, writeFileSync } from "node:fs";
import { readDimacs, Sat, textProof, type Cnf, type Options, type SatAnswer } from "../../src/sat/index.ts";

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

/** Solves the formula with a new solver; the report is what is printed. `processorSeconds` is of all that happens after the
 *  file was read, `searchProcessorSeconds` of the search alone; both count the compiler's and the collector's threads. */
function solve(cnf: Cnf, options: Options, simplify: boolean): { readonly answer: SatAnswer } & Record<string, unknown> {
  const processor = process.cpuUsage();
  const begin = performance.now();
  const sat = load(cnf, options);
  if (simplify) sat.simplify();
  const loadedProcessor = process.cpuUsage();
  const loaded = performance.now();
  const answer = sat.solve();
  const seconds = (performance.now() - loaded) / 1000;
  const searchProcessorSeconds = total(process.cpuUsage(loadedProcessor));
  const processorSeconds = total(process.cpuUsage(processor));
  const statistics = sat.statistics;
  return {
    answer, processorSeconds, searchProcessorSeconds, seconds: Number(seconds.toFixed(3)), load: Number(((loaded - begin) / 1000).toFixed(3)),
    conflictsPerSecond: Math.round(statistics.conflicts / seconds), propagationsPerSecond: Math.round(statistics.propagations / seconds), ...statistics,
  };
}

function total(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1e6;
}

const [file = "", flag, value = ""] = process.argv.slice(2);
const options: Record<string, unknown> = JSON.parse(process.env["SAT_OPTIONS"] ?? "{}");
const cnf = readDimacs(readFileSync(file, "utf8"));
const proof: string[] = [];
let report = solve(cnf, { ...options, ...(flag === "--proof" ? { proof: textProof(proof) } : {}) }, options["simplify"] !== false);
for (let time = 1; flag === "--times" && time < Number(value); time++) report = solve(cnf, options, options["simplify"] !== false);
if (flag === "--proof") writeFileSync(value, `${proof.join("\n")}\n`);
console.log(JSON.stringify(report));
process.exitCode = report.answer === "sat" ? 10 : report.answer === "unsat" ? 20 : 0;
