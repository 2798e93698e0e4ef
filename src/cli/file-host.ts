import { readFileSync } from "node:fs";
import type { FileHost } from "../module/loaded.ts";

/** Files of the disk, each read once in a run, so that texts and places stay in step. A directory or an unreadable file counts as none. */
export function diskHost(): FileHost {
  const texts = new Map<string, string | null>();
  return {
    read(path) {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const text = readText(path);
      texts.set(path, text);
      return text;
    },
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return null;
  }
}
