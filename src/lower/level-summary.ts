import type { Span } from "../base/span.ts";
import type { Level, LocalId, Parameter } from "../ir/ir.ts";

/** The level of an expression when everything in `parameters` is a constant, and the parameters whose level it takes over. */
export interface ExprLevel {
  readonly level: Level;
  readonly parameters: ReadonlySet<LocalId>;
}

/** What is known about an argument: of an expression its level, of an operator its summary. */
export type ArgumentLevel =
  | { readonly kind: "expression"; readonly level: ExprLevel; readonly span: Span }
  | { readonly kind: "operator"; readonly summary: OperatorLevel; readonly span: Span };

/** How the levels of an operator depend on its parameters: those of its body, the highest level that a parameter may have (none: any), and
 *  what its operator parameters are applied to. */
export interface OperatorLevel {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: ExprLevel;
  readonly maxima: ReadonlyMap<LocalId, Level>;
  readonly uses: readonly OperatorUse[];
}

/** An application of an operator parameter. */
export interface OperatorUse {
  readonly operator: LocalId;
  readonly arguments: readonly ArgumentLevel[];
}

const none: ReadonlySet<LocalId> = new Set();

/** The level of something that no parameter has part in. */
export function plainLevel(level: Level): ExprLevel {
  return plain[level];
}

const plain: readonly [ExprLevel, ExprLevel, ExprLevel, ExprLevel] =
  [{ level: 0, parameters: none }, { level: 1, parameters: none }, { level: 2, parameters: none }, { level: 3, parameters: none }];

/** The level of an expression that takes over the levels of its parts. */
export function joinLevels(levels: readonly ExprLevel[]): ExprLevel {
  let level: Level = 0;
  let parameters: ReadonlySet<LocalId> = none;
  for (const part of levels) {
    if (part.level > level) level = part.level;
    if (part.parameters.size === 0 || part.parameters === parameters) continue;
    parameters = parameters.size === 0 ? part.parameters : new Set([...parameters, ...part.parameters]);
  }
  return parameters.size === 0 ? plainLevel(level) : { level, parameters };
}

/** Equal for summaries between which no caller can tell a difference. */
export function summaryKey(summary: OperatorLevel): string {
  const { body, maxima, uses } = summary;
  return `${levelKey(body)};${[...maxima].sort(([a], [b]) => a - b).join()};${uses.map(useKey).join("|")}`;
}

/** Equal for uses between which no caller can tell a difference. */
export function useKey(use: OperatorUse): string {
  return `${use.operator}(${use.arguments.map((argument) => (argument.kind === "expression" ? levelKey(argument.level) : `{${summaryKey(argument.summary)}}`)).join()})`;
}

function levelKey({ level, parameters }: ExprLevel): string {
  return `${level}[${[...parameters].sort((a, b) => a - b).join()}]`;
}
