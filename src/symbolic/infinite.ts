import { FALSE, TRUE, type Term } from "../term/term-table.ts";
import type { Lazy, Sym } from "./sym.ts";
import type { SymTable } from "./sym-table.ts";

/** Is `s` a set made from an infinite one in a way that TLC takes for infinite: {} \X Nat as well? A union of kinds is not looked into. */
export function isInfinite(s: Sym): boolean {
  if (s.kind !== "lazy") return false;
  const { set } = s;
  switch (set.kind) {
    case "naturals": case "integers": case "reals": case "strings": case "sequences": case "bounded": return true;
    case "powerset": return isInfinite(set.base);
    case "functions": return isInfinite(set.domain) || isInfinite(set.range);
    case "records": return set.fields.some((f) => isInfinite(f.set));
    case "product": return set.factors.some(isInfinite);
    case "union": return isInfinite(set.left) || isInfinite(set.right);
    case "difference": return isInfinite(set.left);
    case "filter": return isInfinite(set.base);
    case "interval": return false;
  }
}

/** Does TLC compare an infinite set of this form, with at least itself? */
function isComparable(s: Sym): boolean {
  if (!isInfinite(s) || s.kind !== "lazy") return true;
  switch (s.set.kind) {
    case "naturals": case "integers": case "reals": case "strings": return true;
    case "powerset": case "sequences": return isComparable(s.set.base);
    case "functions": return isComparable(s.set.domain) && isComparable(s.set.range);
    default: return false;
  }
}

type Finder = (m: SymTable, s: Sym) => Term;

/** A function that says when a value has an infinite set like these, or a function with an infinite domain, at any depth. Looks once at each value that has none. */
function finder(wanted: (lazy: Lazy) => boolean): Finder {
  const none = new WeakSet<Sym>();
  const look: Finder = (m, s) => {
    const { terms } = m;
    switch (s.kind) {
      case "pointwise": return TRUE;
      case "lazy": return isInfinite(s) && wanted(s) ? TRUE : FALSE;
      case "set": return terms.any(s.cells.map((c) => terms.and(c.guard, find(m, c.value))));
      case "function": return terms.any(s.cells.map((c) => terms.and(c.guard, terms.or(find(m, c.key), find(m, c.value)))));
      case "union": return terms.any(s.alternatives.map((a) => terms.and(a.guard, find(m, a.value))));
      default: return FALSE;
    }
  };
  const find: Finder = (m, s) => {
    if (!m.unlisted || none.has(s)) return FALSE;
    const found = look(m, s);
    if (found === FALSE) none.add(s);
    return found;
  };
  return find;
}

/** When `s` has a part that can not be listed. */
export const unlistedIn = finder(() => true);

/** When `s` has a part that is not even comparable with itself. */
export const incomparableIn = finder((lazy) => !isComparable(lazy));
