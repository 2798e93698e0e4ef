/** A temporal formula in negation normal form, over atoms: predicates of a state or of a step. Hash-consed by the table that made it. */
export type Formula = { readonly id: number; readonly temporal: boolean } & Shape;

type Shape =
  | { readonly kind: "true" | "false" }
  /** The atom, or its negation. */
  | { readonly kind: "literal"; readonly atom: number; readonly negated: boolean }
  | { readonly kind: "and" | "or"; readonly items: readonly Formula[] }
  | { readonly kind: "always" | "eventually"; readonly body: Formula }
  /** Strong fairness: `[]<>enabled => []<>taken`, of two predicates; `meaning` says the same with `<>[]` and `[]<>`. */
  | { readonly kind: "strong"; readonly enabled: Formula; readonly taken: Formula; readonly meaning: Formula };

/** Makes formulas, each one once, in a form where much has been moved out of temporal operators: box distributes over conjunctions, diamond over
 *  disjunctions, and a part whose truth is the same everywhere in a behaviour (`[]<>P`, `<>[]P`, strong fairness) leaves both.
 *  Predicates, which contain no temporal operator, stay whole. */
export class FormulaTable {
  readonly #formulas: Formula[] = [];
  readonly #byKey = new Map<string, Formula>();
  readonly true = this.#make("T", { kind: "true" }, false);
  readonly false = this.#make("F", { kind: "false" }, false);

  /** The formula with this number. */
  at(id: number): Formula {
    return this.#formulas[id];
  }

  literal(atom: number, negated: boolean): Formula {
    return this.#make(`${negated ? "-" : "+"}${atom}`, { kind: "literal", atom, negated }, false);
  }

  and(items: readonly Formula[]): Formula {
    return this.#junction("and", items, this.true, this.false);
  }

  or(items: readonly Formula[]): Formula {
    return this.#junction("or", items, this.false, this.true);
  }

  always(body: Formula): Formula {
    if (body.kind === "true" || body.kind === "false" || body.kind === "always" || isTail(body)) return body;
    if (body.kind === "and" && body.temporal) return this.and(body.items.map((item) => this.always(item)));
    if (body.kind === "or" && body.temporal) {
      const tails = body.items.filter(isTail);
      const others = body.items.filter((item) => !isTail(item));
      if (tails.length > 0) return this.or([...tails, this.always(this.or(others))]);
      if (others.every((item) => item.kind === "eventually")) return this.or(others.map((item) => this.always(item)));
    }
    return this.#make(`[${body.id}`, { kind: "always", body }, true);
  }

  eventually(body: Formula): Formula {
    if (body.kind === "true" || body.kind === "false" || body.kind === "eventually" || isTail(body)) return body;
    if (body.kind === "or" && body.temporal) return this.or(body.items.map((item) => this.eventually(item)));
    if (body.kind === "and" && body.temporal) {
      const tails = body.items.filter(isTail);
      const others = body.items.filter((item) => !isTail(item));
      if (tails.length > 0) return this.and([...tails, this.eventually(this.and(others))]);
      if (others.every((item) => item.kind === "always")) return this.and(others.map((item) => this.eventually(item)));
    }
    return this.#make(`<${body.id}`, { kind: "eventually", body }, true);
  }

  strong(enabled: Formula, disabled: Formula, taken: Formula): Formula {
    const meaning = this.or([this.eventually(this.always(disabled)), this.always(this.eventually(taken))]);
    return this.#make(`s${enabled.id},${taken.id}`, { kind: "strong", enabled, taken, meaning }, true);
  }

  #junction(kind: "and" | "or", items: readonly Formula[], neutral: Formula, absorbing: Formula): Formula {
    const parts = new Map<number, Formula>();
    const add = (item: Formula): void => {
      if (item.kind === kind) item.items.forEach(add);
      else if (item !== neutral) parts.set(item.id, item);
    };
    items.forEach(add);
    if (parts.has(absorbing.id)) return absorbing;
    const [first] = parts.values();
    if (first === undefined) return neutral;
    if (parts.size === 1) return first;
    const list = [...parts.values()];
    return this.#make(`${kind}${list.map((item) => item.id).join(",")}`, { kind, items: list }, list.some((item) => item.temporal));
  }

  #make(key: string, shape: Shape, temporal: boolean): Formula {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const made: Formula = { ...shape, id: this.#formulas.length, temporal };
    this.#formulas.push(made);
    this.#byKey.set(key, made);
    return made;
  }
}

/** Whether the formula is true at all places of a behaviour or at none. */
function isTail(f: Formula): boolean {
  switch (f.kind) {
    case "strong": return true;
    case "always": return f.body.kind === "eventually";
    case "eventually": return f.body.kind === "always";
    case "and": case "or": return f.items.every(isTail);
    default: return false;
  }
}

/** The formula and all its parts, each once. */
export function subformulasOf(f: Formula): readonly Formula[] {
  const found = new Set<Formula>();
  const visit = (part: Formula): void => {
    if (found.has(part)) return;
    found.add(part);
    if (part.kind === "and" || part.kind === "or") part.items.forEach(visit);
    else if (part.kind === "always" || part.kind === "eventually") visit(part.body);
    else if (part.kind === "strong") visit(part.meaning);
  };
  visit(f);
  return [...found];
}

export function atomsOf(f: Formula): readonly number[] {
  return subformulasOf(f).flatMap((part) => (part.kind === "literal" ? [part.atom] : []));
}
