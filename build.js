// Bundles the command and its worker threads with esbuild: one file to load keeps `talus --version` fast.
// `node build.js` puts them into dist/, in one step, so that a `talus` that starts meanwhile finds either all old or all new files.
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Writes main.js, a file for each worker thread, and what they share into `outdir`, which has to be somewhere in the project. */
export async function bundle(outdir) {
  const workers = readdirSync(`${root}src`, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => path.endsWith("-worker.ts"));
  await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts", ...workers.map((path) => `src/${path}`)],
    entryNames: "[name]",
    outdir,
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
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = `${root}dist`;
  const fresh = `${root}dist.${process.pid}`;
  try {
    await bundle(fresh);
    if (existsSync(target)) renameSync(target, `${fresh}.old`);
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(`${fresh}.old`, { recursive: true, force: true });
  }
}
