// syntax: text -> tree. Input: the text of a file. Output: its modules as trees, and diagnostics (E1xx).
// `scan` makes tokens, `layOut` gives each its part and brackets junction lists, the `grammar-*` files build the tree, `parse` drives
// them unit by unit. Names are not resolved here; operators have one spelling in trees. Start reading at `parse.ts`.
export { syntaxCatalogue } from "./catalogue.ts";
export { canonicalOperator } from "./operators.ts";
export { parse, parseExpression, type ParseResult } from "./parse.ts";
export type * from "./tree.ts";
