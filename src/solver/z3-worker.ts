// The thread in which one Z3 runs: it answers requests one after the other and blocks while Z3 thinks.
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../base/invariant.ts";
import { startZ3 } from "./z3-api.ts";
import type { Z3Reply, Z3Request, Z3Start } from "./z3-protocol.ts";
import { Z3Session } from "./z3-session.ts";

const port = parentPort;
invariant(port !== null, "this file is run as a worker thread");
const { module, megabytes } = workerData as Z3Start; // what `z3Solver` passes

let printed = "";
const session = startZ3(module, (text) => { printed = text; }).then((z3) => new Z3Session(z3, megabytes));

port.on("message", (request: Z3Request) => {
  void session.then((s) => s.answer(request)).catch((error: unknown): Z3Reply => {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "unknown", id: request.id, detail: [message, printed].filter((text) => text !== "").join("; "), usable: false, counts: {} };
  }).then((reply) => port.postMessage(reply));
});
