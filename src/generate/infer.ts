import type { Argument, Binding, BoundVariable, DefId, Expr, Lambda, LocalDefinition, LocalId, Parameter, Program, VariableId } from "../ir/ir.ts";
import { shapeOfBuiltin } from "./builtin-shapes.ts";
import { shapeOfValue } from "./shape-of-value.ts";
import { elementOf, setOf, Unknown } from "./shape.ts";

/** What a local stands for: a value, or an operator with the scope that it was written in. */
type Entry = { readonly kind: "value"; readonly value: Unknown } | { readonly kind: "operator"; readonly parameters: readonly Parameter[]; readonly body: Expr; readonly scope: Scope };
type Scope = ReadonlyMap<LocalId, Entry>;

/** Nested applications, and expressions that are looked at, in one inference: what is beyond that stays unknown. */
const mostDepth = 60;
const mostWork = 300_000;

/** Infers shapes of values by unification over formulas: both sides of an equation have one shape, an element of S is what S has elements of, and so on (compare Hindley and
 *  Milner, with operators inferred anew for each application). It only helps to guess what `Gen` should generate: nothing depends on it being right, and where uses
 *  do not fit together nothing is said. */
export class Inference {
  readonly #program: Program;
  readonly #generator: (id: DefId) => boolean;
  readonly #variables = new Map<VariableId, Unknown>();
  readonly #definitions = new Map<DefId, Unknown>();
  readonly #generated = new Map<Expr, Unknown>();
  #depth = 0;
  #work = 0;

  constructor(program: Program, generator: (id: DefId) => boolean) {
    this.#program = program;
    this.#generator = generator;
  }

  /** Looks at an expression without free locals. */
  look(e: Expr): void {
    this.#infer(e, new Map());
  }

  /** What is known of the value of an application of `Gen`, wherever it is evaluated. */
  generated(e: Expr): Unknown {
    return memo(this.#generated, e);
  }

  #infer(e: Argument, scope: Scope): Unknown {
    if (++this.#work > mostWork || e.kind === "lambda") return new Unknown();
    switch (e.kind) {
      case "literal": return shapeOfValue(e.value);
      case "variable": return memo(this.#variables, e.variable);
      case "replaced": return this.#infer(e.current, scope);
      case "local": return this.#applied(scope.get(e.id), [], scope);
      case "apply-local": return this.#applied(scope.get(e.id), e.arguments, scope);
      case "apply": return this.#application(e, scope);
      case "builtin": return shapeOfBuiltin(e.operator, e.arguments, (a) => this.#infer(a, scope), (a, given) => this.#call(a, given, scope));
      case "and": case "or": e.items.forEach((item) => this.#truth(item, scope)); return truth();
      case "forall": case "exists": this.#truth(e.body, this.#bound(e.bindings, scope)); return truth();
      case "choose": {
        const value = e.set === null ? new Unknown() : this.#elementOf(e.set, scope);
        this.#truth(e.body, this.#with(e.variable, value, scope));
        return value;
      }
      case "unbounded": this.#truth(e.body, e.variables.reduce((s, v) => this.#with(v, new Unknown(), s), scope)); return truth();
      case "set": return setOf(this.#common(e.elements, scope));
      case "filter": {
        const set = this.#infer(e.binding.set, scope);
        this.#truth(e.body, this.#with(e.binding.variable, elementOf(set), scope));
        return set;
      }
      case "map": return setOf(this.#infer(e.body, this.#bound(e.bindings, scope)));
      case "function": return this.#function(e, scope);
      case "record": return new Unknown({ kind: "record", open: false, fields: new Map(e.fields.map((f) => [f.name, this.#infer(f.value, scope)])) });
      case "record-set": return setOf(new Unknown({ kind: "record", open: false, fields: new Map(e.fields.map((f) => [f.name, this.#elementOf(f.value, scope)])) }));
      case "tuple": return new Unknown({ kind: "tuple", elements: e.elements.map((x) => this.#infer(x, scope)) });
      case "product": return setOf(new Unknown({ kind: "tuple", elements: e.factors.map((x) => this.#elementOf(x, scope)) }));
      case "select": return this.#selected(this.#infer(e.function, scope), e.argument, scope);
      case "except": return this.#except(e, scope);
      case "if": this.#truth(e.condition, scope); return this.#common([e.then, e.else], scope);
      case "case": {
        for (const arm of e.arms) this.#truth(arm.guard, scope);
        return this.#common([...e.arms.map((arm) => arm.value), ...(e.other === null ? [] : [e.other])], scope);
      }
      case "let": return this.#infer(e.body, this.#defined(e.definitions, scope));
      case "prime": return this.#infer(e.body, scope);
      case "unchanged": case "enabled": this.#infer(e.body, scope); return truth();
      case "box-action": case "angle-action": this.#truth(e.action, scope); return truth();
      case "temporal": e.arguments.forEach((a) => this.#infer(a, scope)); return truth();
    }
  }

  #truth(e: Expr, scope: Scope): void {
    Unknown.unify(this.#infer(e, scope), truth());
  }

  #common(list: readonly Expr[], scope: Scope): Unknown {
    const all = new Unknown();
    for (const e of list) Unknown.unify(this.#infer(e, scope), all);
    return all;
  }

  #elementOf(set: Expr, scope: Scope): Unknown {
    return elementOf(this.#infer(set, scope));
  }

  #bound(bindings: readonly Binding[], scope: Scope): Scope {
    return bindings.reduce((s, b) => this.#with(b.variable, this.#elementOf(b.set, scope), s), scope);
  }

  #with(variable: BoundVariable, value: Unknown, scope: Scope): Scope {
    const inner: Scope = new Map([...scope, [variable.id, { kind: "value", value }]]);
    if (variable.tuple === null) return inner;
    const elements = variable.tuple.map(() => new Unknown());
    Unknown.unify(value, new Unknown({ kind: "tuple", elements }));
    return new Map([...inner, ...variable.tuple.map((part, i): [LocalId, Entry] => [part.id, { kind: "value", value: elements[i] }])]);
  }

  #defined(definitions: readonly LocalDefinition[], scope: Scope): Scope {
    let inner = scope;
    for (const d of definitions) {
      const entry: Entry = d.parameters.length === 0 && !d.recursive ? { kind: "value", value: this.#infer(d.body, inner) } : { kind: "operator", parameters: d.parameters, body: d.body, scope: inner };
      inner = new Map([...inner, [d.id, entry]]);
    }
    return inner;
  }

  #application(e: Extract<Expr, { kind: "apply" }>, scope: Scope): Unknown {
    if (this.#generator(e.definition)) return memo(this.#generated, e);
    const { parameters, body, recursive } = this.#program.definitions[e.definition];
    if (recursive) {
      e.arguments.forEach((a) => this.#infer(a, scope));
      return new Unknown();
    }
    if (parameters.length > 0) return this.#body(parameters, body, new Map(), e.arguments, scope);
    const known = this.#definitions.get(e.definition);
    if (known !== undefined) return known;
    const made = this.#body([], body, new Map(), [], scope);
    this.#definitions.set(e.definition, made);
    return made;
  }

  #applied(entry: Entry | undefined, given: readonly Argument[], scope: Scope): Unknown {
    if (entry === undefined) return new Unknown();
    return entry.kind === "value" ? entry.value : this.#body(entry.parameters, entry.body, entry.scope, given, scope);
  }

  /** The body of an operator, applied to arguments that are written in `scope`. */
  #body(parameters: readonly Parameter[], body: Expr, own: Scope, given: readonly Argument[], scope: Scope): Unknown {
    if (this.#depth >= mostDepth) return new Unknown();
    this.#depth++;
    const entries = parameters.flatMap((p, i): [LocalId, Entry][] => {
      const a = given[i];
      if (a === undefined) return [];
      return [[p.id, a.kind === "lambda" ? { kind: "operator", parameters: a.parameters, body: a.body, scope } : { kind: "value", value: this.#infer(a, scope) }]];
    });
    const made = this.#infer(body, new Map([...own, ...entries]));
    this.#depth--;
    return made;
  }

  /** An operator given to a built-in one, applied to values. */
  #call(operator: Lambda, given: readonly Unknown[], scope: Scope): Unknown {
    return this.#infer(operator.body, new Map([...scope, ...operator.parameters.map((p, i): [LocalId, Entry] => [p.id, { kind: "value", value: given[i] ?? new Unknown() }])]));
  }

  #function(e: Extract<Expr, { kind: "function" }>, scope: Scope): Unknown {
    const keys = e.bindings.map((b) => this.#elementOf(b.set, scope));
    const value = new Unknown();
    const whole = new Unknown({ kind: "function", key: keys.length === 1 ? keys[0] : new Unknown({ kind: "tuple", elements: keys }), value });
    const inner = e.bindings.reduce((s, b, i) => this.#with(b.variable, keys[i], s), scope);
    Unknown.unify(this.#infer(e.body, e.self === null ? inner : new Map([...inner, [e.self, { kind: "value", value: whole }]])), value);
    return whole;
  }

  #selected(f: Unknown, argument: Expr, scope: Scope): Unknown {
    const value = new Unknown();
    const shape = f.shape;
    if (argument.kind === "literal" && typeof argument.value === "string" && shape?.kind !== "function") {
      Unknown.unify(f, new Unknown({ kind: "record", open: true, fields: new Map([[argument.value, value]]) }));
      return value;
    }
    if (argument.kind === "literal" && typeof argument.value === "number" && shape?.kind === "tuple") return shape.elements[argument.value - 1] ?? value;
    const key = this.#infer(argument, scope);
    Unknown.unify(f, new Unknown({ kind: "function", key, value }));
    return value;
  }

  #except(e: Extract<Expr, { kind: "except" }>, scope: Scope): Unknown {
    const base = this.#infer(e.base, scope);
    for (const { path, at, value } of e.updates) {
      const place = path.reduce((f, argument) => this.#selected(f, argument, scope), base);
      Unknown.unify(this.#infer(value, new Map([...scope, [at, { kind: "value", value: place }]])), place);
    }
    return base;
  }
}

const truth = (): Unknown => new Unknown({ kind: "boolean" });

function memo<K>(map: Map<K, Unknown>, key: K): Unknown {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = new Unknown();
  map.set(key, made);
  return made;
}
