import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { configSections, type ConfigSection } from "./config-sections.ts";
import { describeToken } from "./describe-token.ts";
import { explain } from "./explain.ts";
import { Grammar, type RuleResult } from "./grammar.ts";
import type { Rule } from "./grammar-base.ts";
import { layOut, type Layout } from "./layout.ts";
import { scan } from "./scan.ts";
import { scanFindings } from "./scan-findings.ts";
import * as t from "./tokens.ts";
import type { ExprNode, ModuleNode, Unit } from "./tree.ts";

export interface ParseResult {
  /** The modules of the text in order; units with errors are left out. */
  readonly modules: readonly ModuleNode[];
  /** `---- CONFIG name ----` sections. */
  readonly configs: readonly ConfigSection[];
  readonly diagnostics: readonly Diagnostic[];
}

let grammar: Grammar | undefined;

/** The modules of a `.tla` file. Errors (E1xx) are as many as there are units with errors. `file` goes into the spans.
 *  Cost: linear in the text; building the grammar, on the first call, takes some 30 ms. */
export function parse(text: string, file: string): ParseResult {
  const scanned = scan(text, false);
  const findings = scanFindings(text, file, scanned);
  const reader = new ModuleReader(layOut(text, scanned.tokens), file);
  const modules: ModuleNode[] = [];
  while (!reader.atEnd) modules.push(...reader.module());
  const configs = configSections(text, file);
  if (modules.length === 0 && reader.diagnostics.length === 0) reader.diagnostics.push(syntaxDiagnostic("E110", undefined, { file, start: 0, end: 0 }));
  return { modules, configs, diagnostics: [...findings, ...reader.diagnostics].sort((a, b) => a.span.start - b.span.start) };
}

/** One expression, as it may stand on the command line. */
export function parseExpression(text: string, file: string): { readonly expression: ExprNode | null; readonly diagnostics: readonly Diagnostic[] } {
  const scanned = scan(text, true);
  const findings = scanFindings(text, file, scanned);
  const reader = new ModuleReader(layOut(text, scanned.tokens), file);
  const expression = reader.expression();
  const diagnostics = [...findings, ...reader.diagnostics];
  return { expression: diagnostics.length > 0 ? null : expression, diagnostics };
}

/** Reads the units of modules one after the other. Invariant: `#at` is the index of the next token. */
class ModuleReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #tokens: IToken[];
  readonly #starts: readonly number[];
  readonly #file: string;
  readonly #grammar: Grammar;
  #at = 0;

  constructor(layout: Layout, file: string) {
    this.#grammar = grammar ??= new Grammar(false);
    this.#tokens = [...layout.tokens];
    this.#starts = layout.unitStarts;
    this.#file = file;
    this.#grammar.begin(this.#tokens, file);
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The module that begins here, if its header can be read; moves past its end. */
  module(): readonly ModuleNode[] {
    const first = this.#tokens[this.#at];
    const header = this.#run(this.#grammar.moduleHeader);
    if (header === undefined || first === undefined) {
      this.#units();
      return [];
    }
    const units = this.#units();
    const last = this.#tokens[this.#at - 1];
    if (last?.tokenType !== t.ModuleEnd) this.diagnostics.push(syntaxDiagnostic("E111", { name: header.name.text }, header.name.span));
    const span = { file: this.#file, start: first.startOffset, end: (last?.endOffset ?? -1) + 1 };
    return [{ kind: "module", name: header.name, extends: header.extended, units, span }];
  }

  expression(): ExprNode | null {
    const node = this.#run(this.#grammar.expression) ?? null;
    const rest = this.#tokens[this.#at];
    if (node !== null && rest !== undefined) {
      this.diagnostics.push(syntaxDiagnostic("E125", { found: describeToken(rest) }, { file: this.#file, start: rest.startOffset, end: (rest.endOffset ?? -1) + 1 }));
    }
    return node;
  }

  /** The units up to the end of the module, which is passed. */
  #units(): readonly Unit[] {
    const units: Unit[] = [];
    while (!this.atEnd) {
      const type = this.#tokens[this.#at]?.tokenType;
      if (type === t.ModuleEnd) {
        this.#at++;
        break;
      }
      if (type === t.ModuleStart) units.push(...this.module());
      else {
        const unit = this.#run<Unit | null>(this.#grammar.unit) ?? null;
        if (unit !== null) units.push(unit);
      }
    }
    return units;
  }

  #run<R>(rule: Rule<R>): R | undefined {
    const from = this.#at;
    const result = this.#guarded(rule);
    this.diagnostics.push(...result.findings);
    this.#at = result.next;
    if (result.error !== null) {
      this.diagnostics.push(explain(result.error, this.#tokens, from, this.#file));
      this.#at = this.#nextStart(from, result.error.at);
    }
    return result.value;
  }

  #guarded<R>(rule: Rule<R>): RuleResult<R> {
    try {
      return this.#grammar.run(rule, this.#at);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // RangeError: the call stack is full
      return { value: undefined, error: { exception: error, at: this.#at }, findings: [], next: this.#at };
    }
  }

  /** Where to go on after an error: the next start of a unit after `from` at or after the token of the error. */
  #nextStart(from: number, at: number): number {
    const least = Math.max(from + 1, at);
    return this.#starts.find((start) => start >= least) ?? this.#tokens.length;
  }
}
