const reserved = new Set(
  ("ACTION ASSUME ASSUMPTION AXIOM BY CASE CHOOSE CONSTANT CONSTANTS COROLLARY DEF DEFINE DEFS DOMAIN ELSE ENABLED EXCEPT EXTENDS HAVE HIDE IF IN INSTANCE " +
    "LAMBDA LEMMA LET LOCAL MODULE NEW OBVIOUS OMITTED ONLY OTHER PICK PROOF PROPOSITION PROVE QED RECURSIVE SF_ STATE SUBSET SUFFICES TAKE TEMPORAL " +
    "THEN THEOREM UNCHANGED UNION USE VARIABLE VARIABLES WF_ WITH WITNESS").split(" "),
);

/** Can `text` stand where TLA+ wants an identifier (*Specifying Systems*, 15.3)? */
export function isIdentifier(text: string): boolean {
  return /^[0-9_]*[A-Za-z][A-Za-z0-9_]*$/.test(text) && !/^[WS]F_/.test(text) && !reserved.has(text);
}
