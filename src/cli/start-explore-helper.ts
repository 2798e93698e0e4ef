import { MessageChannel, Worker } from "node:worker_threads";
import { InternalError } from "../base/invariant.ts";
import type { HelperThread, StartHelper } from "../engines/explore/helpers.ts";
import type { FileHost } from "../module/loaded.ts";
import { workerFile } from "../solver/worker-file.ts";
import type { ExploreWorkerData } from "./explore-worker.ts";
import type { RunOptions } from "./options.ts";

/** A host that remembers what it has read. */
export function recordingHost(host: FileHost): { readonly host: FileHost; readonly files: ReadonlyMap<string, string | null> } {
  const files = new Map<string, string | null>();
  const read = (path: string): string | null => {
    const text = host.read(path);
    files.set(path, text);
    return text;
  };
  return { host: { ...host, read }, files };
}

/** Starts helper threads of a search that read the input from `files` again. `megabytes`: limit of the heap of each. */
export function startExploreHelper(options: RunOptions, files: ReadonlyMap<string, string | null>, megabytes: number): StartHelper {
  return (start): HelperThread => {
    const { port1, port2 } = new MessageChannel();
    const data: ExploreWorkerData = { options, files, start, port: port2 };
    const worker = new Worker(workerFile("explore-worker"), { workerData: data, transferList: [port2], resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    let ended = false;
    const failure = new Promise<never>((_, reject) => {
      worker.on("error", reject);
      worker.on("exit", (code) => {
        if (!ended) reject(new InternalError(`a helper thread lives as long as the search (it ended with code ${code})`));
      });
    });
    failure.catch(() => undefined); // also when nobody waits for it
    return {
      port: port1,
      failure,
      async end() {
        ended = true;
        port1.close();
        await worker.terminate();
      },
    };
  };
}
