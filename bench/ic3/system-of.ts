import { readArguments } from "../../src/cli/arguments.ts";
import { diskHost } from "../../src/cli/file-host.ts";
import { readOptions } from "../../src/cli/options.ts";
import { readInput } from "../../src/cli/pipeline.ts";
import { Ic3 } from "../../src/engines/prove/ic3.ts";
import type { Program } from "../../src/ir/ir.ts";
import { createMachine } from "../../src/symbolic/index.ts";
import { buildSystem } from "../../src/system/build-system.ts";
import { openSystem } from "../../src/system/open-system.ts";
import type { Shape } from "../../src/system/shape.ts";
import type { TransitionSystem } from "../../src/system/transition-system.ts";
import { not } from "../../src/term/term-table.ts";
import { bitOf, isPositive } from "../../src/engines/prove/cube.ts";
import type { Model } from "./models.ts";

export interface Subject {
  readonly program: Program;
  readonly system: TransitionSystem;
}

/** The system that `prove` would find the proof on: the last one, where shapes grow by what is reachable. Throws if there is none. */
export async function systemOf(model: Model): Promise<Subject> {
  const request = readArguments(["prove", model.spec, "--config", model.config], ["prove"]);
  if (request.kind !== "run") throw new Error("a command line is right");
  const { problem, diagnostics } = readInput(readOptions(request.spec, request.given), diskHost());
  if (problem === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const { program } = problem;
  const machine = createMachine(program, "bits", {}, null);
  const safe = { ...problem, liveness: [] };
  const built = await buildSystem(machine, safe, () => false);
  if (built.kind === "system") return { program, system: built.system };
  if (built.kind === "stopped" || built.growth === null) throw new Error(`${model.name} has shapes`);
  const { initial } = built.growth;
  let shapes: readonly Shape[] = built.growth.start;
  for (;;) {
    const { system, widen } = openSystem(machine, safe, initial, shapes);
    const result = await new Ic3(system, { images: (cube) => [cube], stop: () => Promise.resolve(false) }).run();
    if (result.kind === "proved") return { program, system };
    if (result.kind !== "reachable") throw new Error(result.kind);
    const terms = system.bits.map((b) => b.term);
    shapes = await widen(result.excluded.map((cube) => not(system.table.all(cube.map((l) => (isPositive(l) ? terms[bitOf(l)] : not(terms[bitOf(l)])))))));
  }
}

/** The same system with its bits in another order, which decides ties all over the search. `seed` 0: as it is. */
export function permuted(system: TransitionSystem, seed: number): TransitionSystem {
  if (seed === 0) return system;
  const order = system.bits.map((_, i) => i);
  let state = seed;
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const j = (state >>> 8) % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const moved = <T>(list: readonly T[]): readonly T[] => order.map((i) => list[i]);
  return { ...system, bits: moved(system.bits), next: moved(system.next), initial: { ...system.initial, values: moved(system.initial.values) } };
}
