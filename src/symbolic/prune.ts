import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import type { Machine, StateSym } from "./context.ts";
import { mergeAll } from "./merge.ts";
import type { FunctionCell, FunctionSym, Guarded, Sym } from "./sym.ts";

/** The same state in every behaviour so far, without the alternatives and cells that none of them has; guards that are true in all of them are gone. Merging keeps
 *  what is common of branches and forgets which belong together, so that what is computed from it has many alternatives that can not be the case; without
 *  pruning they multiply from step to step. */
export function pruneState(machine: Machine, state: StateSym): StateSym {
  return state.map((s) => (s === null ? null : prune(machine, s, [])));
}

/** `s` where all of `where` hold. */
function prune(machine: Machine, s: Sym, where: readonly Term[]): Sym {
  const { m } = machine;
  switch (s.kind) {
    case "ground": case "integer": case "lazy": case "pointwise": return s;
    case "bool": return m.bool(guardIn(machine, s.term, where));
    case "choice": {
      const kept = possible(machine, s.alternatives, where);
      return kept.length === s.alternatives.length ? s : kept.length === 0 ? s.alternatives[0].value : m.choice(kept);
    }
    case "set": {
      const guards = new Map<Sym, Term>();
      for (const c of s.cells) {
        const guard = guardIn(machine, c.guard, where);
        if (guard === FALSE) continue;
        const value = prune(machine, c.value, within(where, guard));
        guards.set(value, m.terms.or(guards.get(value) ?? FALSE, guard));
      }
      return m.set([...guards].map(([value, guard]) => ({ guard, value })));
    }
    case "function": return pruneFunction(machine, s, where);
    case "union": {
      const kept = possible(machine, s.alternatives, where);
      if (kept.length === 0) return s.alternatives[0].value;
      return mergeAll(m, kept.map((a) => ({ guard: a.guard, value: prune(machine, a.value, within(where, a.guard)) })));
    }
  }
}

function pruneFunction(machine: Machine, f: FunctionSym, where: readonly Term[]): Sym {
  const { m } = machine;
  const cells = new Map<Sym, FunctionCell>();
  for (const c of f.cells) {
    const guard = guardIn(machine, c.guard, where);
    if (guard === FALSE && f.sequence) break; // nor are there those after it, known or not
    if (guard === FALSE) continue;
    const inside = within(where, guard);
    const key = prune(machine, c.key, inside);
    const value = prune(machine, c.value, inside);
    const same = cells.get(key); // never present together with this one
    cells.set(key, same === undefined ? { key, guard, value } : { key, guard: m.terms.or(same.guard, guard), value: mergeAll(m, [same, { guard, value }]) });
  }
  return m.function([...cells.values()], f.sequence);
}

const within = (where: readonly Term[], guard: Term): readonly Term[] => (guard === TRUE ? where : [...where, guard]);

function possible<T extends Sym>(machine: Machine, alternatives: readonly Guarded<T>[], where: readonly Term[]): readonly Guarded<T>[] {
  const kept = alternatives.filter((a) => machine.feasible([...where, a.guard]));
  return kept.length === 1 ? [{ guard: TRUE, value: kept[0].value }] : kept;
}

function guardIn(machine: Machine, guard: Term, where: readonly Term[]): Term {
  if (guard === TRUE) return TRUE;
  if (!machine.feasible([...where, guard])) return FALSE;
  return machine.feasible([...where, not(guard)]) ? guard : TRUE;
}
