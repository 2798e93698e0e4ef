// generate: what `Gen` of the module Apalache stands for. Input: a problem. Output: the problem in which `Gen(n)` is a choice from a set, and notes.
// Types are nowhere written, so the shape of a value is inferred from its uses: a guess, of which both evaluators then see the result, a plain `x \in S`. A verdict is
// about that spec, and the notes say which it is. Start reading at `with-generators.ts`; `infer.ts` finds shapes, `set-of-shape.ts` writes sets.
export { withGenerators } from "./with-generators.ts";
