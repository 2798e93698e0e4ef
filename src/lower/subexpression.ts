import type { Span } from "../base/span.ts";
import type { PathStep } from "../syntax/tree.ts";
import { lowerDiagnostic } from "./catalogue.ts";
import type { Frame } from "./context.ts";
import type { Lowering } from "./lowering.ts";
import type { Resolved } from "./resolve-path.ts";

/** `Op!1!2`, `Op!label`: the part of a definition that the selectors name (*TLA+2*, section 6). `path` starts with the definition's own step. */
export function selectPart(lowering: Lowering, _frame: Frame, _from: Resolved, path: readonly PathStep[], span: Span): Resolved | null {
  const [whole, part] = path;
  const name = whole?.name.text ?? "";
  lowering.report(part !== undefined && /^\w/.test(part.name.text) && !/^\d/.test(part.name.text)
    ? lowerDiagnostic("E237", { name }, span)
    : lowerDiagnostic("E600", { construct: `the selection of a part of '${name}'` }, span));
  return null;
}
