import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A model that `prove` proves. */
export interface Model {
  readonly name: string;
  readonly spec: string;
  readonly config: string;
}

interface Expected {
  readonly spec: string;
  readonly config: string;
  readonly prove?: unknown;
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly models: readonly { readonly path: string }[] }[];
}

/** The models of our own specs of which a proof is expected. */
export function ownModels(root: string): readonly Model[] {
  return readdirSync(join(root, "specs")).sort().flatMap((folder) => {
    const expected = JSON.parse(readFileSync(join(root, "specs", folder, "expect.json"), "utf8")) as readonly Expected[]; // our own file
    return expected.filter((e) => e.prove !== undefined).map((e) => ({ name: e.config.replace(/\.cfg$/, ""), spec: join(root, "specs", folder, e.spec), config: join(root, "specs", folder, e.config) }));
  });
}

/** The models of a checkout of tlaplus/Examples that `docs/proofs.md` says are proved. */
export function publicModels(root: string, checkout: string): readonly Model[] {
  const table = readFileSync(join(root, "docs/proofs.md"), "utf8").split("\n");
  const proved = table.map((line) => /^\| (\S+)(?: \*)? \| \d+ \| \w+ \| proved/.exec(line)?.[1]).filter((name) => name !== undefined);
  return proved.flatMap((name) => {
    const [folder] = name.split("/");
    const manifest = JSON.parse(readFileSync(join(checkout, "specifications", folder, "manifest.json"), "utf8")) as Manifest; // the repository's schema says so
    const path = `specifications/${name}.cfg`;
    return manifest.modules.filter((m) => m.models.some((model) => model.path === path))
      .map((m) => ({ name: basename(name), spec: join(checkout, dirname(m.path), basename(m.path)), config: join(checkout, path) }));
  });
}
