import type { Span } from "../base/span.ts";
import { FALSE, not } from "../term/term-table.ts";
import { type Context, fail, under } from "./context.ts";
import type { RecursiveFunction } from "./environment.ts";
import type { Update } from "./functions.ts";
import { equal } from "./equal.ts";
import { member } from "./member.ts";
import { mergeAll } from "./merge.ts";
import { applyRecursive, domainByPoints } from "./recursive-function.ts";
import type { Guarded, Pointwise, Sym } from "./sym.ts";

/** The function as a value: its values are computed in the state in which it was evaluated, wherever it is applied. */
export function pointwise(cx: Context, f: RecursiveFunction): Pointwise {
  return cx.m.pointwise({ kind: "computed", f, state: cx.state, next: cx.next, level: cx.level });
}

/** DOMAIN f */
export function domainOfPointwise(cx: Context, p: Pointwise): Sym {
  const { form } = p;
  if (form.kind === "except") return domainOfPointwise(cx, form.base);
  return domainByPoints({ ...cx, state: form.state, next: form.next, level: form.level }, form.f);
}

/** f[x] */
export function applyPointwise(cx: Context, p: Pointwise, x: Sym, span: Span): Sym {
  const { form } = p;
  if (form.kind === "computed") return applyRecursive({ ...cx, state: form.state, next: form.next, level: form.level }, form.f, x, span);
  const isKey = member(cx, x, domainOfPointwise(cx, p), span);
  fail(cx, not(isKey), "apply", span);
  const inside = under(cx, cx.m.terms.and(isKey, form.when));
  const hit = inside === null ? FALSE : cx.m.terms.and(form.when, equal(inside, x, form.key, span));
  const parts: Guarded<Sym>[] = [];
  if (hit !== FALSE) parts.push({ guard: hit, value: form.value });
  const missed = under(cx, cx.m.terms.and(isKey, not(hit)));
  if (missed !== null) parts.push({ guard: not(hit), value: applyPointwise(missed, form.base, x, span) });
  return parts.length === 0 ? cx.m.ground(false) : mergeAll(cx.m, parts);
}

/** [f EXCEPT ![key] = update(old)]; a key outside the domain changes nothing. */
export function exceptPointwise(cx: Context, p: Pointwise, key: Sym, span: Span, update: Update): Sym {
  const when = member(cx, key, domainOfPointwise(cx, p), span);
  const inside = under(cx, when);
  if (inside === null) return p;
  const old = update.usesOld ? applyPointwise(inside, p, key, span) : cx.m.ground(false);
  return cx.m.pointwise({ kind: "except", base: p, when, key, value: update.value(inside, old) });
}
