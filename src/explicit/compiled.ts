import type { Expr } from "../ir/ir.ts";
import type { Value } from "../value/value.ts";
import { actionSource, expressionSource } from "./compile/root.ts";
import type { CodeBase } from "./compile/unit.ts";
import { helpers } from "./runtime/helpers.ts";
import type { Machine } from "./runtime/machine.ts";

/** Compiled code: works on the states of the machine, returns a value, or reports states to `machine.out`. */
export type Run = () => Value;

/** What an expression can be compiled for. "value" in the current state, "next" in the next one; searches with and without the arguments of
 *  labels; the traced forms keep track of the operators on the way. */
export type Purpose = "value" | "next-value" | "init" | "labelled-init" | "next" | "labelled-next" | "traced-value" | "traced-next-value" | "traced-init" | "traced-next";

/** Compiles expressions when they are first asked for. */
export class CompiledCode {
  readonly base: CodeBase;
  readonly #machine: Machine;
  readonly #cache: unknown[] = [];
  readonly #runs: Readonly<Record<Purpose, WeakMap<Expr, Run>>> = {
    "value": new WeakMap(), "next-value": new WeakMap(), "init": new WeakMap(), "labelled-init": new WeakMap(), "next": new WeakMap(), "labelled-next": new WeakMap(),
    "traced-value": new WeakMap(), "traced-next-value": new WeakMap(), "traced-init": new WeakMap(), "traced-next": new WeakMap(),
  };

  constructor(base: CodeBase, machine: Machine) {
    this.base = base;
    this.#machine = machine;
  }

  run(expr: Expr, purpose: Purpose): Run {
    const known = this.#runs[purpose].get(expr);
    if (known !== undefined) return known;
    const made = this.#instantiate(this.#source(expr, purpose));
    this.#runs[purpose].set(expr, made);
    return made;
  }

  #source(expr: Expr, purpose: Purpose): string {
    const { base } = this;
    switch (purpose) {
      case "value": return expressionSource(expr, 0, base, false);
      case "next-value": return expressionSource(expr, 1, base, false);
      case "traced-value": return expressionSource(expr, 0, base, true);
      case "traced-next-value": return expressionSource(expr, 1, base, true);
      case "init": return actionSource(expr, "init", base, { traced: false, labelled: false });
      case "labelled-init": return actionSource(expr, "init", base, { traced: false, labelled: true });
      case "traced-init": return actionSource(expr, "init", base, { traced: true, labelled: false });
      case "next": return actionSource(expr, "next", base, { traced: false, labelled: false });
      case "labelled-next": return actionSource(expr, "next", base, { traced: false, labelled: true });
      case "traced-next": return actionSource(expr, "next", base, { traced: true, labelled: false });
    }
  }

  #instantiate(source: string): Run {
    const make = new Function(...Object.keys(helpers), "R", "E", "S", "N", "K", "F", "C", `"use strict";\n${source}`);
    const { current, next, epoch } = this.#machine;
    return make(...Object.values(helpers), this.#machine, epoch, current, next, this.base.constants, this.base.functions, this.#cache) as Run; // generated code is such a function
  }
}
