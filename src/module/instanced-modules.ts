import type { InstanceNode, ModuleNode, Name } from "../syntax/tree.ts";

/** The modules that INSTANCE names in `module`, LETs included, in the order of the text; not those of the modules nested in it. */
export function instancedModules(module: ModuleNode): readonly Name[] {
  const found: Name[] = [];
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) {
      part.forEach(visit);
      return;
    }
    if (typeof part !== "object" || part === null) return;
    if ("kind" in part && part.kind === "module") return;
    if ("instance" in part && isInstance(part.instance)) found.push(part.instance.module);
    Object.values(part).forEach(visit);
  };
  module.units.forEach(visit);
  return found;
}

function isInstance(part: unknown): part is InstanceNode {
  return typeof part === "object" && part !== null && "module" in part && "substitutions" in part;
}
