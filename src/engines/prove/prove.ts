import { InternalError, invariant } from "../../base/invariant.ts";
import { isEncodingName } from "../../../encodings/index.ts";
import type { Problem } from "../../ir/ir.ts";
import { type Machine, type Step, createMachine, isUnsupported } from "../../symbolic/index.ts";
import { type BuildResult, type Growth, type SystemLimits, buildSystem, defaultSystemLimits, growsWithoutEnd } from "../../system/build-system.ts";
import { openSystem } from "../../system/open-system.ts";
import { type Shape, sameShape } from "../../system/shape.ts";
import type { TransitionSystem } from "../../system/transition-system.ts";
import { type Term, not } from "../../term/term-table.ts";
import { checkBounded } from "../bmc/check-bounded.ts";
import type { InductReport } from "../induct/check-inductive.ts";
import { type CheckOptions, type CheckReport, type Reporter, silentReporter } from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { certificate } from "./certificate.ts";
import { type Certificate, type Conjuncts, certificateModule } from "./certificate-module.ts";
import { type BitLiteral, type Cube, bitOf, isPositive } from "./cube.ts";
import { Ic3, type Ic3Result } from "./ic3.ts";
import { kInduction } from "./k-induction.ts";
import { findMixture } from "./writable.ts";
import { type Symmetry, noSymmetry, symmetryOf } from "./symmetry.ts";

/** What is left of `CheckOptions` where there is no bound. */
export interface ProveOptions extends Omit<CheckOptions, "length" | "maxErrors"> {
  /** Checks the certificate from its text, with another solver than the one that found it. */
  readonly recheck: (certificate: Certificate, limits: RecheckLimits) => Promise<InductReport>;
  /** How long each way to bound the variables is tried; default `defaultTurns`. */
  readonly turns?: readonly Turn[];
  /** The greatest k of the k-induction that comes before IC3; 0: none. Absent: 1. */
  readonly induction?: number;
  /** Names of the root module, so that the certificate's are different. */
  readonly names: readonly string[];
}

export interface RecheckLimits {
  readonly timeoutSeconds: number | null;
  readonly signal: AbortSignal;
}

export interface ProveReport extends CheckReport {
  /** The inductive invariant that was found, also where checking it again did not finish. */
  readonly certificate: Certificate | null;
}

/** Proves that nothing bad is reachable in any number of steps, or finds a shortest counterexample: IC3 on the finite transition system. `proved` is said
 *  only after the certificate's text was checked again by `recheck`; so neither the system nor IC3 nor symmetry has to be trusted. */
export async function prove(problem: Problem, options: ProveOptions, reporter: Reporter): Promise<ProveReport> {
  // the initial states by themselves: false assumptions, errors in Init, properties of initial states
  const begin = performance.now();
  const initial = await checkBounded(problem, { ...options, length: 0, maxErrors: 1 }, { ...silentReporter, note: reporter.note });
  const [first] = initial.verdicts;
  const noStates = first.kind === "holds" && first.complete; // nothing is reachable
  if (first.kind !== "holds" || noStates || problem.init === null || problem.next === null) return { ...initial, certificate: null };
  return new Proof(problem, options, reporter, begin).run();
}

interface Decided {
  readonly kind: "decided";
  readonly report: ProveReport;
}

/** A step out of the system's shapes is reachable. */
interface Escape {
  readonly kind: "escape";
  readonly excluded: readonly Cube[];
}

/** Shapes that grew so often count as growing without end. A queue or a log of a protocol takes as many widenings as it gets long; a counter without a bound
 *  would take them all, each with a deeper search. */
const mostWidenings = 60;

/** Shapes that Next alone bounds are looked for up to some limit; then shapes that what is reachable bounds, until so many queries were made. */
export interface Turn {
  readonly limits: SystemLimits;
  readonly queries: number;
}

/** Where Next bounds the variables, a few small rounds mostly show it; and where it does not, the rounds get larger and larger. So both ways take turns. */
export const defaultTurns: readonly Turn[] = [
  { limits: { ...defaultSystemLimits, terms: 50_000 }, queries: 5000 },
  { limits: defaultSystemLimits, queries: 300_000 },
];

/** Shapes that what is reachable may bound. Changes as they grow. */
interface Widening {
  readonly initial: Step;
  shapes: readonly Shape[];
  count: number;
  /** Why there is no bound, as far as is known. */
  reason: string;
  /** More widenings are possible. */
  goesOn: boolean;
}

/** Before IC3 the invariants may prove themselves, in one step: docs/adr/0010. */
const conflictsOfInduction = 2000;

const termOf = (system: TransitionSystem, l: BitLiteral): Term => (isPositive(l) ? system.bits[bitOf(l)].term : not(system.bits[bitOf(l)].term));

/** What all parts of one proof share. */
class Proof {
  readonly #problem: Problem;
  readonly #options: ProveOptions;
  readonly #reporter: Reporter;
  readonly #begin: number;
  readonly #machine: Machine;
  #queries = 0;
  #stateBits: number | null = null;
  #seconds = 0;
  #engine = "ic3";

  constructor(problem: Problem, options: ProveOptions, reporter: Reporter, begin: number) {
    this.#problem = problem;
    this.#options = options;
    this.#reporter = reporter;
    this.#begin = begin;
    const encoding = options.encoding === "auto" || options.encoding === "mixed" ? "bits" : options.encoding;
    invariant(isEncodingName(encoding), "the encoding is one of the known ones");
    this.#machine = createMachine(problem.program, encoding, {}, options.profiler ?? null);
  }

  async run(): Promise<ProveReport> {
    this.#step(0, "shapes of the variables");
    let growth: Growth | null = null;
    let widening: Widening | null = null;
    let goesOn = true;
    for (const turn of this.#options.turns ?? defaultTurns) {
      if (goesOn) {
        const built: BuildResult = await buildSystem(this.#machine, this.#problem, (round) => this.#grows(round), turn.limits, growth);
        if (built.kind === "stopped") return this.#stopped();
        if (built.kind === "system") return this.#closed(built.system);
        if (built.growth === null) return this.#unknown(built.reason);
        ({ growth, goesOn } = built);
        const { initial, start } = built.growth;
        widening ??= { initial, shapes: start, count: 0, reason: built.reason, goesOn: true };
      }
      const report = widening === null ? null : await this.#bound(widening, turn.queries);
      if (report !== null) return report;
    }
    invariant(widening !== null, "shapes that have no end are looked at both ways");
    return this.#unknown(widening.reason);
  }

  #grows(round: number): boolean {
    this.#step(0, `shapes of the variables, round ${round}`);
    return this.#expired();
  }

  async #closed(system: TransitionSystem): Promise<ProveReport> {
    this.#reporter.note(`Finite transition system: ${system.bits.length} state bits.`);
    const found = await this.#decide(system);
    if (found.kind === "escape") throw new InternalError("no step leads out of shapes that do not grow");
    return found.report;
  }

  /** Looks for bounds of the variables in what is reachable, where Next by itself has none: that no step leads out of the shapes is proved together with the
   *  properties, and shapes that such a step is reachable in grow by what is near. Null: there are none after so many queries. */
  async #bound(widening: Widening, queries: number): Promise<ProveReport | null> {
    if (widening.count === 0) this.#reporter.note("Next alone does not bound the variables: looking for bounds of what is reachable.");
    try {
      while (widening.goesOn && this.#queries < queries) {
        if (this.#expired()) return this.#stopped();
        const { system, widen } = openSystem(this.#machine, this.#problem, widening.initial, widening.shapes);
        widening.goesOn = system.bits.length <= defaultSystemLimits.bits && ++widening.count < mostWidenings;
        if (system.bits.length > defaultSystemLimits.bits) break;
        const found = await this.#decide(system);
        if (found.kind === "decided") return found.report;
        const reachable = found.excluded.map((cube) => not(system.table.all(cube.map((l) => termOf(system, l)))));
        const wider = await widen(reachable);
        const growing = wider.findIndex((shape, v) => !sameShape(shape, system.shapes[v]));
        invariant(growing >= 0, "shapes that a step leads out of grow");
        widening.reason = growsWithoutEnd(this.#problem.program.variables[growing].name);
        widening.shapes = wider;
      }
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      widening.reason = error.message;
      widening.goesOn = false;
    }
    return null;
  }

  /** Runs IC3, first with symmetry; comes back with a verdict, or with the cubes that hold no reachable state where a step out of the shapes is reachable. */
  async #decide(system: TransitionSystem): Promise<Decided | Escape> {
    const decided = (report: ProveReport): Decided => ({ kind: "decided", report });
    this.#stateBits = system.bits.length;
    this.#step(0, `${system.bits.length} state bits`);
    const mixture = findMixture(this.#problem.program, system);
    if (mixture !== null) return decided(this.#unknown(mixture));
    const early = await this.#induct(system);
    if (early !== null) return decided(early);
    const symmetry = symmetryOf(this.#problem.program, system);
    for (const attempt of symmetry.groups.length === 0 ? [noSymmetry] : [symmetry, noSymmetry]) {
      const result = await this.#search(system, attempt);
      if (result.kind === "stopped") return decided(this.#stopped());
      if (result.kind === "asymmetric") continue;
      if (result.kind === "reachable") {
        if (result.bad.kind === "escape") return { kind: "escape", excluded: result.excluded };
        return decided(await this.#counterexample(result.depth));
      }
      this.#step(0, "certificate");
      const cert = certificate({ program: this.#problem.program, system, cubes: result.cubes, symmetry: attempt, taken: this.#taken(), properties: provedNames(this.#problem) });
      const report = await this.#certify(system, attempt, cert);
      if (report !== null) return decided(report);
    }
    throw new InternalError("an inductive invariant that was found without symmetry passes the check of its text");
  }

  /** Do the invariants prove themselves, by induction over a few steps? Null: that is not so, or not known. */
  async #induct(system: TransitionSystem): Promise<ProveReport | null> {
    const { program, invariants } = this.#problem;
    if (this.#options.induction === 0) return null;
    // a certificate can only name what the spec defines
    const nameable = (name: string): boolean => /^\w+$/.test(name) && program.definitions.some((d) => d.name === name && d.parameters.length === 0 && d.level <= 1);
    if (!invariants.every((p) => nameable(p.name))) return null;
    const begin = performance.now();
    const result = kInduction(system, invariants, { length: this.#options.induction ?? 1, conflicts: conflictsOfInduction });
    this.#seconds += (performance.now() - begin) / 1000;
    if (result.kind === "open") return null;
    if (result.kind === "reachable") return this.#counterexample(result.depth);
    this.#engine = "k-induction";
    const conjuncts = (): Conjuncts => ({ shapes: system.shapes, lines: result.invariants.map((p) => [`  /\\ ${p.name}`]) });
    const cert = certificateModule({ program, system, taken: this.#taken(), properties: provedNames(this.#problem), excluded: [], length: result.length, conjuncts });
    return this.#certify(system, noSymmetry, cert);
  }

  #taken(): ReadonlySet<string> {
    return new Set([...this.#options.names, ...this.#problem.program.variables.map((v) => v.name)]);
  }

  /** The verdict that the re-check of the certificate allows; null where it refuses clauses that symmetry may have brought in. */
  async #certify(system: TransitionSystem, symmetry: Symmetry, cert: Certificate): Promise<ProveReport | null> {
    const properties = provedNames(this.#problem);
    this.#reporter.note(`Inductive invariant found: ${system.bits.length} state bits, ${cert.clauses} clauses. Checking its text.`);
    const { signal } = this.#options;
    const { obligations, proved, stats } = await this.#options.recheck(cert, { signal, timeoutSeconds: this.#secondsLeft() });
    this.#seconds += stats.solverSeconds;
    const counts = { clauses: cert.clauses };
    if (proved) return this.#report({ kind: "proved", invariant: cert.text, properties }, cert, counts);
    const failed = obligations.find((o) => o.answer === "fails");
    if (failed === undefined) {
      if (this.#expired()) return { ...this.#stopped(), certificate: cert };
      const why = obligations.find((o) => o.answer === "unknown");
      return this.#report({ kind: "unknown", depth: 0, reason: "incomplete", detail: `an inductive invariant was found, but checking its text came to no answer: ${why?.reason ?? ""}` }, cert, counts);
    }
    if (symmetry === noSymmetry) throw new InternalError(`the text of an inductive invariant is inductive (${failed.kind} of ${failed.conjunct.name}${failed.action === null ? "" : ` under ${failed.action}`} fails)\n${cert.text}`);
    this.#reporter.note("The constants are not interchangeable after all: searching again without symmetry.");
    return null;
  }

  async #search(system: TransitionSystem, symmetry: Symmetry): Promise<Ic3Result> {
    const begin = performance.now();
    let yielded = begin;
    const ic3 = new Ic3(system, {
      images: symmetry.images,
      stop: async (progress) => {
        const now = performance.now();
        if (now - yielded > 100) {
          yielded = now;
          this.#step(progress.frames, `${progress.clauses} clauses, ${progress.queries} queries`);
          await new Promise((resolve) => setImmediate(resolve));
        }
        return this.#expired();
      },
    });
    const result = await ic3.run();
    this.#queries += ic3.progress().queries;
    this.#seconds += (performance.now() - begin) / 1000;
    return result;
  }

  /** IC3 says that something bad is near: bounded search finds a shortest behaviour and has it replayed. */
  async #counterexample(depth: number): Promise<ProveReport> {
    this.#reporter.note(`Something bad is reachable in up to ${depth + 1} steps: looking for a shortest behaviour.`);
    const report = await checkBounded(this.#problem, { ...this.#options, length: depth + 1, maxErrors: 1, timeoutSeconds: this.#secondsLeft() }, this.#reporter);
    if (report.verdicts[0].kind === "holds") throw new InternalError(`bounded search finds what IC3 says is reachable in up to ${depth + 1} steps`);
    return { ...report, certificate: null };
  }

  #expired(): boolean {
    return this.#options.signal.aborted || this.#secondsLeft() === 0.001;
  }

  /** At least a millisecond: 0 would be no limit to some solvers. */
  #secondsLeft(): number | null {
    const { timeoutSeconds } = this.#options;
    return timeoutSeconds === null ? null : Math.max(0.001, timeoutSeconds - (performance.now() - this.#begin) / 1000);
  }

  #step(depth: number, phase: string): void {
    this.#reporter.step({ depth, unit: "frame", seconds: (performance.now() - this.#begin) / 1000, terms: this.#machine.m.terms.size, phase, solver: "talus-sat" });
  }

  #unknown(detail: string): ProveReport {
    return this.#report({ kind: "unknown", depth: 0, reason: "incomplete", detail }, null);
  }

  #stopped(): ProveReport {
    const reason = this.#options.signal.aborted ? "interrupted" : "timeout";
    return this.#report({ kind: "unknown", depth: 0, reason, detail: "the proof was not finished" }, null);
  }

  #report(verdict: Verdict, cert: Certificate | null, more: Readonly<Record<string, number>> = {}): ProveReport {
    return {
      verdicts: [verdict], warnings: [], depth: 0, engine: this.#engine, solver: "talus-sat", certificate: cert,
      stats: { solverSeconds: this.#seconds, terms: this.#machine.m.terms.size, queries: this.#queries, ...(this.#stateBits === null ? {} : { stateBits: this.#stateBits }), ...more },
    };
  }
}

/** What a proof of this problem says, by name. */
function provedNames(problem: Problem): readonly string[] {
  const { invariants, actionProperties, initialProperties } = problem;
  const names = new Set([...invariants, ...actionProperties, ...initialProperties].map((p) => p.name));
  return [...names, ...(problem.checkDeadlock ? ["no deadlock"] : []), "no evaluation error"];
}
