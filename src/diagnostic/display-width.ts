const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Ranges of code points that terminals draw two columns wide (East Asian Wide and Fullwidth, and emoji), after UAX #11. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns that a terminal uses for `text`, which holds no tabs or control characters (see `showLine`). */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** `text` as it can be shown on a terminal: tabs become spaces up to the next multiple of four columns, and control characters, which could
 *  move the cursor or change colours, become U+FFFD. */
export function showLine(text: string): string {
  let shown = "";
  let column = 0;
  for (const char of text) {
    const piece = char === "\t" ? " ".repeat(4 - (column % 4)) : isControl(char) ? "\uFFFD" : char;
    shown += piece;
    column += displayWidth(piece);
  }
  return shown;
}

function charWidth(char: string): number {
  if (zeroWidth.test(char)) return 0;
  const code = char.codePointAt(0) ?? 0;
  return wide.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

function isControl(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
