import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Brand } from "../base/brand.ts";

/** A compiled module, opaque to us; it can be posted to workers. */
export type WasmModule = Brand<object, "WasmModule">;

/** The part of the global `WebAssembly` that we use; the types of Node and of ES2023 leave it out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: unknown): Promise<unknown>;
};

let compiled: Promise<WasmModule> | undefined;

/** Z3's WebAssembly, compiled once in a process (about 0.2 s) and shared by all workers. */
export function z3Module(): Promise<WasmModule> {
  compiled ??= readFile(createRequire(import.meta.url).resolve("z3-solver/build/z3-built.wasm")).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/** One more instance of a module in this thread. */
export function instantiate(module: WasmModule, imports: unknown): Promise<unknown> {
  return WebAssembly.instantiate(module, imports);
}
