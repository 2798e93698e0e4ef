import { expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { encodingNames } from "../../encodings/index.ts";
import { options, readOptions } from "../../src/cli/options.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { solverNames } from "../../src/solver/index.ts";

/** The run that a command line asks for, or the message and hint of its usage error. */
function check(line: string): unknown {
  try {
    const request = readArguments(line.split(" ").filter((word) => word !== ""), ["check", "parse"]);
    return request.kind === "run" ? { command: request.command, ...readOptions(request.spec, request.given) } : request;
  } catch (error) {
    if (error instanceof UsageError) return [error.message, error.hint].filter((part) => part !== null).join(" | ");
    throw error;
  }
}

const defaults = {
  command: "check", spec: "X.tla", config: null, libraries: [], init: null, next: null, invariants: null, temporal: null, safety: null, constantInit: null, deadlock: true, length: 10, assumed: 1, maxErrors: 1,
  view: null, timeoutSeconds: null, memoryMegabytes: null, solver: "auto", encoding: "auto", seed: 1, format: "aiger", out: null, json: false, quiet: false, debug: false,
};

test.each<[string, object]>([
  ["check X.tla", {}],
  ["check X.tla --config Y.cfg --init I --next N", { config: "Y.cfg", init: "I", next: "N" }],
  ["check --length=3 X.tla -q", { length: 3, assumed: 3, quiet: true }],
  ["check X.tla --library a,b --library c", { libraries: ["a", "b", "c"] }],
  ["check X.tla -k 0", { length: 0 }],
  ["check X.tla --inv A,B --inv C", { invariants: ["A", "B", "C"] }],
  ["check X.tla --inv A --no-deadlock", { invariants: ["A"], deadlock: false }],
  ["check X.tla --no-deadlock=1 --inv=A --inv=B", { invariants: ["A", "B"], deadlock: false }],
  ["check X.tla --no-deadlock=0 --quiet=true --json=false", { deadlock: true, quiet: true, json: false }],
  ["check X.tla --temporal Live,Fair", { temporal: ["Live", "Fair"] }],
  ["check X.tla --timeout 1.5 --memory 2000 --seed 7", { timeoutSeconds: 1.5, memoryMegabytes: 2000, seed: 7 }],
  ["check X.tla --max-error 3 --view V --solver z3 --encoding bits --out d --json --debug", { maxErrors: 3, view: "V", solver: "z3", encoding: "bits", out: "d", json: true, debug: true }],
  ["check 12", { spec: "12" }],
  ["parse X.tla --json", { command: "parse", json: true }],
])("talus %s", (line, expected) => {
  expect(check(line)).toMatchObject({ ...defaults, ...expected });
});

test.each<[string, unknown]>([
  ["", { kind: "help", command: null, usage: true }],
  ["--help", { kind: "help", command: null, usage: false }],
  ["check -h", { kind: "help", command: "check", usage: false }],
  ["help parse", { kind: "help", command: "parse", usage: false }],
  ["check X.tla --version", { kind: "version" }],
])("talus %s asks for no run", (line, expected) => {
  expect(check(line)).toEqual(expected);
});

test.each<[string, string]>([
  ["chekc X.tla", "unknown command 'chekc' | did you mean talus check?"],
  ["frobnicate", "unknown command 'frobnicate' | the commands are check, parse"],
  ["X.tla", "'X.tla' stands where a command is expected | did you mean talus check X.tla?"],
  ["check", "talus check needs a spec | talus check SPEC.tla"],
  ["check X.tla Y.tla Z.tla", "talus check takes one spec, but is given 'X.tla' and 'Y.tla', 'Z.tla'"],
  ["check X.tla --lenght 3", "unknown option --lenght | did you mean --length?"],
  ["check X.tla --frobnicate", "unknown option --frobnicate | talus --help lists the options"],
  ["check X.tla -z", "unknown option -z | talus --help lists the options"],
  ["check X.tla --tuning-options=a=b", "unknown option --tuning-options | nothing has to be tuned; --timeout SECONDS limits the search"],
  ["check X.tla --out-dir d", "unknown option --out-dir | --out DIR writes counterexamples there"],
  ["check X.tla -config X.cfg", "unknown option -config | did you mean --config?"],
  ["check X.tla -deadlock", "unknown option -deadlock | did you mean --no-deadlock?"],
  ["check X.tla --no-deadlock=maybe", "--no-deadlock takes no value, but is given 'maybe'"],
  ["typecheck X.tla", "unknown command 'typecheck' | types are not needed: did you mean talus parse?"],
  ["check X.tla --deadlock", "unknown option --deadlock | did you mean --no-deadlock?"],
  ["check X.tla --config", "--config needs a value: --config FILE"],
  ["check X.tla --config a --config b", "--config is given twice"],
  ["check X.tla --length many", "--length takes a whole number from 0 on, not 'many'"],
  ["check X.tla --length -1", "--length takes a whole number from 0 on, not '-1'"],
  ["check X.tla --length 1e3", "--length takes a whole number from 0 on, not '1e3'"],
  ["check X.tla --max-error 0", "--max-error takes a whole number from 1 on, not '0'"],
  ["check X.tla --encoding foo", "--encoding takes auto, mixed, bits or integers, not 'foo'"],
  ["check X.tla --timeout 0", "--timeout takes a number of seconds above 0, not '0'"],
  ["parse X.tla --length 3", "talus parse has no option --length | talus parse --help lists those it has"],
])("talus %s is refused", (line, message) => {
  expect(check(line)).toBe(message);
});

test("the choices are those that the solvers and encodings have", () => {
  expect(options.solver.choices).toEqual(solverNames);
  expect(options.encoding.choices).toEqual(["auto", ...encodingNames]);
});
