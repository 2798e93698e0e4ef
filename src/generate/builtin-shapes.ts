import type { Argument, Lambda } from "../ir/ir.ts";
import type { BuiltinName } from "../ir/builtins.ts";
import { elementOf, setOf, type Shape, Unknown } from "./shape.ts";

/** The shape of the value of a built-in operator, by the shapes of its arguments, which become known better. `infer` looks at an argument, `call` applies an operator. */
export function shapeOfBuiltin(operator: BuiltinName, given: readonly Argument[], infer: (a: Argument) => Unknown, call: (operator: Lambda, given: readonly Unknown[]) => Unknown): Unknown {
  const known = given.map((a) => (a.kind === "lambda" ? new Unknown() : infer(a)));
  const [a = new Unknown(), b = new Unknown(), c = new Unknown()] = known;
  const both = (x: Unknown, y: Unknown, result: Unknown): Unknown => {
    Unknown.unify(x, y);
    return result;
  };
  switch (operator) {
    case "=": case "#": return both(a, b, of("boolean"));
    case "~": case "=>": case "<=>": for (const k of known) Unknown.unify(k, of("boolean")); return of("boolean");
    case "\\in": case "\\notin": return both(elementOf(b), a, of("boolean"));
    case "\\subseteq": elementOf(a); return both(a, b, of("boolean"));
    case "\\union": case "\\intersect": case "\\": elementOf(a); return both(a, b, a);
    case "SUBSET": elementOf(a); return setOf(a);
    case "UNION": return elementOf(a);
    case "DOMAIN": return setOf(keyOf(a));
    case "BOOLEAN": return setOf(of("boolean"));
    case "STRING": return setOf(new Unknown({ kind: "atom", seen: new Map() }));
    case "->": return setOf(new Unknown({ kind: "function", key: elementOf(a), value: elementOf(b) }));
    case "+": case "-": case "*": case "-.": case "^": case "%": case "\\div": for (const k of known) Unknown.unify(k, integer()); return integer();
    case "<": case ">": case "\\leq": case "\\geq": for (const k of known) Unknown.unify(k, integer()); return of("boolean");
    case "..": return setOf(interval(given, known));
    case "Nat": case "Int": return setOf(integer());
    case "Seq": return setOf(sequence(elementOf(a)));
    case "Len": Unknown.unify(a, sequence(new Unknown())); return integer();
    case "\\o": return both(a, b, a);
    case "Append": return both(a, sequence(b), a);
    case "Head": return itemOf(a);
    case "Tail": case "SubSeq": itemOf(a); return a;
    case "SelectSeq": if (given[1]?.kind === "lambda") Unknown.unify(call(given[1], [itemOf(a)]), of("boolean")); return a;
    case "SortSeq": itemOf(a); return a;
    case "IsFiniteSet": elementOf(a); return of("boolean");
    case "Cardinality": elementOf(a); return integer();
    case "FoldSet": case "FoldSeq": {
      const result = given[0]?.kind === "lambda" ? call(given[0], [operator === "FoldSet" ? elementOf(c) : itemOf(c), b]) : new Unknown();
      return both(result, b, b);
    }
    case ":>": return new Unknown({ kind: "function", key: a, value: b });
    case "@@": return both(a, b, a);
    case "TLCEval": return a;
    case "Assert": return of("boolean");
    default: return new Unknown();
  }
}

const of = (kind: "boolean"): Unknown => new Unknown({ kind });
const integer = (): Unknown => new Unknown({ kind: "integer", seen: new Set() });
const sequence = (element: Unknown): Unknown => new Unknown({ kind: "sequence", element });

/** The integers of a short interval between constants. */
function interval(ends: readonly Argument[], known: readonly Unknown[]): Unknown {
  for (const k of known) Unknown.unify(k, integer());
  const [low, high] = known.map((k) => single(k.shape));
  const written = ends.every((e) => e.kind === "literal" || e.kind === "apply");
  const seen = !written || low === null || high === null || high - low > 32 ? [] : Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  return new Unknown({ kind: "integer", seen: new Set(seen) });
}

function single(shape: Shape | null): number | null {
  return shape?.kind === "integer" && shape.seen.size === 1 ? [...shape.seen][0] : null;
}

function itemOf(s: Unknown): Unknown {
  const element = new Unknown();
  Unknown.unify(s, sequence(element));
  return element;
}

function keyOf(f: Unknown): Unknown {
  const { shape } = f;
  if (shape?.kind === "function") return shape.key;
  if (shape?.kind === "sequence" || shape?.kind === "tuple") return integer();
  if (shape?.kind === "record") return new Unknown({ kind: "atom", seen: new Map() });
  const key = new Unknown();
  Unknown.unify(f, new Unknown({ kind: "function", key, value: new Unknown() }));
  return key;
}
