const ofIntegers = ["+", "-", "*", "^", "%", "..", "<", ">", "\\leq", "\\geq", "\\div", "Nat", "Int"];
const ofSequences = ["Seq", "Len", "\\o", "\\circ", "Append", "Head", "Tail", "SubSeq", "SelectSeq"];
const ofTlc = ["Print", "PrintT", "Assert", "Any", "Permutations", "SortSeq", "ToString", "JavaTime", "RandomElement", ":>", "@@"];

/** Library modules for operators of the text. A spec that defines one of their names itself does without them. `taken`: what the spec defines; not what
 *  it has of library modules. */
export function neededModules(body: string, taken: ReadonlySet<string>): readonly string[] {
  const modules = [
    { name: "Integers", used: /\.\.|[<>]=? [0-9]|\(-[0-9]/, defines: ofIntegers },
    { name: "Sequences", used: /\bLen\(/, defines: ofSequences },
    { name: "TLC", used: /:>|@@/, defines: ofTlc },
  ];
  return modules.filter(({ used, defines }) => used.test(body) && !defines.some((name) => taken.has(name))).map(({ name }) => name);
}

/** Can the length of a sequence be written as `Len(q) >= 2`? */
export const hasLengths = (taken: ReadonlySet<string>): boolean => ![...ofIntegers, ...ofSequences, ">="].some((name) => taken.has(name));
