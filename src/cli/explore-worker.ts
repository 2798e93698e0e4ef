import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { invariant } from "../base/invariant.ts";
import { runHelper } from "../engines/explore/helper.ts";
import type { HelperStart } from "../engines/explore/helper-protocol.ts";
import type { RunOptions } from "./options.ts";
import { diskHost } from "./file-host.ts";
import { readInput } from "./pipeline.ts";

/** What a helper thread of `explore` is started with: all that it needs to read the same input again, and its part of the search. */
export interface ExploreWorkerData {
  readonly options: RunOptions;
  /** The files as the first thread has read them; null for those that it looked for and did not find. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly start: HelperStart;
  readonly port: MessagePort;
}

invariant(parentPort !== null, "this is the entry of a thread");
const { options, files, start, port } = workerData as ExploreWorkerData; // written by start-explore-helper.ts
// The spec may read more files while it is evaluated.
const disk = diskHost();
const { problem } = readInput(options, { ...disk, read: (path) => (files.has(path) ? files.get(path) ?? null : disk.read(path)) });
invariant(problem !== null, "a helper reads the same input as the first thread");
runHelper(problem, start, port, () => Date.now() / 1000);
