import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromItf, toItf } from "../../src/trace/index.ts";
import { equalValues, makeFunction, makeInteger, makeSet, makeTuple, modelValue, printValue } from "../../src/value/index.ts";
import type { Value } from "../../src/value/value.ts";
import { map, model, record, set, traceOf, tuple } from "./values.ts";

const schema: object = JSON.parse(readFileSync(new URL("./itf.schema.json", import.meta.url), "utf8"));
const conforms = new Ajv2020({ strict: false }).compile(schema);

function check(value: Value): unknown {
  const itf: unknown = JSON.parse(JSON.stringify(toItf(traceOf(value), { source: "X.tla" })));
  expect(conforms(itf), JSON.stringify(conforms.errors)).toBe(true);
  const back = fromItf(itf, ["a", "b"]);
  if (back.kind === "malformed") throw new Error(back.problem);
  const read = back.trace.states[0].values[0];
  expect(printValue(read)).toBe(printValue(value));
  expect(equalValues(read, value)).toBe(true);
  return toItf(traceOf(value), { source: "X.tla" }).states[0].x;
}

test.each<[string, Value, unknown]>([
  ["boolean", true, true],
  ["string", "a", "a"],
  ["integer", 12, { "#bigint": "12" }],
  ["negative integer", -3, { "#bigint": "-3" }],
  ["large integer", 2n ** 70n, { "#bigint": "1180591620717411303424" }],
  ["model value", model("m"), "m"],
  ["set", set(2, 1), { "#set": [{ "#bigint": "1" }, { "#bigint": "2" }] }],
  ["empty set", set(), { "#set": [] }],
  ["tuple", tuple("a", true), { "#tup": ["a", true] }],
  ["empty sequence", tuple(), { "#tup": [] }],
  ["record", record({ b: 1, a: "x" }), { a: "x", b: { "#bigint": "1" } }],
  ["function", map([0, "z"], [1, "o"]), { "#map": [[{ "#bigint": "0" }, "z"], [{ "#bigint": "1" }, "o"]] }],
  ["record with a tag and a value", record({ tag: "T", value: 1 }), { tag: "T", value: { "#bigint": "1" } }],
  ["record with a field of the format", record({ "#set": 1 }), { "#map": [["#set", { "#bigint": "1" }]] }],
  ["record with an odd field", map(["__proto__", 1], ["x y", 2]), JSON.parse('{"__proto__": {"#bigint":"1"}, "x y": {"#bigint":"2"}}')],
  ["model value that is also a string", set("a", model("a")), { "#set": [{ "#unserializable": "a" }, "a"] }],
  ["model value that is also a field", record({ a: model("a") }), { a: { "#unserializable": "a" } }],
])("%s is written and read back", (_, value, written) => {
  expect(check(value)).toEqual(written);
});

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }).map((n) => makeInteger(n)),
    fc.constantFrom("a", "b", "#set", "tag", "value", ""),
    fc.constantFrom("a", "b", "c").map((name) => modelValue(name)),
    fc.array(tie("value"), { maxLength: 3 }).map((v) => makeSet(v)),
    fc.array(tie("value"), { maxLength: 3 }).map((v) => makeTuple(v)),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 }).map((pairs) => makeFunction(pairs)),
  ),
})).value;

test("every value is written by the schema and read back", () => {
  fc.assert(fc.property(values, (value) => void check(value)), { numRuns: 300 });
});

test.each<[unknown, string]>([
  [[], "is not a JSON object"],
  [{ vars: ["x"] }, "has no list 'states'"],
  [{ states: [] }, "has no list 'vars'"],
  [{ vars: ["x"], states: [{}] }, "has no value for 'x' in state 1"],
  [{ vars: ["x"], states: [{ x: 1.5 }] }, "has a number that is not an exact integer: 1.5"],
  [{ vars: ["x"], states: [{ x: { "#bigint": "1e3" } }] }, "has a '#bigint' that is not an integer: 1e3"],
  [{ vars: ["x"], states: [{ x: { "#map": [[1]] } }] }, "has a '#map' with an entry that is not a pair"],
  [{ vars: ["x"], states: [{ x: { "#unserializable": "Int" } }] }, "has a value that could not be written: Int"],
  [{ vars: ["x"], states: [{ x: null }] }, "has a value that TLA+ does not have: null"],
])("malformed: %j", (json, problem) => {
  expect(fromItf(json, [])).toEqual({ kind: "malformed", problem });
});

test("strings of other tools are model values when the program has them", () => {
  const result = fromItf({ vars: ["x"], states: [{ x: ["p1", "other", 3] }] }, ["p1"]);
  expect(result.kind === "trace" && result.trace.states[0].values[0]).toEqual(tuple(model("p1"), "other", 3));
});
