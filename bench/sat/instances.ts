import type { Cnf } from "../../src/sat/index.ts";
import { adderMiter, factoring, multiplierMiter, oddParity, pigeonhole, randomKSat } from "./formulas.ts";
import { consensus, tickets, unroll } from "./protocols.ts";

/** The formulas of the comparison, by name: each takes a native solver between some hundredths of a second and some seconds. */
export const instances: Readonly<Record<string, () => Cnf>> = {
  "consensus-3-3-2-d18": () => unroll(consensus(3, 3, 2, 2), 18),
  "consensus-5-3-2-d12": () => unroll(consensus(5, 3, 2, 3), 12),
  "consensus-5-4-3-d14": () => unroll(consensus(5, 4, 3, 3), 14),
  "consensus-5-5-3-broken-d26": () => unroll(consensus(5, 5, 3, 2), 26),
  "tickets-3-3-d18": () => unroll(tickets(3, 3, false), 18),
  "tickets-2-4-d36": () => unroll(tickets(2, 4, false), 36),
  "tickets-6-6-broken-d60": () => unroll(tickets(6, 6, true), 60),
  "multiplier-7": () => multiplierMiter(7),
  "factoring-20": () => factoring(20, 1000003 * 1000033 - 2),
  "adder-56": () => adderMiter(56),
  "pigeonhole-10": () => pigeonhole(10, 9),
  "parity-50": () => oddParity(50, 1),
  "random3-250-unsat": () => randomKSat(250, 1080, 3, 3),
  "random3-330": () => randomKSat(330, 1386, 3, 7),
  "random5-50": () => randomKSat(50, 1060, 5, 5),
};
