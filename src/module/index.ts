// module: files -> the modules of a spec. Input: the path of the root module. Output: every module that it reaches, parsed; names inside
// them are not resolved. Start reading at `load.ts`.
export { load } from "./load.ts";
export type { FileHost, LoadedModules, LoadResult } from "./loaded.ts";
export { standardModules, languageBuiltins } from "./standard-modules.ts";
