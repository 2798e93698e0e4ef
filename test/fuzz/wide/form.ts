import fc from "fast-check";

/** Texts with holes: `?i` stands for a bound variable of kind i, if there is one around it; `!x` for the state variable x, if the spec has it. */
export type Text = string;

/** Texts of a shape: `$1` to `$9` are the arguments, `#` is a variable or operator that the shape binds (`##` a second one), and `$2(i=#,p=##)` puts these
 *  variables into holes of the second argument. TLA+ has no shadowing: the variables of a shape are numbered above those inside of it. */
export function form(shape: string, ...args: readonly fc.Arbitrary<Text>[]): fc.Arbitrary<Text> {
  return fc.tuple(...args).map((values) => {
    const fresh = 1 + Math.max(0, ...[...values.join(" ").matchAll(/[vV](\d+)/g)].map((m) => Number(m[1])));
    const named = (text: string): string => text.replaceAll("##", `v${fresh + 1}`).replaceAll("#", `v${fresh}`);
    return shape.replace(/\$(\d)(?:\(([^)]*)\))?|#+|≠/g, (found, argument?: string, bindings?: string) => {
      if (found === "≠") return "#";
      if (argument === undefined) return named(found);
      return bind(values[Number(argument) - 1] ?? "", (bindings ?? "").split(",").filter((b) => b !== "").map((b) => [b.slice(0, 1), named(b.slice(2))] as const));
    });
  });
}

/** Every second hole of the kind, so that outer variables are used inside as well. */
function bind(text: Text, bindings: readonly (readonly [string, string])[]): Text {
  return bindings.reduce((old, [kind, name]) => {
    let count = 0;
    return old.replaceAll(`?${kind}`, (hole) => (count++ % 3 < 2 ? name : hole));
  }, text);
}
