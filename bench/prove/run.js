// Bundles the runner and starts it: `node bench/prove/run.js --examples DIR --facts DIR`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const outfile = `${here}../../node_modules/.cache/talus-prove/main.js`;
await build({ entryPoints: [`${here}main.ts`], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
const { main } = await import(outfile);
process.exitCode = await main(process.argv.slice(2), fileURLToPath(new URL("../..", import.meta.url)));
