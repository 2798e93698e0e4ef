// ic3: what blocking counterexamples to generalization costs and brings, on all models that are proved. A row a model and depth of nesting as Markdown,
// the median over some orders of the state bits; then the geometric means of the ratios to the first depth.
import { parseArgs } from "node:util";
import { Ic3 } from "../../src/engines/prove/ic3.ts";
import { noSymmetry, symmetryOf } from "../../src/engines/prove/symmetry.ts";
import { type Model, ownModels, publicModels } from "./models.ts";
import { type Subject, permuted, systemOf } from "./system-of.ts";

/** Values of `nesting`. The first is what the others are compared with. */
const nestings = [0, 1, 2];

const figures = ["frames", "clauses", "queries", "conflicts", "seconds"] as const;
type Figures = Readonly<Record<(typeof figures)[number], number>>;

/** The command line. `--orders N` (default 3): how many orders of the bits; `--most S` (default 60): ends a search after so much processor time. */
export async function main(args: readonly string[], root: string): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { examples: text, only: text, orders: text, most: text } });
  const models = [...ownModels(root), ...(values.examples === undefined ? [] : publicModels(root, values.examples))].filter((m) => new RegExp(values.only ?? "").test(m.name));
  console.log(`| model | bits | nesting | ${figures.join(" | ")} |\n|---|---:|---:|${figures.map(() => "---:|").join("")}`);
  const ratios: Figures[][] = nestings.map(() => []);
  for (const model of models) {
    const found = await measureModel(model, Number(values.orders ?? "3"), Number(values.most ?? "60"));
    found.forEach((median, i) => ratios[i].push(mapFigures((f) => (median[f] + 1) / (found[0][f] + 1))));
  }
  const mean = (list: readonly Figures[], f: keyof Figures): string => Math.exp(list.reduce((sum, r) => sum + Math.log(r[f]), 0) / list.length).toFixed(2);
  nestings.forEach((nesting, i) => console.log(`| all, over nesting ${nestings[0]} | | ${nesting} | ${figures.map((f) => mean(ratios[i], f)).join(" | ")} |`));
}

async function measureModel(model: Model, orders: number, most: number): Promise<readonly Figures[]> {
  const subject = await systemOf(model);
  const found: Figures[] = [];
  for (const nesting of nestings) {
    const runs: Figures[] = [];
    for (let seed = 0; seed < orders; seed++) runs.push(await run(subject, seed, nesting, most));
    const median = mapFigures((f) => runs.map((r) => r[f]).sort((a, b) => a - b)[runs.length >> 1]);
    found.push(median);
    console.log(`| ${model.name} | ${subject.system.bits.length} | ${nesting} | ${figures.map((f) => (f === "seconds" ? median[f].toFixed(2) : median[f])).join(" | ")} |`);
  }
  return found;
}

const mapFigures = (of: (f: keyof Figures) => number): Figures => ({ frames: of("frames"), clauses: of("clauses"), queries: of("queries"), conflicts: of("conflicts"), seconds: of("seconds") });

/** One search; where the limit ends it, the figures until then. */
async function run({ program, system }: Subject, seed: number, nesting: number, most: number): Promise<Figures> {
  const ordered = permuted(system, seed);
  const begin = process.cpuUsage();
  const seconds = (): number => (({ user, system: kernel }) => (user + kernel) / 1e6)(process.cpuUsage(begin));
  const symmetry = symmetryOf(program, ordered);
  const search = (images: typeof symmetry.images): Ic3 => new Ic3(ordered, { images, nesting, stop: () => Promise.resolve(seconds() > most) });
  let ic3 = search(symmetry.images);
  if ((await ic3.run()).kind === "asymmetric") {
    ic3 = search(noSymmetry.images);
    await ic3.run();
  }
  return { ...ic3.progress(), seconds: seconds() };
}
