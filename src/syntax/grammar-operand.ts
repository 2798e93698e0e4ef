import type { IToken, TokenType } from "chevrotain";
import { syntaxDiagnostic } from "./catalogue.ts";
import { ExpressionGrammar } from "./grammar-expression.ts";
import type { Rule } from "./grammar-base.ts";
import { stringValue } from "./string-value.ts";
import * as t from "./tokens.ts";
import type { Bound, ExprNode, LetUnit, Name, PathStep, Pattern } from "./tree.ts";

type Arm = Extract<ExprNode, { kind: "case" }>["arms"][number];

/** Operands that are no bracketed forms: literals, names, junction lists, and the forms that reach as far as they can. */
export abstract class OperandGrammar extends ExpressionGrammar {
  protected abstract readonly letUnit: Rule<LetUnit>;
  protected abstract readonly parenthesized: Rule<ExprNode>;
  protected abstract readonly braces: Rule<ExprNode>;
  protected abstract readonly squares: Rule<ExprNode>;
  protected abstract readonly angles: Rule<ExprNode>;

  protected readonly operand: Rule<ExprNode> = this.RULE("operand", () => this.OR([
    { ALT: () => this.SUBRULE(this.path) },
    { ALT: () => this.SUBRULE(this.literal) },
    { ALT: () => this.SUBRULE(this.parenthesized) },
    { ALT: () => this.SUBRULE(this.squares) },
    { ALT: () => this.SUBRULE(this.braces) },
    { ALT: () => this.SUBRULE(this.angles) },
    { ALT: () => this.SUBRULE(this.junctionList) },
    { ALT: () => this.SUBRULE(this.ifThenElse) },
    { ALT: () => this.SUBRULE(this.quantifier) },
    { ALT: () => this.SUBRULE(this.letIn) },
    { ALT: () => this.SUBRULE(this.caseArms) },
    { ALT: () => this.SUBRULE(this.choose) },
    { ALT: () => this.SUBRULE(this.fairness) },
    { ALT: () => this.SUBRULE(this.temporalQuantifier) },
  ]));

  private readonly literal: Rule<ExprNode> = this.RULE("literal", () => this.OR([
    { ALT: () => {
      const token = this.CONSUME(t.NumberLiteral);
      return this.ACTION((): ExprNode => ({ kind: "number", text: token.image, span: this.spanOf(token) }));
    } },
    { ALT: () => {
      const token = this.CONSUME(t.StringLiteral);
      return this.ACTION((): ExprNode => ({ kind: "string", value: stringValue(token.image), span: this.spanOf(token) }));
    } },
    { ALT: () => {
      const token = this.CONSUME(t.At);
      return this.ACTION((): ExprNode => ({ kind: "at", span: this.spanOf(token) }));
    } },
  ]));

  /** `x`, `Op(a)`, `I(a)!Op(b)`, `+(a, b)`, `<1>2!3`. */
  private readonly path: Rule<ExprNode> = this.RULE("path", () => {
    const first = this.OR([
      { ALT: () => this.CONSUME(t.Identifier) },
      { ALT: () => this.CONSUME(t.OperatorName) },
      { ALT: () => this.CONSUME(t.StepName) },
    ]);
    let given: readonly ExprNode[] = [];
    this.OPTION(() => { given = this.SUBRULE(this.callArguments); });
    const steps: PathStep[] = [this.ACTION(() => ({ name: first.tokenType === t.StepName ? this.stepName(first) : this.symbolName(first), arguments: given }))];
    this.MANY(() => {
      this.CONSUME(t.Bang);
      steps.push(this.SUBRULE(this.pathStep));
    });
    return this.ACTION(() => this.pathNode(first, steps));
  });

  /** What may follow a `!`: a name or symbol with arguments, or a selector of a part of an expression. */
  protected readonly pathStep: Rule<PathStep> = this.RULE("pathStep", () => this.OR([
    { ALT: () => {
      const token = this.OR2([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.OperatorName) }]);
      let given: readonly ExprNode[] = [];
      this.OPTION(() => { given = this.SUBRULE(this.callArguments); });
      return this.ACTION((): PathStep => ({ name: this.symbolName(token), arguments: given }));
    } },
    { ALT: () => {
      const open = this.LA(1);
      const given = this.SUBRULE2(this.callArguments);
      return this.ACTION((): PathStep => ({ name: { text: "()", span: this.spanFrom(open) }, arguments: given }));
    } },
    { ALT: () => {
      const token = this.OR3([t.Selector, t.At, t.NumberLiteral].map((type: TokenType) => ({ ALT: () => this.CONSUME(type) })));
      return this.ACTION((): PathStep => ({ name: this.nameOf(token), arguments: [] }));
    } },
  ]));

  private readonly junctionList: Rule<ExprNode> = this.RULE("junctionList", () => {
    this.CONSUME(t.ListStart);
    const first = this.LA(1);
    const items: ExprNode[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(t.Bullet);
      items.push(this.SUBRULE(this.expression));
    });
    this.CONSUME(t.ListEnd);
    return this.ACTION((): ExprNode => {
      const operator = first.image === "/\\" || first.image === "∧" ? "and" : "or";
      for (const item of items) this.forgiveChain(item, operator);
      return { kind: "junction", operator, items, bulleted: true, span: this.spanFrom(first) };
    });
  });

  private readonly ifThenElse: Rule<ExprNode> = this.RULE("ifThenElse", () => {
    const first = this.CONSUME(t.If);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(t.Then);
    const then = this.SUBRULE2(this.expression);
    this.CONSUME(t.Else);
    const otherwise = this.SUBRULE3(this.expression);
    return this.ACTION((): ExprNode => ({ kind: "if", condition, then, else: otherwise, span: this.spanFrom(first) }));
  });

  private readonly caseArms: Rule<ExprNode> = this.RULE("caseArms", () => {
    const first = this.CONSUME(t.Case);
    const arms: Arm[] = [];
    let other: ExprNode | null = null;
    arms.push(this.SUBRULE(this.caseArm));
    this.MANY({
      GATE: () => other === null,
      DEF: () => {
        this.CONSUME(t.CaseSeparator);
        this.OR([
          { ALT: () => { arms.push(this.SUBRULE2(this.caseArm)); } },
          { ALT: () => {
            this.CONSUME(t.Other);
            this.CONSUME(t.Arrow);
            other = this.SUBRULE(this.expression);
          } },
        ]);
      },
    });
    return this.ACTION((): ExprNode => ({ kind: "case", arms, other, span: this.spanFrom(first) }));
  });

  private readonly caseArm: Rule<Arm> = this.RULE("caseArm", () => {
    const first = this.LA(1);
    const guard = this.SUBRULE(this.expression);
    this.CONSUME(t.Arrow);
    const value = this.SUBRULE2(this.expression);
    return this.ACTION((): Arm => ({ guard, value, span: this.spanFrom(first) }));
  });

  private readonly letIn: Rule<ExprNode> = this.RULE("letIn", () => {
    const first = this.CONSUME(t.Let);
    const units: LetUnit[] = [];
    this.AT_LEAST_ONE(() => { units.push(this.SUBRULE(this.letUnit)); });
    this.CONSUME(t.LetIn);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): ExprNode => ({ kind: "let", units, body, span: this.spanFrom(first) }));
  });

  /** `\A x, y : P` or `\E x \in S, <<y, z>> \in T : P`. */
  private readonly quantifier: Rule<ExprNode> = this.RULE("quantifier", () => {
    const first = this.OR([{ ALT: () => this.CONSUME(t.Forall) }, { ALT: () => this.CONSUME(t.Exists) }]);
    const { names, bounds } = this.SUBRULE(this.namesOrBounds);
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): ExprNode => {
      const quantifier = first.tokenType === t.Forall ? "forall" : "exists";
      const span = this.spanFrom(first);
      return bounds === null ? { kind: "unbounded-quantifier", quantifier, names, body, span } : { kind: "quantifier", quantifier, bounds, body, span };
    });
  });

  /** Names alone, or bounds (then `names` is empty). */
  protected readonly namesOrBounds: Rule<{ names: readonly Name[]; bounds: readonly Bound[] | null }> = this.RULE("namesOrBounds", () => {
    const first = this.LA(1);
    const patterns = this.SUBRULE(this.patterns);
    let bounds: readonly Bound[] | null = null;
    this.OPTION({
      DEF: () => {
        this.CONSUME(t.In);
        const set = this.SUBRULE(this.expression);
        const all: Bound[] = [this.ACTION((): Bound => ({ patterns, set, span: this.spanFrom(first) }))];
        this.MANY(() => {
          this.CONSUME(t.Comma);
          all.push(this.SUBRULE(this.bound));
        });
        bounds = all;
      },
    });
    return this.ACTION(() => ({ names: bounds === null ? this.onlyNames(patterns) : [], bounds }));
  });

  private readonly temporalQuantifier: Rule<ExprNode> = this.RULE("temporalQuantifier", () => {
    const first = this.CONSUME(t.TemporalQuantifier);
    const names = this.SUBRULE(this.names);
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): ExprNode => {
      const quantifier = first.image === "\\AA" ? "temporal-forall" : "temporal-exists";
      return { kind: "unbounded-quantifier", quantifier, names, body, span: this.spanFrom(first) };
    });
  });

  private readonly choose: Rule<ExprNode> = this.RULE("choose", () => {
    const first = this.CONSUME(t.Choose);
    const pattern = this.SUBRULE(this.pattern);
    let set: ExprNode | null = null;
    this.OPTION(() => {
      this.CONSUME(t.In);
      set = this.SUBRULE(this.expression);
    });
    this.CONSUME(t.Colon);
    const body = this.SUBRULE2(this.expression);
    return this.ACTION((): ExprNode => ({ kind: "choose", pattern, set, body, span: this.spanFrom(first) }));
  });

  /** `WF_vars(A)`, `SF_<<x, y>>(A)`, `WF_f(a)(A)`. */
  private readonly fairness: Rule<ExprNode> = this.RULE("fairness", () => {
    const first = this.CONSUME(t.Fairness);
    const subscript = this.SUBRULE(this.subscript);
    let action: ExprNode | null = null;
    this.OPTION(() => {
      this.CONSUME(t.LeftCall);
      action = this.SUBRULE(this.expression);
      this.CONSUME(t.RightParen);
    });
    return this.ACTION(() => this.fairnessNode(first, subscript, action));
  });

  /** What may follow `]_`, `>>_`, `WF_` without parentheses: a path or a bracketed form. */
  protected readonly subscript: Rule<ExprNode> = this.RULE("subscript", () => this.OR([
    { ALT: () => this.SUBRULE(this.path) },
    { ALT: () => this.SUBRULE(this.parenthesized) },
    { ALT: () => this.SUBRULE(this.squares) },
    { ALT: () => this.SUBRULE(this.braces) },
    { ALT: () => this.SUBRULE(this.angles) },
  ]));

  protected readonly names: Rule<Name[]> = this.RULE("names", () => {
    const names: Name[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => {
      const token = this.CONSUME(t.Identifier);
      this.ACTION(() => names.push(this.nameOf(token)));
    } });
    return names;
  });

  /** `x, y` or `<<x, y>>`. */
  protected readonly patterns: Rule<readonly Pattern[]> = this.RULE("patterns", () => this.OR([
    { ALT: () => {
      const names = this.SUBRULE(this.names);
      return this.ACTION(() => names.map((name): Pattern => ({ kind: "name", name })));
    } },
    { ALT: () => [this.SUBRULE(this.tuplePattern)] },
  ]));

  private readonly pattern: Rule<Pattern> = this.RULE("pattern", () => this.OR([
    { ALT: () => {
      const token = this.CONSUME(t.Identifier);
      return this.ACTION((): Pattern => ({ kind: "name", name: this.nameOf(token) }));
    } },
    { ALT: () => this.SUBRULE(this.tuplePattern) },
  ]));

  private readonly tuplePattern: Rule<Pattern> = this.RULE("tuplePattern", () => {
    const first = this.CONSUME(t.LeftAngle);
    let names: readonly Name[] = [];
    this.OPTION(() => { names = this.SUBRULE(this.names); });
    this.CONSUME(t.RightAngle);
    return this.ACTION((): Pattern => ({ kind: "tuple", names, span: this.spanFrom(first) }));
  });

  protected readonly bound: Rule<Bound> = this.RULE("bound", () => {
    const first = this.LA(1);
    const patterns = this.SUBRULE(this.patterns);
    this.CONSUME(t.In);
    const set = this.SUBRULE(this.expression);
    return this.ACTION((): Bound => ({ patterns, set, span: this.spanFrom(first) }));
  });

  /** `/\ a` and, misaligned, `/\ b` mean the same as the aligned list as long as `a /\ b` is all there is in the item. */
  private forgiveChain(item: ExprNode, operator: "and" | "or"): void {
    if (this.misaligned.size === 0 || item.kind !== "junction" || item.bulleted || item.operator !== operator) return;
    for (const offset of this.misaligned) {
      const inside = offset >= item.span.start && offset < item.span.end;
      if (inside && item.items.every(({ span }) => offset < span.start || offset >= span.end)) this.misaligned.delete(offset);
    }
  }

  private onlyNames(patterns: readonly Pattern[]): readonly Name[] {
    return patterns.flatMap((pattern) => {
      if (pattern.kind === "name") return [pattern.name];
      this.report(syntaxDiagnostic("E105", { expected: "'\\in'", after: "a tuple of names", found: "':'" }, pattern.span));
      return pattern.names;
    });
  }

  private stepName(token: IToken): Name {
    return { text: this.levels.nameOf(token.image) ?? token.image, span: this.spanOf(token) };
  }

  private pathNode(first: IToken, path: readonly PathStep[]): ExprNode {
    const span = this.spanFrom(first);
    const [step, ...more] = path;
    if (first.tokenType === t.StepName && !this.levels.inProof) this.report(syntaxDiagnostic("E117", { step: first.image }, this.spanOf(first)));
    if (first.tokenType === t.Identifier && more.length === 0 && step?.arguments.length === 0) {
      if (first.image === "TRUE" || first.image === "FALSE") return { kind: "boolean", value: first.image === "TRUE", span };
    }
    if (first.tokenType === t.OperatorName && more.length === 0 && step !== undefined && step.arguments.length > 0) {
      return { kind: "operator-application", operator: step.name, arguments: step.arguments, span };
    }
    return { kind: "name", path, span };
  }

  private fairnessNode(first: IToken, subscript: ExprNode, action: ExprNode | null): ExprNode {
    const strength = first.image === "WF_" ? "weak" : "strong";
    const span = this.spanFrom(first);
    if (action !== null) return { kind: "fairness", strength, subscript, action, span };
    // `WF_vars(A)`: the path rule took `(A)` for the arguments of the subscript.
    const last = subscript.kind === "name" ? subscript.path[subscript.path.length - 1] : undefined;
    const [only, ...more] = last?.arguments ?? [];
    if (subscript.kind !== "name" || last === undefined || only === undefined || more.length > 0) {
      this.report(syntaxDiagnostic("E122", { operator: first.image }, this.spanOf(first)));
      return { kind: "fairness", strength, subscript, action: subscript, span };
    }
    const path = [...subscript.path.slice(0, -1), { name: last.name, arguments: [] }];
    const end = { ...subscript.span, end: last.name.span.end };
    const constant = path.length === 1 && (last.name.text === "TRUE" || last.name.text === "FALSE");
    const bare: ExprNode = constant ? { kind: "boolean", value: last.name.text === "TRUE", span: end } : { kind: "name", path, span: end };
    return { kind: "fairness", strength, subscript: bare, action: only, span };
  }
}
