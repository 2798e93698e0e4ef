import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceFile {
  readonly path: string; // from the root of the project, with slashes
  readonly text: string;
}

/** Files below these folders whose names end in one of `endings`, sorted by path. */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): readonly SourceFile[] {
  const paths = folders.filter((folder) => existsSync(`${root}${folder}`)).flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true }).map((path) => `${folder}/${String(path).replaceAll("\\", "/")}`),
  );
  return paths
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));
}

/** TypeScript text with comments, strings, templates and regular expressions blanked out; lines and columns stay. */
export function codeOnly(text: string): string {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
  return text.replace(token, (found) => found.replace(/[^\n]/g, " "));
}
