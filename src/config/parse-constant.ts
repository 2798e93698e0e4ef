import { joinSpans } from "../base/span.ts";
import type { Name } from "../syntax/tree.ts";
import { makeInteger, makeSet, modelValue } from "../value/construct.ts";
import type { Value } from "../value/value.ts";
import { configDiagnostic } from "./catalogue.ts";
import type { ConstantAssignment, ConstantReplacement } from "./config.ts";
import { describe, isName, parseName, type TokenReader } from "./token-reader.ts";

export type ParsedConstant =
  | { readonly kind: "assignment"; readonly assignment: ConstantAssignment }
  | { readonly kind: "replacement"; readonly replacement: ConstantReplacement };

/** Reads one entry of CONSTANTS: `C = v`, `Op(a, b) = v`, `C = [M] v`, `C <- D`, `C <- [M] D`. After an error it reads on to what looks like
 *  the next entry and returns null. Always takes a token. */
export function parseConstant(reader: TokenReader): ParsedConstant | null {
  const name = parseName(reader);
  const parsed = name === null ? null : parseRest(reader, name);
  if (parsed === null) recover(reader);
  return parsed;
}

function parseRest(reader: TokenReader, name: Name): ParsedConstant | null {
  if (reader.accept("<-") !== null || reader.accept("←") !== null) return parseReplacement(reader, name);
  const args = reader.accept("(") === null ? null : parseValues(reader, ")");
  if (args === "error") return null;
  const equals = reader.accept("=");
  if (equals === null) {
    const found = reader.peek();
    reader.report(configDiagnostic("E304", { name: name.text, found: describe(found) }, found.kind === "end" ? name.span : found.span));
    return null;
  }
  const module = parseModule(reader, "=");
  if (module === "error") return null;
  const value = parseValue(reader, module === null ? "=" : "]");
  if (value === null) return null;
  const span = joinSpans(name.span, reader.peek(-1).span);
  return { kind: "assignment", assignment: { name, module, arguments: args, value, span } };
}

function parseReplacement(reader: TokenReader, name: Name): ParsedConstant | null {
  const module = parseModule(reader, "<-");
  if (module === "error") return null;
  const target = parseTarget(reader, module === null ? "<-" : "]");
  return target === null ? null : { kind: "replacement", replacement: { name, module, target, span: joinSpans(name.span, target.span) } };
}

/** The definition on the right of `<-`: a name, a path, or an operator symbol. */
function parseTarget(reader: TokenReader, after: string): Name | null {
  const found = reader.peek();
  const isSymbol = found.kind === "symbol" && !["(", ")", "[", "]", "{", "}", ",", "!", "=", "<-", "<<", ">>", '"'].includes(found.text);
  if (!reader.atSection() && (isName(found) || isSymbol)) return parseName(reader);
  reader.report(configDiagnostic("E317", { after, found: describe(found) }, found.span));
  return null;
}

/** `[M]`, or null where there is none. */
function parseModule(reader: TokenReader, after: string): Name | null | "error" {
  const open = reader.peek();
  const beforeName = reader.peek(2);
  // "[a |-> 1]" and "[x \in S |-> 1]" are no modules; the value parser refuses them by name.
  if (open.text !== "[" || open.kind !== "symbol" || beforeName.text === "|->" || beforeName.text === "\\in" || beforeName.text === ":") return null;
  reader.next();
  const found = reader.peek();
  if (!isName(found)) {
    reader.report(configDiagnostic("E317", { after: `${after} [`, found: describe(found) }, found.span));
    return "error";
  }
  reader.next();
  if (reader.accept("]") === null) {
    reader.report(configDiagnostic("E307", { found: describe(reader.peek()) }, reader.peek().span));
    return "error";
  }
  return { text: found.text, span: found.span };
}

function parseValue(reader: TokenReader, after: string): Value | null {
  const token = reader.peek();
  const refuse = (what: string): null => {
    reader.report(configDiagnostic("E311", { what }, token.span));
    return null;
  };
  if (reader.atSection()) {
    reader.report(configDiagnostic("E305", { after, found: describe(token) }, token.span));
    return null;
  }
  switch (token.kind) {
    case "number":
      reader.next();
      return makeInteger(integerOf(token.text));
    case "string":
      reader.next();
      return token.text.slice(1, -1); // as TLC: what an escape stands for is not resolved
    case "word":
      reader.next();
      return token.text === "TRUE" ? true : token.text === "FALSE" ? false : modelValue(token.text);
    default:
  }
  if (reader.accept("{") !== null) {
    const elements = reader.accept("}") === null ? parseValues(reader, "}") : [];
    return elements === "error" ? null : makeSet(elements);
  }
  if (token.text === "-" && reader.peek(1).kind === "number") {
    reader.next();
    const digits = reader.next();
    reader.report(configDiagnostic("W307", {}, joinSpans(token.span, digits.span)));
    return makeInteger(-integerOf(digits.text));
  }
  if (token.text === "<<" || token.text === "⟨") return refuse("tuple");
  if (token.text === "[") return refuse("record or function");
  reader.report(configDiagnostic("E305", { after, found: describe(token) }, token.span));
  return null;
}

/** One or more values with commas between them, up to `close`. */
function parseValues(reader: TokenReader, close: ")" | "}"): readonly Value[] | "error" {
  const values: Value[] = [];
  for (let after = close === ")" ? "(" : "{"; ; after = ",") {
    const value = parseValue(reader, after);
    if (value === null) return "error";
    values.push(value);
    if (reader.accept(",") !== null) continue;
    if (reader.accept(close) !== null) return values;
    const found = reader.peek();
    reader.report(configDiagnostic(close === ")" ? "E308" : "E306", { found: describe(found) }, found.span));
    return "error";
  }
}

/** "12", "\\b101", "\\o17", "\\hFF". */
function integerOf(text: string): bigint {
  const radix = { b: "0b", o: "0o", h: "0x" }[text.charAt(1).toLowerCase()];
  return text.startsWith("\\") && radix !== undefined ? BigInt(radix + text.slice(2)) : BigInt(text);
}

/** Skips to the next section, or to a name that `=`, `<-` or an argument list follows. */
function recover(reader: TokenReader): void {
  while (!reader.atSection()) {
    const following = reader.peek(1);
    if (isName(reader.peek()) && following.kind === "symbol" && ["=", "<-", "←", "!"].includes(following.text)) return;
    reader.next();
  }
}
