import { type Catalogue, type Diagnostic, diagnosticsOf } from "../diagnostic/diagnostic.ts";

/** Findings about names, arguments and instances, and about the config's constants. */
export const lowerCatalogue = {
  E220: { text: (p: { name: string }) => `unknown name '${p.name}'` },
  E221: { text: (p: { name: string }) => `unknown operator '${p.name}'` },
  E222: {
    text: (p: { name: string }) => `'${p.name}' is used before it is defined`,
    hint: "move the definition up, or declare it with RECURSIVE when it refers to itself",
  },
  E223: {
    text: (p: { name: string; takes: number; given: number }) =>
      p.takes === 0 ? `'${p.name}' takes no arguments, but is given ${p.given}` : `'${p.name}' takes ${count(p.takes)}, but is given ${p.given}`,
  },
  E224: { text: (p: { name: string }) => `'${p.name}' is defined or declared twice`, hint: "rename one of them; TLA+ has no shadowing" },
  W225: {
    severity: "warning",
    text: (p: { name: string }) => `'${p.name}' comes from two modules; the first of them is used`,
  },
  E226: { text: (p: { name: string }) => `'${p.name}' comes from two modules, and stands for different kinds of things there` },
  E227: {
    text: (p: { parameter: string; arity: number }) => `'${p.parameter}' must be an operator that takes ${count(p.arity)}, but is given an expression`,
    hint: "pass the name of an operator, or LAMBDA x : e",
  },
  E228: {
    text: (p: { given: string }) => `${p.given} is an operator where an expression is expected`,
  },
  E229: {
    text: (p: { parameter: string; arity: number; given: string }) => `'${p.parameter}' must be an operator that takes ${count(p.arity)}; ${p.given} does not fit`,
  },
  E230: {
    text: (p: { module: string; name: string }) => `INSTANCE ${p.module} gives no expression for '${p.name}', and nothing of that name is defined here`,
    hint: "add WITH name <- expression",
  },
  E231: { text: (p: { module: string; name: string }) => `'${p.name}' is not a CONSTANT or VARIABLE of module '${p.module}'` },
  E232: { text: (p: { name: string }) => `'${p.name}' is substituted twice` },
  E233: { text: (p: { name: string }) => `'${p.name}' is declared RECURSIVE but not defined` },
  E234: { text: (p: { name: string }) => `the definition of '${p.name}' does not fit its RECURSIVE declaration` },
  E235: { text: () => "'@' stands outside of an EXCEPT" },
  E236: { text: (p: { name: string }) => `'${p.name}' is an instance of a module, not an operator`, hint: "name one of its operators: I!Op" },
  E237: { text: (p: { name: string }) => `'${p.name}' is not an instance of a module, so it has no '!'` },
  E238: { text: (p: { module: string; name: string }) => `module '${p.module}' exports no '${p.name}'`, hint: "LOCAL definitions and declarations are not exported" },
  E239: { text: (p: { name: string }) => `module '${p.name}' is not in scope here` },
  E240: { text: (p: { name: string }) => `'${p.name}' is given twice in one record` },
  E241: { text: (p: { name: string }) => `'${p.name}' is an operator of the language and can not be redefined` },
  E242: { text: (p: { selector: string; name: string }) => `'${p.name}' has no part '!${p.selector}'` },
  E243: { text: (p: { number: string }) => `'${p.number}' is not a number` },
  E244: { text: (p: { name: string }) => `'${p.name}' stands for an ASSUME/PROVE, which is not an expression` },
  E245: { text: (p: { name: string; takes: number; given: number }) => `the function '${p.name}' is defined with ${p.takes} bound variable${p.takes === 1 ? "" : "s"}, but is applied to ${p.given} arguments` },
  E246: { text: (p: { name: string }) => `'${p.name}' can not be defined by INSTANCE inside LET: it depends on an operator that takes operators` },
  E247: { text: () => "this is nested too deeply", hint: "split it into several definitions" },
  E248: {
    text: (p: { module: string; name: string; takes: number }) => `'${p.name}' of module '${p.module}' ${p.takes === 0 ? "is an expression" : `is an operator that takes ${count(p.takes)}`}, unlike the '${p.name}' here that would replace it`,
    hint: "add WITH name <- another operator",
  },
  E249: { text: () => "a unit of this kind can not stand between RECURSIVE and the definitions that it announces", hint: "move RECURSIVE down to its definitions" },
  E250: { text: (p: { name: string }) => `there are two modules of the name '${p.name}' here` },
  E251: { text: (p: { name: string; label: string }) => `the label '${p.label}' has to name the bound variable '${p.name}' as a parameter`, hint: "the parameters of a label are the variables that are bound between it and the label or the definition around it" },
  E252: { text: (p: { name: string; label: string }) => `the label '${p.label}' has a parameter '${p.name}' that is not bound between it and the label or the definition around it` },
  E253: { text: (p: { label: string }) => `the label '${p.label}' stands twice at the same place` },
  E254: { text: (p: { label: string }) => `the label '${p.label}' names nothing: it stands outside of definitions, or after a symbol of an ASSUME inside another one` },
  E255: { text: (p: { label: string }) => `the label '${p.label}' stands in an EXCEPT, where labels name nothing` },
  E256: { text: () => "HIDE takes the names of assumptions, theorems and steps, not expressions", hint: "definitions are hidden with HIDE DEF" },
  E257: { text: (p: { name: string }) => `'${p.name}' after DEF is not the name of a definition` },
  E258: { text: (p: { name: string }) => `module '${p.name}' is neither extended nor instantiated here` },
  E259: { text: (p: { name: string }) => `the proof step '${p.name}' states no formula, so it is no expression` },
  E390: {
    text: (p: { name: string; arity: number }) => p.arity === 0 ? `the constant '${p.name}' has no value` : `the constant operator '${p.name}' has no definition`,
    hint: "give it one in the .cfg file: CONSTANT name = value, or CONSTANT name <- definition",
  },
  E391: { text: (p: { name: string }) => `the config replaces '${p.name}', which the specification does not have` },
  W391: { severity: "warning", text: (p: { name: string }) => `the config gives a value to '${p.name}', which the specification does not have` },
  E392: { text: (p: { name: string; module: string }) => `the config names module '${p.module}' for '${p.name}', and that module is not part of the specification` },
  E393: { text: (p: { name: string; target: string }) => `the config replaces '${p.name}' by '${p.target}', which is not defined` },
  E394: { text: (p: { name: string; target: string }) => `the config replaces '${p.name}' by '${p.target}', which takes other arguments` },
  E395: { text: (p: { name: string }) => `the config gives '${p.name}' a value for a number of arguments that it does not take` },
  E396: { text: (p: { name: string }) => `the config gives a value to '${p.name}', which is a VARIABLE` },
  E397: { text: (p: { name: string }) => `the config replaces '${p.name}' by something that it also replaces, in a circle` },
  E398: { text: (p: { name: string; level: string }) => `the config replaces the constant '${p.name}' by ${p.level}`, hint: "a constant needs a replacement that mentions no variable" },
} as const satisfies Catalogue;

export const lowerDiagnostic = diagnosticsOf(lowerCatalogue);

/** The same finding with this advice in place of the catalogue's. */
export function withHint(diagnostic: Diagnostic, hint: string | null): Diagnostic {
  return hint === null ? diagnostic : { ...diagnostic, hint };
}

function count(n: number): string {
  return n === 1 ? "1 argument" : `${n} arguments`;
}
