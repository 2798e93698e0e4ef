import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { InternalError, invariant } from "../base/invariant.ts";
import { diskHost } from "./file-host.ts";
import type { Runner } from "./run-check.ts";
import type { EngineCommand, RunMessage, RunOrder, RunRequest } from "./run-messages.ts";

/** Each engine is loaded only when it is asked for. */
const runners: Readonly<Record<EngineCommand, () => Promise<Runner>>> = {
  check: async () => (await import("./run-check.ts")).runCheck,
  prove: async () => (await import("./run-prove.ts")).runProve,
  induct: async () => (await import("./run-induct.ts")).runInduct,
  explore: async () => (await import("./run-explore.ts")).runExplore,
  compare: async () => (await import("./run-compare.ts")).runCompare,
  replay: async () => (await import("./run-replay.ts")).runReplay,
  explain: async () => (await import("./run-explain.ts")).runExplain,
  simulate: async () => (await import("./run-simulate.ts")).runSimulate,
  export: async () => (await import("./run-export.ts")).runExport,
};

// Entry of the checking thread. The work happens here, so that the main thread can always show progress, obey Ctrl-C and the time
// limit, and outlive a heap that overflows.
const port = parentPort;
invariant(port !== null, "the checking thread is started by the main thread");
const send = (message: RunMessage): void => port.postMessage(message);
const order = workerData as RunOrder; // written by run-in-thread.ts
const interruption = new AbortController();
const answer = (request: RunRequest): void => {
  if (request.kind === "interrupt") interruption.abort();
};
port.on("message", answer);
const poll = (): void => {
  for (let received = receiveMessageOnPort(port); received !== undefined; received = receiveMessageOnPort(port)) answer(received.message as RunRequest); // the main thread sends nothing else
};
try {
  const reporter = {
    step: (progress: Extract<RunMessage, { kind: "step" }>["progress"]): void => send({ kind: "step", progress }),
    note: (text: string): void => send({ kind: "note", text }),
  };
  const run = await runners[order.command]();
  const outcome = await run(order.options, diskHost(), reporter, interruption.signal, {
    ...order, now: Date.now, poll, draft: (outcome, milliseconds) => send({ kind: "draft", outcome, milliseconds }),
  });
  send({ kind: "outcome", outcome });
} catch (error) {
  const known = error instanceof Error ? error : new Error(String(error));
  if (known instanceof RangeError && /call stack/.test(known.message)) send({ kind: "too-deep" });
  else send({ kind: "bug", message: known.message, stack: known.stack ?? "", span: known instanceof InternalError ? (known.span ?? null) : null });
} finally {
  port.close();
}
