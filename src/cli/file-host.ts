import { readdirSync, readFileSync } from "node:fs";
import type { FileHost } from "../module/loaded.ts";

/** Files of the disk, each read once in a run, so that texts and places stay in step. A directory, an unreadable file and a file that is no
 *  UTF-8 text count as none, and `why` tells which it was. */
export function diskHost(): FileHost {
  const files = new Map<string, ReadFile>();
  const file = (path: string): ReadFile => {
    const found = files.get(path) ?? readText(path);
    files.set(path, found);
    return found;
  };
  return {
    environment: new Map(Object.entries(process.env).map(([name, value]) => [name, value ?? ""] as const)),
    read: (path) => file(path).text,
    why: (path) => file(path).reason,
    list: (directory) => {
      try {
        return readdirSync(directory === "" ? "." : directory).sort();
      } catch {
        return [];
      }
    },
  };
}

interface ReadFile {
  readonly text: string | null;
  readonly reason: string; // empty where there is a text
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its symbolic links go in a circle",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
  ERR_STRING_TOO_LONG: "it is too large",
};

function readText(path: string): ReadFile {
  try {
    const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    return text.includes("\0") ? { text: null, reason: "it is not a text in UTF-8" } : { text, reason: "" };
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
    return { text: null, reason: reasons[code] ?? (code === "" ? String(error) : code) };
  }
}
