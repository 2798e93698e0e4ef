import { expect, test } from "vitest";
import { diagnosticToJson, renderDiagnostic, sortDiagnostics, type Diagnostic } from "../../src/diagnostic/index.ts";

/** Renders a diagnostic for the part of `text` between `«` and `»`. */
function check(marked: string, expected: string, more: Partial<Diagnostic> = {}): void {
  const { text, span } = place(marked);
  const d: Diagnostic = { code: "E200", severity: "error", message: "wrong", span, ...more };
  expect(`\n${renderDiagnostic(d, new Map([["X.tla", text]]), { color: false })}\n`).toBe(expected);
}

function place(marked: string): { readonly text: string; readonly span: Diagnostic["span"] } {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  return { text: marked.replace(/[«»]/g, ""), span: { file: "X.tla", start, end } };
}

test("a place, a frame and a hint", () => {
  check("---- MODULE X ----\nNext == «Foo» /\\ Bar\n====", `
error E200: wrong
  at X.tla:2:9
   |
 2 | Next == Foo /\\ Bar
   |         ^^^
  hint: try again
`, { hint: "try again" });
});

test("an empty span still has a caret, also at the end of the text", () => {
  check("x == 1 +«»", `
error E200: wrong
  at X.tla:1:9
   |
 1 | x == 1 +
   |         ^
`);
});

test("a span over several lines is marked to the end of the first", () => {
  check("a ==\r\n  «/\\ b\r\n  /\\ c»\r\n", `
error E200: wrong
  at X.tla:2:3
   |
 2 |   /\\ b
   |   ^^^^
`);
});

test("tabs are widened, wide and combining characters are measured", () => {
  check("\tx == \"漢字\u0301🙂\" «+» 1", `
error E200: wrong
  at X.tla:1:14
   |
 1 |     x == "漢字\u0301🙂" + 1
   |                   ^
`);
});

test("control characters of the source do not reach the terminal", () => {
  check("a \u001b[31m «b»", `
error E200: wrong
  at X.tla:1:9
   |
 1 | a \uFFFD[31m b
   |         ^
`);
});

test("long lines are cut around the place", () => {
  check(`${"x".repeat(200)}«here»${"y".repeat(200)}`, `
error E200: wrong
  at X.tla:1:201
   |
 1 | ...${"x".repeat(40)}here${"y".repeat(66)}...
   |    ${" ".repeat(40)}^^^^
`);
});

test("related places and warnings", () => {
  const { span } = place("a == 1\n«a» == 2");
  check("«a» == 1\na == 2", `
warning W200: twice
  at X.tla:1:1
   |
 1 | a == 1
   | ^
  note: first defined here
  at X.tla:2:1
   |
 2 | a == 2
   | ^
`, { code: "W200", severity: "warning", message: "twice", related: [{ message: "first defined here", span }] });
});

test("no place, and a file whose text is not at hand", () => {
  const d: Diagnostic = { code: "E700", severity: "error", message: "wrong", span: { file: "", start: 0, end: 0 } };
  expect(renderDiagnostic(d, new Map(), { color: false })).toBe("error E700: wrong");
  expect(renderDiagnostic({ ...d, span: { file: "Y.tla", start: 3, end: 4 } }, new Map(), { color: false })).toBe("error E700: wrong\n  at Y.tla");
});

test("sorted by place, without repetitions", () => {
  const d = (code: string, file: string, start: number): Diagnostic => ({ code, severity: "error", message: "", span: { file, start, end: start } });
  const sorted = sortDiagnostics([d("E1", "b", 5), d("E2", "a", 1), d("E3", "b", 2), d("E1", "b", 5)]);
  expect(sorted.map((x) => x.code)).toEqual(["E3", "E1", "E2"]);
});

test("the JSON form has lines and columns", () => {
  const { text, span } = place("a ==\n  «/\\ b\n  /\\ c»\n");
  const d: Diagnostic = { code: "E200", severity: "error", message: "wrong", span };
  expect(diagnosticToJson(d, new Map([["X.tla", text]]))).toEqual({
    code: "E200", severity: "error", message: "wrong", hint: null, file: "X.tla", line: 2, column: 3, endLine: 3, endColumn: 7, related: [],
  });
});
