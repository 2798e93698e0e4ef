import { defineConfig } from "vitest/config";
import { readFileSync } from "node:fs";

export default defineConfig({
  plugins: [{
    name: "tla-text",
    load: (id) => (id.endsWith(".tla") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))}` : null),
  }],
  test: { include: ["test/**/*.test.ts"], globalSetup: "test/build-workers.ts", setupFiles: "test/random-seed.ts", testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 },
});
