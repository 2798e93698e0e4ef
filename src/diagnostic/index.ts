// diagnostic: findings about the user's input, as data, as text with code frames, and as JSON.
// Every pass returns diagnostics of its own catalogue; only `cli/` renders them. Start reading at `diagnostic.ts`, then `render.ts`.
export type * from "./diagnostic.ts";
export { diagnosticsOf } from "./diagnostic.ts";
export { countErrors, describePlace, renderDiagnostic, renderDiagnostics, renderPlace, type RenderOptions, sortDiagnostics, type Sources } from "./render.ts";
export { diagnosticToJson, type JsonDiagnostic } from "./json.ts";
export { paintFor, type Paint } from "./paint.ts";
export { lineAt, positionOf, type Position } from "./position.ts";
