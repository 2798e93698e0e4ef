// outside: functions of plain values that TLA+ text can not define, for the texts in `module/library`: JSON and CSV texts, files that a spec reads,
// the environment, numbers written as strings. Input: a name and evaluated arguments. Output: a value, or a `Refusal` with its reason.
// Both evaluators call the same functions: they convert data and decide nothing. Nothing is ever written. Start reading at `call-outside.ts`.
export { callOutside, isEnvironment } from "./call-outside.ts";
export { nothingOutside, type Outside, Refusal } from "./outside.ts";
