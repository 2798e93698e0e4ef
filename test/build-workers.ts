import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles the worker threads for tests that run the source itself; see `src/solver/worker-file.ts`. A worker that does not build is left out, so that
 *  only the tests that start it fail. */
export default async function buildWorkers(): Promise<void> {
  const workers = readdirSync(`${root}src`, { recursive: true }).map(String).filter((path) => path.endsWith("-worker.ts"));
  const results = await Promise.allSettled(workers.map((path) => build({
    absWorkingDir: root,
    entryPoints: [`src/${path}`],
    entryNames: "[name]",
    outdir: "node_modules/.cache/talus-workers",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["z3-solver"],
    loader: { ".tla": "text" },
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    logLevel: "silent",
  })));
  results.forEach((result, i) => {
    if (result.status === "rejected") console.warn(`${workers[i]} was not built: ${String(result.reason).split("\n")[0]}`);
  });
}
