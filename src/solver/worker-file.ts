import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The bundle of the worker thread `name`: beside this file in `dist/`; where the source itself is run (tests), where
 *  `test/build-workers.ts` puts it. */
export function workerFile(name: string): URL {
  const bundled = new URL(`./${name}.js`, import.meta.url);
  return existsSync(fileURLToPath(bundled)) ? bundled : new URL(`../../node_modules/.cache/talus-workers/${name}.js`, import.meta.url);
}
