import { execFileSync } from "node:child_process";
import { asciiAiger, binaryAiger, circuitOf, hornClauses } from "../../../src/engines/export/index.ts";
import type { Problem } from "../../../src/ir/ir.ts";
import { createMachine } from "../../../src/symbolic/index.ts";
import { buildSystem } from "../../../src/system/build-system.ts";

/** A problem in all the formats of `talus export`. */
export interface Exported {
  readonly ascii: Uint8Array;
  readonly binary: Uint8Array;
  readonly horn: string;
}

export async function exportProblem(problem: Problem): Promise<Exported> {
  const built = await buildSystem(createMachine(problem.program, "bits"), problem, () => false);
  if (built.kind !== "system") throw new Error(built.kind === "unbounded" ? built.reason : built.kind);
  const circuit = circuitOf(problem.program, built.system);
  return { ascii: Buffer.from(asciiAiger(circuit, "test"), "utf8"), binary: Buffer.from(binaryAiger(circuit, "test"), "latin1"), horn: hornClauses(circuit, "test") };
}

/** Is the program installed? */
export function isOnPath(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
