import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import { configSections, type ConfigSection } from "./config-sections.ts";
import { describeToken } from "./describe-token.ts";
import { explain } from "./explain.ts";
import { Grammar, type RuleResult } from "./grammar.ts";
import type { Rule } from "./grammar-base.ts";
import { layOut, type Layout } from "./layout.ts";
import { OpenComment, scan } from "./scan.ts";
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
  const { tokens, findings, whole } = read(text, file, false);
  const reader = new ModuleReader(layOut(text, tokens), text, file);
  const modules: ModuleNode[] = [];
  while (!reader.atEnd) modules.push(...reader.module());
  // What follows from an open comment is not worth telling: it swallows the rest of the text.
  const told = whole ? reader.diagnostics : reader.diagnostics.filter(({ code }) => code !== "E111");
  if (modules.length === 0 && told.length === 0) told.push(syntaxDiagnostic("E110", undefined, { file, start: 0, end: 0 }));
  return { modules, configs: configSections(text, file), diagnostics: [...findings, ...told, ...reader.warnings()].sort((a, b) => a.span.start - b.span.start) };
}

function read(text: string, file: string, inModule: boolean): { readonly tokens: readonly IToken[]; readonly findings: readonly Diagnostic[]; readonly whole: boolean } {
  const scanned = scan(text, inModule);
  const tokens = scanned.tokens.filter(({ tokenType }) => tokenType !== OpenComment);
  return { tokens, findings: scanFindings(text, file, scanned), whole: tokens.length === scanned.tokens.length };
}

/** One expression, as it may stand on the command line. */
export function parseExpression(text: string, file: string): { readonly expression: ExprNode | null; readonly diagnostics: readonly Diagnostic[] } {
  const { tokens, findings } = read(text, file, true);
  const reader = new ModuleReader(layOut(text, tokens), text, file);
  const expression = reader.expression();
  const diagnostics = [...findings, ...reader.diagnostics];
  return { expression: diagnostics.length > 0 ? null : expression, diagnostics };
}

/** Reads the units of modules one after the other. Invariant: `#at` is the index of the next token. */
class ModuleReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #tokens: readonly IToken[];
  readonly #starts: readonly number[];
  readonly #text: string;
  readonly #file: string;
  #grammar: Grammar;
  #at = 0;
  #endMissing = false; // of the module whose units were read last

  constructor(layout: Layout, text: string, file: string) {
    this.#grammar = grammar ??= new Grammar(false);
    this.#tokens = layout.tokens;
    this.#starts = layout.unitStarts;
    this.#text = text;
    this.#file = file;
    this.#grammar.begin(this.#tokens, layout.misaligned.map(({ startOffset }) => startOffset), file);
  }

  /** Misaligned bullets in all that was read. */
  warnings(): readonly Diagnostic[] {
    const symbolAt = new Map(this.#tokens.map(({ startOffset, image }) => [startOffset, image]));
    return this.#grammar.confusing.map((start) => {
      const symbol = symbolAt.get(start) ?? "";
      return syntaxDiagnostic("W101", { symbol }, { file: this.#file, start, end: start + symbol.length });
    });
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
    if (this.#endMissing) this.diagnostics.push(syntaxDiagnostic("E111", { name: header.name.text }, header.name.span));
    const span = { file: this.#file, start: first.startOffset, end: (last?.endOffset ?? -1) + 1 };
    return [{ kind: "module", name: header.name, extends: header.extended, units, span }];
  }

  expression(): ExprNode | null {
    const node = this.#run(this.#grammar.expression) ?? null;
    const rest = this.#tokens[this.#at];
    if (node !== null && rest !== undefined) {
      this.diagnostics.push(syntaxDiagnostic("E118", { found: describeToken(rest) }, { file: this.#file, start: rest.startOffset, end: (rest.endOffset ?? -1) + 1 }));
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
        this.#endMissing = false;
        return units;
      }
      if (type === t.ModuleStart) units.push(...this.module());
      else {
        const unit = this.#run<Unit | null>(this.#grammar.unit) ?? null;
        if (unit !== null) units.push(unit);
      }
    }
    this.#endMissing = true;
    return units;
  }

  #run<R>(rule: Rule<R>): R | undefined {
    const from = this.#at;
    const result = this.#guarded(rule);
    this.diagnostics.push(...result.findings);
    this.#at = result.next;
    if (result.error !== null) {
      this.diagnostics.push(explain(result.error, this.#tokens, from, this.#text, this.#file));
      this.#at = this.#nextStart(from, result.error.at);
    }
    return result.value;
  }

  #guarded<R>(rule: Rule<R>): RuleResult<R> {
    try {
      return this.#grammar.run(rule, this.#at);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // The call stack was full, perhaps in the parser's own book-keeping: go on with a new one.
      const { confusing } = this.#grammar;
      this.#grammar = grammar = new Grammar(false);
      this.#grammar.begin(this.#tokens, confusing, this.#file);
      return { value: undefined, error: { exception: error, at: this.#at }, findings: [], next: this.#at };
    }
  }

  /** Where to go on after an error: the next start of a unit after `from` at or after the token of the error. */
  #nextStart(from: number, at: number): number {
    const least = Math.max(from + 1, at);
    return this.#starts.find((start) => start >= least) ?? this.#tokens.length;
  }
}
