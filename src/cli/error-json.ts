import type { JsonReport } from "./outcome.ts";
import { version } from "./version.ts";

/** The `--json` object of a run that did not come as far as to read its spec. */
export function errorJson(command: string, reason: string): JsonReport {
  return {
    tool: "talus", version, command, spec: "", verdict: "error", depth: 0, property: null, engine: null, solver: null, trace: null, replayed: null,
    reason, invariant: null, warnings: [], stats: {},
  };
}
