// Bundles the search through states with its threads and measures it: `node bench/explore/run.js SPEC.tla [options of talus explore]`.
import { mkdirSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname;
const outdir = `${here}../../node_modules/.cache/talus-bench/explore-${process.pid}`;
mkdirSync(outdir, { recursive: true });
await build({
  entryPoints: [`${here}measure.ts`, `${here}../../src/cli/explore-worker.ts`], outdir, entryNames: "[name]", bundle: true, format: "esm", platform: "node", target: "node20",
  sourcemap: true, external: ["z3-solver"], loader: { ".tla": "text" }, logLevel: "warning",
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
await import(`${outdir}/measure.js`);
