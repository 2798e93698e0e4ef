import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles the worker threads for tests that run the source itself; see `src/solver/worker-file.ts`. */
export default async function buildWorkers(): Promise<void> {
  const workers = readdirSync(`${root}src`, { recursive: true }).map(String).filter((path) => path.endsWith("-worker.ts"));
  await build({
    absWorkingDir: root,
    entryPoints: workers.map((path) => `src/${path}`),
    entryNames: "[name]",
    outdir: "node_modules/.cache/talus-workers",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["z3-solver"],
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    logLevel: "warning",
  });
}
