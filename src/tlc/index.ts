// tlc: TLC as a third witness. Input: modules, a configuration, `tla2tools.jar`. Output: its verdict and counts, read from what it prints. Everything runs on
// copies in a temporary directory. Start reading at `run-tlc.ts`, then `parse-output.ts`; `replay-model.ts` hands it a trace of ours.
export { boundedModel, type BoundedContext } from "./bounded-model.ts";
export { splitMessages, type TlcMessage, type TlcOutput } from "./messages.ts";
export { parseTlcOutput, type TlcRun, type TlcVerdict } from "./parse-output.ts";
export { isPlainJson, isSameTrace, loadTraceModel, type ReplayClaim, type ReplayContext, replayModel } from "./replay-model.ts";
export { withoutTheorems } from "./without-theorems.ts";
export { runTlc, type TlcAnswer, type TlcModel, type TlcSettings } from "./run-tlc.ts";
