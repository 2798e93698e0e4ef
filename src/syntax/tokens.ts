import { createToken, type TokenType } from "chevrotain";

const names = new Map<TokenType, string>();

/** A token type of the grammar; `label` is how messages name it. */
function kind(name: string, label: string, categories: TokenType[] = []): TokenType {
  const type = createToken({ name, label, categories, pattern: /NOT APPLICABLE/ });
  names.set(type, name);
  return type;
}

// Names and literals
export const Identifier = kind("Identifier", "a name");
export const NumberLiteral = kind("Number", "a number");
export const StringLiteral = kind("String", "a string");
export const At = kind("At", "'@'");
export const Underscore = kind("Underscore", "'_'");

// Operators by the part they play where they stand
export const Prefix = kind("Prefix", "a prefix operator");
export const Infix = kind("Infix", "an operator");
export const In = kind("In", "'\\in'", [Infix]);
export const Equals = kind("Equals", "'='", [Infix]);
export const Postfix = kind("Postfix", "a postfix operator");
/** An operator symbol that stands for itself: an argument, `I!+`, `+(a, b)`. */
export const OperatorName = kind("OperatorName", "an operator symbol");

// Junction lists: inserted by `layout`, except the bullet, which is the token of the text
export const ListStart = kind("ListStart", "a bulleted list");
export const Bullet = kind("Bullet", "'/\\' or '\\/'");
export const ListEnd = kind("ListEnd", "the end of a bulleted list");

// Inserted by `layout` before the left side of every `==` of a definition
export const DefinitionStart = kind("DefinitionStart", "a definition");

// Brackets
export const LeftParen = kind("LeftParen", "'('");
/** A `(` that follows an operand or a `!`: `Op(x)`, `Op(_)`, `WF_v(A)`. */
export const LeftCall = kind("LeftCall", "'('");
export const RightParen = kind("RightParen", "')'");
export const LeftSquare = kind("LeftSquare", "'['");
/** A `[` that follows an operand or a `!`: `f[x]`, `f[x \in S] == `, `![x]`. */
export const LeftIndex = kind("LeftIndex", "'['");
export const RightSquare = kind("RightSquare", "']'");
export const RightSquareSubscript = kind("RightSquareSubscript", "']_'");
export const LeftBrace = kind("LeftBrace", "'{'");
export const RightBrace = kind("RightBrace", "'}'");
export const LeftAngle = kind("LeftAngle", "'<<'");
export const RightAngle = kind("RightAngle", "'>>'");
export const RightAngleSubscript = kind("RightAngleSubscript", "'>>_'");

// Punctuation
export const Comma = kind("Comma", "','");
export const Colon = kind("Colon", "':'");
export const ColonColon = kind("ColonColon", "'::'");
export const Dot = kind("Dot", "'.'");
export const Bang = kind("Bang", "'!'");
export const Defines = kind("Defines", "'=='");
export const Arrow = kind("Arrow", "'->'");
export const MapsTo = kind("MapsTo", "'|->'");
export const LeftArrow = kind("LeftArrow", "'<-'");
/** `<<`, `>>` or `:` after a `!`: it selects a part of an expression, as in `Op!<<`. */
export const Selector = kind("Selector", "a selector");
/** A `[]` that follows an operand. */
export const CaseSeparator = kind("CaseSeparator", "'[]'");

// Modules
export const ModuleStart = kind("ModuleStart", "'---- MODULE'");
export const Separator = kind("Separator", "'----'");
export const ModuleEnd = kind("ModuleEnd", "'===='");

// Proof steps: `<1>2.` where it starts a step, and where a fact names it
export const StepStart = kind("StepStart", "a proof step");
export const StepName = kind("StepName", "the name of a proof step");

const keyword = (name: string, label = name): TokenType => kind(name, `'${label}'`);

export const Forall = kind("Forall", "'\\A'");
export const Exists = kind("Exists", "'\\E'");
export const TemporalQuantifier = kind("TemporalQuantifier", "'\\AA' or '\\EE'");
export const Fairness = kind("Fairness", "'WF_' or 'SF_'");
export const DeclarationLevel = kind("DeclarationLevel", "'STATE', 'ACTION' or 'TEMPORAL'");
export const Assume = keyword("ASSUME");
export const Assumption = keyword("ASSUMPTION");
export const By = keyword("BY");
export const Case = keyword("CASE");
export const Choose = keyword("CHOOSE");
export const Constant = keyword("CONSTANT");
export const Def = keyword("DEF");
export const Define = keyword("DEFINE");
export const Else = keyword("ELSE");
export const Except = keyword("EXCEPT");
export const Extends = keyword("EXTENDS");
export const Have = keyword("HAVE");
export const Hide = keyword("HIDE");
export const If = keyword("IF");
export const LetIn = keyword("IN");
export const Instance = keyword("INSTANCE");
export const Lambda = keyword("LAMBDA");
export const Let = keyword("LET");
export const Local = keyword("LOCAL");
export const Module = keyword("MODULE");
export const New = keyword("NEW");
export const Obvious = keyword("OBVIOUS");
export const Omitted = keyword("OMITTED");
export const Only = keyword("ONLY");
export const Other = keyword("OTHER");
export const Pick = keyword("PICK");
export const Proof = keyword("PROOF");
export const Prove = keyword("PROVE");
export const Qed = keyword("QED");
export const Recursive = keyword("RECURSIVE");
export const Suffices = keyword("SUFFICES");
export const Take = keyword("TAKE");
export const Then = keyword("THEN");
export const Theorem = keyword("THEOREM");
export const Use = keyword("USE");
export const Variable = keyword("VARIABLE");
export const With = keyword("WITH");
export const Witness = keyword("WITNESS");

/** Every token type that the grammar can see. */
export const grammarTokens: readonly TokenType[] = [...names.keys()];

/** Words that are no identifiers. Prefix operators that are words (`SUBSET`) are not among them. */
export const keywords: ReadonlyMap<string, TokenType> = new Map([
  ["ACTION", DeclarationLevel], ["ACTIONS", DeclarationLevel], ["STATE", DeclarationLevel],
  ["TEMPORAL", DeclarationLevel], ["TEMPORALS", DeclarationLevel],
  ["ASSUME", Assume], ["ASSUMPTION", Assumption], ["AXIOM", Assumption], ["BY", By], ["CASE", Case], ["CHOOSE", Choose],
  ["CONSTANT", Constant], ["CONSTANTS", Constant], ["DEF", Def], ["DEFS", Def], ["DEFINE", Define], ["ELSE", Else],
  ["EXCEPT", Except], ["EXTENDS", Extends], ["HAVE", Have], ["HIDE", Hide], ["IF", If], ["IN", LetIn], ["INSTANCE", Instance],
  ["LAMBDA", Lambda], ["LET", Let], ["LOCAL", Local], ["MODULE", Module], ["NEW", New], ["OBVIOUS", Obvious],
  ["OMITTED", Omitted], ["ONLY", Only], ["OTHER", Other], ["PICK", Pick], ["PROOF", Proof], ["PROVE", Prove], ["QED", Qed],
  ["RECURSIVE", Recursive], ["SUFFICES", Suffices], ["TAKE", Take], ["THEN", Then], ["THEOREM", Theorem],
  ["LEMMA", Theorem], ["COROLLARY", Theorem], ["PROPOSITION", Theorem], ["USE", Use], ["VARIABLE", Variable],
  ["VARIABLES", Variable], ["WITH", With], ["WITNESS", Witness], ["[]ASSUME", Assume], ["[]PROVE", Prove],
]);

/** Symbols whose part does not depend on where they stand. */
export const punctuation: ReadonlyMap<string, TokenType> = new Map([
  ["(", LeftParen], [")", RightParen], ["]", RightSquare], ["]_", RightSquareSubscript], ["{", LeftBrace], ["}", RightBrace],
  ["<<", LeftAngle], ["⟨", LeftAngle], [">>", RightAngle], ["⟩", RightAngle], [">>_", RightAngleSubscript],
  ["⟩_", RightAngleSubscript], [",", Comma], [":", Colon], ["::", ColonColon], ["∷", ColonColon], [".", Dot], ["!", Bang],
  ["==", Defines], ["≜", Defines], ["->", Arrow], ["→", Arrow], ["|->", MapsTo], ["↦", MapsTo], ["<-", LeftArrow],
  ["←", LeftArrow], ["_", Underscore], ["\\A", Forall], ["\\forall", Forall], ["∀", Forall], ["\\E", Exists],
  ["\\exists", Exists], ["∃", Exists], ["\\AA", TemporalQuantifier], ["\\EE", TemporalQuantifier],
]);
