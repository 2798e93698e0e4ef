// Bundles a script of this folder and runs it: `node bench/sat/run.js compare|solve|write|queries ARGUMENTS`.
import { mkdirSync } from "node:fs";
import { build } from "esbuild";

const [script, ...args] = process.argv.slice(2);
if (!["compare", "solve", "write", "queries"].includes(script)) {
  console.error("usage: node bench/sat/run.js compare|solve|write|queries ARGUMENTS");
  process.exit(64);
}
const here = new URL(".", import.meta.url).pathname;
const outfile = `${here}../../dist/bench-sat-${script}.js`;
mkdirSync(`${here}../../dist`, { recursive: true });
await build({ entryPoints: [`${here}${script}.ts`], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
process.argv.splice(2, process.argv.length, ...args);
await import(outfile);
