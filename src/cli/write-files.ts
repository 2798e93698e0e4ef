import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { noSpan } from "../base/span.ts";
import type { Diagnostic } from "../diagnostic/index.ts";
import { cliDiagnostic } from "./catalogue.ts";
import type { OutFile } from "./outcome.ts";

/** Makes the directory of `--out` where it is missing; a diagnostic (E704) when it can not be written to. Called before a long run begins. */
export function prepareDirectory(directory: string): Diagnostic | null {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return cliDiagnostic("E704", { path: directory, reason: reasonOf(error) }, noSpan);
  }
}

/** Makes a directory and those above it. Node's own `recursive` does not return for a path below a file system that refuses directories. */
function makeDirectory(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  const parent = dirname(resolve(path));
  if (!existsSync(parent)) makeDirectory(parent);
  mkdirSync(path);
}

/** Writes every file whole or not at all: under a temporary name first, renamed when its bytes are on the disk. Stops at the first that fails
 *  (E704) and leaves nothing half-written. */
export function writeFiles(directory: string, files: readonly OutFile[]): Diagnostic | null {
  for (const file of files) {
    const path = join(directory, file.name);
    const temporary = join(directory, `.${file.name}.${process.pid}.tmp`);
    try {
      writeWhole(temporary, Buffer.from(file.text, file.encoding ?? "utf8"));
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      return cliDiagnostic("E704", { path, reason: reasonOf(error) }, noSpan);
    }
  }
  return null;
}

function writeWhole(path: string, bytes: Buffer): void {
  const file = openSync(path, "w");
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is not a directory",
  ENOENT: "there is no such directory",
  EINVAL: "the file system does not allow it",
  EIO: "the disk reports an error",
  EEXIST: "it is not a directory",
  EISDIR: "it is a directory",
  EFBIG: "the file is too large",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return reasons[code] ?? (code === "" ? String(error) : code);
}
