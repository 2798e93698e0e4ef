import type { IToken } from "chevrotain";
import { invariant } from "../base/invariant.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { GrammarBase, type Rule } from "./grammar-base.ts";
import { OperatorStack } from "./operator-stack.ts";
import { infixOperators, postfixOperators, prefixOperators, type OperatorSymbol } from "./operators.ts";
import { labelOf, labelSafe } from "./labels.ts";
import * as t from "./tokens.ts";
import type { ExprNode, Name, OperatorDeclaration } from "./tree.ts";

const application: OperatorSymbol = { text: "[", fixity: "postfix", low: 160, high: 160, leftAssociative: true };

/** Expressions: operators by precedence around operands, with `f[x]`, `r.f` and labels. Operands are in the subclass. */
export abstract class ExpressionGrammar extends GrammarBase {
  protected abstract readonly operand: Rule<ExprNode>;

  /** An expression up to the first token that can not continue it: operands with operators between, or a label with what it labels. */
  readonly expression: Rule<ExprNode> = this.RULE("expression", () => {
    const stack = this.ACTION(() => new OperatorStack(this.file, this.report));
    let isFirst = true;
    this.AT_LEAST_ONE_SEP({
      SEP: t.Infix,
      DEF: () => {
        this.ACTION(() => {
          if (!isFirst) this.pushInfix(stack, this.LA(0));
          isFirst = false;
        });
        this.MANY(() => {
          const token = this.CONSUME(t.Prefix);
          this.ACTION(() => stack.prefix(symbolOf(prefixOperators, token), this.nameOf(token)));
        });
        const first = this.LA(1);
        const node = this.SUBRULE(this.operand);
        this.ACTION(() => stack.operand(node, first.startOffset, this.lastEnd()));
        this.MANY2(() => { this.SUBRULE(this.suffix, { ARGS: [stack] }); });
        this.OPTION(() => {
          const colons = this.CONSUME(t.ColonColon);
          const firstOfBody = this.LA(1);
          const body = this.SUBRULE(this.expression);
          this.ACTION(() => this.pushLabelled(stack, first, colons, body, firstOfBody));
        });
      },
    });
    return this.ACTION(() => stack.finish() as ExprNode); // AT_LEAST_ONE_SEP gave an operand
  });

  /** A postfix operator, function application or field after an operand. */
  private readonly suffix: Rule<void, [OperatorStack]> = this.RULE("suffix", (stack: OperatorStack) => {
    this.OR([
      { ALT: () => {
        const token = this.CONSUME(t.Postfix);
        this.ACTION(() => this.pushPostfix(stack, token));
      } },
      { ALT: () => {
        const open = this.CONSUME(t.LeftIndex);
        const indices = this.SUBRULE(this.expressions);
        this.CONSUME(t.RightSquare);
        this.ACTION(() => this.pushApplication(stack, open, indices));
      } },
      { ALT: () => {
        this.CONSUME(t.Dot);
        const field = this.CONSUME(t.Identifier);
        this.ACTION(() => this.pushField(stack, field));
      } },
    ]);
  });

  /** One or more expressions with commas between. */
  protected readonly expressions: Rule<ExprNode[]> = this.RULE("expressions", () => {
    const nodes: ExprNode[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { nodes.push(this.SUBRULE(this.expression)); } });
    return nodes;
  });

  /** Arguments in parentheses: expressions, operator symbols, lambdas. */
  protected readonly callArguments: Rule<ExprNode[]> = this.RULE("callArguments", () => {
    const nodes: ExprNode[] = [];
    this.CONSUME(t.LeftCall);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { nodes.push(this.SUBRULE(this.expressionOrLambda)); } });
    this.CONSUME(t.RightParen);
    return nodes;
  });

  /** What may be passed on: an expression, an operator symbol or a lambda. */
  protected readonly expressionOrLambda: Rule<ExprNode> = this.RULE("expressionOrLambda", () => this.OR([
    { ALT: () => this.SUBRULE(this.lambda) },
    { ALT: () => {
      const node = this.SUBRULE(this.expression);
      this.ACTION(() => {
        if (node.kind === "name" && node.path.length === 1 && node.path[0]?.name.text === "\\X") this.report(syntaxDiagnostic("E121", undefined, node.span));
      });
      return node;
    } },
  ]));

  private readonly lambda: Rule<ExprNode> = this.RULE("lambda", () => {
    const first = this.CONSUME(t.Lambda);
    const parameters: OperatorDeclaration[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const name = this.CONSUME(t.Identifier);
        this.ACTION(() => parameters.push({ name: this.nameOf(name), arity: 0, span: this.spanOf(name) }));
      },
    });
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): ExprNode => ({ kind: "lambda", parameters, body, span: this.spanFrom(first) }));
  });

  private pushInfix(stack: OperatorStack, token: IToken): void {
    stack.infix(symbolOf(infixOperators, token), this.nameOf(token));
  }

  private pushPostfix(stack: OperatorStack, token: IToken): void {
    const symbol = symbolOf(postfixOperators, token);
    const end = this.lastEnd();
    const operator: Name = { text: symbol.text, span: this.spanOf(token) };
    stack.postfix(symbol, this.nameOf(token), end, (operand, start) => ({
      kind: "operator-application", operator, arguments: [operand], span: { file: this.file, start, end },
    }));
  }

  private pushApplication(stack: OperatorStack, open: IToken, indices: readonly ExprNode[]): void {
    const end = this.lastEnd();
    stack.postfix(application, this.nameOf(open), end, (operand, start) => ({
      kind: "function-application", function: operand, arguments: indices, span: { file: this.file, start, end },
    }));
  }

  private pushField(stack: OperatorStack, field: IToken): void {
    const end = this.lastEnd();
    stack.wrapLast(end, (record, start) => ({ kind: "field", record, field: this.nameOf(field), span: { file: this.file, start, end } }));
  }

  private pushLabelled(stack: OperatorStack, first: IToken, colons: IToken, body: ExprNode, firstOfBody: IToken): void {
    const operand = stack.take();
    const label = operand === undefined ? null : labelOf(operand);
    if (label === null) this.report(syntaxDiagnostic("E114", undefined, this.spanOf(colons)));
    else if (!labelSafe(stack.waiting, body, firstOfBody.startOffset)) this.report(syntaxDiagnostic("E115", undefined, label.label.span));
    const node: ExprNode = label === null ? body : { kind: "labelled", ...label, body, span: this.spanFrom(first) };
    stack.operand(node, first.startOffset, this.lastEnd());
  }
}

function symbolOf(symbols: ReadonlyMap<string, OperatorSymbol>, token: IToken): OperatorSymbol {
  const symbol = symbols.get(token.image);
  invariant(symbol !== undefined, "a token that was laid out as an operator is one");
  return symbol;
}
