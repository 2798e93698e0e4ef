import type { Argument, Binding, Expr, LocalDefinition, LocalId, Parameter, Program } from "../ir/ir.ts";
import { freeLocals } from "../lower/free-locals.ts";

/** What a formula stands under. `definitions`: a LET, or the parameters of an operator that was seen through, defined as its arguments;
 *  only a LET's definitions are in each other's scope. */
export type Frame =
  | { readonly kind: "definitions"; readonly definitions: readonly LocalDefinition[]; readonly isLet: boolean }
  | { readonly kind: "forall"; readonly bindings: readonly Binding[] };

/** A part of a larger formula in its scope, outermost frame first. */
export interface Part {
  readonly expr: Expr;
  readonly frames: readonly Frame[];
}

/** The part as a formula of its own: under those of its definitions that it needs, and under every `\A`, because its set may be empty. */
export function close(part: Part): Expr {
  const mentioned = new Set<LocalId>();
  const mention = (e: Expr): void => {
    for (const id of freeLocals(e).keys()) mentioned.add(id);
  };
  mention(part.expr);
  return part.frames.reduceRight<Expr>((body, frame) => {
    if (frame.kind === "forall") {
      for (const binding of frame.bindings) mention(binding.set);
      return { kind: "forall", bindings: frame.bindings, body, span: body.span };
    }
    const definitions = frame.isLet ? neededOfLet(frame.definitions, mentioned) : frame.definitions.filter((definition) => mentioned.has(definition.id));
    if (definitions.length === 0) return body;
    for (const definition of definitions) mention(definition.body);
    return { kind: "let", definitions, body, span: body.span };
  }, part.expr);
}

/** All of a LET, where any of it is mentioned: its definitions may refer to one another. */
function neededOfLet(definitions: readonly LocalDefinition[], mentioned: ReadonlySet<LocalId>): readonly LocalDefinition[] {
  return definitions.some((definition) => mentioned.has(definition.id)) ? definitions : [];
}

/** Sees through one layer of naming: an operator of the module or of a LET, a parameter, a LET. Null where the formula is no name, or the name
 *  stands for a bound variable or for something recursive. */
export function unfold(program: Program, part: Part): Part | null {
  const { expr, frames } = part;
  switch (expr.kind) {
    case "let":
      return { expr: expr.body, frames: [...frames, { kind: "definitions", definitions: expr.definitions, isLet: true }] };
    case "apply": {
      const definition = program.definitions[expr.definition];
      if (definition === undefined || definition.recursive) return null;
      return { expr: definition.body, frames: withArguments(frames, definition.parameters, expr.arguments) };
    }
    case "local":
    case "apply-local": {
      const found = lookUp(frames, expr.id);
      if (found === null || found.definition.recursive) return null;
      const args = expr.kind === "local" ? [] : expr.arguments;
      // Arguments belong to the scope of the call; keeping all frames serves them and the body, because ids are unique.
      const scope = args.length === 0 ? found.scope : frames;
      return { expr: found.definition.body, frames: withArguments(scope, found.definition.parameters, args) };
    }
    default:
      return null;
  }
}

/** The part under all layers of naming. */
export function unfoldFully(program: Program, part: Part): Part {
  const next = unfold(program, part);
  return next === null ? part : unfoldFully(program, next);
}

/** The definition that a local stands for, and the frames that it was made in; null for a bound variable. */
export function lookUp(frames: readonly Frame[], id: LocalId): { readonly definition: LocalDefinition; readonly scope: readonly Frame[]; readonly isLet: boolean } | null {
  for (let i = frames.length - 1; i >= 0; i--) {
    const frame = frames[i];
    if (frame?.kind !== "definitions") continue;
    const definition = frame.definitions.find((candidate) => candidate.id === id);
    if (definition !== undefined) return { definition, scope: frames.slice(0, frame.isLet ? i + 1 : i), isLet: frame.isLet };
  }
  return null;
}

function withArguments(frames: readonly Frame[], parameters: readonly Parameter[], args: readonly Argument[]): readonly Frame[] {
  if (parameters.length === 0) return frames;
  const definitions = parameters.flatMap((parameter, i): LocalDefinition[] => {
    const argument = args[i];
    if (argument === undefined) return [];
    const { id, name } = parameter;
    return argument.kind === "lambda"
      ? [{ id, name, parameters: argument.parameters, body: argument.body, recursive: false, span: argument.span }]
      : [{ id, name, parameters: [], body: argument, recursive: false, span: argument.span }];
  });
  return [...frames, { kind: "definitions", definitions, isLet: false }];
}
