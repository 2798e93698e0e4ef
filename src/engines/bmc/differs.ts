import { noSpan } from "../../base/span.ts";
import type { NamedExpr } from "../../ir/ir.ts";
import { type Machine, type StateSym, evaluate, rootContext } from "../../symbolic/index.ts";
import { equal } from "../../symbolic/equal.ts";
import { type Term, not } from "../../term/term-table.ts";
import type { Trace } from "../../trace/trace.ts";

/** When a behaviour is another one than `trace`: the view (or, without one, some variable) differs in some state. */
export function differs(machine: Machine, view: NamedExpr | null, states: readonly StateSym[], trace: Trace): Term {
  const { m } = machine;
  const same: Term[] = [];
  trace.states.forEach((state, i) => {
    const concrete: StateSym = state.values.map((v) => m.ground(v));
    const there = rootContext(machine, states[i], null);
    if (view === null) {
      state.values.forEach((value, v) => {
        const symbolic = states[i][v];
        if (symbolic !== null) same.push(equal(there, symbolic, m.ground(value), noSpan));
      });
      return;
    }
    const expected = evaluate(rootContext(machine, concrete, null), view.expr);
    same.push(equal(there, evaluate(there, view.expr), expected, view.span));
  });
  return not(m.terms.all(same));
}

