import type { Outside } from "../outside/outside.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ModuleNode } from "../syntax/tree.ts";

/** The root module and every module that it reaches by EXTENDS or INSTANCE, by name. Nested modules stay inside their parents. */
export interface LoadedModules {
  readonly root: ModuleNode;
  readonly modules: ReadonlyMap<string, ModuleNode>;
  /** Text of every file that was read, by the `file` of its spans; for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** What expressions of the spec read: files as they are named, else beside the root module. */
  readonly outside: Outside;
}

/** Access to files, so that passes stay pure: text of a file, or null where there is none. */
export interface FileHost {
  read(path: string): string | null;
  /** Names of the files of a directory ("" is the present one); empty where there is none. */
  list?(directory: string): readonly string[];
  /** Variables of the environment; none where this is left out. */
  readonly environment?: ReadonlyMap<string, string>;
  /** Why `read` came back with null, in words that follow a colon: "there is no such file". */
  why?(path: string): string;
}

export interface LoadResult {
  readonly loaded: LoadedModules | null;
  readonly sources: ReadonlyMap<string, string>; // also when loading failed
  readonly diagnostics: readonly Diagnostic[];
}
