import type { Program } from "../../ir/ir.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import type { ModelValue, Value } from "../../value/value.ts";
import { clauseText } from "./clause-text.ts";
import { type Cube, subsumes } from "./cube.ts";
import { narrowCells, shapeText } from "./shape-text.ts";
import type { Group } from "./symmetry.ts";
import { type Names, selectText, valueText } from "./value-text.ts";

/** An inductive invariant as TLA+ text over the spec's own variables. */
export interface Certificate {
  /** Name of the module and of its invariant. */
  readonly module: string;
  readonly invariant: string;
  readonly text: string;
  /** Constants that the module adds, with the model values that they stand for. */
  readonly constants: readonly { readonly name: string; readonly value: ModelValue }[];
  /** Number of conjuncts after folding. */
  readonly clauses: number;
}

export interface CertificateInput {
  readonly program: Program;
  readonly system: TransitionSystem;
  readonly cubes: readonly Cube[];
  readonly groups: readonly Group[];
  readonly images: (cube: Cube) => readonly Cube[];
  /** Names that are taken in the root module. */
  readonly taken: ReadonlySet<string>;
}

/** Writes a module that extends the spec and defines the inductive invariant: the shape of each variable, and one conjunct for each clause, or for
 *  each set of clauses that differ only by a permutation of interchangeable constants (folded into a quantifier). */
export function certificate(input: CertificateInput): Certificate {
  const { program, system } = input;
  const fresh = freshNames(input.taken);
  const constants: { name: string; value: ModelValue }[] = [];
  const names = constantNames(input, fresh, constants);
  const module = fresh(`${program.name}_proof`);
  const shape = program.variables.flatMap((v) => {
    const s = system.shapes[v.id];
    const narrow = narrowCells(s).map((n) => `${n.path.reduce<string>((text, key) => selectText(text, key, names), v.name)} \\in ${shapeText(n.shape, names)}`);
    return [`${v.name} \\in ${shapeText(s, names)}`, ...narrow];
  });
  const clauses = foldedClauses(input, names, fresh);
  const shapeName = fresh("Shape");
  const invariantName = fresh("InductiveInvariant");
  const lines = [
    `---- MODULE ${module} ----`,
    `(* Found and checked by Talus: ${invariantName} holds initially, every step preserves it, and it implies the invariants of ${program.name}. *)`,
    `EXTENDS ${program.name}, TLC`,
    ...(constants.length === 0 ? [] : [`CONSTANTS ${constants.map((c) => c.name).join(", ")}`]),
    "",
    `${shapeName} ==`,
    ...shape.map((c) => `  /\\ ${c}`),
    "",
    `${invariantName} ==`,
    `  /\\ ${shapeName}`,
    ...clauses.map((c) => `  /\\ ${c}`),
    "====",
    "",
  ];
  return { module, invariant: invariantName, text: lines.join("\n"), constants, clauses: clauses.length };
}

function freshNames(taken: ReadonlySet<string>): (wish: string) => string {
  const used = new Set(taken);
  return (wish) => {
    let name = wish;
    for (let i = 2; used.has(name); i++) name = `${wish}_${i}`;
    used.add(name);
    return name;
  };
}

/** Each model value by the constant that has it, else by a new constant. */
function constantNames(input: CertificateInput, fresh: (wish: string) => string, constants: { name: string; value: ModelValue }[]): Names {
  const names = new Map<Value, string>();
  const visit = (v: Value): void => {
    if (typeof v !== "object") return;
    if (v.kind === "model") {
      if (names.has(v)) return;
      const constant = input.program.definitions.find((d) => d.body.kind === "literal" && d.body.value === v && d.parameters.length === 0 && !d.name.includes("!"));
      const name = constant?.name ?? fresh(v.name);
      names.set(v, name);
      if (constant === undefined) constants.push({ name, value: v });
    } else if (v.kind === "set" || v.kind === "tuple") v.elements.forEach(visit);
    else {
      if (v.kind === "function") v.keys.forEach(visit);
      v.values.forEach(visit);
    }
  };
  for (const shape of input.system.shapes) visitShape(shape, visit);
  return names;
}

function visitShape(shape: TransitionSystem["shapes"][number], visit: (v: Value) => void): void {
  shape.scalars.forEach((s) => visit(s.value));
  shape.set?.elements.forEach((e) => visit(e.element.value));
  shape.function?.cells.forEach((c) => {
    visit(c.key.value);
    visitShape(c.value, visit);
  });
}

function foldedClauses(input: CertificateInput, names: Names, fresh: (wish: string) => string): readonly string[] {
  const { program, system } = input;
  const cubes = withoutSubsumed(input.cubes);
  const present = new Set(cubes.map((c) => c.join()));
  const variables = input.groups.map((g) => g.map((_, i) => fresh(`${"xyzuvw"[i] ?? `x${i}`}`)));
  const done = new Set<string>();
  const texts: string[] = [];
  for (const cube of cubes) {
    if (done.has(cube.join())) continue;
    const orbit = input.images(cube).map((c) => c.join());
    const folded = orbit.length > 1 && orbit.every((key) => present.has(key)) ? quantified(input, cube, names, variables) : null;
    if (folded === null) texts.push(clauseText(program, system, cube, names));
    else {
      texts.push(folded);
      orbit.forEach((key) => done.add(key));
    }
  }
  return texts;
}

function withoutSubsumed(cubes: readonly Cube[]): readonly Cube[] {
  const sorted = [...new Map(cubes.map((c) => [c.join(), c])).values()].sort((a, b) => a.length - b.length);
  return sorted.filter((c, i) => !sorted.slice(0, i).some((d) => subsumes(d, c)));
}

/** The clause with the model values of each group as variables, all different. */
function quantified(input: CertificateInput, cube: Cube, names: Names, variables: readonly (readonly string[])[]): string | null {
  const plain = clauseText(input.program, input.system, cube, names);
  const bound = new Map(names);
  const quantifiers: string[] = [];
  const differences: string[] = [];
  input.groups.forEach((group, g) => {
    const used = group.filter((v) => mentions(plain, names.get(v) ?? v.name));
    if (used.length === 0) return;
    used.forEach((v, i) => bound.set(v, variables[g][i]));
    const chosen = variables[g].slice(0, used.length);
    quantifiers.push(`${chosen.join(", ")} \\in ${groupText(input, group, names)}`);
    chosen.forEach((a, i) => chosen.slice(i + 1).forEach((b) => differences.push(`${a} # ${b}`)));
  });
  if (quantifiers.length === 0) return null;
  const text = clauseText(input.program, input.system, cube, bound);
  const body = differences.length === 0 ? text : `${differences.join(" /\\ ")} => (${text})`;
  return `\\A ${quantifiers.join(", ")} : ${body}`;
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(^|[^A-Za-z0-9_])${name}($|[^A-Za-z0-9_])`).test(text);
}

function groupText(input: CertificateInput, group: Group, names: Names): string {
  const constant = input.program.definitions.find((d) => d.body.kind === "literal" && typeof d.body.value === "object" && d.body.value.kind === "set" && !d.name.includes("!") &&
    d.body.value.elements.length === group.length && group.every((v, i) => d.body.kind === "literal" && typeof d.body.value === "object" && d.body.value.kind === "set" && d.body.value.elements[i] === v));
  return constant?.name ?? `{${group.map((v) => valueText(v, names)).join(", ")}}`;
}
