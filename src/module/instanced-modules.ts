import type { InstanceNode, ModuleNode, Name } from "../syntax/tree.ts";

/** The modules that INSTANCE names in `module`, LETs included, in the order of the text; not those of the modules nested in it. */
export function instancedModules(module: ModuleNode): readonly Name[] {
  const found: Name[] = [];
  const work: unknown[] = [...module.units].reverse(); // a stack of our own: expressions may be nested deeply
  while (work.length > 0) {
    const part = work.pop();
    if (typeof part !== "object" || part === null || ("kind" in part && part.kind === "module")) continue;
    if ("instance" in part && isInstance(part.instance)) found.push(part.instance.module);
    for (const child of Object.values(part).reverse()) work.push(child);
  }
  return found;
}

function isInstance(part: unknown): part is InstanceNode {
  return typeof part === "object" && part !== null && "module" in part && "substitutions" in part;
}
