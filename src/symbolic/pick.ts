import { invariant } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import { FALSE, TRUE, type Term, not } from "../term/term-table.ts";
import { type Context, Unsupported, fail, under } from "./context.ts";
import { elementsOf, setOfCells } from "./expand.ts";
import { isInfinite } from "./infinite.ts";
import type { LazySet } from "./lazy-set.ts";
import { alternativesOf } from "./alternatives.ts";
import { lessOrEqual } from "./integers.ts";
import { member } from "./member.ts";
import { merge, mergeAll } from "./merge.ts";
import type { Inputs } from "./outcome.ts";
import { isSet, partsOf } from "./parts.ts";
import type { FunctionCell, Guarded, Sym } from "./sym.ts";

/** An element of `set` that free inputs select: `value`, where `guard` holds. Every element can be selected, and where the set is empty the guard
 *  is false. Lazy sets are not spelt out: a subset is a bit for each element, a function a pick for each argument. */
export function pick(cx: Context, inputs: Inputs, set: Sym, span: Span): Guarded<Sym> {
  const parts = partsOf(set);
  const picked: { outer: Term; inner: Guarded<Sym> }[] = [];
  for (const p of parts) {
    const inside = under(cx, p.guard);
    if (inside === null) continue;
    if (!isSet(p.value)) fail(inside, TRUE, "kind", span);
    else picked.push({ outer: p.guard, inner: p.value.kind === "lazy" ? pickLazy(inside, inputs, p.value.set, span) : pickCell(inside, inputs, elementsOf(inside, p.value, span)) });
  }
  if (picked.length === 0) return { guard: FALSE, value: cx.m.ground(false) };
  return {
    guard: cx.m.terms.any(picked.map((p) => cx.m.terms.and(p.outer, p.inner.guard))),
    value: mergeAll(cx.m, picked.map((p) => ({ guard: p.outer, value: p.inner.value }))),
  };
}

/** Selects one cell by the bits of its number. */
function pickCell(cx: Context, inputs: Inputs, cells: readonly Guarded<Sym>[]): Guarded<Sym> {
  const { m } = cx;
  if (cells.length === 0) return { guard: FALSE, value: m.ground(false) };
  if (cells.length === 1) return cells[0];
  const bits = Array.from({ length: Math.ceil(Math.log2(cells.length)) }, () => inputs.fresh("pick"));
  const guards = cells.map((_, i) => m.terms.all(bits.map((bit, b) => ((i >> b) & 1 ? bit : not(bit)))));
  return {
    guard: m.terms.any(cells.map((c, i) => m.terms.and(guards[i], c.guard))),
    value: mergeAll(m, cells.map((c, i) => ({ guard: guards[i], value: c.value }))),
  };
}

function pickLazy(cx: Context, inputs: Inputs, set: LazySet, span: Span): Guarded<Sym> {
  const { m, machine } = cx;
  switch (set.kind) {
    case "powerset": {
      if (isInfinite(set.base) && machine.limits.size > 0) return cut(cx, inputs, "set", (most) => pickFewElements(cx, inputs, set.base, most, span), span);
      const cells = elementsOf(cx, set.base, span);
      return { guard: TRUE, value: m.set(cells.map((c) => ({ value: c.value, guard: m.terms.and(inputs.fresh("element"), c.guard) }))) };
    }
    case "functions": {
      const domain = elementsOf(cx, set.domain, span);
      if (domain.some((d) => d.value.kind !== "ground")) throw new Unsupported("a choice of a function whose domain is not fixed", span);
      return pickFields(cx, inputs, domain.map((d) => ({ key: d.value, present: d.guard, set: set.range })), span);
    }
    case "records": return pickFields(cx, inputs, set.fields.map((f) => ({ key: m.ground(f.name), present: TRUE, set: f.set })), span);
    case "product": return pickFields(cx, inputs, set.factors.map((f, i) => ({ key: m.ground(i + 1), present: TRUE, set: f })), span);
    case "union": {
      const left = pick(cx, inputs, set.left, span);
      const right = pick(cx, inputs, set.right, span);
      const which = inputs.fresh("side");
      return { guard: m.terms.ite(which, left.guard, right.guard), value: merge(m, which, left.value, right.value) };
    }
    case "difference": {
      const left = pick(cx, inputs, set.left, span);
      return { guard: m.terms.and(left.guard, not(member(cx, left.value, set.right, span))), value: left.value };
    }
    case "filter": {
      const picked = pick(cx, inputs, set.base, span);
      const inside = under(cx, picked.guard);
      return inside === null ? picked : { guard: m.terms.and(picked.guard, set.test(inside, picked.value)), value: picked.value };
    }
    case "interval": return pickInterval(cx, inputs, set.low, set.high, span);
    case "naturals": return pickInteger(cx, inputs, 0n, null);
    case "integers": return pickInteger(cx, inputs, null, null);
    case "sequences": return cut(cx, inputs, "sequence", (most) => pickSequence(cx, inputs, set.base, most, span), span);
    case "bounded": return pickBounded(cx, inputs, set, span);
    case "reals": case "strings":
      throw new Unsupported("a free choice from an infinite set", span);
  }
}

function pickFields(cx: Context, inputs: Inputs, fields: readonly { readonly key: Sym; readonly present: Term; readonly set: Sym }[], span: Span): Guarded<Sym> {
  const { m } = cx;
  const cells: FunctionCell[] = [];
  const guards: Term[] = [];
  for (const f of fields) {
    const value = pick(cx, inputs, f.set, span);
    if (f.key.kind !== "ground") throw new Unsupported("a choice of a function whose domain is not fixed", span);
    cells.push({ key: f.key, guard: f.present, value: value.value });
    guards.push(m.terms.implies(f.present, value.guard));
  }
  return { guard: m.terms.all(guards), value: m.function(cells) };
}

/** Longer sequences, and larger subsets of an infinite set, are refused where they are asked for. */
const mostElements = 64;

function pickBounded(cx: Context, inputs: Inputs, { set, most }: Extract<LazySet, { kind: "bounded" }>, span: Span): Guarded<Sym> {
  invariant(set.kind === "lazy" && (set.set.kind === "powerset" || set.set.kind === "sequences"), "what is bounded is SUBSET S or Seq(S)");
  if (most > mostElements) throw new Unsupported(`a free choice of up to ${most} elements from an infinite set; up to ${mostElements} are possible`, span);
  return set.set.kind === "powerset" ? pickFewElements(cx, inputs, set.set.base, most, span) : pickSequence(cx, inputs, set.set.base, most, span);
}

/** A choice among the smaller elements of a set, with a note that there are larger ones. */
function cut(cx: Context, inputs: Inputs, what: string, choose: (most: number) => Guarded<Sym>, span: Span): Guarded<Sym> {
  const { cuts, limits } = cx.machine;
  if (limits.size === 0) throw new Unsupported("a free choice from an infinite set", span);
  const text = `of the ${what}s to choose from only those of up to ${limits.size} elements were tried`;
  inputs.cut = true;
  if (!cuts.some((c) => c.text === text && c.span.file === span.file && c.span.start === span.start)) cuts.push({ text, span });
  return choose(limits.size);
}

/** A set of up to `most` elements of `base`. */
function pickFewElements(cx: Context, inputs: Inputs, base: Sym, most: number, span: Span): Guarded<Sym> {
  const cells: Guarded<Sym>[] = [];
  for (let i = 0; i < most; i++) {
    const picked = pick(cx, inputs, base, span);
    cells.push({ guard: cx.m.terms.and(inputs.fresh("element"), picked.guard), value: picked.value });
  }
  return { guard: TRUE, value: setOfCells(cx, cells, span) };
}

/** A sequence of up to `most` elements of `base`. */
function pickSequence(cx: Context, inputs: Inputs, base: Sym, most: number, span: Span): Guarded<Sym> {
  const { m } = cx;
  const cells: FunctionCell[] = [];
  const guards: Term[] = [];
  let present: Term = TRUE;
  for (let place = 1; place <= most; place++) {
    present = m.terms.and(present, inputs.fresh("longer"));
    const inside = under(cx, present);
    if (inside === null) break;
    const value = pick(inside, inputs, base, span);
    cells.push({ key: m.ground(place), guard: present, value: value.value });
    guards.push(m.terms.implies(present, value.guard));
  }
  return { guard: m.terms.all(guards), value: m.function(cells, true) };
}

function pickInterval(cx: Context, inputs: Inputs, low: Sym, high: Sym, span: Span): Guarded<Sym> {
  const lows = alternativesOf(cx, low, 4096);
  const highs = alternativesOf(cx, high, 4096);
  const numbers = (list: readonly Guarded<Sym & { kind: "ground" }>[] | null): bigint[] =>
    (list ?? []).map((a) => a.value.value).filter((v) => typeof v === "number" || typeof v === "bigint").map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const least = numbers(lows)[0];
  const most = numbers(highs).at(-1);
  if ((lows !== null && least === undefined) || (highs !== null && most === undefined)) return { guard: FALSE, value: cx.m.ground(0) }; // no integers, an error that is noted
  if (least !== undefined && most !== undefined && most - least < 64n) {
    return pickCell(cx, inputs, elementsOf(cx, cx.m.lazy({ kind: "interval", low, high }), span));
  }
  const picked = pickInteger(cx, inputs, least ?? null, most ?? null);
  const within = cx.m.terms.and(lessOrEqual(cx, low, picked.value, span), lessOrEqual(cx, picked.value, high, span));
  return { guard: cx.m.terms.and(picked.guard, within), value: picked.value };
}

function pickInteger(cx: Context, inputs: Inputs, low: bigint | null, high: bigint | null): Guarded<Sym> {
  inputs.used = true;
  const fresh = cx.m.integers.fresh("integer", { low, high });
  const open = low === null || high === null;
  if (open) inputs.constrain(fresh.side); // some integer is in an interval without end
  return { guard: open ? TRUE : fresh.side, value: cx.m.integer(fresh.value) };
}
