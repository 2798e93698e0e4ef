import type { Span } from "../base/span.ts";

/** A TLC configuration that stands in a `.tla` file. `span` covers `text`, the lines between the markers. */
export interface ConfigSection {
  readonly name: string;
  readonly text: string;
  readonly span: Span;
}

/** Finds `---- CONFIG name ----` sections as TLC does, line by line; each ends before a line that begins with `====`, or with the file. */
export function configSections(text: string, file: string): readonly ConfigSection[] {
  const sections: ConfigSection[] = [];
  const header = /^-{4,}[ \t]*CONFIG[ \t]+(\S+?)[ \t]*-{4,}[ \t]*\r?(?:\n|$)/gm;
  for (let match = header.exec(text); match !== null; match = header.exec(text)) {
    const start = header.lastIndex;
    const rest = text.slice(start).search(/^====/m);
    const end = rest < 0 ? text.length : start + rest;
    sections.push({ name: match[1] ?? "", text: text.slice(start, end), span: { file, start, end } });
  }
  return sections;
}
