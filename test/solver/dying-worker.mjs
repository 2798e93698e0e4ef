// Stands in for the Z3 thread: ends when it is asked for the first time, as a crash would.
import { parentPort } from "node:worker_threads";

parentPort.on("message", () => process.exit(7));
