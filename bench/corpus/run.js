// Bundles the runner and starts it: `npm run corpus -- --examples DIR --apalache DIR --tlc DIR --facts DIR`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const outfile = `${here}../../node_modules/.cache/talus-corpus/main.js`;
await build({ entryPoints: [`${here}main.ts`], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning", loader: { ".tla": "text" }, external: ["z3-solver"] });
const { main } = await import(outfile);
process.exitCode = await main(process.argv.slice(2), fileURLToPath(new URL("../..", import.meta.url)));
