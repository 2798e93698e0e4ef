import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { syntaxDiagnostic } from "./catalogue.ts";
import type { OperatorSymbol } from "./operators.ts";
import type { ExprNode, Name } from "./tree.ts";

/** An operand with the range of its text, which is wider than its node's where it stands in parentheses. `grows` is set for a
 *  chain of `/\`, `\/` or `\X` written without parentheses, to which the next operand of the chain is added. */
interface Operand {
  readonly node: ExprNode;
  readonly start: number;
  readonly end: number;
  readonly grows: { readonly text: string; readonly items: ExprNode[] } | null;
}

interface Pending {
  readonly symbol: OperatorSymbol;
  readonly name: Name;
}

/** Parses operators by precedence ranges (*Specifying Systems* 15.2.1), with the conflicts that SANY reports: an operator binds
 *  tighter than another when its whole range is higher; ranges that overlap are a conflict unless both are the same
 *  left-associative operator. After a conflict the left operator takes the operand, so that parsing goes on.
 *  Invariant: between calls there is one operand more than there are pending infix operators, or as many when an operand is due. */
export class OperatorStack {
  readonly #operands: Operand[] = [];
  readonly #pending: Pending[] = [];
  readonly #file: string;
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(file: string, report: (diagnostic: Diagnostic) => void) {
    this.#file = file;
    this.#report = report;
  }

  /** Adds an operand whose text is `start..end`. */
  operand(node: ExprNode, start: number, end: number): void {
    this.#operands.push({ node, start, end, grows: null });
  }

  prefix(symbol: OperatorSymbol, name: Name): void {
    const left = this.#pending[this.#pending.length - 1];
    // `a * -b`: SANY wants parentheses, but takes any other prefix operator after any operator.
    if (symbol.text === "-." && left !== undefined && left.symbol.low > symbol.high) this.#conflict(left, { symbol, name });
    this.#pending.push({ symbol, name });
  }

  infix(symbol: OperatorSymbol, name: Name): void {
    this.#reduceFor({ symbol, name });
    this.#pending.push({ symbol, name });
  }

  /** Wraps the last operand: a postfix operator, or function application, by `wrap`. */
  postfix(symbol: OperatorSymbol, name: Name, end: number, wrap: (operand: ExprNode, start: number) => ExprNode): void {
    this.#reduceFor({ symbol, name });
    this.wrapLast(end, wrap);
  }

  /** Wraps the last operand whatever operator is pending: `.field` binds tightest. */
  wrapLast(end: number, wrap: (operand: ExprNode, start: number) => ExprNode): void {
    const operand = this.#operands.pop();
    if (operand === undefined) return;
    this.#operands.push({ node: wrap(operand.node, operand.start), start: operand.start, end, grows: null });
  }

  /** The operator that waits for the operand to come, if any. */
  get waiting(): OperatorSymbol | null {
    return this.#pending[this.#pending.length - 1]?.symbol ?? null;
  }

  /** Takes the last operand back; it becomes a label. */
  take(): ExprNode | undefined {
    return this.#operands.pop()?.node;
  }

  /** The whole expression; `undefined` only if no operand was given. */
  finish(): ExprNode | undefined {
    while (this.#pending.length > 0 && this.#operands.length > 0) this.#reduce();
    return this.#operands[0]?.node;
  }

  #reduceFor(right: Pending): void {
    for (let left = this.#pending[this.#pending.length - 1]; left !== undefined; left = this.#pending[this.#pending.length - 1]) {
      const sameChain = left.symbol === right.symbol && left.symbol.leftAssociative;
      if (left.symbol.high < right.symbol.low) return;
      if (left.symbol.low <= right.symbol.high && !sameChain) this.#conflict(left, right);
      this.#reduce();
    }
  }

  #conflict(left: Pending, right: Pending): void {
    this.#report(
      syntaxDiagnostic("E108", { left: left.name.text, right: right.name.text }, right.name.span, [{ message: `'${left.name.text}' is here`, span: left.name.span }]),
    );
  }

  #reduce(): void {
    const pending = this.#pending.pop();
    const right = this.#operands.pop();
    if (pending === undefined || right === undefined) return;
    if (pending.symbol.fixity === "prefix") {
      const start = pending.name.span.start;
      this.#operands.push({ node: this.#apply(pending, [right.node], start, right.end), start, end: right.end, grows: null });
      return;
    }
    const left = this.#operands.pop();
    if (left !== undefined) this.#operands.push(this.#join(pending, left, right));
  }

  #join(pending: Pending, left: Operand, right: Operand): Operand {
    const { start } = left;
    const { end } = right;
    const { text } = pending.symbol;
    if (text !== "/\\" && text !== "\\/" && text !== "\\X") {
      return { node: this.#apply(pending, [left.node, right.node], start, end), start, end, grows: null };
    }
    const items = left.grows?.text === text ? left.grows.items : [left.node];
    items.push(right.node);
    const span = { file: this.#file, start, end };
    const node: ExprNode = text === "\\X"
      ? { kind: "product", factors: items, span }
      : { kind: "junction", operator: text === "/\\" ? "and" : "or", items, bulleted: false, span };
    return { node, start, end, grows: { text, items } };
  }

  #apply(pending: Pending, operands: readonly ExprNode[], start: number, end: number): ExprNode {
    return {
      kind: "operator-application",
      operator: { text: pending.symbol.text, span: pending.name.span },
      arguments: operands,
      span: { file: this.#file, start, end },
    };
  }
}
