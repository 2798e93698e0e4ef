import type { Program } from "../ir/ir.ts";
import type { Profiler } from "../profile/index.ts";
import { FALSE, TermTable } from "../term/term-table.ts";
import { type EncodingName, encodingNamed } from "../../encodings/index.ts";
import type { IntegerEncoding } from "../../encodings/integer-encoding.ts";
import { type Limits, type Machine, defaultLimits } from "./context.ts";
import type { IntegerTerm } from "./sym.ts";
import { SymTable } from "./sym-table.ts";

/** The tables and memos of one run of the symbolic evaluator. */
export function createMachine(program: Program, encoding: EncodingName, limits: Partial<Limits> = {}, profiler: Profiler | null = null): Machine {
  const terms = new TermTable();
  profiler?.attach(() => terms.size);
  // each encoding has integers of its own; here they are opaque and never mixed
  const integers = encodingNamed(encoding, terms) as unknown as IntegerEncoding<IntegerTerm>;
  return { m: new SymTable(terms, integers), program, limits: { ...defaultLimits, ...limits }, constants: new Map(), states: new WeakMap(), levels: new WeakMap(), feasible: (conditions) => !conditions.includes(FALSE), cuts: [], profiler };
}
