// syntax: text -> tree. Input: the text of a file. Output: its modules as trees, and diagnostics.
// Names are not resolved here. Start reading at `parse.ts`.
export type * from "./tree.ts";
