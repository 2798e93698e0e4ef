// Bundles the comparison and starts it: `node bench/ic3/run.js [--examples DIR] [--only REGEX]`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const outfile = `${here}../../node_modules/.cache/talus-ic3/main.js`;
await build({
  entryPoints: [`${here}main.ts`], outfile, bundle: true, format: "esm", platform: "node", target: "node20", external: ["z3-solver"], loader: { ".tla": "text" }, logLevel: "warning",
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
const { main } = await import(outfile);
await main(process.argv.slice(2), fileURLToPath(new URL("../..", import.meta.url)));
