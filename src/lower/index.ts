// lower: tree -> IR. Input: the loaded modules and what the config says of constants. Output: a program in which every name is
// resolved and every INSTANCE expanded, with levels checked. Start reading at `lower.ts`, then NOTE(captured) in `context.ts`.
export { lower } from "./lower.ts";
export type { Lowered, UnassignedConstant } from "./lowered.ts";
export { missingConstants, reachableDefinitions } from "./missing-constants.ts";
export { levelOf } from "./levels.ts";
export { forEachChild } from "./children.ts";
export { freeLocals } from "./free-locals.ts";
