import type { Cnf } from "../../src/sat/index.ts";
import { adderMiter, factoring, multiplierMiter, oddParity, pigeonhole, randomKSat } from "./formulas.ts";
import { consensus, tickets, unroll } from "./protocols.ts";

/** The formulas of the comparison, by name: each takes a native solver between a tenth of a second and some seconds. */
export const instances: Readonly<Record<string, () => Cnf>> = {
  "consensus-3-3-2-d12": () => unroll(consensus(3, 3, 2, 2), 12),
  "consensus-5-3-2-d11": () => unroll(consensus(5, 3, 2, 3), 11),
  "consensus-5-2-2-broken-d16": () => unroll(consensus(5, 3, 2, 2), 16),
  "tickets-3-3-d16": () => unroll(tickets(3, 3, false), 16),
  "tickets-2-4-d30": () => unroll(tickets(2, 4, false), 30),
  "tickets-4-4-broken-d20": () => unroll(tickets(4, 4, true), 20),
  "multiplier-7": () => multiplierMiter(7),
  "factoring-20": () => factoring(20, 1000003 * 1000033 - 2),
  "adder-24": () => adderMiter(24),
  "pigeonhole-9": () => pigeonhole(9, 8),
  "parity-32": () => oddParity(32, 1),
  "random3-225-unsat": () => randomKSat(225, 970, 3, 3),
  "random3-300": () => randomKSat(300, 1260, 3, 7),
  "random5-90": () => randomKSat(90, 1900, 5, 5),
};
