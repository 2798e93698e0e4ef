/** Columns of ascending offsets, counted as SANY counts them: from 1, in code points, a tab goes to the next multiple of 8,
 *  and LF, CR and CRLF each end a line. Cost: one pass over the text for all calls together. */
export function columnCounter(text: string): (offset: number) => number {
  let position = 0;
  let column = 0; // of the character before `position`
  return (offset) => {
    for (; position < offset; position++) {
      const code = text.charCodeAt(position);
      if (code === 10 || code === 13) column = 0;
      else if (code === 9) column += 8 - (column % 8);
      else if (code < 0xdc00 || code > 0xdfff) column++; // the second half of a surrogate pair adds nothing
    }
    return column + 1;
  };
}
