import { isFunction, rangeList } from "../value/apply.ts";
import { makeRecord } from "../value/construct.ts";
import { printValue } from "../value/print.ts";
import type { Value } from "../value/value.ts";
import { type OutsideFunction, Refusal } from "./outside.ts";

/** SVGElemToString(element): markup of a record with the fields name, attrs, children and innerText. An underscore in the name of an attribute stands
 *  for a hyphen. */
export const svgElementText: OutsideFunction = ([element]) => markup(element);

/** NodeOfRingNetwork(cx, cy, r, n, m): where the n-th of m nodes on a circle is. */
export const ringPosition: OutsideFunction = (args) => {
  const [cx, cy, r, n, m] = args.map((value) => {
    if (typeof value !== "number") throw new Refusal("the arguments are integers");
    return value;
  });
  const angle = ((2 * Math.PI) / m) * n;
  const fields: readonly (readonly [string, Value])[] = [["x", Math.trunc(cx + r * Math.cos(angle)) + 0], ["y", Math.trunc(cy + r * Math.sin(angle)) + 0]];
  return makeRecord(fields);
};

function markup(element: Value): string {
  if (typeof element !== "object" || element.kind !== "record") throw new Refusal(`an element is a record, and not ${printValue(element)}`);
  const field = (name: string): Value => {
    const at = element.fields.indexOf(name);
    if (at < 0) throw new Refusal(`an element has the field ${name}`);
    return element.values[at];
  };
  const text = (value: Value, what: string): string => {
    if (typeof value !== "string") throw new Refusal(`${what} is a string, and not ${printValue(value)}`);
    return value;
  };
  const attributes = field("attrs");
  const children = field("children");
  if (!isFunction(attributes) || (attributes.kind !== "record" && rangeList(attributes).length > 0)) throw new Refusal("the attributes are a record");
  if (!isFunction(children)) throw new Refusal("the children are a sequence");
  const shown = attributes.kind === "record" ? attributes.fields.map((name, i) => ` ${name.replaceAll("_", "-")}='${text(attributes.values[i], "an attribute")}'`) : [];
  const inner = text(field("innerText"), "innerText").replaceAll("<<", "&lt;&lt;").replaceAll(">>", "&gt;&gt;");
  const name = text(field("name"), "name");
  return `<${name}${shown.join("")}>${inner}${rangeList(children).map(markup).join("")}</${name}>`;
}
