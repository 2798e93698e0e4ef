import type { Counts } from "./counters.ts";
import type { Finding } from "./finding.ts";
import type { SharedMemory } from "./shared-search.ts";
import type { Batch } from "./state-batches.ts";
import type { LogPages } from "./value-log.ts";

/** What a helper thread begins with, besides the problem. */
export interface HelperStart {
  readonly thread: number;
  readonly threads: number;
  readonly memory: SharedMemory;
  readonly set: SharedArrayBuffer;
  readonly seed: number;
}

/** From the coordinator to a helper. */
export type HelperRequest =
  /** Expand states of the level, and learn what values other threads refer to. `steps`: from an initial state to them. */
  | { readonly kind: "level"; readonly steps: number; readonly batches: readonly Batch[]; readonly news: readonly ThreadNews[] }
  /** The set of fingerprints has moved. */
  | { readonly kind: "set"; readonly buffer: SharedArrayBuffer }
  /** Asks for the predecessor of a state of this helper. */
  | { readonly kind: "link"; readonly state: number };

export interface ThreadNews {
  readonly thread: number;
  readonly pages: LogPages;
}

/** From a helper to the coordinator. */
export type HelperReply =
  /** The helper has read the spec; null: it has, or why it can not. */
  | { readonly kind: "ready" }
  | { readonly kind: "level"; readonly batches: readonly Batch[]; readonly news: LogPages; readonly counts: Counts; readonly bytes: number; readonly diameter: number; readonly finding: Finding | null }
  /** The set of fingerprints is full; the helper waits. */
  | { readonly kind: "full" }
  | { readonly kind: "link"; readonly parent: number; readonly word: number }
  | { readonly kind: "note"; readonly text: string };

/** One end of a channel, as MessagePort and Worker have it. */
export interface Port<Out, In> {
  postMessage(message: Out): void;
  on(event: "message", listener: (message: In) => void): unknown;
}
