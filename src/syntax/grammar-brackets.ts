import type { IToken } from "chevrotain";
import { OperandGrammar } from "./grammar-operand.ts";
import type { Rule } from "./grammar-base.ts";
import * as t from "./tokens.ts";
import type { Bound, ExprNode, Name, Pattern, Selector } from "./tree.ts";

type Field = { readonly name: Name; readonly value: ExprNode };
type Update = Extract<ExprNode, { kind: "except" }>["updates"][number];

/** Parentheses, and all forms in `{ }`, `[ ]`, `<< >>`. */
export abstract class BracketGrammar extends OperandGrammar {
  protected readonly parenthesized: Rule<ExprNode> = this.RULE("parenthesized", () => {
    this.CONSUME(t.LeftParen);
    const node = this.SUBRULE(this.expression);
    this.CONSUME(t.RightParen);
    return node;
  });

  /** `<<a, b>>` or `<<A>>_v`. */
  protected readonly angles: Rule<ExprNode> = this.RULE("angles", () => {
    const first = this.CONSUME(t.LeftAngle);
    let elements: readonly ExprNode[] = [];
    this.OPTION(() => { elements = this.SUBRULE(this.expressions); });
    return this.OR([
      { ALT: () => {
        this.CONSUME(t.RightAngle);
        return this.ACTION((): ExprNode => ({ kind: "tuple", elements, span: this.spanFrom(first) }));
      } },
      { GATE: () => elements.length === 1, ALT: () => {
        this.CONSUME(t.RightAngleSubscript);
        const subscript = this.SUBRULE(this.subscript);
        return this.ACTION((): ExprNode => ({ kind: "angle-action", action: elements[0] ?? subscript, subscript, span: this.spanFrom(first) }));
      } },
    ]);
  });

  /** `{a, b}`, `{x \in S : P}`, `{e : x \in S}`. */
  protected readonly braces: Rule<ExprNode> = this.RULE("braces", () => {
    const first = this.CONSUME(t.LeftBrace);
    const inner = this.LA(1);
    let elements: readonly ExprNode[] = [];
    let rest: { readonly bounds: readonly Bound[] } | { readonly body: ExprNode } | null = null;
    this.OPTION(() => { elements = this.SUBRULE(this.expressions); });
    this.OPTION2({
      GATE: () => elements.length === 1,
      DEF: () => {
        this.CONSUME(t.Colon);
        const filter = this.ACTION(() => filterOf(elements[0], inner));
        this.OR([
          { GATE: () => filter !== null, ALT: () => {
            rest = { body: this.SUBRULE(this.expression) };
          } },
          { GATE: () => filter === null, ALT: () => {
            rest = { bounds: this.SUBRULE(this.bounds) };
          } },
        ]);
      },
    });
    this.CONSUME(t.RightBrace);
    return this.ACTION(() => this.setNode(first, inner, elements, rest));
  });

  protected readonly bounds: Rule<Bound[]> = this.RULE("bounds", () => {
    const bounds: Bound[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { bounds.push(this.SUBRULE(this.bound)); } });
    return bounds;
  });

  protected readonly squares: Rule<ExprNode> = this.RULE("squares", () => {
    const first = this.CONSUME(t.LeftSquare);
    return this.OR({
      DEF: [
        { GATE: () => this.startsBound(), ALT: () => this.SUBRULE(this.functionConstructor, { ARGS: [first] }) },
        { GATE: () => this.startsField(), ALT: () => this.SUBRULE(this.fields, { ARGS: [first] }) },
        { ALT: () => this.SUBRULE(this.afterSquare, { ARGS: [first] }) },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  private readonly functionConstructor: Rule<ExprNode, [IToken]> = this.RULE("functionConstructor", (first: IToken) => {
    const bounds = this.SUBRULE(this.bounds);
    this.CONSUME(t.MapsTo);
    const body = this.SUBRULE(this.expression);
    this.CONSUME(t.RightSquare);
    return this.ACTION((): ExprNode => ({ kind: "function", bounds, body, span: this.spanFrom(first) }));
  });

  /** `[a |-> e, ...]` or `[a : S, ...]`, as the first field is. */
  private readonly fields: Rule<ExprNode, [IToken]> = this.RULE("fields", (first: IToken) => {
    const separator = this.ACTION(() => this.LA(2).tokenType);
    const fields: Field[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const name = this.CONSUME(t.Identifier);
        this.OR([
          { GATE: () => separator === t.MapsTo, ALT: () => this.CONSUME(t.MapsTo) },
          { GATE: () => separator === t.Colon, ALT: () => this.CONSUME(t.Colon) },
        ]);
        const value = this.SUBRULE(this.expression);
        this.ACTION(() => fields.push({ name: this.nameOf(name), value }));
      },
    });
    this.CONSUME(t.RightSquare);
    return this.ACTION((): ExprNode => ({ kind: separator === t.MapsTo ? "record" : "record-set", fields, span: this.spanFrom(first) }));
  });

  /** `[S -> T]`, `[f EXCEPT ...]`, `[A]_v`. */
  private readonly afterSquare: Rule<ExprNode, [IToken]> = this.RULE("afterSquare", (first: IToken) => {
    const inner = this.SUBRULE(this.expression);
    return this.OR([
      { ALT: () => {
        this.CONSUME(t.Arrow);
        const range = this.SUBRULE2(this.expression);
        this.CONSUME(t.RightSquare);
        return this.ACTION((): ExprNode => ({ kind: "function-set", domain: inner, range, span: this.spanFrom(first) }));
      } },
      { ALT: () => {
        const updates: Update[] = [];
        this.CONSUME(t.Except);
        this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { updates.push(this.SUBRULE(this.update)); } });
        this.CONSUME2(t.RightSquare);
        return this.ACTION((): ExprNode => ({ kind: "except", base: inner, updates, span: this.spanFrom(first) }));
      } },
      { ALT: () => {
        this.CONSUME(t.RightSquareSubscript);
        const subscript = this.SUBRULE(this.subscript);
        return this.ACTION((): ExprNode => ({ kind: "box-action", action: inner, subscript, span: this.spanFrom(first) }));
      } },
    ]);
  });

  /** `![a].b[c, d] = e`. */
  private readonly update: Rule<Update> = this.RULE("update", () => {
    const first = this.CONSUME(t.Bang);
    const path: Selector[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => {
          const open = this.CONSUME(t.LeftIndex);
          const indices = this.SUBRULE(this.expressions);
          this.CONSUME(t.RightSquare);
          this.ACTION(() => path.push({ kind: "index", arguments: indices, span: this.spanFrom(open) }));
        } },
        { ALT: () => {
          this.CONSUME(t.Dot);
          const name = this.CONSUME(t.Identifier);
          this.ACTION(() => path.push({ kind: "field", name: this.nameOf(name) }));
        } },
      ]);
    });
    this.CONSUME(t.Equals);
    const value = this.SUBRULE(this.expression);
    return this.ACTION((): Update => ({ path, value, span: this.spanFrom(first) }));
  });

  private startsField(): boolean {
    const second = this.LA(2).tokenType;
    return this.LA(1).tokenType === t.Identifier && (second === t.MapsTo || second === t.Colon);
  }

  /** Whether names and `\in`, or a tuple of names and `\in`, come next. */
  private startsBound(): boolean {
    const tuple = this.LA(1).tokenType === t.LeftAngle;
    let i = tuple ? 2 : 1;
    for (; this.LA(i).tokenType === t.Identifier; i += 2) {
      if (this.LA(i + 1).tokenType === t.Comma) continue;
      return this.LA(tuple ? i + 2 : i + 1).tokenType === t.In && (!tuple || this.LA(i + 1).tokenType === t.RightAngle);
    }
    return false;
  }

  private setNode(first: IToken, inner: IToken, elements: readonly ExprNode[], rest: { readonly bounds: readonly Bound[] } | { readonly body: ExprNode } | null): ExprNode {
    const span = this.spanFrom(first);
    const [element] = elements;
    if (rest === null || element === undefined) return { kind: "set", elements, span };
    if ("bounds" in rest) return { kind: "set-map", body: element, bounds: rest.bounds, span };
    const filter = filterOf(element, inner);
    return filter === null ? { kind: "set", elements, span } : { kind: "set-filter", ...filter, body: rest.body, span };
  }
}

/** `x \in S` or `<<x, y>> \in S`, written without parentheses from `first` on, as the bound of a set filter. */
function filterOf(node: ExprNode | undefined, first: IToken): { readonly pattern: Pattern; readonly set: ExprNode } | null {
  if (node?.kind !== "operator-application" || node.operator.text !== "\\in" || node.span.start !== first.startOffset) return null;
  const [left, set] = node.arguments;
  const pattern = left === undefined ? null : patternOf(left);
  return pattern === null || set === undefined ? null : { pattern, set };
}

function patternOf(node: ExprNode): Pattern | null {
  if (node.kind === "name") {
    const name = plainName(node);
    return name === null ? null : { kind: "name", name };
  }
  if (node.kind !== "tuple") return null;
  const names = node.elements.map(plainName);
  const plain = names.filter((name) => name !== null);
  return plain.length === names.length ? { kind: "tuple", names: plain, span: node.span } : null;
}

function plainName(node: ExprNode): Name | null {
  const [step, ...more] = node.kind === "name" ? node.path : [];
  return step === undefined || more.length > 0 || step.arguments.length > 0 ? null : step.name;
}
