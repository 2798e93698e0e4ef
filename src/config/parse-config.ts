import { joinSpans, type Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Name } from "../syntax/tree.ts";
import { equalValues } from "../value/compare.ts";
import type { Value } from "../value/value.ts";
import { configDiagnostic } from "./catalogue.ts";
import type { Config, ConstantAssignment, ConstantReplacement } from "./config.ts";
import { parseConstant } from "./parse-constant.ts";
import { nearest } from "../base/nearest.ts";
import { type ConfigToken, scanConfig } from "./scan-config.ts";
import { describe, isName, parseName, TokenReader } from "./token-reader.ts";

type SingleSection = "init" | "next" | "specification" | "symmetry" | "view" | "alias" | "periodic";
type ListSection = "invariants" | "properties" | "constraints" | "actionConstraints" | "postconditions" | "possible";

type Section =
  | { readonly kind: "single"; readonly field: SingleSection }
  | { readonly kind: "list"; readonly field: ListSection }
  | { readonly kind: "constants" | "deadlock" | "ignored" };

const sections: ReadonlyMap<string, Section> = new Map<string, Section>([
  ["CONSTANT", { kind: "constants" }],
  ["CONSTANTS", { kind: "constants" }],
  ["INIT", { kind: "single", field: "init" }],
  ["NEXT", { kind: "single", field: "next" }],
  ["SPECIFICATION", { kind: "single", field: "specification" }],
  ["SYMMETRY", { kind: "single", field: "symmetry" }],
  ["VIEW", { kind: "single", field: "view" }],
  ["ALIAS", { kind: "single", field: "alias" }],
  ["INVARIANT", { kind: "list", field: "invariants" }],
  ["INVARIANTS", { kind: "list", field: "invariants" }],
  ["PROPERTY", { kind: "list", field: "properties" }],
  ["PROPERTIES", { kind: "list", field: "properties" }],
  ["CONSTRAINT", { kind: "list", field: "constraints" }],
  ["CONSTRAINTS", { kind: "list", field: "constraints" }],
  ["ACTION_CONSTRAINT", { kind: "list", field: "actionConstraints" }],
  ["ACTION_CONSTRAINTS", { kind: "list", field: "actionConstraints" }],
  ["POSTCONDITION", { kind: "list", field: "postconditions" }],
  ["POSTCONDITIONS", { kind: "list", field: "postconditions" }],
  ["_POSSIBLE", { kind: "list", field: "possible" }],
  ["CHECK_DEADLOCK", { kind: "deadlock" }],
  ["_PERIODIC", { kind: "single", field: "periodic" }],
  ["_RL_REWARD", { kind: "ignored" }],
]);

/** Reads a TLC configuration: sections in any order, lists of one section may be spread over several. `file` ending in ".tla" takes the text
 *  between `---- CONFIG name ----` and `====` of that module file. All findings of one run are returned (E301 to E318, W305, W306, N301);
 *  what could be read is in `config`, which is not fit for use when there is an error among them. */
export function parseConfig(text: string, file: string): { readonly config: Config; readonly diagnostics: readonly Diagnostic[] } {
  const embedded = file.endsWith(".tla") ? embeddedConfig(text, file) : { text, diagnostics: [] };
  const scanned = scanConfig(embedded.text, file);
  const parser = new ConfigParser(scanned.tokens);
  const config = parser.parse(file);
  return { config, diagnostics: [...embedded.diagnostics, ...scanned.diagnostics, ...parser.reader.diagnostics] };
}

/** The module file with all but its CONFIG section blanked, so that offsets stay those of the file. */
function embeddedConfig(text: string, file: string): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const name = file.replace(/^.*[/\\]/, "").replace(/\.tla$/, "");
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const head = new RegExp(`^-{4,}\\s*CONFIG\\s+${escaped}\\s*-{4,}[^\\n]*$`, "m").exec(text);
  if (head === null) return { text: "", diagnostics: [configDiagnostic("E318", { name }, { file, start: 0, end: 0 })] };
  const start = head.index + head[0].length;
  const tail = text.slice(start).search(/^====/m);
  const end = tail < 0 ? text.length : start + tail;
  return { text: " ".repeat(start) + text.slice(start, end), diagnostics: [] };
}

class ConfigParser {
  readonly reader: TokenReader;
  readonly #constants: ConstantAssignment[] = [];
  readonly #replacements: ConstantReplacement[] = [];
  readonly #singles = new Map<SingleSection, Name>();
  readonly #lists = new Map<ListSection, Name[]>();
  #checkDeadlock: { readonly value: boolean; readonly span: Span } | null = null;

  constructor(tokens: readonly ConfigToken[]) {
    this.reader = new TokenReader(tokens, (token) => token.kind === "word" && sections.has(token.text));
  }

  parse(file: string): Config {
    while (this.reader.peek().kind !== "end") this.#section();
    const specification = this.#singles.get("specification") ?? null;
    const other = this.#singles.get("init") ?? this.#singles.get("next");
    if (specification !== null && other !== undefined) {
      this.reader.report(configDiagnostic("E315", {}, specification.span, [{ message: "the other one", span: other.span }]));
    }
    const single = (field: SingleSection): Name | null => this.#singles.get(field) ?? null;
    const list = (field: ListSection): readonly Name[] => this.#lists.get(field) ?? [];
    return {
      file,
      constants: this.#constants,
      replacements: this.#replacements,
      init: single("init"),
      next: single("next"),
      specification,
      invariants: list("invariants"),
      properties: list("properties"),
      constraints: list("constraints"),
      actionConstraints: list("actionConstraints"),
      symmetry: single("symmetry"),
      view: single("view"),
      alias: single("alias"),
      postconditions: list("postconditions"),
      possible: list("possible"),
      periodic: single("periodic"),
      checkDeadlock: this.#checkDeadlock?.value ?? null,
    };
  }

  #section(): void {
    const keyword = this.reader.next();
    const section = keyword.kind === "word" ? sections.get(keyword.text) : undefined;
    switch (section?.kind) {
      case undefined:
        this.reader.report(configDiagnostic("E301", { text: keyword.text, near: nearest(keyword.text, sections.keys()).slice(0, 2) }, keyword.span));
        this.reader.skipToSection();
        break;
      case "single":
        this.#single(keyword, section.field);
        break;
      case "list":
        this.#list(keyword, section.field);
        break;
      case "constants":
        this.#constantSection();
        break;
      case "deadlock":
        this.#deadlock(keyword);
        break;
      case "ignored":
        this.reader.report(configDiagnostic("W305", { section: keyword.text }, keyword.span));
        this.#nameAfter(keyword);
        break;
    }
  }

  #nameAfter(keyword: ConfigToken): Name | null {
    const found = this.reader.peek();
    if (isName(found) && !this.reader.atSection()) return parseName(this.reader);
    this.reader.report(configDiagnostic("E303", { section: keyword.text, found: describe(found) }, found.kind === "end" ? keyword.span : found.span));
    this.reader.skipToSection();
    return null;
  }

  #single(keyword: ConfigToken, field: SingleSection): void {
    const name = this.#nameAfter(keyword);
    if (name === null) return;
    const earlier = this.#singles.get(field);
    if (earlier !== undefined) this.reader.report(configDiagnostic("E302", { section: keyword.text }, keyword.span, [{ message: "first given here", span: earlier.span }]));
    this.#singles.set(field, name);
    if (field === "symmetry" || field === "view") this.reader.report(configDiagnostic("N301", { section: keyword.text, name: name.text }, name.span));
  }

  #list(keyword: ConfigToken, field: ListSection): void {
    const names = this.#lists.get(field) ?? [];
    this.#lists.set(field, names);
    while (!this.reader.atSection()) {
      const token = this.reader.peek();
      if (isName(token)) {
        const name = parseName(this.reader);
        if (name !== null && !names.some((known) => known.text === name.text)) names.push(name);
      } else {
        this.reader.next();
        const diagnostic = token.text === "," ? configDiagnostic("E314", { section: keyword.text }, token.span) : configDiagnostic("E303", { section: keyword.text, found: describe(token) }, token.span);
        this.reader.report(diagnostic);
      }
    }
  }

  #constantSection(): void {
    while (!this.reader.atSection()) {
      const constant = parseConstant(this.reader);
      if (constant?.kind === "replacement") this.#replace(constant.replacement);
      else if (constant?.kind === "assignment") this.#assign(constant.assignment);
    }
  }

  #assign(assignment: ConstantAssignment): void {
    this.#dropEarlier(assignment.name, this.#constants, (known) => sameTarget(known, assignment) && sameArguments(known.arguments, assignment.arguments));
    this.#constants.push(assignment);
  }

  #replace(replacement: ConstantReplacement): void {
    this.#dropEarlier(replacement.name, this.#replacements, (known) => sameTarget(known, replacement));
    this.#replacements.push(replacement);
  }

  #dropEarlier<T extends { readonly span: Span }>(name: Name, entries: T[], same: (entry: T) => boolean): void {
    const index = entries.findIndex(same);
    const earlier = entries[index];
    if (earlier === undefined) return;
    this.reader.report(configDiagnostic("W306", { name: name.text }, name.span, [{ message: "first given here", span: earlier.span }]));
    entries.splice(index, 1);
  }

  #deadlock(keyword: ConfigToken): void {
    const token = this.reader.peek();
    if (token.text !== "TRUE" && token.text !== "FALSE") {
      this.reader.report(configDiagnostic("E309", { found: describe(token) }, token.kind === "end" ? keyword.span : token.span));
      this.reader.skipToSection();
      return;
    }
    this.reader.next();
    if (this.#checkDeadlock !== null) this.reader.report(configDiagnostic("E302", { section: keyword.text }, keyword.span, [{ message: "first given here", span: this.#checkDeadlock.span }]));
    this.#checkDeadlock = { value: token.text === "TRUE", span: joinSpans(keyword.span, token.span) };
  }
}

function sameTarget(a: { readonly name: Name; readonly module: Name | null }, b: { readonly name: Name; readonly module: Name | null }): boolean {
  return a.name.text === b.name.text && a.module?.text === b.module?.text;
}

function sameArguments(a: readonly Value[] | null, b: readonly Value[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((value, i) => equalValues(value, b[i] ?? false));
}
