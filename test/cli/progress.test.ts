import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lineProgress, liveProgress } from "../../src/cli/progress.ts";

let written = "";
let now = 0;
const options = { length: 10, color: false, write: (text: string): void => { written += text; }, now: () => now, startedAt: 0, width: 80 };

beforeEach(() => {
  vi.useFakeTimers();
  written = "";
  now = 0;
});
afterEach(() => vi.useRealTimers());

test("lines for a pipe: one a finished step, and one every half minute", () => {
  const progress = lineProgress(options);
  progress.step({ depth: 0, seconds: 0.4, terms: 120, solver: "sat", done: true });
  progress.step({ depth: 1, seconds: 0.5, terms: 4120, phase: "solve", solver: "sat" });
  expect(written).toBe("step 0 of 10 · no error · 0.4 s · 120 terms · sat\n");
  now = 30_000;
  vi.advanceTimersByTime(30_000);
  progress.note("a note");
  progress.end();
  expect(written).toBe("step 0 of 10 · no error · 0.4 s · 120 terms · sat\nstill at step 1 of 10 · solve · 30.0 s · 4,120 terms · sat\na note\n");
});

test("a live line is written over, keeps counting, and is gone at the end", () => {
  const progress = liveProgress(options);
  now = 1000;
  progress.step({ depth: 2, seconds: 1, terms: 10, phase: "NoSplitBrain" });
  expect(written).toBe("\r\u001b[Kstep 2 of 10 · NoSplitBrain · 1.0 s · 10 terms");
  written = "";
  progress.step({ depth: 2, seconds: 1, terms: 11, phase: "solve" });
  expect(written).toBe("");
  now = 1500;
  vi.advanceTimersByTime(500);
  expect(written).toBe("\r\u001b[Kstep 2 of 10 · solve · 1.5 s · 11 terms");
  written = "";
  progress.end();
  expect(written).toBe("\r\u001b[K");
});
