// ir: the program that both evaluators and all engines read. Made by `lower/` and `config/`; never changed afterwards.
// Start reading at `ir.ts`: `Program`, then `Expr`, then `Problem`.
export type * from "./ir.ts";
export { builtins, type BuiltinName } from "./builtins.ts";
