// Export of finite transition systems for other people's checkers. Input: a transition system; output: text (or bytes) in their formats, with a
// symbol table back to TLA+. Start with circuit.ts, which makes an and-inverter graph of the system; aiger.ts and horn.ts write it down.
export { type Circuit, type Signal, circuitOf } from "./circuit.ts";
export { asciiAiger, binaryAiger } from "./aiger.ts";
export { hornClauses } from "./horn.ts";
