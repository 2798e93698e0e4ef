// Protocols as transition circuits, one action a step chosen by inputs, unrolled with the question whether a bad state is
// reachable: the formulas that bounded model checking asks.
import type { Cnf } from "../../src/sat/index.ts";
import { Circuit } from "./circuit.ts";

type Bits = readonly number[];
/** What an action needs, and the bits it sets. */
interface Action { readonly guard: number; readonly updates: ReadonlyMap<number, number> }
/** A protocol over `bits` state bits that are all false at the start. */
export interface Protocol {
  readonly bits: number;
  actions(circuit: Circuit, state: Bits): readonly Action[];
  bad(circuit: Circuit, state: Bits): number;
}

/** The next state of `state`, and the inputs' constraint as clauses: at most one action, and only an enabled one. */
export function step(circuit: Circuit, protocol: Protocol, state: Bits): number[] {
  const actions = protocol.actions(circuit, state).filter((action) => action.guard !== circuit.false);
  const chosen = circuit.inputs(Math.ceil(Math.log2(actions.length + 1)));
  const selected = actions.map((action, index) => {
    const wire = circuit.and(...chosen.map((bit, place) => (((index + 1) >> place) & 1) === 1 ? bit : -bit));
    circuit.clause(-wire, action.guard);
    return wire;
  });
  return state.map((old, bit) => {
    const writers = actions.flatMap((action, index) => {
      const value = action.updates.get(bit);
      return value === undefined ? [] : [{ when: selected[index] ?? -1, value }];
    });
    const written = circuit.or(...writers.map((writer) => writer.when));
    const value = circuit.or(...writers.map((writer) => circuit.and(writer.when, writer.value)));
    return circuit.ite(written, value, old);
  });
}

/** Is a bad state reachable in at most `depth` steps? */
export function unroll(protocol: Protocol, depth: number): Cnf {
  const circuit = new Circuit();
  let state: number[] = Array.from({ length: protocol.bits }, () => circuit.false);
  const bad = [protocol.bad(circuit, state)];
  for (let i = 0; i < depth; i++) {
    state = step(circuit, protocol, state);
    bad.push(protocol.bad(circuit, state));
  }
  circuit.clause(circuit.or(...bad));
  return circuit.cnf();
}

/** Single-decree consensus in ballots. `quorum` acceptors are enough; less than a majority lets two values be chosen. */
export function consensus(acceptors: number, ballots: number, values: number, quorum: number): Protocol {
  // Bits: joined[a][b] (a takes part in ballot b or a later one), vote[a][b][v], proposed[b][v].
  const joined = (a: number, b: number): number => a * ballots + b;
  const vote = (a: number, b: number, v: number): number => acceptors * ballots + (a * ballots + b) * values + v;
  const proposed = (b: number, v: number): number => acceptors * ballots * (1 + values) + b * values + v;
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const quorums = range(1 << acceptors)
    .map((set) => range(acceptors).filter((a) => ((set >> a) & 1) === 1))
    .filter((set) => set.length === quorum);
  return {
    bits: acceptors * ballots * (1 + values) + ballots * values,
    actions: (c, s) => {
      const bit = (index: number): number => s[index] ?? -1;
      const later = (a: number, b: number): number => c.or(...range(ballots).filter((x) => x > b).map((x) => bit(joined(a, x))));
      const join = range(acceptors).flatMap((a) => range(ballots).map((b) => ({
        guard: c.and(-bit(joined(a, b)), -later(a, b)),
        updates: new Map([[joined(a, b), 1]]),
      })));
      const propose = range(ballots).flatMap((b) => range(values).flatMap((v) => quorums.map((members) => {
        const noneProposed = range(values).map((w) => -bit(proposed(b, w)));
        // The value voted in the highest ballot below b by a member, if any, has to be v.
        let safe = 1;
        for (const lower of range(b)) {
          const any = c.or(...members.flatMap((a) => range(values).map((w) => bit(vote(a, lower, w)))));
          safe = c.ite(any, c.or(...members.map((a) => bit(vote(a, lower, v)))), safe);
        }
        return { guard: c.and(...noneProposed, ...members.map((a) => bit(joined(a, b))), safe), updates: new Map([[proposed(b, v), 1]]) };
      })));
      const accept = range(acceptors).flatMap((a) => range(ballots).flatMap((b) => range(values).map((v) => ({
        guard: c.and(bit(proposed(b, v)), -later(a, b), -bit(vote(a, b, v))),
        updates: new Map([[vote(a, b, v), 1], [joined(a, b), 1]]),
      }))));
      return [...join, ...propose, ...accept];
    },
    bad: (c, s) => {
      const chosen = range(values).map((v) => c.or(...range(ballots).flatMap((b) => quorums.map((members) =>
        c.and(...members.map((a) => s[vote(a, b, v)] ?? -1))))));
      return c.or(...range(values).flatMap((v) => range(v).map((w) => c.and(chosen[v] ?? -1, chosen[w] ?? -1))));
    },
  };
}

/** Mutual exclusion by tickets of `width` bits, taken one above all others; `broken` forgets to wait for a choosing process. */
export function tickets(processes: number, width: number, broken: boolean): Protocol {
  // Bits of a process: choosing, trying, critical, ticket[width], copy of the maximum seen[width], looked[processes].
  const size = 3 + 2 * width + processes;
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  return {
    bits: processes * size,
    actions: (c, s) => range(processes).flatMap((p) => {
      const at = p * size;
      const bit = (index: number): number => s[index] ?? -1;
      const number = (from: number): number[] => range(width).map((i) => bit(from + i));
      const ticket = at + 3;
      const seen = ticket + width;
      const looked = seen + width;
      const others = range(processes).filter((q) => q !== p);
      const begin = {
        guard: c.and(-bit(at), -bit(at + 1), -bit(at + 2)),
        updates: new Map([[at, 1], ...range(width).map((i): [number, number] => [seen + i, -1])]),
      };
      const look = others.map((q) => {
        const theirs = number(q * size + 3);
        const larger = c.less(number(seen), theirs);
        return {
          guard: c.and(bit(at), -bit(looked + q)),
          updates: new Map([[looked + q, 1], ...range(width).map((i): [number, number] => [seen + i, c.ite(larger, theirs[i] ?? -1, bit(seen + i))])]),
        };
      });
      const sum = c.add(number(seen), range(width).map(() => -1), 1);
      const take = {
        guard: c.and(bit(at), ...others.map((q) => bit(looked + q)), -(sum[width] ?? -1)),
        updates: new Map([[at, -1], [at + 1, 1], ...range(width).map((i): [number, number] => [ticket + i, sum[i] ?? -1]), ...others.map((q): [number, number] => [looked + q, -1])]),
      };
      const first = others.map((q) => {
        const theirs = number(q * size + 3);
        const before = p < q ? -c.less(theirs, number(ticket)) : c.less(number(ticket), theirs);
        return c.and(broken ? 1 : -bit(q * size), c.or(-c.or(...theirs), before));
      });
      const enter = { guard: c.and(bit(at + 1), ...first), updates: new Map([[at + 1, -1], [at + 2, 1]]) };
      const leave = { guard: bit(at + 2), updates: new Map([[at + 2, -1], ...range(width).map((i): [number, number] => [ticket + i, -1])]) };
      return [begin, ...look, take, enter, leave];
    }),
    bad: (c, s) => c.or(...range(processes).flatMap((p) => range(p).map((q) => c.and(s[p * size + 2] ?? -1, s[q * size + 2] ?? -1)))),
  };
}
