import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { exitCodes } from "../../src/cli/exit-code.ts";
import { optionHead, optionText } from "../../src/cli/help.ts";
import { type OptionEntry, options } from "../../src/cli/options.ts";

const path = fileURLToPath(new URL("../../README.md", import.meta.url));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  return [`| ${head.join(" | ")} |`, `|${head.map(() => "---|").join("")}`, ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)].join("\n");
}

/** The commands that take an option, in the shorter way of saying it. */
function takenBy({ commands: names }: OptionEntry): string {
  if (names === undefined) return "all";
  const others = Object.keys(commands).filter((name) => !names.some((taken) => taken === name));
  return others.length < 3 ? `all but ${others.join(", ")}` : names.join(", ");
}

const tables: Readonly<Record<string, string>> = {
  commands: table(["command", "what it does"], Object.entries(commands).map(([name, c]) => [`\`talus ${name}\``, c.summary])),
  options: table(["option", "of", "meaning"], Object.entries<OptionEntry>(options).map(([name, e]) => [`\`${optionHead(name, e)}\``, takenBy(e), optionText(e)])),
  "exit-codes": table(["code", "meaning"], Object.values(exitCodes).map((e) => [String(e.code), e.text])),
};

/** `vitest -u` writes the tables anew. */
test("the tables of the README are those of the code", async () => {
  const readme = Object.entries(tables).reduce(
    (text, [name, content]) => text.replace(new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`), (_, open: string, close: string) => `${open}${content}\n${close}`),
    readFileSync(path, "utf8"),
  );
  await expect(readme).toMatchFileSnapshot(path);
});

test("the README gives the two commands that set everything up", () => {
  const readme = readFileSync(path, "utf8");
  expect(readme).toMatch(/^npm ci && npx talus check specs\/\S+\.tla/m);
  expect(readme).toMatch(/^npm ci && npm test$/m);
});
