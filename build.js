// Bundles the command and its worker threads into dist/ with esbuild: one file to load keeps `talus --version` fast.
import { rmSync, readdirSync } from "node:fs";
import { build } from "esbuild";

const root = new URL(".", import.meta.url).pathname;
rmSync(`${root}dist`, { recursive: true, force: true });
const workers = readdirSync(`${root}src`, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith("-worker.ts"));
await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts", ...workers.map((path) => `src/${path}`)],
  entryNames: "[name]",
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  sourcemap: true,
  external: ["z3-solver"],
  loader: { ".tla": "text" },
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: "warning",
});
