import { symbol, type Z3Module } from "./z3-api.ts";
import { op, type Z3Counts, type Z3Reply, type Z3Request } from "./z3-protocol.ts";
import { absurd, invariant } from "../base/invariant.ts";

const outOfMemory = 7; // Z3_MEMOUT_FAIL
const noTimeout = 0xffffffff;

/** One Z3 context with one solver, fed by requests. Calls are synchronous; a request that throws leaves the session unusable.
 *
 *  Problems without integers use the logic QF_FD, which is Z3's SAT solver; the first integer moves all assertions to the general solver. */
export class Z3Session {
  readonly #z3: Z3Module;
  readonly #context: number;
  readonly #parameters: number;
  readonly #timeout: number;
  readonly #booleanSort: number;
  readonly #integerSort: number;
  readonly #positive: number[] = [];
  readonly #negative: number[] = [];
  readonly #booleans: number[] = [];
  readonly #integers: number[] = [];
  readonly #asserted: number[] = [];
  readonly #proxies = new Map<number, number>();
  #symbols = 0;
  #solver: number;
  #arithmetic = false;
  #milliseconds: number | null = null;
  #buffer = 0;
  #capacity = 0;

  constructor(z3: Z3Module, megabytes: number) {
    this.#z3 = z3;
    z3.ccall("Z3_global_param_set", null, ["string", "string"], ["memory_max_size", String(megabytes)]);
    this.#context = z3._Z3_mk_context_rc(z3._Z3_mk_config());
    z3._set_noop_error_handler(this.#context);
    const c = this.#context;
    this.#booleanSort = this.#kept(z3._Z3_mk_bool_sort(c));
    this.#integerSort = this.#kept(z3._Z3_mk_int_sort(c));
    this.#parameters = z3._Z3_mk_params(c);
    z3._Z3_params_inc_ref(c, this.#parameters);
    this.#timeout = symbol(z3, c, "timeout");
    this.#positive.push(this.#kept(z3._Z3_mk_true(c)));
    this.#solver = this.#checked(z3._Z3_mk_solver_for_logic(c, symbol(z3, c, "QF_FD")));
    z3._Z3_solver_inc_ref(c, this.#solver);
  }

  /** Takes in the new terms, then answers. */
  answer(request: Z3Request): Z3Reply {
    const z3 = this.#z3;
    this.#define(request.packet, request.constants);
    for (const literal of request.assertions) {
      const ast = this.#literal(literal);
      this.#asserted.push(ast);
      z3._Z3_solver_assert(this.#context, this.#solver, ast);
    }
    const assumptions = Array.from(request.assumptions, (literal) => this.#assumption(literal));
    this.#limit(request.milliseconds);
    const result = z3._Z3_solver_check_assumptions(this.#context, this.#solver, assumptions.length, this.#list(assumptions));
    const counts = this.#counts();
    if (result === 1) return { kind: "sat", id: request.id, ...this.#model(), counts };
    if (result === -1) return { kind: "unsat", id: request.id, core: this.#core(assumptions), counts };
    this.#throwOnError();
    const detail = z3.UTF8ToString(z3._Z3_solver_get_reason_unknown(this.#context, this.#solver));
    return { kind: "unknown", id: request.id, detail, usable: !/memory|memout/i.test(detail), counts };
  }

  #define(packet: Int32Array, constants: readonly string[]): void {
    const c = this.#context;
    const z3 = this.#z3;
    for (let at = 0; at < packet.length; ) {
      const code = packet[at];
      if (code >= op.le && !this.#arithmetic) this.#toArithmetic();
      let ast: number;
      if (code === op.and) {
        const count = packet[at + 1];
        const arguments_ = this.#list(Array.from(packet.subarray(at + 2, at + 2 + count), (literal) => this.#literal(literal)));
        ast = z3._Z3_mk_and(c, count, arguments_);
        at += 2 + count;
      } else {
        const [size, made] = this.#single(code, packet, at, constants);
        ast = made;
        at += size;
      }
      this.#positive.push(this.#kept(ast));
    }
  }

  /** Makes the term of one instruction; also says how long the instruction is. */
  #single(code: number, packet: Int32Array, at: number, constants: readonly string[]): readonly [number, number] {
    const z3 = this.#z3;
    const c = this.#context;
    const x = (i: number): number => this.#literal(packet[at + i]);
    switch (code) {
      case op.variable: return [1, this.#constant(this.#booleanSort, this.#booleans)];
      case op.xor: return [3, z3._Z3_mk_xor(c, x(1), x(2))];
      case op.ite:
      case op.integerIte: return [4, z3._Z3_mk_ite(c, x(1), x(2), x(3))];
      case op.le: return [3, z3._Z3_mk_le(c, x(1), x(2))];
      case op.eq: return [3, z3._Z3_mk_eq(c, x(1), x(2))];
      case op.integerVariable: return [1, this.#constant(this.#integerSort, this.#integers)];
      case op.integerConstant: {
        const text = constants[packet[at + 1]];
        return [2, z3.ccall("Z3_mk_numeral", "number", ["number", "string", "number"], [c, text, this.#integerSort])];
      }
      case op.add: return [3, z3._Z3_mk_add(c, 2, this.#list([x(1), x(2)]))];
      case op.multiply: return [3, z3._Z3_mk_mul(c, 2, this.#list([x(1), x(2)]))];
      case op.div: return [3, z3._Z3_mk_div(c, x(1), x(2))];
      case op.mod: return [3, z3._Z3_mk_mod(c, x(1), x(2))];
      default: return absurd(code as never); // codes come from the encoder only
    }
  }

  #constant(sort: number, declarations: number[]): number {
    const z3 = this.#z3;
    const declaration = this.#kept(z3._Z3_mk_func_decl(this.#context, z3._Z3_mk_int_symbol(this.#context, this.#symbols++), 0, 0, sort));
    declarations.push(declaration);
    return z3._Z3_mk_app(this.#context, declaration, 0, 0);
  }

  #literal(reference: number): number {
    const number = reference >> 1;
    if ((reference & 1) === 0) return this.#positive[number];
    return (this.#negative[number] ??= this.#kept(this.#z3._Z3_mk_not(this.#context, this.#positive[number])));
  }

  /** Z3 takes only constants and their negations as assumptions; a gate gets a constant that implies it. */
  #assumption(reference: number): number {
    const known = this.#proxies.get(reference);
    if (known !== undefined) return known;
    const proxy = this.#kept(this.#constant(this.#booleanSort, []));
    const implication = this.#kept(this.#z3._Z3_mk_implies(this.#context, proxy, this.#literal(reference)));
    this.#asserted.push(implication);
    this.#z3._Z3_solver_assert(this.#context, this.#solver, implication);
    this.#proxies.set(reference, proxy);
    return proxy;
  }

  #toArithmetic(): void {
    const z3 = this.#z3;
    const solver = this.#checked(z3._Z3_mk_simple_solver(this.#context));
    z3._Z3_solver_inc_ref(this.#context, solver);
    z3._Z3_solver_dec_ref(this.#context, this.#solver);
    for (const ast of this.#asserted) z3._Z3_solver_assert(this.#context, solver, ast);
    this.#solver = solver;
    this.#arithmetic = true;
    this.#milliseconds = null;
  }

  #limit(milliseconds: number | null): void {
    if (milliseconds === this.#milliseconds) return;
    this.#milliseconds = milliseconds;
    const value = milliseconds === null ? noTimeout : Math.max(1, Math.min(Math.ceil(milliseconds), noTimeout - 1));
    this.#z3._Z3_params_set_uint(this.#context, this.#parameters, this.#timeout, value);
    this.#z3._Z3_solver_set_params(this.#context, this.#solver, this.#parameters);
  }

  #model(): { readonly booleans: Uint8Array; readonly integers: readonly string[] } {
    const z3 = this.#z3;
    const c = this.#context;
    const model = this.#checked(z3._Z3_solver_get_model(c, this.#solver));
    z3._Z3_model_inc_ref(c, model);
    const value = (declaration: number): number => z3._Z3_model_get_const_interp(c, model, declaration);
    const booleans = Uint8Array.from(this.#booleans, (declaration) => {
      const ast = value(declaration);
      return ast !== 0 && z3._Z3_get_bool_value(c, ast) === 1 ? 1 : 0; // Z3 leaves out what does not matter
    });
    const integers = this.#integers.map((declaration) => {
      const ast = value(declaration);
      return ast === 0 ? "0" : z3.UTF8ToString(z3._Z3_get_numeral_string(c, ast));
    });
    z3._Z3_model_dec_ref(c, model);
    return { booleans, integers };
  }

  #core(assumptions: readonly number[]): Int32Array {
    const z3 = this.#z3;
    const c = this.#context;
    const places = new Map(assumptions.map((ast, i) => [ast, i]));
    const vector = this.#checked(z3._Z3_solver_get_unsat_core(c, this.#solver));
    z3._Z3_ast_vector_inc_ref(c, vector);
    const core = Int32Array.from({ length: z3._Z3_ast_vector_size(c, vector) }, (_, i) => {
      const place = places.get(z3._Z3_ast_vector_get(c, vector, i));
      invariant(place !== undefined, "an unsatisfiable core consists of assumptions");
      return place;
    });
    z3._Z3_ast_vector_dec_ref(c, vector);
    return core;
  }

  #counts(): Z3Counts {
    const z3 = this.#z3;
    const c = this.#context;
    const statistics = z3._Z3_solver_get_statistics(c, this.#solver);
    if (statistics === 0) return {};
    z3._Z3_stats_inc_ref(c, statistics);
    const counts: Record<string, number> = {};
    for (let i = 0; i < z3._Z3_stats_size(c, statistics); i++) {
      const key = z3.UTF8ToString(z3._Z3_stats_get_key(c, statistics, i));
      counts[key] = z3._Z3_stats_is_uint(c, statistics, i) !== 0 ? z3._Z3_stats_get_uint_value(c, statistics, i) : z3._Z3_stats_get_double_value(c, statistics, i);
    }
    z3._Z3_stats_dec_ref(c, statistics);
    return counts;
  }

  /** Copies pointers to where Z3 can read them; valid until the next call. */
  #list(pointers: readonly number[]): number {
    if (pointers.length > this.#capacity) {
      if (this.#buffer !== 0) this.#z3._free(this.#buffer);
      this.#capacity = Math.max(64, pointers.length * 2);
      this.#buffer = this.#checked(this.#z3._malloc(this.#capacity * 4));
    }
    this.#z3.HEAPU32.set(pointers, this.#buffer >> 2);
    return this.#buffer;
  }

  /** Keeps a term alive: without a reference Z3 frees it with the next call. */
  #kept(ast: number): number {
    this.#z3._Z3_inc_ref(this.#context, this.#checked(ast));
    return ast;
  }

  #checked(pointer: number): number {
    if (pointer === 0) this.#throwOnError();
    invariant(pointer !== 0, "Z3 returns what it was asked to make");
    return pointer;
  }

  #throwOnError(): void {
    const code = this.#z3._Z3_get_error_code(this.#context);
    if (code === outOfMemory) throw new Error("out of memory");
    if (code !== 0) throw new Error(this.#z3.UTF8ToString(this.#z3._Z3_get_error_msg(this.#context, code)));
  }
}
