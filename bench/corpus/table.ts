import { readFileSync } from "node:fs";

/** The rows of a file of tab-separated values whose first line names the columns. A field in quotes may hold doubled quotes. */
export function readTable(path: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
  const names = head.split("\t");
  return lines.map((line) => {
    const fields = line.split("\t").map(unquoted);
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? ""]));
  });
}

function unquoted(field: string): string {
  return field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
