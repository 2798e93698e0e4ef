import type { DefId, Expr, LocalDefinition, Program } from "../ir/ir.ts";

/** Is this definition `Gen` of the built-in module Apalache? A `Gen` of the user's own, or one that the configuration replaces, is not. */
export function isGenerator(program: Program, id: DefId): boolean {
  const { name, body, parameters } = program.definitions[id];
  return parameters.length === 1 && body.span.file === "<Apalache>" && /(?:^|!)Gen$/.test(name);
}

/** An application of Gen where it may stand: it is one value, chosen where the formula around it is evaluated. */
export type Generator = Extract<Expr, { kind: "apply" }>;

/** What Gen is replaced by: the set that its value is chosen from. */
export type Replace = (generator: Generator) => Expr;

/** `e` with `x = Gen(n)` and `x := Gen(n)` replaced by `x \in S`, `\E x \in {Gen(n)} : A` by `\E x \in S : A`, and `LET x == Gen(n) IN A` by `\E x \in S : A`, in the conjuncts,
 *  disjuncts and branches of a formula. An application elsewhere stays. Shares what it leaves unchanged. */
export function replaceGenerators(program: Program, e: Expr, replace: Replace): Expr {
  const inside = (x: Expr): Expr => replaceGenerators(program, x, replace);
  switch (e.kind) {
    case "and": case "or": {
      const items = e.items.map(inside);
      return items.every((item, i) => item === e.items[i]) ? e : { ...e, items };
    }
    case "exists": {
      const bindings = e.bindings.map((b) => {
        const [only, ...others] = b.set.kind === "set" ? b.set.elements : [];
        const generator = only === undefined || others.length > 0 ? null : generatorOf(program, only);
        return generator === null ? b : { ...b, set: replace(generator) };
      });
      const body = inside(e.body);
      return body === e.body && bindings.every((b, i) => b === e.bindings[i]) ? e : { ...e, bindings, body };
    }
    case "forall": return changed(e, "body", inside(e.body));
    case "if": return changed(changed(e, "then", inside(e.then)), "else", inside(e.else));
    case "case": {
      const arms = e.arms.map((arm) => changed(arm, "value", inside(arm.value)));
      const other = e.other === null ? null : inside(e.other);
      return other === e.other && arms.every((arm, i) => arm === e.arms[i]) ? e : { ...e, arms, other };
    }
    case "let": return replaceInLet(program, e, replace);
    case "box-action": case "angle-action": return changed(e, "action", inside(e.action));
    case "builtin": case "apply": return equation(program, e, replace);
    default: return e;
  }
}

function replaceInLet(program: Program, e: Extract<Expr, { kind: "let" }>, replace: Replace): Expr {
  const definitions = e.definitions.map((d): LocalDefinition => changed(d, "body", replaceGenerators(program, d.body, replace)));
  let body = replaceGenerators(program, e.body, replace);
  const kept: LocalDefinition[] = [];
  for (const d of definitions.toReversed()) {
    const generator = d.parameters.length > 0 ? null : generatorOf(program, d.body);
    if (generator !== null) {
      if (kept.length > 0) body = { ...e, definitions: kept.splice(0).reverse(), body };
      body = { kind: "exists", bindings: [{ variable: { id: d.id, name: d.name, tuple: null }, set: replace(generator) }], body, span: e.span };
    } else kept.push(d);
  }
  if (body === e.body && kept.length === e.definitions.length && kept.every((d) => e.definitions.includes(d))) return e;
  return kept.length === 0 ? body : { ...e, definitions: kept.reverse(), body };
}

/** `x = Gen(n)`, also written with the operator `:=` of Apalache. */
function equation(program: Program, e: Extract<Expr, { kind: "builtin" | "apply" }>, replace: Replace): Expr {
  const [left, right] = e.arguments;
  const isEquation = e.kind === "builtin" ? e.operator === "=" : /(?:^|!):=$/.test(program.definitions[e.definition].name);
  if (!isEquation || e.arguments.length !== 2 || left.kind === "lambda" || right.kind === "lambda") return e;
  const generator = generatorOf(program, right);
  return generator === null ? e : { kind: "builtin", operator: "\\in", arguments: [left, replace(generator)], span: e.span };
}

function generatorOf(program: Program, e: Expr): Generator | null {
  return e.kind === "apply" && isGenerator(program, e.definition) ? e : null;
}

function changed<T extends object, K extends keyof T>(from: T, key: K, value: T[K]): T {
  return from[key] === value ? from : { ...from, [key]: value };
}
