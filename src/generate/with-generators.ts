import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Expr, LocalId, Problem, Program } from "../ir/ir.ts";
import { forEachChild } from "../lower/children.ts";
import { generateDiagnostic } from "./catalogue.ts";
import { type Generator, isGenerator, replaceGenerators } from "./generators.ts";
import { Inference } from "./infer.ts";
import { type Described, setOfShape } from "./set-of-shape.ts";

/** The problem in which every `Gen(n)` that is chosen from a known shape is a choice from the set of its values of up to n elements, with a note for each that says so. Where
 *  no shape is found, evaluating `Gen` says why. */
export function withGenerators(problem: Problem): { readonly problem: Problem; readonly diagnostics: readonly Diagnostic[] } {
  const { program } = problem;
  if (!program.definitions.some((d) => isGenerator(program, d.id))) return { problem, diagnostics: [] };
  const checked = checkedFormulas(problem);
  const near = inferFrom(program, checked);
  const far = inferFrom(program, [...checked, ...otherDefinitions(program)]);
  const fresh = freshLocals(program, checked);
  const diagnostics = new Map<Generator, Diagnostic>();
  const replace = (generator: Generator): Expr => {
    const [size] = generator.arguments;
    if (size.kind === "lambda") return generator;
    const sizeText = size.kind === "literal" && typeof size.value === "number" ? String(size.value) : "n";
    const writing = { span: generator.span, size, sizeText, fresh };
    const found = setOfShape(near.generated(generator), writing);
    const set = typeof found === "string" ? preferred(found, setOfShape(far.generated(generator), writing)) : found;
    if (typeof set !== "string") diagnostics.set(generator, generateDiagnostic("N341", { set: set.text }, generator.span));
    return typeof set === "string" ? refusal(generator, set) : set.expr;
  };
  const inside = (e: Expr): Expr => replaceGenerators(program, e, replace);
  const definitions = program.definitions.map((d) => (isGenerator(program, d.id) ? d : { ...d, body: inside(d.body) }));
  return {
    problem: { ...problem, program: { ...program, definitions }, init: problem.init === null ? null : inside(problem.init), next: problem.next === null ? null : inside(problem.next) },
    diagnostics: [...diagnostics.values()],
  };
}

function inferFrom(program: Program, formulas: readonly Expr[]): Inference {
  const inference = new Inference(program, (id) => isGenerator(program, id));
  for (const e of formulas) inference.look(e);
  return inference;
}

/** What is checked. */
function checkedFormulas(problem: Problem): readonly Expr[] {
  const { init, next } = problem;
  const named = [...problem.invariants, ...problem.actionProperties, ...problem.initialProperties, ...problem.constraints, ...problem.actionConstraints];
  return [...(init === null ? [] : [init]), ...(next === null ? [] : [next]), ...named.map((n) => n.expr)];
}

/** What the spec says of its variables besides: a type invariant that nobody checks, for one. */
function otherDefinitions(program: Program): readonly Expr[] {
  return program.definitions.filter((d) => d.parameters.length === 0 && !d.recursive && d.level > 0 && d.level < 3 && !d.body.span.file.startsWith("<")).map((d) => d.body);
}

/** The first reason counts, where there is no set. */
function preferred(reason: string, other: Described | string): Described | string {
  return typeof other === "string" ? reason : other;
}

function refusal(generator: Generator, reason: string): Expr {
  const value = `Gen, where ${reason} (write x \\in S with the set of them in place of x = Gen(n)),`;
  return { kind: "builtin", operator: "Unsupported", arguments: [{ kind: "literal", value, span: generator.span }], span: generator.span };
}

/** Numbers of locals that the program does not use. */
function freshLocals(program: Program, formulas: readonly Expr[]): () => LocalId {
  let next = 0;
  const seen = new Set<object>();
  const visit = (e: Parameters<typeof forEachChild>[0]): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if ("bindings" in e) for (const b of e.bindings) next = Math.max(next, b.variable.id);
    if ("definitions" in e) for (const d of e.definitions) next = Math.max(next, d.id, ...d.parameters.map((p) => p.id));
    if (e.kind === "local" || e.kind === "apply-local") next = Math.max(next, e.id);
    if (e.kind === "filter") next = Math.max(next, e.binding.variable.id);
    if (e.kind === "choose") next = Math.max(next, e.variable.id);
    if (e.kind === "lambda") for (const p of e.parameters) next = Math.max(next, p.id);
    forEachChild(e, visit);
  };
  for (const d of program.definitions) {
    for (const p of d.parameters) next = Math.max(next, p.id);
    visit(d.body);
  }
  formulas.forEach(visit);
  return () => ++next as LocalId; // a number that no local has
}
