// Everything that the passes of the solver share. Each pass is a function in a file of its own that takes the state.
import { Assignment } from "./assignment.ts";
import { MovingAverage, ReluctantDoubling } from "./averages.ts";
import { ClauseArena } from "./clause-arena.ts";
import { growInt32, growInt8 } from "./grow.ts";
import { MoveToFrontQueue } from "./move-to-front-queue.ts";
import type { Options } from "./options.ts";
import { dimacsOf, type ProofSink } from "./proof.ts";
import { RemovedVariables } from "./removed-variables.ts";
import { ScoreHeap } from "./score-heap.ts";
import { newCounters } from "./statistics.ts";
import { Watches } from "./watches.ts";

/** When which pass is due, in conflicts or ticks, and how often it was. */
export interface Schedule {
  restart: number;
  reduce: number;
  rephase: number;
  rephased: number;
  vivify: number;
  vivifications: number;
  vivifyTicks: number;
  mode: number;
  modePhase: number;
  modeStart: number;
  modeTicks: number;
  collectTicks: number;
}

function newSchedule(intervals: number): Schedule {
  return {
    restart: 2, reduce: 150 * intervals, rephase: 1000 * intervals, rephased: 0, vivify: 2000 * intervals, vivifications: 0, vivifyTicks: 0,
    mode: 0, modePhase: 0, modeStart: 0, modeTicks: 0, collectTicks: 0,
  };
}

/** The state of one solver. Variables run from 1 to `variables`. */
export class State {
  variables = 0;
  /** False once the clauses are known to be unsatisfiable without assumptions. */
  consistent = true;

  readonly assignment = new Assignment();
  readonly arena = new ClauseArena();
  readonly watches = new Watches();
  readonly heap = new ScoreHeap();
  readonly queue = new MoveToFrontQueue();
  /** References of the learnt long clauses, in order of age. */
  learnts: Int32Array<ArrayBuffer> = new Int32Array(256);
  learntCount = 0;
  readonly removed = new RemovedVariables();
  /** By variable: 1 when simplification must not eliminate it. */
  frozen: Int8Array<ArrayBuffer> = new Int8Array(32);
  binaries = 0;

  /** By variable, 1 or -1: the value first tried, the value last had, those of the largest assignments without a conflict
   *  since the last rephasing (best) and since the last restart of the search for a model (target; 0 where unassigned). */
  initialPhases: Int8Array<ArrayBuffer> = new Int8Array(32);
  savedPhases: Int8Array<ArrayBuffer> = new Int8Array(32);
  targetPhases: Int8Array<ArrayBuffer> = new Int8Array(32);
  bestPhases: Int8Array<ArrayBuffer> = new Int8Array(32);
  targetSize = 0;
  bestSize = 0;
  /** Largest trail prefix without conflict since it was last asked for. */
  conflictFreeSize = 0;

  /** Set by `propagate` with a conflict in a binary clause: the literal that goes with the negative result. */
  conflictOther = 0;
  /** Set within `propagate`: the head of a watch list without room. */
  fullHead = 0;
  /** The clause that `analyze` leaves: literal 0 is the asserting one, literal 1 is of the highest level after it. */
  learnt: Int32Array<ArrayBuffer> = new Int32Array(64);
  learntSize = 0;
  learntGlue = 0;
  jumpLevel = 0;
  /** Variables that the last analysis met. */
  analyzed: Int32Array<ArrayBuffer> = new Int32Array(64);
  analyzedSize = 0;
  /** Variables that minimization marked on top of those. */
  minimized: Int32Array<ArrayBuffer> = new Int32Array(64);
  minimizedSize = 0;
  /** Levels met in the analysis; by level, how many of its literals were met and the earliest position among them. */
  levels: Int32Array<ArrayBuffer> = new Int32Array(64);
  levelsSize = 0;
  levelSeen: Int32Array<ArrayBuffer> = new Int32Array(64);
  levelEarliest: Int32Array<ArrayBuffer> = new Int32Array(64);
  /** Stamps for counting distinct levels or literals. */
  stamps: Int32Array<ArrayBuffer> = new Int32Array(64);
  stamp = 0;

  /** The literals assumed by the running call, and after a failure those that suffice for it. */
  assumptions: Int32Array<ArrayBuffer> = new Int32Array(16);
  assumptionCount = 0;
  core: number[] = [];

  /** In stable mode the heap decides and restarts are rare; else the queue decides and they are frequent. */
  stable = false;
  readonly fastGlue = new MovingAverage(33);
  readonly slowGlue = new MovingAverage(1e5);
  reluctant = new ReluctantDoubling(1024);
  reluctantDue = false;
  readonly counters = newCounters();
  readonly schedule: Schedule;
  /** Trail size at level 0 when satisfied clauses were last removed. */
  cleanedFixed = 0;
  readonly proof: ProofSink | undefined;
  readonly intervals: number;
  /** Root literals that the proof has as units. */
  provedFixed = 0;

  constructor(readonly options: Options) {
    this.proof = options.proof;
    this.intervals = options.intervals ?? 1;
    this.schedule = newSchedule(this.intervals);
  }

  /** Makes room for variables below `count`. */
  reserve(count: number): void {
    this.assignment.reserve(count);
    this.watches.reserve(count * 2);
    this.heap.reserve(count);
    this.queue.reserve(count);
    this.initialPhases = growInt8(this.initialPhases, count);
    this.savedPhases = growInt8(this.savedPhases, count);
    this.targetPhases = growInt8(this.targetPhases, count);
    this.bestPhases = growInt8(this.bestPhases, count);
    this.frozen = growInt8(this.frozen, count);
    this.removed.reserve(count);
    this.learnt = growInt32(this.learnt, count + 2);
    this.analyzed = growInt32(this.analyzed, count);
    this.minimized = growInt32(this.minimized, count);
    this.reserveLevels(count);
  }

  /** Makes room for `count` decision levels and stamps. */
  reserveLevels(count: number): void {
    this.assignment.levelStart = growInt32(this.assignment.levelStart, count);
    this.levels = growInt32(this.levels, count);
    this.levelSeen = growInt32(this.levelSeen, count);
    this.levelEarliest = growInt32(this.levelEarliest, count);
    this.stamps = growInt32(this.stamps, count * 2);
  }

  /** A stamp that no entry of `stamps` has. */
  nextStamp(): number {
    if (this.stamp === 0x7fffffff) {
      this.stamps.fill(0);
      this.stamp = 0;
    }
    return ++this.stamp;
  }

  /** Tells the proof about a clause that follows. */
  prove(literals: Int32Array, start: number, size: number): void {
    this.proof?.add(dimacsOf(literals, start, size));
  }

  /** Tells the proof about a clause that is forgotten. */
  forget(literals: Int32Array, start: number, size: number): void {
    this.proof?.delete(dimacsOf(literals, start, size));
  }

  /** Records that the clauses have no model. */
  refute(): void {
    if (this.consistent) this.proof?.add([]);
    this.consistent = false;
  }
}
