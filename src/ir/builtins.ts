/** What the built-in operators take: a number is a count of expression arguments; in a list each entry is an argument,
 *  0 for an expression and n > 0 for an operator of n parameters. Both evaluators implement exactly this table.
 *
 *  Everything that TLA+ text can define as well, in `src/module/library/*.tla`, is defined there and is not in this table. */
export const builtins = {
  // the language (*Specifying Systems*, 16.1)
  "=": 2, "#": 2, "~": 1, "=>": 2, "<=>": 2,
  "\\in": 2, "\\notin": 2, "\\subseteq": 2, "\\union": 2, "\\intersect": 2, "\\": 2,
  SUBSET: 1, UNION: 1, DOMAIN: 1, BOOLEAN: 0, STRING: 0,
  "\\cdot": 2, // of actions
  "->": 2, // [S -> T]
  // Naturals, Integers, Reals (18.4)
  "+": 2, "-": 2, "*": 2, "/": 2, "-.": 1, "^": 2, "%": 2, "\\div": 2, "<": 2, ">": 2, "\\leq": 2, "\\geq": 2, "..": 2,
  Nat: 0, Int: 0, Real: 0, Infinity: 0,
  // Sequences (18.1)
  Seq: 1, Len: 1, "\\o": 2, Append: 2, Head: 1, Tail: 1, SubSeq: 3, SelectSeq: [0, 1],
  // FiniteSets (18.2)
  IsFiniteSet: 1, Cardinality: 1,
  // TLC (14.4 and the module's text)
  Print: 2, PrintT: 1, Assert: 2, JavaTime: 0, TLCGet: 1, TLCSet: 2, ":>": 2, "@@": 2, Permutations: 1, SortSeq: [0, 2],
  RandomElement: 1, RandomSubset: 2, RandomSetOfSubsets: 3, Any: 0, ToString: 1, TLCEval: 1,
  // folds, the primitives that library modules build on: op(element, accumulator), in ascending order of the elements / by index
  FoldSet: [2, 0, 0], FoldSeq: [2, 0, 0],
  // Bags: TLA+'s definition has no value for what is no function, and TLC has
  IsABag: 1,
  // TLCExt: the value of a register of TLCSet, or the default
  TLCGetOrDefault: 2,
  // Outside("name", <<x, y>>): a function of plain values that TLA+ text can not define, by its name in `src/outside`
  Outside: 2,
  // Unsupported("Op"): evaluating it is an error that names the operator, which has no meaning in a checker (files, processes, clocks)
  Unsupported: 1,
} as const satisfies Readonly<Record<string, number | readonly number[]>>;

/** The property of TLC's Java machine that makes it compose actions, as TLCGet names it. Both evaluators always do, so it is "true" here. */
export const compositionProperty = "-Dtlc2.tool.impl.Tool.cdot";

/** The name by which TLCExt's Trace asks TLCGet for the behaviour so far. */
export const behaviourName = "TLCExt!Trace";

export type BuiltinName = keyof typeof builtins;
