// Bundles a script of this folder and runs it: `node bench/sat/run.js compare|solve|write|queries ARGUMENTS`.
import { mkdirSync } from "node:fs";
import { build } from "esbuild";

const [script, ...args] = process.argv.slice(2);
if (!["compare", "solve", "write", "queries"].includes(script)) {
  console.error("usage: node bench/sat/run.js compare|solve|write|queries ARGUMENTS");
  process.exit(64);
}
const here = new URL(".", import.meta.url).pathname;
mkdirSync(`${here}../../node_modules/.cache/talus-bench`, { recursive: true });
// `compare` runs `solve` in a process of its own for each formula.
for (const name of new Set([script, "solve"])) await build({ entryPoints: [`${here}${name}.ts`], outfile: `${here}../../node_modules/.cache/talus-bench/sat-${name}.js`, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
process.argv.splice(2, process.argv.length, ...args);
await import(`${here}../../node_modules/.cache/talus-bench/sat-${script}.js`);
