import type { Span } from "../../base/span.ts";
import type { Expr, Program } from "../../ir/ir.ts";

/** An action that a step can be labelled with. */
export interface NamedAction {
  readonly name: string;
  readonly span: Span; // of the body of its definition, as in a label
}

/** The definitions that the disjuncts of a next-state relation are made of: what is reached through \/, \E and applications, innermost name first, as
 *  steps are labelled. Left out are disjuncts without a name of their own, and parts that choose in another way (IF, CASE, LET definitions, operators
 *  passed as arguments), since which name a step of them gets is seen only when it is taken. */
export function namedActions(program: Program, next: Expr): readonly NamedAction[] {
  const found = new Map<string, NamedAction>();
  const active = new Set<number>();
  const walk = (e: Expr, current: NamedAction | null): void => {
    switch (e.kind) {
      case "or": return e.items.forEach((item) => walk(item, e.items.length === 1 ? current : null));
      case "exists": return walk(e.body, current);
      case "and": {
        if (e.items.length === 1) return walk(e.items[0], current);
        break;
      }
      case "apply": {
        const definition = program.definitions[e.definition];
        if (active.has(e.definition)) return;
        active.add(e.definition);
        walk(definition.body, { name: definition.name, span: definition.body.span });
        active.delete(e.definition);
        return;
      }
      case "if": case "case": case "let": case "apply-local": case "local": case "forall": case "select": return;
      default: break;
    }
    if (current !== null) found.set(keyOf(current), current);
  };
  walk(next, null);
  return [...found.values()];
}

/** Equal for labels of the same action. */
export function keyOf(action: { readonly name: string; readonly span: Span }): string {
  return `${action.span.file}:${action.span.start}:${action.span.end}:${action.name}`;
}
