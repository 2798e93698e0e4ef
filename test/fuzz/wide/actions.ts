import fc from "fast-check";
import { type Kind, expressions } from "./expressions.ts";
import { form, type Text } from "./form.ts";

/** The variables of the specs: what kind they are of, their initial values, and sets that new values are picked from. */
export const variables: Readonly<Record<string, { readonly kind: Kind; readonly init: readonly string[]; readonly pick: readonly string[] }>> = {
  x: { kind: "int", init: ["x = 0", "x \\in 0..1"], pick: ["{0, 1}", "(0..!y)", "{!x, 2}", "!s", "{}", "(DOMAIN !q)"] },
  y: { kind: "int", init: ["y = 1", "y \\in {0, 2}"], pick: ["{0, 2}", "{# \\in 0..2 : # /= !x}", "{!y + 1} \\union !s"] },
  b: { kind: "bool", init: ["b = FALSE", "b \\in BOOLEAN"], pick: ["BOOLEAN", "{!b}"] },
  s: { kind: "set", init: ["s = {}", "s \\in SUBSET {1, 2}"], pick: ["SUBSET {0, 2}", "{!s, {}}", "SUBSET !s", "{# \\in SUBSET (0..2) : Cardinality(#) = 1}"] },
  ps: { kind: "procs", init: ["ps = P", "ps \\in SUBSET P"], pick: ["SUBSET P", "{{}, !ps}"] },
  f: { kind: "fun", init: ["f = [v0 \\in P |-> 0]", "f \\in [P -> {0, 1}]"], pick: ["[P -> {0, 1}]", "[P -> !s]", "[!ps -> {1}]", "{[!f EXCEPT ![#] = 2] : # \\in P}"] },
  g: { kind: "nested", init: ["g = [v0 \\in P |-> [v1 \\in {1, 2} |-> 0]]"], pick: ["[P -> [{1, 2} -> {0}]]", "[P -> {<<1, 0>>, <<0, 1>>}]"] },
  r: { kind: "record", init: ["r = [a |-> 0, b |-> [c |-> 0, d |-> {}]]", "r \\in [a : {0, 1}, b : [c : {0}, d : {P, {}}]]"], pick: ["[a : {0, 1}, b : [c : {0}, d : {P, {}}]]", "[a : !s, b : {!r.b}]"] },
  q: { kind: "seq", init: ["q = <<>>", "q \\in {<<>>, <<1>>}"], pick: ["{<<>>, <<!x>>}", "{Append(!q, #) : # \\in 0..1}", "{1, 2} \\X {0}", "[1..2 -> {0, 1}]"] },
  m: { kind: "messages", init: ["m = {}", "m = {[k |-> \"a\", n |-> 1]}"], pick: ["SUBSET !m", "{!m \\union {#} : # \\in [k : {\"a\"}, n : 0..1]}"] },
  u: { kind: "pair", init: ["u = <<0, p0>>", "u \\in {0, 1} \\X P"], pick: ["{0, 1} \\X P", "{!u, <<1, p0>>}"] },
  z: { kind: "string", init: ["z = \"a\"", "z \\in {\"a\", \"\"}"], pick: ["{\"a\", \"b\"}"] },
  w: { kind: "bag", init: ["w = EmptyBag", "w = (1 :> 2)"], pick: ["{EmptyBag, SetToBag(!s)}"] },
  h: { kind: "any", init: ["h = N", "h \\in {N, 1, <<>>}", "h = [a |-> 1]"], pick: ["{N, 0}", "{N, <<1>>, \"a\", {}}", "{T}", "{[a |-> 1], N}"] },
};

const exprs = expressions();
const pick = fc.constantFrom;

/** Conditions and sets, to bind with \E and to choose from. */
const binders: readonly (readonly [string, fc.Arbitrary<Text>])[] = [
  ["(\\E # \\in P : $1(p=#))", fc.constant("")], ["(\\E # \\in $2 : $1(i=#))", exprs.set], ["(\\E #, ## \\in 0..1 : $1(i=#,i=##))", fc.constant("")], ["(\\E # \\in $2, ## \\in P : $1(i=#,p=##))", exprs.set],
  ["(\\E <<#, ##>> \\in $2 \\X P : $1(i=#,p=##))", exprs.set], ["(\\E <<#, ##>> \\in {$2} : $1(i=#,p=##))", exprs.pair], ["(\\E # \\in SUBSET P : $1(s=#))", fc.constant("")], ["(\\E # \\in [P -> {0, 1}] : $1(f=#))", fc.constant("")],
  ["(\\E # \\in $2 : $1(m=#))", exprs.messages], ["(\\E # \\in [a : {0, 1}, b : [c : {1}, d : {P}]] : $1(r=#))", fc.constant("")], ["(\\E # \\in DOMAIN $2 : $1(p=#))", exprs.fun], ["(LET # == $2 IN $1(i=#))", exprs.int], ["(LET # == $2 IN $1(f=#))", exprs.fun],
];

/** Actions that assign to all of `names`, in the ways that TLC knows: conjunction, disjunction, IF, CASE, LET, \E, operators of actions, UNCHANGED. */
export function action(names: readonly string[], depth: number): fc.Arbitrary<Text> {
  if (names.length === 0) return exprs.bool;
  if (depth <= 0) return conjunction(names);
  const less = action(names, depth - 1);
  const flat = conjunction(names);
  const unchanged = `UNCHANGED ${tuple(names)}`;
  return fc.oneof(
    { arbitrary: flat, weight: 6 },
    ...binders.map(([shape, set]) => ({ arbitrary: form(shape, less, set), weight: 1 })),
    form("($1 \\/ $2)", flat, less), form("(IF $1 THEN $2 ELSE $3)", exprs.bool, less, flat), form("(CASE $1 -> $2 [] $3 -> $4 [] OTHER -> $5)", exprs.bool, flat, exprs.bool, less, fc.constant(unchanged)),
    form("(CASE $1 -> $2 [] $3 -> $4)", exprs.bool, flat, exprs.bool, flat), form("(LET #(##) == $1(i=##) IN #($2) \\/ #($3))", flat, exprs.int, exprs.int), form("(LET # == $1 IN # \\/ (# /\\ $2))", flat, exprs.bool),
    form("($1 /\\ $2)", exprs.bool, less), form("($1 => $2)", exprs.bool, flat), form("($1 /\\ (\\A # \\in $2 : $3(i=#)))", flat, pick("{}", "{1}", "!s"), primed(names, exprs.bool)), form("($1 /\\ UNCHANGED <<$2>>)", flat, pick(...names)), split(names, depth),
    form("Both(LAMBDA # : $1(i=#), $2)", flat, exprs.bool), form("(TRUE /\\ $1)", flat), { arbitrary: form("($1 \\cdot $2)", flat, less), weight: 3 }, form("($1 \\cdot $2)", partial(names), flat), form("(PrintT($1) /\\ $2)", exprs.any, flat), form("(\\E # \\in $1 : # = $2 /\\ $3(i=#))", exprs.set, exprs.int, flat),
  );
}

/** The variables in two parts, assigned by two actions. */
function split(names: readonly string[], depth: number): fc.Arbitrary<Text> {
  if (names.length < 2) return conjunction(names);
  const at = Math.floor(names.length / 2);
  return form("($1 /\\ $2)", action(names.slice(0, at), depth - 1), action(names.slice(at), depth - 1));
}

/** An action that may leave variables open. */
function partial(names: readonly string[]): fc.Arbitrary<Text> {
  return fc.subarray([...names], { minLength: 1 }).chain((some) => conjunction(some));
}

function tuple(names: readonly string[]): string {
  return `<<${names.join(", ")}>>`;
}

/** Guards, an assignment to each variable, then conditions over new values; now and then in the wrong order, or without one. */
function conjunction(names: readonly string[]): fc.Arbitrary<Text> {
  const guards = fc.array(exprs.bool, { maxLength: 1 });
  const later = fc.oneof({ arbitrary: fc.constant<readonly string[]>([]), weight: 4 }, primed(names, exprs.bool).map((text) => [text]));
  const all = fc.tuple(guards, fc.tuple(...names.map((name) => assignment(name, names))), later).map(([g, sets, l]) => [...g, ...sets, ...l]);
  const wrong = all.chain((list) => fc.oneof(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list, { minLength: list.length - 1 })));
  const unchanged = fc.tuple(guards, fc.subarray([...names], { minLength: 1 })).chain(([g, kept]) => {
    const rest = names.filter((name) => !kept.includes(name));
    return fc.tuple(...rest.map((name) => assignment(name, names))).map((sets) => [...g, ...sets, `UNCHANGED ${kept.length === 1 ? kept[0] : tuple(kept)}`]);
  });
  return fc.oneof({ arbitrary: all, weight: 5 }, { arbitrary: unchanged, weight: 5 }, { arbitrary: wrong, weight: 1 }).map((list) => (list.length === 0 ? "TRUE" : `(${list.join(" /\\ ")})`));
}

function assignment(name: string, names: readonly string[]): fc.Arbitrary<Text> {
  const { kind, pick: sets } = variables[name] ?? { kind: "any", pick: ["{}"] };
  const value = kind === "int" ? form("(($1) % 3)", exprs.int) : exprs[kind];
  const earlier = names.slice(0, names.indexOf(name));
  return fc.oneof(
    { arbitrary: form(`${name}' = $1`, value), weight: 6 }, { arbitrary: form(`${name}' \\in ${sets.length === 0 ? "{}" : "$1"}`, set(sets)), weight: 3 }, form(`(\\E # \\in $1 : ${name}' = #)`, set(sets)), form(`UNCHANGED ${name}`), form(`${name}' = ${name}`),
    form(`(${name}' = $1 \\/ ($2 /\\ ${name}' = $3))`, value, exprs.bool, value), form(`(IF $1 THEN ${name}' = $2 ELSE UNCHANGED ${name})`, exprs.bool, value), form(`${name}' = $1`, earlier.length === 0 ? value : primed(earlier, value)),
    form(`(\\E # \\in $1 : $2(i=#) /\\ ${name}' = $3(i=#))`, exprs.set, exprs.bool, value), form(`Set${name}($1)`, value), form(`(LET # == $1 IN ${name}' = #)`, value), form(`${name}' \\in {$1, $2}`, value, value),
  );
}

function set(texts: readonly string[]): fc.Arbitrary<Text> {
  return pick(...texts).chain((text) => form(text));
}

/** The expression over new values of some variables. */
export function primed(names: readonly string[], expr: fc.Arbitrary<Text>): fc.Arbitrary<Text> {
  return fc.tuple(expr, pick(...names), pick(...names)).map(([text, one, other]) => [one, other].reduce((old, name) => old.replace(new RegExp(`!${name}(?!\\w|')`, "g"), `${name}'`), text));
}
