import type { IToken, TokenType } from "chevrotain";
import { columnCounter } from "./columns.ts";
import { definitionHeads } from "./definition-heads.ts";
import { firstOnLine } from "./first-on-line.ts";
import { roleOf } from "./roles.ts";
import * as t from "./tokens.ts";

/** What is open at a point of the text. A "list" ends by column or by what closes the construct around it, a "case" likewise;
 *  everything else has its own closing token. */
type Open =
  | OpenList
  | { readonly kind: "case" }
  | { readonly kind: "bracket"; readonly close: ReadonlySet<TokenType>; readonly call: boolean };

interface OpenList {
  readonly kind: "list";
  readonly column: number;
  readonly symbol: "and" | "or";
  readonly depth: number; // its index in the stack of open things
}

const closing = (...types: TokenType[]): Open => ({ kind: "bracket", close: new Set(types), call: false });

const openers: ReadonlyMap<TokenType, Open> = new Map([
  [t.LeftParen, closing(t.RightParen)],
  [t.LeftCall, { kind: "bracket", close: new Set([t.RightParen]), call: true }],
  [t.LeftSquare, closing(t.RightSquare, t.RightSquareSubscript)],
  [t.LeftIndex, closing(t.RightSquare, t.RightSquareSubscript)],
  [t.LeftBrace, closing(t.RightBrace)],
  [t.LeftAngle, closing(t.RightAngle, t.RightAngleSubscript)],
  [t.If, closing(t.Else)],
  [t.Let, closing(t.LetIn)],
  ...[t.Forall, t.Exists, t.TemporalQuantifier, t.Choose, t.Lambda, t.Pick].map((type): [TokenType, Open] => [type, closing(t.Colon)]),
  [t.Case, { kind: "case" }],
]);

const closers: ReadonlySet<TokenType> = new Set([...openers.values()].flatMap((open) => (open.kind === "bracket" ? [...open.close] : [])));

/** Tokens that no expression contains, or that stand between two expressions of one construct. */
const separators: ReadonlySet<TokenType> = new Set([
  t.Comma, t.Colon, t.Then, t.Arrow, t.MapsTo, t.Except, t.DefinitionStart, t.Local, t.Instance, t.Recursive, t.StepStart, t.By, t.Use, t.Hide,
  t.Proof, t.Obvious, t.Omitted, t.Prove, t.Def, t.CaseSeparator, t.With, t.Assume,
]);

/** Tokens that begin or end something at the level of a module, whatever was left open before them. */
const unitStarts: ReadonlySet<TokenType> = new Set([t.Variable, t.Constant, t.Assumption, t.Theorem, t.Separator, t.ModuleStart, t.ModuleEnd]);

const endsDefList: ReadonlySet<TokenType> = new Set([
  t.StepStart, t.By, t.Use, t.Hide, t.Proof, t.Obvious, t.Omitted, t.Local, t.Instance, t.Recursive, t.Assume,
]);

export interface Layout {
  readonly tokens: readonly IToken[];
  /** Indices into `tokens` where parsing can start again after an error, ascending. */
  readonly unitStarts: readonly number[];
  /** Junction symbols at the start of a line, one or two columns right of the bullets of a list of the same symbol. */
  readonly misaligned: readonly IToken[];
}

/** Gives every scanned token its part in the grammar, and inserts bracket tokens that make the grammar context-free:
 *  `ListStart Bullet item Bullet item ListEnd` around junction lists, found by column (*Specifying Systems* 15.2.2), and
 *  `DefinitionStart` before definitions. A list ends before a token at or left of the column of its bullets, and before what closes
 *  a construct around it. Inserted tokens are empty. Cost: linear. */
export function layOut(text: string, scannedTokens: readonly IToken[]): Layout {
  const pass = new LayoutPass(text, scannedTokens, definitionHeads(text, scannedTokens));
  scannedTokens.forEach((token, i) => pass.add(token, i));
  pass.endLists(0);
  return { tokens: pass.output, unitStarts: pass.starts, misaligned: pass.misaligned };
}

/** Invariant: `output` is well bracketed in ListStart and ListEnd once `endLists(0)` was called. */
class LayoutPass {
  readonly output: IToken[] = [];
  readonly starts: number[] = [];
  readonly misaligned: IToken[] = [];
  readonly #text: string;
  readonly #columnOf: (offset: number) => number;
  readonly #tokens: readonly IToken[];
  readonly #heads: ReadonlySet<number>;
  readonly #open: Open[] = [];
  readonly #lists: OpenList[] = []; // those of `#open`
  #inDefList = false;
  #inExtends = false;
  #unitColumn = 1; // of the definition that we are in

  constructor(text: string, tokens: readonly IToken[], heads: ReadonlySet<number>) {
    this.#text = text;
    this.#columnOf = columnCounter(text);
    this.#tokens = tokens;
    this.#heads = heads;
  }

  add(token: IToken, i: number): void {
    const column = this.#columnOf(token.startOffset);
    const head = this.#heads.has(i);
    const symbol = junctionSymbol(token.image);
    if (head) this.#startDefinition(token, column);
    const near = symbol !== null && this.#nearList(column, symbol);
    if (this.#endListsAt(column, symbol)) return this.#push(token, t.Bullet);
    const role = this.#roleOf(token, i);
    if (near && role === t.Infix && firstOnLine(this.#text, token)) this.misaligned.push(token);
    this.#inExtends = role === t.Extends || (this.#inExtends && (role === t.Comma || role === t.Identifier));
    this.#inDefList = role === t.Def || (this.#inDefList && !head && !unitStarts.has(role) && !endsDefList.has(role));
    if (role === t.Bullet && symbol !== null) {
      const list: OpenList = { kind: "list", column, symbol, depth: this.#open.length };
      this.#open.push(list);
      this.#lists.push(list);
      this.#insert(t.ListStart, token.startOffset);
    } else this.#follow(role, token);
    this.#push(token, role);
  }

  /** Ends lists and cases down to a depth of the stack; other things above that depth are left open by the text. */
  endLists(depth: number): void {
    while (this.#open.length > depth) {
      if (this.#open.pop() !== this.#lists[this.#lists.length - 1]) continue;
      this.#lists.pop();
      this.#insert(t.ListEnd, this.#end());
    }
  }

  #roleOf(token: IToken, i: number): TokenType {
    const previous = this.output[this.output.length - 1]?.tokenType;
    const open = this.#open[this.#open.length - 1];
    return roleOf(token, {
      previous, next: this.#tokens[i + 1], nextIsHead: this.#heads.has(i + 1), inCall: open?.kind === "bracket" && open.call,
      inDefList: this.#inDefList, inExtends: this.#inExtends,
    });
  }

  /** Whether the innermost list has this symbol and bullets one or two columns to the left. */
  #nearList(column: number, symbol: "and" | "or"): boolean {
    const list = this.#lists[this.#lists.length - 1];
    return list?.symbol === symbol && column > list.column && column <= list.column + 2;
  }

  /** Ends the lists that a token at this column ends. True if the token is the next bullet of a list. */
  #endListsAt(column: number, symbol: "and" | "or" | null): boolean {
    for (let list = this.#lists[this.#lists.length - 1]; list !== undefined && column <= list.column; list = this.#lists[this.#lists.length - 1]) {
      const next = column === list.column && symbol === list.symbol;
      this.endLists(next ? list.depth + 1 : list.depth);
      if (next) return true;
    }
    return false;
  }

  #startDefinition(token: IToken, column: number): void {
    const inLet = this.#open.findLastIndex((open) => open.kind === "bracket" && open.close.has(t.LetIn));
    this.endLists(inLet + 1);
    if (inLet < 0 || column <= this.#unitColumn) this.#markUnit(column);
    this.#insert(t.DefinitionStart, token.startOffset);
  }

  #markUnit(column: number): void {
    const last = this.output[this.output.length - 1]?.tokenType;
    this.starts.push(last === t.Local ? this.output.length - 1 : this.output.length);
    this.#unitColumn = column;
  }

  /** Keeps the stack of open things in step with a token that is no bullet. */
  #follow(role: TokenType, token: IToken): void {
    if (unitStarts.has(role)) {
      this.endLists(0);
      this.#markUnit(this.#columnOf(token.startOffset));
    } else if (closers.has(role)) this.#close(role);
    else if (separators.has(role)) this.#endOpenEnded(role === t.Arrow || role === t.CaseSeparator);
    const open = openers.get(role);
    if (open !== undefined) this.#open.push(open);
  }

  #close(role: TokenType): void {
    const opener = this.#open.findLastIndex((open) => open.kind === "bracket" && open.close.has(role));
    // A ':' also separates without closing: {e : x \in S}, [a : S]. It closes only the quantifier that it follows.
    if (role === t.Colon) {
      this.#endOpenEnded(false);
      if (opener === this.#open.length - 1 && opener >= 0) this.#open.pop();
    } else if (opener >= 0) {
      this.endLists(opener);
    }
  }

  #endOpenEnded(keepCase: boolean): void {
    const depth = this.#open.findLastIndex((open) => open.kind === "bracket" || (keepCase && open.kind === "case"));
    this.endLists(depth + 1);
  }

  #end(): number {
    return (this.output[this.output.length - 1]?.endOffset ?? -1) + 1;
  }

  #insert(type: TokenType, offset: number): void {
    this.#push({ image: "", startOffset: offset, endOffset: offset - 1, tokenType: type, tokenTypeIdx: 0 }, type);
  }

  #push(token: IToken, type: TokenType): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    this.output.push(token);
  }
}

function junctionSymbol(text: string): "and" | "or" | null {
  if (text === "/\\" || text === "∧") return "and";
  return text === "\\/" || text === "∨" ? "or" : null;
}
