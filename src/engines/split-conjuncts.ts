import type { Expr, NamedExpr, Program } from "../ir/ir.ts";

/** The conjuncts of a predicate, through definitions without parameters. Each is named after the innermost definition around it, with its number where
 *  that has several: "TypeOK", "IndInv.3". */
export function splitConjuncts(program: Program, predicate: NamedExpr): readonly NamedExpr[] {
  const found: NamedExpr[] = [];
  const walk = (e: Expr, name: string): void => {
    if (e.kind === "apply" && e.arguments.length === 0) {
      const definition = program.definitions[e.definition];
      if (definition.parameters.length === 0 && !definition.recursive) return walk(definition.body, definition.name);
    }
    if (e.kind === "and" && e.items.length > 1) return e.items.forEach((item, i) => walk(item, `${name}.${i + 1}`));
    if (e.kind === "and") return walk(e.items[0], name);
    found.push({ name, expr: e, span: e.span });
  };
  walk(predicate.expr, predicate.name);
  return found;
}
