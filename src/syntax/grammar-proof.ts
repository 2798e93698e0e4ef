import { syntaxDiagnostic } from "./catalogue.ts";
import { DefinitionGrammar } from "./grammar-definition.ts";
import type { Rule } from "./grammar-base.ts";
import * as t from "./tokens.ts";
import type { Assumption, Fact, Facts, Proof, ProofStep, Statement, StepBody } from "./proof-tree.ts";
import type { ExprNode, LetUnit, Name } from "./tree.ts";

/** Steps that may have a proof of their own. */
const provable: ReadonlySet<StepBody["kind"]> = new Set<StepBody["kind"]>(["qed", "pick", "case", "assert"]);

/** What theorems state, and their proofs. Proofs are read in full, so that what follows is found reliably and names in them can be resolved. */
export abstract class ProofGrammar extends DefinitionGrammar {
  /** An expression, or `ASSUME ... PROVE ...`. */
  protected readonly statement: Rule<Statement> = this.RULE("statement", () => this.OR([
    { ALT: () => {
      const goal = this.SUBRULE(this.expression);
      return this.ACTION((): Statement => ({ assumptions: null, goal, span: goal.span }));
    } },
    { ALT: () => this.SUBRULE(this.assumeProve) },
  ]));

  private readonly assumeProve: Rule<Statement> = this.RULE("assumeProve", () => {
    const first = this.CONSUME(t.Assume);
    const assumptions: Assumption[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => { assumptions.push(this.SUBRULE(this.assumed)); } });
    this.CONSUME(t.Prove);
    const goal = this.SUBRULE2(this.expression);
    return this.ACTION((): Statement => ({ assumptions, goal, span: this.spanFrom(first) }));
  });

  private readonly assumed: Rule<Assumption> = this.RULE("assumed", () => this.OR({
    DEF: [
      { ALT: () => this.SUBRULE(this.newSymbol) },
      { ALT: () => {
        const statement = this.SUBRULE(this.assumeProve);
        return this.ACTION((): Assumption => ({ kind: "statement", statement }));
      } },
      { GATE: () => this.startsLabelledAssume(), ALT: () => {
        this.CONSUME(t.Identifier);
        this.CONSUME(t.ColonColon);
        const statement = this.SUBRULE2(this.assumeProve);
        return this.ACTION((): Assumption => ({ kind: "statement", statement }));
      } },
      { ALT: () => {
        const goal = this.SUBRULE(this.expression);
        return this.ACTION((): Assumption => ({ kind: "statement", statement: { assumptions: null, goal, span: goal.span } }));
      } },
    ],
    IGNORE_AMBIGUITIES: true,
  }));

  /** `NEW x \in S`, `NEW Op(_)`, `CONSTANT c`, `NEW VARIABLE v`, `STATE s`, ... */
  private readonly newSymbol: Rule<Assumption> = this.RULE("newSymbol", () => {
    let level: 0 | 1 | 2 | 3 = 0;
    this.OR([
      { ALT: () => {
        this.CONSUME(t.New);
        this.OPTION(() => { level = this.SUBRULE(this.newLevel); });
      } },
      { ALT: () => { level = this.SUBRULE2(this.newLevel); } },
    ]);
    const declaration = this.SUBRULE(this.declaration);
    let set: ExprNode | null = null;
    this.OPTION2(() => {
      this.CONSUME(t.In);
      set = this.SUBRULE(this.expression);
    });
    return this.ACTION((): Assumption => ({ kind: "new", level, declaration, set }));
  });

  private readonly newLevel: Rule<0 | 1 | 2 | 3> = this.RULE("newLevel", () => this.OR([
    { ALT: () => {
      this.CONSUME(t.Constant);
      return 0 as const;
    } },
    { ALT: () => {
      this.CONSUME(t.Variable);
      return 1 as const;
    } },
    { ALT: () => {
      const token = this.CONSUME(t.DeclarationLevel);
      return token.image.startsWith("STATE") ? 1 : token.image.startsWith("ACTION") ? 2 : 3;
    } },
  ]));

  /** A proof, if one begins here. */
  protected readonly optionalProof: Rule<Proof | null> = this.RULE("optionalProof", () => {
    let found: Proof | null = null;
    this.OPTION({
      GATE: () => this.LA(1).tokenType !== t.StepStart || this.levels.begins(this.LA(1).image),
      DEF: () => { found = this.SUBRULE(this.proof); },
    });
    return found;
  });

  private readonly proof: Rule<Proof> = this.RULE("proof", () => {
    this.ACTION(() => this.levels.push());
    this.OPTION(() => this.CONSUME(t.Proof));
    const proof = this.OR<Proof>([
      { ALT: () => {
        this.CONSUME(t.By);
        const facts = this.SUBRULE(this.facts);
        return { kind: "terminal", facts };
      } },
      { ALT: () => {
        this.CONSUME(t.Obvious);
        return { kind: "terminal", facts: null };
      } },
      { ALT: () => {
        this.CONSUME(t.Omitted);
        return { kind: "terminal", facts: null };
      } },
      { ALT: () => {
        const first = this.LA(1);
        const steps: ProofStep[] = [];
        const done = (): boolean => steps.at(-1)?.body.kind === "qed";
        this.AT_LEAST_ONE({ GATE: () => !done(), DEF: () => { steps.push(this.SUBRULE(this.step)); } });
        this.ACTION(() => {
          if (!done()) this.report(syntaxDiagnostic("E124", undefined, this.spanOf(first)));
        });
        return { kind: "steps", steps };
      } },
    ]);
    this.ACTION(() => this.levels.pop());
    return proof;
  });

  /** `ONLY a, MODULE M DEF f, g`, what follows BY, USE and HIDE. */
  protected readonly facts: Rule<Facts> = this.RULE("facts", () => {
    let facts: readonly Fact[] = [];
    let definitions: readonly Fact[] = [];
    this.OPTION(() => this.CONSUME(t.Only));
    this.OPTION2(() => { facts = this.SUBRULE(this.factList); });
    this.OPTION3(() => {
      this.CONSUME(t.Def);
      definitions = this.SUBRULE2(this.factList);
    });
    return this.ACTION((): Facts => ({ facts, definitions }));
  });

  private readonly factList: Rule<Fact[]> = this.RULE("factList", () => {
    const facts: Fact[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.OR([
          { ALT: () => {
            this.CONSUME(t.Module);
            const name = this.CONSUME(t.Identifier);
            this.ACTION(() => facts.push({ kind: "module", name: this.nameOf(name) }));
          } },
          { ALT: () => {
            const node = this.SUBRULE(this.expression);
            this.ACTION(() => facts.push({ kind: "expression", node }));
          } },
        ]);
      },
    });
    return facts;
  });

  /** One step with its own proof. */
  private readonly step: Rule<ProofStep> = this.RULE("step", () => {
    const start = this.CONSUME(t.StepStart);
    let name: Name | null = null;
    this.ACTION(() => {
      if (!this.levels.fits(start.image)) this.report(syntaxDiagnostic("E116", { step: start.image }, this.spanOf(start)));
      const text = this.levels.nameOf(start.image);
      name = text === null ? null : { text, span: this.spanOf(start) };
      if (text !== null && "*+".includes(start.image.charAt(1))) this.report(syntaxDiagnostic("E133", { step: start.image }, this.spanOf(start)));
    });
    const body = this.SUBRULE(this.stepBody);
    const first = this.LA(1);
    const proof = this.SUBRULE(this.optionalProof);
    this.ACTION(() => {
      if (proof !== null && !provable.has(body.kind)) this.report(syntaxDiagnostic("E119", undefined, this.spanOf(first)));
    });
    return this.ACTION((): ProofStep => ({ name, body, proof, span: this.spanFrom(start) }));
  });

  private readonly stepBody: Rule<StepBody> = this.RULE("stepBody", () => this.OR<StepBody>({
    DEF: [
      { ALT: () => {
        this.CONSUME(t.Qed);
        return { kind: "qed" };
      } },
      { ALT: () => {
        const hide = this.OR2([
          { ALT: () => {
            this.CONSUME(t.Use);
            return false;
          } },
          { ALT: () => {
            this.CONSUME(t.Hide);
            return true;
          } },
        ]);
        const facts = this.SUBRULE(this.facts);
        return { kind: "facts", hide, facts };
      } },
      { ALT: () => {
        const instance = this.SUBRULE(this.instance);
        return { kind: "instance", instance };
      } },
      { ALT: () => {
        const units: LetUnit[] = [];
        this.OPTION(() => this.CONSUME(t.Define));
        this.AT_LEAST_ONE(() => { units.push(this.SUBRULE(this.maybeLocalDefinition)); });
        return { kind: "define", units };
      } },
      { ALT: () => {
        this.CONSUME(t.Have);
        const body = this.SUBRULE(this.expression);
        return { kind: "have", body };
      } },
      { ALT: () => {
        this.CONSUME(t.Take);
        const bindings = this.SUBRULE(this.namesOrBounds);
        return { kind: "take", bindings };
      } },
      { ALT: () => {
        this.CONSUME(t.Witness);
        const values = this.SUBRULE(this.expressions);
        return { kind: "witness", values };
      } },
      { ALT: () => this.SUBRULE(this.goal) },
    ],
    IGNORE_AMBIGUITIES: true,
  }));

  private readonly goal: Rule<StepBody> = this.RULE("goal", () => this.OR<StepBody>({
    DEF: [
      { ALT: () => {
        this.CONSUME(t.Pick);
        const bindings = this.SUBRULE(this.namesOrBounds);
        this.CONSUME(t.Colon);
        const body = this.SUBRULE(this.expression);
        return { kind: "pick", bindings, body };
      } },
      { ALT: () => {
        this.CONSUME(t.Case);
        const body = this.SUBRULE2(this.expression);
        return { kind: "case", body };
      } },
      { ALT: () => {
        let suffices = false;
        this.OPTION(() => {
          this.CONSUME(t.Suffices);
          suffices = true;
        });
        const statement = this.SUBRULE(this.statement);
        return { kind: "assert", suffices, statement };
      } },
    ],
    IGNORE_AMBIGUITIES: true,
  }));

  private startsLabelledAssume(): boolean {
    return this.LA(2).tokenType === t.ColonColon && this.LA(3).tokenType === t.Assume;
  }
}
