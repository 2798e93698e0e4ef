import type { Program } from "../../ir/ir.ts";
import type { Shape } from "../../system/shape.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { ModelValue } from "../../value/value.ts";
import { wrappedLines } from "./clause-layout.ts";
import type { Cube } from "./cube.ts";
import { functionDomains } from "./function-domains.ts";
import { NameSupply } from "./name-supply.ts";
import { hasLengths, neededModules } from "./needed-modules.ts";
import { namedValues } from "./named-values.ts";
import { shapeConjuncts } from "./shape-text.ts";
import type { Names } from "./value-text.ts";

/** An inductive invariant as TLA+ text over the spec's own variables. */
export interface Certificate {
  /** Name of the module and of its invariant. */
  readonly module: string;
  readonly invariant: string;
  readonly text: string;
  /** Constants that the module adds, with the model values that they stand for. */
  readonly constants: readonly { readonly name: string; readonly value: ModelValue }[];
  /** Number of conjuncts beyond the shape of the variables. */
  readonly clauses: number;
  /** How many states in a row have to satisfy it for the next one to: k of k-induction. */
  readonly length: number;
}

/** What a certificate is written from. */
export interface CertificateContent {
  readonly program: Program;
  readonly system: TransitionSystem;
  /** Cubes without a reachable state, for the shapes. */
  readonly excluded: readonly Cube[];
  /** Names that are taken in the root module. */
  readonly taken: ReadonlySet<string>;
  /** What the invariant implies, for the head comment. */
  readonly properties: readonly string[];
  readonly length: number;
  readonly conjuncts: (names: Names, supply: NameSupply) => Conjuncts;
}

export interface Conjuncts {
  /** The shapes of the variables: those of the system, or some that cover all reachable states. */
  readonly shapes: readonly Shape[];
  /** Lines of each conjunct beyond the shapes. */
  readonly lines: readonly (readonly string[])[];
}

/** The module of an inductive invariant: it extends the spec, and defines the shape of the variables and the invariant. */
export function certificateModule(content: CertificateContent): Certificate {
  const { program, system, taken, length } = content;
  const supply = new NameSupply(taken);
  const module = supply.global(`${program.name}_proof`);
  const shapeName = supply.global("Shape");
  const invariantName = supply.global("InductiveInvariant");
  const { names, made } = namedValues(program, supply);
  const { shapes, lines: clauses } = content.conjuncts(names, supply);
  const shown = { ...system, shapes };
  const shapeNames = { names, supply, scope: [], domains: functionDomains(shown, content.excluded), lengths: hasLengths(taken) };
  const shape = program.variables.flatMap((v) => shapeConjuncts(program, shown, v.id, shapeNames));
  const body = [
    `${shapeName} ==`,
    ...shape.flatMap((c) => wrappedLines(`  /\\ ${c}`)),
    "",
    `${invariantName} ==`,
    `  /\\ ${shapeName}`,
    ...clauses.flat(),
  ].join("\n");
  const constants = made();
  const title = ` MODULE ${module} `;
  const lines = [
    `${"-".repeat(Math.max(4, 38 - Math.ceil(title.length / 2)))}${title}${"-".repeat(Math.max(4, 38 - Math.floor(title.length / 2)))}`,
    ...(length === 1 ? ["(* Found by Talus. The invariant holds in all initial states of", `   ${program.name}, every step preserves it, and it implies:`] : [
      `(* Found by Talus. The invariant holds in the first ${length} states of each`, `   behaviour of ${program.name}, and in every state after ${length} in a row`, "   in which it holds; and it implies:",
    ]),
    ...wrapped(content.properties, 70).map((line) => `   ${line}`),
    ...(length === 1 ? [] : [`   To check it again: talus induct --length ${length}`]),
    "*)",
    `EXTENDS ${[program.name, ...neededModules(body, taken)].join(", ")}`,
    ...(constants.length === 0 ? [] : ["", `CONSTANTS ${constants.map((c) => c.name).join(", ")}`]),
    "",
    body,
    "=".repeat(77),
    "",
  ];
  return { module, invariant: invariantName, text: lines.join("\n"), constants, clauses: clauses.length, length };
}

function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  words.forEach((word, i) => {
    const piece = i + 1 < words.length ? `${word},` : `${word}.`;
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + piece.length <= width) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  });
  return lines;
}
