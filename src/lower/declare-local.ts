import type { Name } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import { bind, find, type LocalBinding } from "./environment.ts";
import type { Lowering } from "./lowering.ts";
import { lookup } from "./module-scope.ts";
import { canonicalName, languageConstants, languageOperators } from "./operator-names.ts";
import { symbolSpan } from "./symbol.ts";

/** `frame` with `name` bound locally. TLA+ has no shadowing: a name that already stands for something is refused (E224, E241). */
export function declare(lowering: Lowering, frame: Frame, name: Name, binding: LocalBinding): Frame {
  const key = canonicalName(name.text);
  if (languageOperators.has(key) || languageConstants.has(key)) lowering.report(lowerDiagnostic("E241", { name: name.text }, name.span));
  const local = find(frame.environment, key);
  const known = local === null ? lookup(frame.scope, key, frame.position) : null;
  if (local !== null || known !== null) {
    const span = local?.span ?? (known === null ? null : symbolSpan(known.symbol));
    lowering.report(lowerDiagnostic("E224", { name: name.text }, name.span, span === null ? undefined : [{ message: "first here", span }]));
  }
  return { ...frame, environment: bind(frame.environment, key, binding) };
}
