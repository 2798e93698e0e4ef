// cli: arguments -> a run -> output, files and an exit code. The only folder that knows the terminal, the clock and signals, and the only place
// where exceptions are caught (`main.ts`). Engines run in a thread of their own (`run-worker.ts`), so that the main thread can always show
// progress, obey Ctrl-C and the time limit, and outlive a heap that overflows. Start reading at `options.ts`, `main.ts` and `run-check.ts`.
export { main } from "./main.ts";
