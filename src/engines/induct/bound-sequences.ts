import type { BuiltinName } from "../../ir/builtins.ts";
import type { Argument, Binding, Expr, LocalId, Program, VariableId } from "../../ir/ir.ts";
import { freeLocals } from "../../lower/free-locals.ts";
import { levelOf } from "../../lower/levels.ts";
import { elementsOf } from "../../symbolic/expand.ts";
import { type Machine, type Sym, Unsupported, evaluate, isUnsupported, rootContext } from "../../symbolic/index.ts";
import { TRUE } from "../../term/term-table.ts";

/** Longer sequences are refused: a state has a value for each of their places. */
const mostPlaces = 64;

/** Which parts of a variable: for each application on the way down, the arguments that are meant. */
type Place = readonly ReadonlySet<Sym>[];

/** A conjunct that bounds the length of the sequences at a place: where it is TRUE, none of them is longer. */
interface LengthBound {
  readonly variable: VariableId;
  readonly place: Place;
  readonly most: number;
}

/** The set `type` of values of `variable` with `Seq(S)` in it replaced by the sequences that are no longer than the conjuncts allow, by `Len(v[x]) <= n` and
 *  the like, alone or under `\A x \in D` with the whole domain D. No state of the conjuncts is lost. Throws `Unsupported` where nothing bounds a length. */
export function boundSequences(machine: Machine, variable: { readonly id: VariableId; readonly name: string }, type: Expr, conjuncts: readonly Expr[]): Expr {
  const { program } = machine;
  const bounds = conjuncts.flatMap((c) => boundsIn(machine, c, [])).filter((b) => b.variable === variable.id);
  const walk = (e: Expr, place: Place, text: string): Expr => {
    if (e.kind === "apply" && e.arguments.length === 0 && !program.definitions[e.definition].recursive) {
      const { body } = program.definitions[e.definition];
      const walked = walk(body, place, text);
      return walked === body ? e : walked;
    }
    if (e.kind === "record-set") return { ...e, fields: e.fields.map((f) => ({ ...f, value: walk(f.value, [...place, new Set([machine.m.ground(f.name)])], `${text}.${f.name}`) })) };
    if (e.kind === "product") return { ...e, factors: e.factors.map((f, i) => walk(f, [...place, new Set([machine.m.ground(i + 1)])], `${text}[${i + 1}]`)) };
    if (e.kind !== "builtin") return e;
    const [first, second] = e.arguments;
    if (e.operator === "\\union" && isExpr(first) && isExpr(second)) return { ...e, arguments: [walk(first, place, text), walk(second, place, text)] };
    if (e.operator === "->" && isExpr(first) && isExpr(second)) {
      const keys = constantElements(machine, first);
      return keys === null ? e : { ...e, arguments: [first, walk(second, [...place, keys], `${text}[x]`)] };
    }
    if (e.operator !== "Seq" || !isExpr(first)) return e;
    const most = bounds.filter((b) => covers(b.place, place)).map((b) => b.most);
    if (most.length === 0) throw new Unsupported(`nothing bounds the length of ${text}: it needs a conjunct like ${quantified(place)}Len(${text}) <= 3`, e.span);
    const length = Math.max(-1, Math.min(...most));
    if (length > mostPlaces) throw new Unsupported(`sequences of up to ${length} elements are too long for ${text}; up to ${mostPlaces} are possible`, e.span);
    return upTo(length, first);
  };
  return walk(type, [], variable.name);
}

const quantified = (place: Place): string => (place.some((keys) => keys.size > 1) ? "\\A x \\in D : " : "");

const isExpr = (a: Argument): a is Expr => a.kind !== "lambda";

const covers = (bound: Place, place: Place): boolean =>
  bound.length === place.length && place.every((keys, i) => [...keys].every((key) => bound[i].has(key)));

/** The sequences of up to `length` elements of `set`: a union of function sets. */
function upTo(length: number, set: Expr): Expr {
  const { span } = set;
  const number = (value: number): Expr => ({ kind: "literal", value, span });
  const apply = (operator: BuiltinName, ...args: readonly Expr[]): Expr => ({ kind: "builtin", operator, arguments: args, span });
  const lengths = Array.from({ length: length + 1 }, (_, n) => apply("->", apply("..", number(1), number(n)), set));
  return apply("UNION", { kind: "set", elements: lengths, span });
}

/** `bindings`: of the quantifiers around `e`. */
function boundsIn(machine: Machine, e: Expr, bindings: readonly Binding[]): readonly LengthBound[] {
  const { program } = machine;
  if (e.kind === "apply" && e.arguments.length === 0 && !program.definitions[e.definition].recursive) return boundsIn(machine, program.definitions[e.definition].body, bindings);
  if (e.kind === "and") return e.items.flatMap((item) => boundsIn(machine, item, bindings));
  if (e.kind === "forall") return boundsIn(machine, e.body, [...bindings, ...e.bindings]);
  if (e.kind !== "builtin") return [];
  const [left, right] = e.arguments;
  if (left === undefined || right === undefined || !isExpr(left) || !isExpr(right)) return [];
  const limit = limitOf(machine, e.operator, left, right);
  if (limit === null) return [];
  const [sequence] = limit.length.arguments;
  const at = isExpr(sequence) ? placeOf(machine, sequence, bindings) : null;
  return at === null ? [] : [{ ...at, most: limit.most }];
}

type LengthOf = Extract<Expr, { kind: "builtin" }>;

/** The comparison as an upper limit of a length. */
function limitOf(machine: Machine, operator: BuiltinName, left: Expr, right: Expr): { readonly length: LengthOf; readonly most: number } | null {
  const isLength = (e: Expr): e is LengthOf => e.kind === "builtin" && e.operator === "Len";
  const backwards = operator === ">" || operator === "\\geq" || (operator === "=" && !isLength(left));
  const [length, bound] = backwards ? [right, left] : [left, right];
  if (!isLength(length)) return null;
  if (operator === "\\in") {
    const numbers = [...(constantElements(machine, bound) ?? [])].map((s) => (s.kind === "ground" && typeof s.value === "number" ? s.value : Infinity));
    return { length, most: Math.max(-1, ...numbers) };
  }
  const strict = operator === "<" || operator === ">";
  const value = constantValue(machine, bound);
  if ((!strict && operator !== "\\leq" && operator !== "\\geq" && operator !== "=") || value?.kind !== "ground" || typeof value.value !== "number") return null;
  return { length, most: strict ? value.value - 1 : value.value };
}

/** The part of a variable that `v[x]["field"][3]` is, for all values of the bound variables. */
function placeOf(machine: Machine, e: Expr, bindings: readonly Binding[]): { readonly variable: VariableId; readonly place: Place } | null {
  if (e.kind === "variable") return { variable: e.variable, place: [] };
  if (e.kind !== "select") return null;
  const inner = placeOf(machine, e.function, bindings);
  const keys = keysOf(machine, e.argument, bindings);
  return inner === null || keys === null ? null : { ...inner, place: [...inner.place, keys] };
}

function keysOf(machine: Machine, argument: Expr, bindings: readonly Binding[]): ReadonlySet<Sym> | null {
  if (argument.kind !== "local") {
    const value = constantValue(machine, argument);
    return value === null ? null : new Set([value]);
  }
  const isBound = (id: LocalId): Binding | undefined => bindings.find((b) => b.variable.id === id && b.variable.tuple === null);
  const binding = isBound(argument.id);
  return binding === undefined ? null : constantElements(machine, binding.set);
}

function constantValue(machine: Machine, e: Expr): Sym | null {
  if (levelOf(machine.program, e) > 0 || freeLocals(e).size > 0) return null;
  const cx = rootContext(machine, null, null);
  const value = evaluate(cx, e);
  return cx.failures.length === 0 ? value : null;
}

/** The elements of a finite constant set that is not very large; null for what is none. */
function constantElements(machine: Machine, e: Expr): ReadonlySet<Sym> | null {
  const value = constantValue(machine, e);
  if (value === null) return null;
  const cx = rootContext(machine, null, null);
  try {
    const cells = elementsOf(cx, value, e.span);
    return cx.failures.length === 0 && cells.every((c) => c.guard === TRUE && c.value.kind === "ground") ? new Set(cells.map((c) => c.value)) : null;
  } catch (error) {
    if (isUnsupported(error)) return null;
    throw error;
  }
}

/** Does the set `Seq(S)` occur in a set of values, where a variable's value could be picked from it? */
export function mentionsSequences(program: Program, e: Argument): boolean {
  switch (e.kind) {
    case "apply": return e.arguments.length === 0 && !program.definitions[e.definition].recursive && mentionsSequences(program, program.definitions[e.definition].body);
    case "record-set": return e.fields.some((f) => mentionsSequences(program, f.value));
    case "product": return e.factors.some((f) => mentionsSequences(program, f));
    case "builtin": return e.operator === "Seq" || ((e.operator === "->" || e.operator === "\\union") && e.arguments.some((a) => mentionsSequences(program, a)));
    default: return false;
  }
}
