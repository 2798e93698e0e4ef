import { InternalError } from "../base/invariant.ts";
import { type BuiltinName, behaviourName, compositionProperty } from "../ir/builtins.ts";
import type { Argument, Expr } from "../ir/ir.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { printValue } from "../value/print.ts";
import { alternativesOf } from "./alternatives.ts";
import { isBag } from "./bags.ts";
import { cardinality } from "./cardinality.ts";
import { composed } from "./compose.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { inOrder } from "./choose.ts";
import { equal } from "./equal.ts";
import { comprehensionOf } from "./comprehension.ts";
import { bindVariable, callOperator, evaluate, evaluateBool, truth } from "./evaluate.ts";
import { elementsOf, setOfCells } from "./expand.ts";
import { domainOf, functionOf, override } from "./functions.ts";
import { incomparableIn, isInfinite } from "./infinite.ts";
import { arithmetic, less, lessOrEqual, negate } from "./integers.ts";
import { member, subset } from "./member.ts";
import { merge } from "./merge.ts";
import { isSet, partsOf } from "./parts.ts";
import { outsideValue } from "./outside.ts";
import { permutations } from "./permutations.ts";
import { domainByPoints, functionByPoints } from "./recursive-function.ts";
import * as sequences from "./sequences.ts";
import { isText, joinedText, onTexts, subText } from "./strings.ts";
import { difference, intersection, requireSet, union, unionOfCells, unionOfSets } from "./sets.ts";
import type { Guarded, Sym } from "./sym.ts";

type BuiltinExpr = Extract<Expr, { kind: "builtin" }>;

const booleanNames = new Set<BuiltinName>([
  "=", "#", "~", "=>", "<=>", "\\in", "\\notin", "\\subseteq", "<", ">", "\\leq", "\\geq", "IsFiniteSet", "IsABag", "Assert", "PrintT", "TLCSet", "\\cdot",
]);

export const isBooleanBuiltin = (name: BuiltinName): boolean => booleanNames.has(name);

function expr(e: BuiltinExpr, i: number): Expr {
  const argument: Argument = e.arguments[i];
  if (argument.kind === "lambda") throw new InternalError(`argument ${i + 1} of '${e.operator}' is an expression`, e.span);
  return argument;
}

/** The condition under which a built-in predicate holds. */
export function evaluateBuiltinBool(cx: Context, e: BuiltinExpr): Term {
  const value = (i: number): Sym => evaluate(cx, expr(e, i));
  switch (e.operator) {
    case "=": return equal(cx, value(0), value(1), e.span);
    case "#": return not(equal(cx, value(0), value(1), e.span));
    case "~": return not(evaluateBool(cx, expr(e, 0)));
    case "=>": {
      const premise = evaluateBool(cx, expr(e, 0));
      const inside = under(cx, premise);
      return inside === null ? TRUE : cx.m.terms.implies(premise, evaluateBool(inside, expr(e, 1)));
    }
    case "<=>": return cx.m.terms.iff(evaluateBool(cx, expr(e, 0)), evaluateBool(cx, expr(e, 1)));
    case "\\cdot": return composed(cx, expr(e, 0), expr(e, 1));
    case "\\in": return memberOf(cx, value(0), e);
    case "\\notin": return not(memberOf(cx, value(0), e));
    case "\\subseteq": return subset(cx, value(0), value(1), e.span);
    case "<": return less(cx, value(0), value(1), e.span);
    case ">": return less(cx, value(1), value(0), e.span);
    case "\\leq": return lessOrEqual(cx, value(0), value(1), e.span);
    case "\\geq": return lessOrEqual(cx, value(1), value(0), e.span);
    case "IsABag": return isBag(cx, value(0), e.span);
    case "IsFiniteSet": return isFinite_(cx, value(0), e);
    case "Assert": {
      const holds = truth(cx, value(0), e.span);
      fail(cx, not(holds), "assert", e.span);
      return holds;
    }
    case "PrintT":
      value(0); // nothing is printed, but it may fail
      return TRUE;
    case "TLCSet": return TRUE;
    default: throw new InternalError(`'${e.operator}' is a predicate`, e.span);
  }
}

/** Membership in a set that is written out is a disjunction of equalities from left to right, as in TLC: all elements have to have a value, and need not be
 *  comparable with each other. */
function memberOf(cx: Context, x: Sym, e: BuiltinExpr): Term {
  const set = expr(e, 1);
  if (set.kind !== "set") return memberOfExpression(cx, x, set, e);
  let found: Term = FALSE;
  let inside: Context | null = cx;
  for (const element of set.elements.map((y) => evaluate(cx, y))) {
    const t: Term = equal(inside, x, element, e.span);
    found = cx.m.terms.or(found, t);
    inside = under(inside, not(t));
    if (inside === null) break;
  }
  return found;
}

/** x \in {y \in S : P(y)} asks only whether x is in S and P(x), as in TLC, where S is a set like SUBSET T; P is asked of all elements of a set that is listed. */
function memberOfExpression(cx: Context, x: Sym, set: Expr, e: BuiltinExpr): Term {
  const written = comprehensionOf(cx, set);
  if (written === null || written.kind !== "filter") return member(cx, x, evaluate(cx, set), e.span);
  const [{ variable, set: base }] = written.bindings;
  if (isListed(evaluate(written.cx, base))) return member(cx, x, evaluate(cx, set), e.span);
  const inBase = memberOfExpression(written.cx, x, base, e);
  const inside = under(written.cx, inBase);
  return inside === null ? FALSE : cx.m.terms.and(inBase, evaluateBool(bindVariable(inside, variable, x, e.span), written.body));
}

const isListed = (s: Sym): boolean => partsOf(s).every((p) => p.value.kind !== "lazy" || p.value.set.kind === "interval");

function isFinite_(cx: Context, s: Sym, e: BuiltinExpr): Term {
  const infinite: Term[] = [];
  for (const p of partsOf(s)) {
    if (!isSet(p.value)) fail(cx, p.guard, "kind", e.span);
    else if (isInfinite(p.value)) infinite.push(p.guard);
  }
  return not(cx.m.terms.any(infinite));
}

/** The guarded value of a built-in operator that is no predicate. */
export function evaluateBuiltin(cx: Context, e: BuiltinExpr): Sym {
  const { m } = cx;
  const value = (i: number): Sym => evaluate(cx, expr(e, i));
  const call = (i: number) => (inside: Context, ...values: Sym[]): Sym => callOperator({ ...inside, env: cx.env }, e.arguments[i], values);
  switch (e.operator) {
    case "+": case "-": case "*": case "\\div": case "%": case "^": return arithmetic(cx, e.operator, value(0), value(1), e.span);
    case "-.": return negate(cx, value(0), e.span);
    case "\\union": return union(cx, value(0), value(1), e.span);
    case "\\intersect": return intersection(cx, value(0), value(1), e.span);
    case "\\": return difference(cx, value(0), value(1), e.span);
    case "SUBSET": {
      const base = value(0);
      requireSet(cx, base, e.span);
      return m.lazy({ kind: "powerset", base });
    }
    case "UNION": return bigUnion(cx, expr(e, 0), e);
    case "DOMAIN": {
      const pointwise = functionByPoints(cx, expr(e, 0));
      return pointwise === null ? domainOf(cx, value(0), e.span) : domainByPoints(cx, pointwise);
    }
    case "BOOLEAN": return m.set([{ guard: TRUE, value: m.ground(false) }, { guard: TRUE, value: m.ground(true) }]);
    case "STRING": return m.lazy({ kind: "strings" });
    case "->": return m.lazy({ kind: "functions", domain: value(0), range: value(1) });
    case "..": return interval(cx, value(0), value(1), e);
    case "Nat": return m.lazy({ kind: "naturals" });
    case "Int": return m.lazy({ kind: "integers" });
    case "Real": return m.lazy({ kind: "reals" });
    case "Seq": return m.lazy({ kind: "sequences", base: value(0) });
    case "Len": return length(cx, value(0), e);
    case "\\o": return concatenation(cx, value(0), value(1), e);
    case "Append": return sequences.append(cx, value(0), value(1), e.span);
    case "Head": return sequences.head(cx, value(0), e.span);
    case "Tail": return sequences.tail(cx, value(0), e.span);
    case "SubSeq": {
      const s = value(0);
      return isText(s) ? onTexts(cx, [s, value(1), value(2)], "subseq", e.span, subText) : sequences.subSequence(cx, s, value(1), value(2), e.span);
    }
    case "SelectSeq": return sequences.selectSequence(cx, value(0), e.span, (inside, x) => truth(inside, call(1)(inside, x), e.span));
    case "SortSeq": return sequences.sortSequence(cx, value(0), e.span, (inside, a, b) => truth(inside, call(1)(inside, a, b), e.span));
    case "FoldSeq": return sequences.foldSequence(cx, value(2), value(1), e.span, call(0));
    case "FoldSet": return foldSet(cx, e, call(0), value(1), value(2));
    case "Cardinality": return cardinality(cx, value(0), e.span);
    case ":>": return functionOf(cx, [{ key: value(0), guard: TRUE, value: value(1) }], e.span);
    case "@@": return override(cx, value(0), value(1), e.span);
    case "Permutations": return permutations(cx, value(0), e.span);
    case "Print": {
      value(0); // nothing is printed, but it may fail
      return value(1);
    }
    case "TLCGet": return register(cx, value(0), e);
    case "TLCEval": return listed(cx, value(0), e);
    case "ToString": return toText(cx, value(0), e);
    case "Outside": return outsideValue(cx, value(0), value(1), e.span);
    case "Unsupported": {
      const name = value(0);
      throw new Unsupported(`the operator ${name.kind === "ground" ? String(name.value) : ""} is not supported`, e.span);
    }
    default: throw new Unsupported(`'${e.operator}' has no symbolic meaning`, e.span);
  }
}

/** The set in UNION {A, B} is not made, so that A and B need not be comparable. */
function bigUnion(cx: Context, sets: Expr, e: BuiltinExpr): Sym {
  if (sets.kind !== "set") return unionOfSets(cx, evaluate(cx, sets), e.span);
  return unionOfCells(cx, sets.elements.map((x) => ({ guard: TRUE, value: evaluate(cx, x) })), e.span);
}

/** TLC lists what TLCEval is applied to, unless it is a part of another value. */
function listed(cx: Context, s: Sym, e: BuiltinExpr): Sym {
  for (const p of partsOf(s)) if (p.value.kind === "pointwise" || p.value.kind === "lazy") fail(cx, cx.m.terms.and(p.guard, incomparableIn(cx.m, p.value)), "infinite", e.span);
  return s;
}

/** Kept lazy where the bounds are not fixed; spelt out where both are ground and near. */
function interval(cx: Context, low: Sym, high: Sym, e: BuiltinExpr): Sym {
  const lazy = cx.m.lazy({ kind: "interval", low, high });
  if (low.kind !== "ground" || high.kind !== "ground" || typeof low.value !== "number" || typeof high.value !== "number") {
    lessOrEqual(cx, low, high, e.span); // what is no integer fails here
    return lazy;
  }
  if (high.value - low.value >= cx.machine.limits.expansion) return lazy;
  return setOfCells(cx, elementsOf(cx, lazy, e.span), e.span);
}

function length(cx: Context, s: Sym, e: BuiltinExpr): Sym {
  return isText(s) ? onTexts(cx, [s], "kind", e.span, (v) => (typeof v === "string" ? v.length : null)) : sequences.length(cx, s, e.span);
}

function concatenation(cx: Context, a: Sym, b: Sym, e: BuiltinExpr): Sym {
  if (isText(a) && isText(b)) return onTexts(cx, [a, b], "kind", e.span, (v, w) => joinedText(v, w, e.span));
  return sequences.concatenate(cx, a, b, e.span);
}

/** The accumulator through the elements in ascending order. */
function foldSet(cx: Context, e: BuiltinExpr, step: (cx: Context, x: Sym, accumulator: Sym) => Sym, base: Sym, set: Sym): Sym {
  const cells: readonly Guarded<Sym>[] = elementsOf(cx, set, e.span);
  let accumulator = base;
  for (const cell of cells.length <= 1 ? cells : inOrder(cx, cells, e.span)) {
    const inside = cell.guard === FALSE ? null : under(cx, cell.guard);
    if (inside !== null) accumulator = merge(cx.m, cell.guard, step(inside, cell.value, accumulator), accumulator);
  }
  return accumulator;
}

/** TLCGet of the level; what else an enumeration knows about itself has no meaning here. */
function register(cx: Context, name: Sym, e: BuiltinExpr): Sym {
  if (name.kind === "ground" && name.value === compositionProperty) return cx.m.ground("true");
  if (name.kind === "ground" && name.value === "level" && cx.level !== null) return cx.m.ground(cx.level);
  if (name.kind === "ground" && name.value === behaviourName) throw new Unsupported("the operator Trace, which is the behaviour so far, is not supported", e.span);
  throw new Unsupported(`TLCGet${name.kind === "ground" ? `(${printValue(name.value)})` : ""} has no symbolic meaning`, e.span);
}

function toText(cx: Context, s: Sym, e: BuiltinExpr): Sym {
  const alternatives = alternativesOf(cx, s, cx.machine.limits.expansion);
  if (alternatives === null) throw new Unsupported("ToString of a value with too many possibilities", e.span);
  const texts = new Map<Sym & { kind: "ground" }, Term>();
  for (const a of alternatives) {
    const text = cx.m.ground(printValue(a.value.value));
    texts.set(text, cx.m.terms.or(texts.get(text) ?? FALSE, a.guard));
  }
  return cx.m.choice([...texts].map(([value, guard]) => ({ guard, value })));
}

