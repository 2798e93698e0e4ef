import { noSpan } from "../base/span.ts";
import { type Context, type Failure, type Machine, type StateSym, isUnsupported } from "./context.ts";
import { expand } from "./expand.ts";
import { isInfinite } from "./infinite.ts";
import { mergeAll } from "./merge.ts";
import { rootContext } from "./step.ts";
import type { Sym } from "./sym.ts";

/** The same state with `SUBSET S`, `[A -> B]` and the like spelt out, where they are values of variables or of cells of functions; what is infinite or too large stays. */
export function listSets(machine: Machine, state: StateSym): StateSym {
  const cx = rootContext(machine, state, null);
  return state.map((s) => (s === null ? null : listed(cx, s)));
}

function listed(cx: Context, s: Sym): Sym {
  switch (s.kind) {
    case "lazy": {
      if (isInfinite(s)) return s;
      const failures: Failure[] = [];
      try {
        const part = expand({ ...cx, failures }, s, noSpan);
        return failures.length === 0 ? part : s;
      } catch (error) {
        if (isUnsupported(error)) return s;
        throw error;
      }
    }
    case "function": {
      const cells = s.cells.map((c) => ({ ...c, value: listed(cx, c.value) }));
      return cells.every((c, i) => c.value === s.cells[i].value) ? s : cx.m.function(cells, s.sequence);
    }
    case "union": {
      const parts = s.alternatives.map((a) => ({ guard: a.guard, value: listed(cx, a.value) }));
      return parts.every((p, i) => p.value === s.alternatives[i].value) ? s : mergeAll(cx.m, parts);
    }
    default: return s;
  }
}
