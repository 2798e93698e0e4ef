import fc from "fast-check";

// `npm test` draws the same random tests every time, so that a change fails by its own fault; a nightly run draws others each time, and prints the seed of one
// that fails. TALUS_SEED repeats such a run.
const seed = process.env.TALUS_SEED ?? (process.env.TALUS_NIGHTLY === undefined ? "1" : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
