import type { Sym } from "./sym.ts";

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
    case "interval": return false;
  }
}
