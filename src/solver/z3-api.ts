import { createRequire } from "node:module";
import { invariant } from "../base/invariant.ts";
import { instantiate, type WasmModule } from "./z3-module.ts";

/** The functions of Z3's C interface that we call, as the Emscripten module exports them. All arguments and results are pointers or numbers. */
export interface Z3Module {
  readonly HEAPU32: Uint32Array;
  ccall(name: string, result: "number" | null, types: readonly string[], args: readonly (number | string)[]): number;
  UTF8ToString(pointer: number): string;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _set_noop_error_handler(context: number): void;
  _Z3_mk_config(): number;
  _Z3_mk_context_rc(config: number): number;
  _Z3_get_error_code(c: number): number;
  _Z3_get_error_msg(c: number, code: number): number;
  _Z3_inc_ref(c: number, ast: number): void;
  _Z3_mk_bool_sort(c: number): number;
  _Z3_mk_int_sort(c: number): number;
  _Z3_mk_int_symbol(c: number, n: number): number;
  _Z3_mk_true(c: number): number;
  _Z3_mk_func_decl(c: number, symbol: number, arity: number, domain: number, range: number): number;
  _Z3_mk_app(c: number, decl: number, count: number, args: number): number;
  _Z3_mk_not(c: number, a: number): number;
  _Z3_mk_and(c: number, count: number, args: number): number;
  _Z3_mk_xor(c: number, a: number, b: number): number;
  _Z3_mk_ite(c: number, condition: number, a: number, b: number): number;
  _Z3_mk_implies(c: number, a: number, b: number): number;
  _Z3_mk_le(c: number, a: number, b: number): number;
  _Z3_mk_eq(c: number, a: number, b: number): number;
  _Z3_mk_add(c: number, count: number, args: number): number;
  _Z3_mk_mul(c: number, count: number, args: number): number;
  _Z3_mk_div(c: number, a: number, b: number): number;
  _Z3_mk_mod(c: number, a: number, b: number): number;
  _Z3_mk_simple_solver(c: number): number;
  _Z3_mk_solver_for_logic(c: number, logic: number): number;
  _Z3_solver_inc_ref(c: number, solver: number): void;
  _Z3_solver_dec_ref(c: number, solver: number): void;
  _Z3_solver_assert(c: number, solver: number, ast: number): void;
  _Z3_solver_check_assumptions(c: number, solver: number, count: number, assumptions: number): number;
  _Z3_solver_set_params(c: number, solver: number, params: number): void;
  _Z3_solver_get_model(c: number, solver: number): number;
  _Z3_solver_get_unsat_core(c: number, solver: number): number;
  _Z3_solver_get_reason_unknown(c: number, solver: number): number;
  _Z3_solver_get_statistics(c: number, solver: number): number;
  _Z3_stats_inc_ref(c: number, stats: number): void;
  _Z3_stats_dec_ref(c: number, stats: number): void;
  _Z3_stats_size(c: number, stats: number): number;
  _Z3_stats_get_key(c: number, stats: number, i: number): number;
  _Z3_stats_is_uint(c: number, stats: number, i: number): number;
  _Z3_stats_get_uint_value(c: number, stats: number, i: number): number;
  _Z3_stats_get_double_value(c: number, stats: number, i: number): number;
  _Z3_mk_params(c: number): number;
  _Z3_params_inc_ref(c: number, params: number): void;
  _Z3_params_set_uint(c: number, params: number, symbol: number, value: number): void;
  _Z3_model_inc_ref(c: number, model: number): void;
  _Z3_model_dec_ref(c: number, model: number): void;
  _Z3_model_get_const_interp(c: number, model: number, decl: number): number;
  _Z3_get_bool_value(c: number, ast: number): number;
  _Z3_ast_vector_inc_ref(c: number, vector: number): void;
  _Z3_ast_vector_dec_ref(c: number, vector: number): void;
  _Z3_ast_vector_size(c: number, vector: number): number;
  _Z3_ast_vector_get(c: number, vector: number, i: number): number;
  _Z3_get_numeral_string(c: number, ast: number): number;
}

/** Runs one more instance of the compiled module in this thread. What Z3 prints to its error output goes to `onPrint`. */
export async function startZ3(module: WasmModule, onPrint: (text: string) => void): Promise<Z3Module> {
  const require = createRequire(import.meta.url);
  const start: unknown = require("z3-solver/build/z3-built.js");
  invariant(typeof start === "function", "z3-solver exports the start of its module");
  const started: unknown = await start({
    print: onPrint,
    printErr: onPrint,
    instantiateWasm: (imports: unknown, ready: (instance: unknown, module: WasmModule) => void) => {
      // Later, not now: the module's own variables are set only after this function has returned.
      void instantiate(module, imports).then((instance) => ready(instance, module));
      return {};
    },
  });
  return started as Z3Module; // the package types its module as `any`
}

/** A Z3 symbol of this text. */
export function symbol(z3: Z3Module, context: number, text: string): number {
  return z3.ccall("Z3_mk_string_symbol", "number", ["number", "string"], [context, text]);
}
