import { noSpan, type Span } from "../base/span.ts";
import { nearest } from "../base/nearest.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Outside } from "../outside/outside.ts";
import { parse } from "../syntax/parse.ts";
import type { ModuleNode, Name } from "../syntax/tree.ts";
import { moduleDiagnostic } from "./catalogue.ts";
import { instancedModules } from "./instanced-modules.ts";
import { libraryModules } from "./library/index.ts";
import type { FileHost, LoadResult } from "./loaded.ts";
import { standardModules } from "./standard-modules.ts";

/** Reads the module of `rootPath` and all that it reaches. A module is looked for among the modules nested around, those of the same file,
 *  the files beside the root, those of `libraryPaths` in order, the standard modules, and the library texts. `loaded` is null when there is an
 *  error; all files are read nevertheless, so that their syntax errors come together. Raises E1xx and E201 to E205. */
export function load(rootPath: string, host: FileHost, options: { readonly libraryPaths?: readonly string[] } = {}): LoadResult {
  const loader = new Loader(host, [directoryOf(rootPath), ...(options.libraryPaths ?? [])]);
  const root = loader.loadRoot(rootPath);
  const { sources, modules, diagnostics } = loader;
  const failed = root === null || diagnostics.some(({ severity }) => severity === "error");
  return { loaded: failed ? null : { root, modules, sources, outside: outsideOf(rootPath, host) }, sources, diagnostics };
}

/** A file that a spec names is looked for where the command runs, and then beside the spec: there TLC is usually run. */
function outsideOf(rootPath: string, host: FileHost): Outside {
  const directory = directoryOf(rootPath);
  const isRelative = (path: string): boolean => !/^(?:[\\/]|[A-Za-z]:)/.test(path);
  return {
    read: (path) => host.read(path) ?? (directory !== "" && isRelative(path) ? host.read(`${directory}/${path}`) : null),
    environment: host.environment ?? new Map(),
  };
}

class Loader {
  readonly modules = new Map<string, ModuleNode>();
  readonly sources = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #host: FileHost;
  readonly #searchPath: readonly string[];
  readonly #byFile = new Map<string, readonly ModuleNode[]>();
  readonly #loading: string[] = [];
  readonly #missing = new Set<string>();

  constructor(host: FileHost, searchPath: readonly string[]) {
    this.#host = host;
    this.#searchPath = [...new Set(searchPath)];
  }

  loadRoot(path: string): ModuleNode | null {
    const text = this.#host.read(path);
    if (text === null) {
      this.diagnostics.push(moduleDiagnostic("E201", { path, reason: this.#host.why?.(path) ?? "there is no such file" }, noSpan));
      return null;
    }
    const found = this.#parse(path, text);
    const root = found.find(({ name }) => name.text === baseName(path)) ?? found[0];
    if (root === undefined) {
      this.#reportEmpty(path);
      return null;
    }
    if (root.name.text !== baseName(path)) this.diagnostics.push(moduleDiagnostic("E204", { module: baseName(path), file: path }, root.name.span));
    this.#reach(root);
    return root;
  }

  /** Registers a module and loads what it names, modules that it extends first. */
  #reach(module: ModuleNode): void {
    this.modules.set(module.name.text, module);
    this.#loading.push(module.name.text);
    this.#reachNamed(module, new Set());
    this.#loading.pop();
  }

  #reachNamed(module: ModuleNode, outer: ReadonlySet<string>): void {
    const nested = new Set(outer);
    for (const unit of module.units) if (unit.kind === "module") nested.add(unit.name.text);
    for (const name of module.extends) {
      if (nested.has(name.text)) continue;
      this.#request(name, module);
      for (const inherited of this.#nestedOf(name.text, new Set())) nested.add(inherited);
    }
    for (const name of instancedModules(module)) if (!nested.has(name.text)) this.#request(name, module);
    for (const unit of module.units) if (unit.kind === "module") this.#reachNamed(unit, nested);
  }

  /** The nested modules that come with EXTENDS `name`. */
  #nestedOf(name: string, seen: Set<string>): readonly string[] {
    const module = this.modules.get(name);
    if (module === undefined || seen.has(name)) return [];
    seen.add(name);
    return [...module.units.flatMap((unit) => (unit.kind === "module" ? [unit.name.text] : [])), ...module.extends.flatMap((base) => this.#nestedOf(base.text, seen))];
  }

  #request(name: Name, from: ModuleNode): void {
    const { text } = name;
    if (this.#loading.includes(text)) {
      const cycle = [...this.#loading.slice(this.#loading.indexOf(text)), text];
      this.diagnostics.push(moduleDiagnostic("E203", { cycle }, name.span));
      return;
    }
    if (this.modules.has(text) || this.#missing.has(text)) return;
    const module = this.#ofFile(from, text) ?? this.#find(name);
    if (module !== null) this.#reach(module);
  }

  #ofFile(from: ModuleNode, name: string): ModuleNode | null {
    return this.#byFile.get(from.span.file)?.find((module) => module.name.text === name) ?? null;
  }

  #find(name: Name): ModuleNode | null {
    for (const directory of this.#searchPath) {
      const path = directory === "" ? `${name.text}.tla` : `${directory.replace(/[\\/]$/, "")}/${name.text}.tla`;
      const text = this.#host.read(path);
      if (text !== null) return this.#ofText(path, text, name);
    }
    if (standardModules.has(name.text)) return null;
    const library = libraryModules.get(name.text);
    if (library !== undefined) return this.#ofText(`<${name.text}>`, library, name);
    this.#missing.add(name.text);
    const places = this.#searchPath.map((directory) => (directory === "" ? "the current directory" : directory)).join(", ");
    const near = nearest(name.text, [...standardModules.keys(), ...libraryModules.keys()])[0] ?? null;
    this.diagnostics.push({ ...moduleDiagnostic("E202", { name: name.text, near }, name.span), hint: `looked for ${name.text}.tla in ${places}, and among the built-in modules` });
    return null;
  }

  #ofText(path: string, text: string, name: Name): ModuleNode | null {
    const found = this.#parse(path, text);
    const module = found.find((candidate) => candidate.name.text === name.text) ?? null;
    if (module !== null) return module;
    this.#missing.add(name.text);
    if (found.length === 0) this.#reportEmpty(path);
    else this.diagnostics.push(moduleDiagnostic("E204", { module: name.text, file: path }, name.span));
    return null;
  }

  #parse(path: string, text: string): readonly ModuleNode[] {
    const known = this.#byFile.get(path);
    if (known !== undefined) return known;
    this.sources.set(path, text);
    const { modules, diagnostics } = parse(text, path);
    this.diagnostics.push(...diagnostics);
    this.#byFile.set(path, modules);
    return modules;
  }

  #reportEmpty(path: string): void {
    if (!this.diagnostics.some(({ severity, span }) => severity === "error" && span.file === path)) {
      this.diagnostics.push(moduleDiagnostic("E205", { path }, startOf(path)));
    }
  }
}

function startOf(file: string): Span {
  return { file, start: 0, end: 0 };
}

function directoryOf(path: string): string {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return slash === 0 ? "/" : path.slice(0, Math.max(slash, 0));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.tla$/, "");
}
