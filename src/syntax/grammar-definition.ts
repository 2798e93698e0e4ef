import type { IToken } from "chevrotain";
import { BracketGrammar } from "./grammar-brackets.ts";
import type { Rule } from "./grammar-base.ts";
import * as t from "./tokens.ts";
import type { Bound, ExprNode, InstanceNode, LetUnit, Name, OperatorDeclaration } from "./tree.ts";

type Substitution = InstanceNode["substitutions"][number];
/** The left side of a definition. */
interface Head {
  readonly name: Name;
  readonly parameters: readonly OperatorDeclaration[];
  readonly bounds: readonly Bound[] | null;
  /** A name alone or with parameters in parentheses, as an instance may have it. */
  readonly plain: boolean;
}

/** Definitions, declarations of operators, INSTANCE. */
export abstract class DefinitionGrammar extends BracketGrammar {
  protected readonly letUnit: Rule<LetUnit> = this.RULE("letUnit", () => this.OR([
    { ALT: () => this.SUBRULE(this.maybeLocalDefinition) },
    { ALT: () => this.SUBRULE(this.recursive) },
  ]));

  /** A definition where LOCAL is of no consequence: in LET and in proofs. */
  protected readonly maybeLocalDefinition: Rule<LetUnit> = this.RULE("maybeLocalDefinition", () => {
    let local: IToken | null = null;
    this.OPTION(() => { local = this.CONSUME(t.Local); });
    return this.SUBRULE(this.definition, { ARGS: [local] });
  });

  /** One definition; `local` is the token LOCAL before it. */
  protected readonly definition: Rule<LetUnit, [IToken | null]> = this.RULE("definition", (local: IToken | null) => {
    this.CONSUME(t.DefinitionStart);
    const start = this.LA(1);
    const head = this.SUBRULE(this.head);
    this.CONSUME(t.Defines);
    return this.OR([
      { ALT: () => {
        const body = this.SUBRULE(this.expression);
        return this.ACTION(() => this.definitionNode(local ?? start, local !== null, head, body));
      } },
      { GATE: () => head.plain, ALT: () => {
        const instance = this.SUBRULE(this.instance);
        return this.ACTION((): LetUnit => ({
          kind: "instance-definition", local: local !== null, name: head.name, parameters: head.parameters, instance, span: this.spanFrom(local ?? start),
        }));
      } },
    ]);
  });

  private readonly head: Rule<Head> = this.RULE("head", () => this.OR([
    { ALT: () => {
      const name = this.CONSUME(t.Identifier);
      return this.SUBRULE(this.headAfterName, { ARGS: [name] });
    } },
    { ALT: () => {
      const symbol = this.CONSUME(t.Prefix);
      const operand = this.CONSUME2(t.Identifier);
      return this.ACTION((): Head => ({ name: this.symbolName(symbol), parameters: [this.parameter(operand)], bounds: null, plain: false }));
    } },
  ]));

  private readonly headAfterName: Rule<Head, [IToken]> = this.RULE("headAfterName", (first: IToken) => {
    let symbol: IToken | null = null;
    let right: IToken | null = null;
    let parameters: readonly OperatorDeclaration[] = [];
    let bounds: readonly Bound[] | null = null;
    this.OPTION(() => {
      this.OR([
        { ALT: () => {
          symbol = this.CONSUME(t.Infix);
          right = this.CONSUME(t.Identifier);
        } },
        { ALT: () => { symbol = this.CONSUME(t.Postfix); } },
        { ALT: () => {
          this.CONSUME(t.LeftCall);
          parameters = this.SUBRULE(this.declarations);
          this.CONSUME(t.RightParen);
        } },
        { ALT: () => {
          this.CONSUME(t.LeftIndex);
          bounds = this.SUBRULE(this.bounds);
          this.CONSUME(t.RightSquare);
        } },
      ]);
    });
    return this.ACTION((): Head => symbol === null
      ? { name: this.nameOf(first), parameters, bounds, plain: bounds === null }
      : { name: this.symbolName(symbol), parameters: [first, right].filter((token) => token !== null).map((token) => this.parameter(token)), bounds: null, plain: false });
  });

  /** `a`, `F(_, _)`, `_ ++ _`, `-. _`, `_^#`, with commas between. */
  protected readonly declarations: Rule<OperatorDeclaration[]> = this.RULE("declarations", () => {
    const all: OperatorDeclaration[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { all.push(this.SUBRULE(this.declaration)); } });
    return all;
  });

  protected readonly declaration: Rule<OperatorDeclaration> = this.RULE("declaration", () => {
    const first = this.LA(1);
    let symbol: IToken = first;
    let arity = 0;
    this.OR([
      { ALT: () => {
        this.CONSUME(t.Identifier);
        this.OPTION(() => {
          this.CONSUME(t.LeftCall);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => {
            this.CONSUME(t.Underscore);
            arity += 1;
          } });
          this.CONSUME(t.RightParen);
        });
      } },
      { ALT: () => {
        symbol = this.CONSUME(t.Prefix);
        this.CONSUME2(t.Underscore);
        arity = 1;
      } },
      { ALT: () => {
        this.CONSUME3(t.Underscore);
        this.OR2([
          { ALT: () => {
            symbol = this.CONSUME(t.Infix);
            this.CONSUME4(t.Underscore);
            arity = 2;
          } },
          { ALT: () => {
            symbol = this.CONSUME(t.Postfix);
            arity = 1;
          } },
        ]);
      } },
    ]);
    return this.ACTION((): OperatorDeclaration => ({ name: this.symbolName(symbol), arity, span: this.spanFrom(first) }));
  });

  protected readonly recursive: Rule<Extract<LetUnit, { kind: "recursive" }>> = this.RULE("recursive", () => {
    const first = this.CONSUME(t.Recursive);
    const declarations = this.SUBRULE(this.declarations);
    return this.ACTION(() => ({ kind: "recursive" as const, declarations, span: this.spanFrom(first) }));
  });

  /** `INSTANCE M WITH a <- e, + <- Op`. */
  protected readonly instance: Rule<InstanceNode> = this.RULE("instance", () => {
    const first = this.CONSUME(t.Instance);
    const module = this.CONSUME(t.Identifier);
    const substitutions: Substitution[] = [];
    this.OPTION(() => {
      this.CONSUME(t.With);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { substitutions.push(this.SUBRULE(this.substitution)); } });
    });
    return this.ACTION((): InstanceNode => ({ module: this.nameOf(module), substitutions, span: this.spanFrom(first) }));
  });

  private readonly substitution: Rule<Substitution> = this.RULE("substitution", () => {
    const name = this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.OperatorName) }]);
    this.CONSUME(t.LeftArrow);
    const value = this.SUBRULE(this.expressionOrLambda);
    return this.ACTION((): Substitution => ({ name: this.symbolName(name), value, span: this.spanFrom(name) }));
  });

  private parameter(token: IToken): OperatorDeclaration {
    return { name: this.nameOf(token), arity: 0, span: this.spanOf(token) };
  }

  private definitionNode(first: IToken, local: boolean, head: Head, body: ExprNode): LetUnit {
    const span = this.spanFrom(first);
    return head.bounds === null
      ? { kind: "operator", local, name: head.name, parameters: head.parameters, body, span }
      : { kind: "function", local, name: head.name, bounds: head.bounds, body, span };
  }
}
