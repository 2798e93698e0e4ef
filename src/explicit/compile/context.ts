import type { Span } from "../../base/span.ts";
import type { Argument, Expr, LocalDefinition, LocalId, VariableId } from "../../ir/ir.ts";
import type { Block } from "./block.ts";
import type { Frame, Mode, Unit } from "./unit.ts";

/** What is known of an outcome while code is generated; "set" is a listed set, "value" is no lazy set or function, "any" may be one. */
export type PieceType = "bool" | "int" | "string" | "set" | "value" | "any";

/** A JavaScript expression that can not fail, costs next to nothing, and means the same wherever it stands in its block. */
export interface Piece {
  readonly code: string;
  readonly type: PieceType;
}

/** How generated code gets at a parameter or LET definition: a value, a thunk that remembers, a value or a thunk, a function to call. */
export interface Access {
  readonly name: string;
  readonly form: "value" | "thunk" | "value-or-thunk" | "call";
  readonly type: PieceType;
}

/** What a local stands for where code is being generated. */
export type Entry =
  /** A bound variable: the same in both states. `action` is a function that tries the values of a recursive function as actions. */
  | { readonly kind: "value"; readonly piece: Piece; readonly action?: string }
  /** A parameter of a function that was generated for `mode`; `next` where it is used under a prime. `fixed`: it is the same in all states. */
  | { readonly kind: "parameter"; readonly mode: Mode; readonly current: Access | null; readonly next: Access | null; readonly fixed?: boolean }
  /** A LET definition; it is generated where it is first needed, in the block `home`. Parameters make it a function. */
  | { readonly kind: "let"; readonly definition: LocalDefinition; readonly context: () => Context; readonly home: Block; readonly made: Map<string, Access>; readonly volatile: boolean }
  /** An argument that is generated again wherever it is used. */
  | { readonly kind: "inlined"; readonly argument: Argument; readonly environment: Environment };

export type Environment = ReadonlyMap<LocalId, Entry>;

export interface Context {
  readonly unit: Unit;
  readonly frame: Frame;
  readonly block: Block;
  readonly environment: Environment;
  readonly mode: Mode;
  /** What is generated is the function of an application, if this JavaScript expression is true: then a function that is written there is not made at once. */
  readonly kept?: string | undefined;
}

export const emptyEnvironment: Environment = new Map();

export function bind(environment: Environment, entries: Iterable<readonly [LocalId, Entry]>): Environment {
  const extended = new Map(environment);
  for (const [id, entry] of entries) extended.set(id, entry);
  return extended;
}

export function valueEntry(code: string, type: PieceType): Entry {
  return { kind: "value", piece: { code, type } };
}

export function within(context: Context, block: Block, environment: Environment = context.environment): Context {
  return { ...context, block, environment };
}

/** Puts the value of `code` into a constant of the block. */
export function keep(context: Context, code: string, type: PieceType): Piece {
  const name = context.unit.base.fresh("t");
  context.block.line(`const ${name} = ${code};`);
  return { code: name, type };
}

/** The value of a variable in the current state. */
export function currentValue(variable: VariableId, context: Context, span: Span): Piece {
  const { frame, unit } = context;
  if (!frame.open) return { code: frame.stateVariable(variable), type: "value" };
  return keep(context, `S[${variable}] ?? R.open(${variable}, ${unit.base.site(span)})`, "value");
}

/** Where the next value of a variable of an instance is kept while ENABLED searches: after those of the state. */
export function slotOf({ unknown }: Extract<Expr, { kind: "replaced" }>, context: Context): VariableId {
  return (context.unit.analysis.program.variables.length + unknown) as VariableId; // the brand's constructor
}

/** A helper of the runtime, called now. */
export function call(context: Context, helper: string, args: readonly string[], span: Span, type: PieceType): Piece {
  return keep(context, `${helper}(${[...args, context.unit.base.site(span)].join(", ")})`, type);
}

/** The piece as a value: lazy sets and functions are listed. */
export function forced(context: Context, piece: Piece, span: Span): Piece {
  return piece.type === "any" ? call(context, "force", [piece.code], span, "value") : piece;
}
