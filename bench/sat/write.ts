// Writes the formulas of the comparison as DIMACS files: `node bench/sat/run.js write DIRECTORY [NAME...]`.
import { mkdirSync, writeFileSync } from "node:fs";
import { writeDimacs } from "../../src/sat/index.ts";
import { instances } from "./instances.ts";

const [directory = ".", ...names] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
for (const [name, make] of Object.entries(instances)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const cnf = make();
  writeFileSync(`${directory}/${name}.cnf`, writeDimacs(cnf));
  console.log(`${name}: ${cnf.variables} variables, ${cnf.clauses} clauses`);
}
