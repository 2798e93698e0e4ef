import type { IToken } from "chevrotain";
import { ProofGrammar } from "./grammar-proof.ts";
import type { Rule } from "./grammar-base.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Stop } from "./explain.ts";
import * as t from "./tokens.ts";
import type { Name, Unit } from "./tree.ts";

/** What one call of a rule gives: its result, or the reason why it has none; findings either way. `next` is where to go on. */
export interface RuleResult<R> {
  readonly value: R | undefined;
  readonly error: Stop | null;
  readonly findings: readonly Diagnostic[];
  readonly next: number;
}

/** The whole grammar. Modules are no rule: `parse` reads their units one by one, so that an error spoils one unit only. */
export class Grammar extends ProofGrammar {
  // Chevrotain has these but leaves them out of its type: the index of the token read last.
  declare private readonly exportLexerState: () => number;
  declare private readonly importLexerState: (index: number) => void;

  constructor(validate: boolean) {
    super(validate);
    this.performSelfAnalysis();
  }

  readonly moduleHeader: Rule<{ name: Name; extended: readonly Name[] }> = this.RULE("moduleHeader", () => {
    this.CONSUME(t.ModuleStart);
    const name = this.CONSUME(t.Identifier);
    this.CONSUME(t.Separator);
    let extended: readonly Name[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Extends);
      extended = this.SUBRULE(this.names);
    });
    return this.ACTION(() => ({ name: this.nameOf(name), extended }));
  });

  /** A unit of a module; null for a line of dashes. */
  readonly unit: Rule<Unit | null> = this.RULE("unit", () => this.OR([
    { ALT: () => this.SUBRULE(this.definition, { ARGS: [null] }) },
    { ALT: () => this.SUBRULE(this.localUnit) },
    { ALT: () => {
      this.CONSUME(t.Separator);
      return null;
    } },
    { ALT: () => {
      const first = this.CONSUME(t.Variable);
      const names = this.SUBRULE(this.names);
      return this.ACTION((): Unit => ({ kind: "variables", names, span: this.spanFrom(first) }));
    } },
    { ALT: () => {
      const first = this.CONSUME(t.Constant);
      const declarations = this.SUBRULE(this.declarations);
      return this.ACTION((): Unit => ({ kind: "constants", declarations, span: this.spanFrom(first) }));
    } },
    { ALT: () => this.SUBRULE(this.recursive) },
    { ALT: () => {
      const first = this.LA(1);
      const instance = this.SUBRULE(this.instance);
      return this.ACTION((): Unit => ({ kind: "instance", local: false, instance, span: this.spanFrom(first) }));
    } },
    { ALT: () => this.SUBRULE(this.assumption) },
    { ALT: () => this.SUBRULE(this.theorem) },
    { ALT: () => {
      const first = this.OR2([{ ALT: () => this.CONSUME(t.Use) }, { ALT: () => this.CONSUME(t.Hide) }]);
      const facts = this.SUBRULE(this.facts);
      return this.ACTION((): Unit => ({ kind: "facts", hide: first.tokenType === t.Hide, facts, span: this.spanFrom(first) }));
    } },
  ]));

  private readonly localUnit: Rule<Unit> = this.RULE("localUnit", () => {
    const local = this.CONSUME(t.Local);
    return this.OR([
      { ALT: () => this.SUBRULE(this.definition, { ARGS: [local] }) },
      { ALT: () => {
        const instance = this.SUBRULE(this.instance);
        return this.ACTION((): Unit => ({ kind: "instance", local: true, instance, span: this.spanFrom(local) }));
      } },
    ]);
  });

  private readonly assumption: Rule<Unit> = this.RULE("assumption", () => {
    const first = this.OR([{ ALT: () => this.CONSUME(t.Assume) }, { ALT: () => this.CONSUME(t.Assumption) }]);
    const name = this.SUBRULE(this.factName);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): Unit => ({ kind: "assume", name, body, span: this.spanFrom(first) }));
  });

  private readonly theorem: Rule<Unit> = this.RULE("theorem", () => {
    const first = this.CONSUME(t.Theorem);
    const name = this.SUBRULE(this.factName);
    const statement = this.SUBRULE(this.statement);
    const proof = this.SUBRULE(this.optionalProof);
    return this.ACTION((): Unit => ({ kind: "theorem", name, statement, proof, span: this.spanFrom(first) }));
  });

  private readonly factName: Rule<Name | null> = this.RULE("factName", () => {
    let name: Name | null = null;
    this.OPTION({
      GATE: () => this.LA(2).tokenType === t.Defines,
      DEF: () => {
        const token = this.CONSUME(t.Identifier);
        this.CONSUME(t.Defines);
        name = this.ACTION(() => this.nameOf(token));
      },
    });
    return name;
  });

  /** Takes the tokens of a file; `run` reads from them. `misaligned` are the offsets of those of `Layout`. */
  begin(tokens: readonly IToken[], misaligned: readonly number[], file: string): void {
    this.input = [...tokens]; // the parser pads its input
    this.misaligned = new Set(misaligned);
    this.file = file;
  }

  /** The offsets of misaligned junction symbols in what was read that did not just add an item to the chain of the item before. */
  get confusing(): readonly number[] {
    return [...this.misaligned];
  }

  /** Runs one rule from the token of index `at`. */
  run<R>(rule: Rule<R>, at: number): RuleResult<R> {
    this.errors = [];
    this.findings = [];
    this.levels.clear();
    this.importLexerState(at - 1);
    let stopped = at;
    const value = rule.call(this);
    const [exception] = this.errors.filter((error) => error.name !== "NotAllInputParsedException");
    if (exception !== undefined) stopped = this.input.indexOf(exception.token, at);
    return {
      value: exception === undefined ? value : undefined,
      error: exception === undefined ? null : { exception, at: stopped },
      findings: this.findings,
      next: this.exportLexerState() + 1,
    };
  }}
