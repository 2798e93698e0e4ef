// Bundles the command and its worker threads into dist/ with esbuild: one file to load keeps `talus --version` fast.
// The new files are put in place of the old in one step, so that a `talus` that starts meanwhile finds either all old or all new ones.
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const target = `${root}dist`;
const fresh = `${root}dist.${process.pid}`;
const workers = readdirSync(`${root}src`, { recursive: true })
  .map((path) => String(path).replaceAll("\\", "/"))
  .filter((path) => path.endsWith("-worker.ts"));
try {
  await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts", ...workers.map((path) => `src/${path}`)],
    entryNames: "[name]",
    outdir: fresh,
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
  if (existsSync(target)) renameSync(target, `${fresh}.old`);
  renameSync(fresh, target);
} finally {
  rmSync(fresh, { recursive: true, force: true });
  rmSync(`${fresh}.old`, { recursive: true, force: true });
}
