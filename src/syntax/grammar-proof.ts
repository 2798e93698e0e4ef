import { syntaxDiagnostic } from "./catalogue.ts";
import { DefinitionGrammar } from "./grammar-definition.ts";
import type { Rule } from "./grammar-base.ts";
import * as t from "./tokens.ts";
import type { ExprNode } from "./tree.ts";

/** Theorems' proofs. They are read in full, so that what follows is found reliably and errors in them are seen, and then dropped. */
export abstract class ProofGrammar extends DefinitionGrammar {
  /** An expression, or `ASSUME ... PROVE ...`, for which the result is null. */
  protected readonly statement: Rule<ExprNode | null> = this.RULE("statement", () => this.OR([
    { ALT: () => this.SUBRULE(this.expression) },
    { ALT: () => {
      this.SUBRULE(this.assumeProve);
      return null;
    } },
  ]));

  private readonly assumeProve: Rule<void> = this.RULE("assumeProve", () => {
    this.CONSUME(t.Assume);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.OR({
          DEF: [
            { ALT: () => { this.SUBRULE(this.newSymbol); } },
            { ALT: () => { this.SUBRULE(this.assumeProve); } },
            { GATE: () => this.startsLabelledAssume(), ALT: () => {
              this.CONSUME(t.Identifier);
              this.CONSUME(t.ColonColon);
              this.SUBRULE2(this.assumeProve);
            } },
            { ALT: () => { this.SUBRULE(this.expression); } },
          ],
          IGNORE_AMBIGUITIES: true,
        });
      },
    });
    this.CONSUME(t.Prove);
    this.SUBRULE2(this.expression);
  });

  /** `NEW x \in S`, `NEW Op(_)`, `CONSTANT c`, `NEW VARIABLE v`, `STATE s`, ... */
  private readonly newSymbol: Rule<void> = this.RULE("newSymbol", () => {
    this.OR([
      { ALT: () => {
        this.CONSUME(t.New);
        this.OPTION(() => { this.SUBRULE(this.newLevel); });
      } },
      { ALT: () => { this.SUBRULE2(this.newLevel); } },
    ]);
    this.SUBRULE(this.declaration);
    this.OPTION2(() => {
      this.CONSUME(t.In);
      this.SUBRULE(this.expression);
    });
  });

  private readonly newLevel: Rule<void> = this.RULE("newLevel", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Constant) },
      { ALT: () => this.CONSUME(t.Variable) },
      { ALT: () => this.CONSUME(t.DeclarationLevel) },
    ]);
  });

  /** A proof, if one begins here. */
  protected readonly optionalProof: Rule<boolean> = this.RULE("optionalProof", () => {
    let found = false;
    this.OPTION({
      GATE: () => this.LA(1).tokenType !== t.StepStart || this.levels.begins(this.LA(1).image),
      DEF: () => {
        found = true;
        this.SUBRULE(this.proof);
      },
    });
    return found;
  });

  private readonly proof: Rule<void> = this.RULE("proof", () => {
    this.ACTION(() => this.levels.push());
    this.OPTION(() => this.CONSUME(t.Proof));
    this.OR([
      { ALT: () => {
        this.CONSUME(t.By);
        this.SUBRULE(this.facts);
      } },
      { ALT: () => this.CONSUME(t.Obvious) },
      { ALT: () => this.CONSUME(t.Omitted) },
      { ALT: () => {
        const first = this.LA(1);
        let done = false;
        this.AT_LEAST_ONE({ GATE: () => !done, DEF: () => { done = this.SUBRULE(this.step); } });
        this.ACTION(() => {
          if (!done) this.report(syntaxDiagnostic("E124", undefined, this.spanOf(first)));
        });
      } },
    ]);
    this.ACTION(() => this.levels.pop());
  });

  /** `ONLY a, MODULE M DEF f, g`, what follows BY, USE and HIDE. */
  protected readonly facts: Rule<void> = this.RULE("facts", () => {
    this.OPTION(() => this.CONSUME(t.Only));
    this.OPTION2(() => { this.SUBRULE(this.factList); });
    this.OPTION3(() => {
      this.CONSUME(t.Def);
      this.SUBRULE2(this.factList);
    });
  });

  private readonly factList: Rule<void> = this.RULE("factList", () => {
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.OR([
          { ALT: () => {
            this.CONSUME(t.Module);
            this.CONSUME(t.Identifier);
          } },
          { ALT: () => { this.SUBRULE(this.expression); } },
        ]);
      },
    });
  });

  /** One step with its own proof; true for the QED step. */
  private readonly step: Rule<boolean> = this.RULE("step", () => {
    const start = this.CONSUME(t.StepStart);
    this.ACTION(() => {
      if (!this.levels.fits(start.image)) this.report(syntaxDiagnostic("E116", { step: start.image }, this.spanOf(start)));
    });
    const kind = this.SUBRULE(this.stepBody);
    const proof = this.LA(1);
    const proved = this.SUBRULE(this.optionalProof);
    this.ACTION(() => {
      if (proved && kind === "fact") this.report(syntaxDiagnostic("E119", undefined, this.spanOf(proof)));
    });
    return kind === "qed";
  });

  private readonly stepBody: Rule<"qed" | "goal" | "fact"> = this.RULE("stepBody", () => this.OR({
    DEF: [
      { ALT: () => {
        this.CONSUME(t.Qed);
        return "qed" as const;
      } },
      { ALT: () => {
        this.OR2([{ ALT: () => this.CONSUME(t.Use) }, { ALT: () => this.CONSUME(t.Hide) }]);
        this.SUBRULE(this.facts);
        return "fact" as const;
      } },
      { ALT: () => {
        this.SUBRULE(this.instance);
        return "fact" as const;
      } },
      { ALT: () => {
        this.OPTION(() => this.CONSUME(t.Define));
        this.AT_LEAST_ONE(() => { this.SUBRULE(this.maybeLocalDefinition); });
        return "fact" as const;
      } },
      { ALT: () => {
        this.CONSUME(t.Have);
        this.SUBRULE(this.expression);
        return "fact" as const;
      } },
      { ALT: () => {
        this.CONSUME(t.Take);
        this.SUBRULE(this.namesOrBounds);
        return "fact" as const;
      } },
      { ALT: () => {
        this.CONSUME(t.Witness);
        this.SUBRULE(this.expressions);
        return "fact" as const;
      } },
      { ALT: () => {
        this.SUBRULE(this.goal);
        return "goal" as const;
      } },
    ],
    IGNORE_AMBIGUITIES: true,
  }));

  private readonly goal: Rule<void> = this.RULE("goal", () => {
    this.OR({
      DEF: [
        { ALT: () => {
          this.CONSUME(t.Pick);
          this.SUBRULE(this.namesOrBounds);
          this.CONSUME(t.Colon);
          this.SUBRULE(this.expression);
        } },
        { ALT: () => {
          this.CONSUME(t.Case);
          this.SUBRULE2(this.expression);
        } },
        { ALT: () => {
          this.OPTION(() => this.CONSUME(t.Suffices));
          this.SUBRULE(this.statement);
        } },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  private startsLabelledAssume(): boolean {
    return this.LA(2).tokenType === t.ColonColon && this.LA(3).tokenType === t.Assume;
  }
}
