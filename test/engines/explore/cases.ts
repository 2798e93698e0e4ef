/** A small spec, its configuration, and what a search of its states must say. Counts, depths and outcomes are those that TLC gave with one worker
 *  (which counts nothing where an assumption is false or an initial state is wrong). */
export interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly config: string;
  /** `outcome; generated, distinct, left on queue, depth`. The outcome of a violation has the number of states of its trace. */
  readonly expected: string;
}

const counter = ["EXTENDS Naturals, TLC", "VARIABLE x", "Init == x = 0", "Next == x' = (x + 1) % 6"];
const grid = ["EXTENDS Naturals, TLC", "VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Right == x' = x + 1 /\\ y' = y", "Up == y' = y + 1 /\\ x' = x", "Next == Right \\/ Up"];
const votes = [
  "EXTENDS Naturals, FiniteSets, TLC", "CONSTANTS P, Q", "VARIABLES votes, log",
  "Init == votes = [p \\in P |-> {}] /\\ log = <<>>",
  "Vote(p, q) == q \\notin votes[p] /\\ votes' = [votes EXCEPT ![p] = @ \\cup {q}] /\\ log' = <<p, q>>",
  "Forget == log # <<>> /\\ log' = <<>> /\\ UNCHANGED votes",
  "Next == Forget \\/ \\E p \\in P, q \\in Q : Vote(p, q)",
  "Sym == Permutations(P) \\cup Permutations(Q)",
  "Few == Cardinality(UNION {votes[p] : p \\in P}) < 2",
];
const behaviour = "INIT Init\nNEXT Next\n";
const quiet = `${behaviour}CHECK_DEADLOCK FALSE\n`;
const people = "CONSTANTS P = {p1, p2, p3}\nQ = {q1, q2}\n";

export const cases: readonly Case[] = [
  { name: "a cycle", lines: counter, config: behaviour, expected: "holds; 7, 6, 0, 6" },
  { name: "an invariant", lines: [...counter, "Small == x < 4"], config: `${behaviour}INVARIANT Small\n`, expected: "violated Small, 5 states; 5, 5, 0, 5" },
  { name: "an invariant of the initial state", lines: [...counter, "Positive == x > 0"], config: `${behaviour}INVARIANT Positive\n`, expected: "violated Positive, 1 state; 1, 1, 0, 1" },
  { name: "the second of several initial states", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x \\in {3, 1, 2, 3}", "Next == x' = x", "One == x # 2"], config: `${behaviour}INVARIANT One\n`, expected: "violated One, 1 state; 2, 2, 1, 1" },
  { name: "initial states that come twice", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == \\/ x \\in 1..3\n        \\/ x \\in 2..4", "Next == x' = x"], config: behaviour, expected: "holds; 10, 4, 0, 1" },
  { name: "no initial state", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x \\in {}", "Next == x' = x"], config: behaviour, expected: "holds; 0, 0, 0, 0" },
  { name: "a deadlock", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x < 3 /\\ x' = x + 1"], config: behaviour, expected: "deadlock, 4 states; 4, 4, 0, 4" },
  { name: "no deadlock where it is not asked for", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x < 3 /\\ x' = x + 1"], config: quiet, expected: "holds; 4, 4, 0, 4" },
  { name: "a deadlock before a violation of the same level", lines: ["EXTENDS Naturals", "VARIABLES x, y", "Init == x = 0 /\\ y \\in 0..1", "Next == y = 0 /\\ x' = x + 1 /\\ y' = y", "Small == x < 1"], config: `${behaviour}INVARIANT Small\n`, expected: "violated Small, 2 states; 3, 3, 1, 2" },
  { name: "a constraint", lines: [...grid, "Near == x + y < 4"], config: `${behaviour}CONSTRAINT Near\n`, expected: "holds; 21, 10, 0, 4" },
  { name: "an invariant outside the constraint", lines: [...grid, "Near == x + y < 4", "NotFar == x # 4"], config: `${behaviour}CONSTRAINT Near\nINVARIANT NotFar\n`, expected: "violated NotFar, 5 states; 14, 10, 3, 4" },
  { name: "initial states outside the constraint", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x \\in 0..5", "Next == x' = (x + 1) % 6", "Even == x % 2 = 0"], config: `${behaviour}CONSTRAINT Even\n`, expected: "holds; 9, 3, 0, 1" },
  { name: "an invariant of an initial state outside the constraint", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x \\in 0..5", "Next == x' = (x + 1) % 6", "Even == x % 2 = 0", "Not5 == x # 5"], config: `${behaviour}CONSTRAINT Even\nINVARIANT Not5\n`, expected: "violated Not5, 1 state; 6, 3, 3, 1" },
  { name: "successors that the constraint cuts off are no deadlock", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == x' = x + 1", "Small == x < 3"], config: `${behaviour}CONSTRAINT Small\n`, expected: "holds; 4, 3, 0, 3" },
  { name: "an action constraint", lines: [...grid, "Near == x < 3 /\\ y < 3", "Rises == x' > x => y = 0"], config: `${behaviour}CONSTRAINT Near\nACTION_CONSTRAINT Rises\n`, expected: "holds; 19, 9, 0, 5" },
  { name: "an invariant outside the action constraint", lines: [...grid, "Near == x < 3 /\\ y < 3", "Rises == x' > x => y = 0", "Apart == x + y # 3"], config: `${behaviour}CONSTRAINT Near\nACTION_CONSTRAINT Rises\nINVARIANT Apart\n`, expected: "violated Apart, 4 states; 8, 6, 2, 3" },
  { name: "a view", lines: [...grid, "Near == x < 4 /\\ y < 4", "Sum == x + y"], config: `${behaviour}CONSTRAINT Near\nVIEW Sum\n`, expected: "holds; 15, 7, 0, 7" },
  { name: "a view that hides a variable", lines: [...votes, "Seen == votes"], config: `${quiet}${people}VIEW Seen\n`, expected: "holds; 256, 64, 0, 7" },
  { name: "no symmetry", lines: votes, config: `${quiet}${people}`, expected: "holds; 865, 256, 0, 8" },
  { name: "symmetry", lines: votes, config: `${quiet}${people}SYMMETRY Sym\n`, expected: "holds; 110, 33, 0, 8" },
  // Which of the states that are the same by symmetry gets into the view is open; TLC takes another one and counts 99 states generated.
  { name: "symmetry and a view", lines: [...votes, "Seen == votes"], config: `${quiet}${people}SYMMETRY Sym\nVIEW Seen\n`, expected: "holds; 97, 27, 0, 7" },
  { name: "symmetry and a violation", lines: votes, config: `${quiet}${people}SYMMETRY Sym\nINVARIANT Few\n`, expected: "violated Few, 3 states; 11, 5, 2, 3" },
  { name: "rotations as symmetry", lines: [...votes, "Turn == {f \\in Permutations(P) : \\A p \\in P : f[p] # p}"], config: `${quiet}${people}SYMMETRY Turn\n`, expected: "holds; 297, 88, 0, 8" },
  { name: "a box property", lines: [...counter, "Grows == [][x' > x]_x"], config: `SPECIFICATION Spec\nPROPERTY Grows\n`, expected: "violated Grows, 7 states; 7, 6, 0, 6" },
  { name: "a box property of a step to a state that is known", lines: [...counter, "NotBack == [][x' # 0 \\/ x # 5]_x"], config: `SPECIFICATION Spec\nPROPERTY NotBack\n`, expected: "violated NotBack, 7 states; 7, 6, 0, 6" },
  { name: "an always property", lines: [...counter, "Small == [](x < 4)"], config: `SPECIFICATION Spec\nPROPERTY Small\n`, expected: "violated Small, 5 states; 5, 5, 0, 5" },
  { name: "a property of initial states", lines: [...counter, "Zero == x = 0", "One == x = 1"], config: `SPECIFICATION Spec\nPROPERTIES Zero One\n`, expected: "violated One, 1 state; 1, 1, 0, 1" },
  { name: "an Assert", lines: [...counter, "Checked == Assert(x # 3, \"three\") /\\ Next"], config: "INIT Init\nNEXT Checked\n", expected: "assert, 4 states; 4, 4, 0, 4" },
  { name: "an error in Init", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x = Head(<<>>)", "Next == x' = x"].map((l) => l.replace("Naturals", "Naturals, Sequences")), config: behaviour, expected: "evaluation-error; 0, 0, 0, 0" },
  { name: "an error in Next", lines: ["EXTENDS Naturals, Sequences", "VARIABLE q", "Init == q = <<1, 2>>", "Next == q' = Tail(q)"], config: behaviour, expected: "evaluation-error, 3 states; 3, 3, 0, 3" },
  { name: "an error in an invariant", lines: [...counter, "Bad == x < 3 \\/ x < \"a\""], config: `${behaviour}INVARIANT Bad\n`, expected: "evaluation-error, 4 states; 4, 4, 0, 4" },
  { name: "an error in a property", lines: [...counter, "Bad == [][x < 3 \\/ x < \"a\"]_x"], config: `SPECIFICATION Spec\nPROPERTY Bad\n`, expected: "evaluation-error, 5 states; 5, 5, 0, 5" },
  // TLC shows the incomplete state as a second one.
  { name: "a variable without a value", lines: ["EXTENDS Naturals", "VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Next == x < 2 /\\ x' = x + 1"], config: behaviour, expected: "evaluation-error, 1 state; 2, 1, 0, 1" },
  { name: "a false assumption", lines: [...counter, "ASSUME 1 + 1 = 3"], config: behaviour, expected: "assumption; 0, 0, 0, 0" },
  { name: "a postcondition", lines: [...counter, "Post == TLCGet(\"distinct\") = 6 /\\ TLCGet(\"generated\") = 7 /\\ TLCGet(\"diameter\") = 6 /\\ TLCGet(\"queue\") = 0"], config: `${behaviour}POSTCONDITION Post\n`, expected: "holds; 7, 6, 0, 6" },
  { name: "a postcondition on a counterexample that there is not", lines: ["EXTENDS Naturals, TLCExt", ...counter.slice(1), "Post == CounterExample = [state |-> {}, action |-> {}] /\\ ToTrace(CounterExample) = <<>>"], config: `${behaviour}POSTCONDITION Post\n`, expected: "holds; 7, 6, 0, 6" },
  { name: "a postcondition that is false", lines: [...counter, "Post == TLCGet(\"distinct\") = 5"], config: `${behaviour}POSTCONDITION Post\n`, expected: "assumption; 7, 6, 0, 6" },
  { name: "the level of a state", lines: ["EXTENDS Naturals, TLC", "VARIABLE x", "Init == x = 0", "Next == x' = TLCGet(\"level\")", "Small == x < 5", "Level == TLCGet(\"level\") = x + 1"], config: `${behaviour}CONSTRAINT Small\nINVARIANT Level\n`, expected: "holds; 6, 5, 0, 5" },
  { name: "a constraint on the level", lines: [...grid, "Level == TLCGet(\"level\") < 4"], config: `${behaviour}CONSTRAINT Level\n`, expected: "holds; 13, 6, 0, 3" },
  { name: "an action constraint on the level, which is that of the state before", lines: [...grid, "Level == TLCGet(\"level\") < 4"], config: `${behaviour}ACTION_CONSTRAINT Level\n`, expected: "holds; 21, 10, 0, 4" },
  { name: "registers", lines: [...counter, "ASSUME TLCSet(1, 0)", "Counted == TLCSet(1, TLCGet(1) + 1) /\\ Next", "Post == TLCGet(1) = 6"], config: `INIT Init\nNEXT Counted\nPOSTCONDITION Post\n`, expected: "holds; 7, 6, 0, 6" },
  { name: "registers of all threads, and with names", lines: [...counter, "ASSUME TLCSet(1, 0) /\\ TLCSet(\"s:n\", 5)", "Counted == TLCSet(1, TLCGet(1) + 1) /\\ Next", "Post == TLCGet(\"all\") = (1 :> <<6>>) /\\ TLCGet(\"all:named\") = [k \\in {\"s:n\"} |-> <<TLCGet(\"s:n\")>>] /\\ TLCGet(\"s:n\") = 5"], config: `INIT Init\nNEXT Counted\nPOSTCONDITION Post\n`, expected: "holds; 7, 6, 0, 6" },
  { name: "states and steps that are possible, each time they come", lines: [...counter, "High == x > 3", "Round == x' < x", "Post == TLCGet(\"all:named\")[\"s:_possible\"] = <<[High |-> 2, Round |-> 1]>>"], config: `${behaviour}_POSSIBLE High Round\nPOSTCONDITION Post\n`, expected: "holds; 7, 6, 0, 6" },
  { name: "possible within the constraints only", lines: [...grid, "Near == x < 3 /\\ y < 3", "Slow == x' = x \\/ y = 0", "Some == x' # x", "Low == x + y < 2", "Later == TLCGet(\"level\") > 3", "Late == TLCGet(\"level\") > 2 /\\ x' = x", "Post == TLCGet(\"all:named\")[\"s:_possible\"] = <<[Some |-> 2, Low |-> 3, Later |-> 6, Late |-> 3]>>"], config: `${behaviour}CONSTRAINT Near\nACTION_CONSTRAINT Slow\n_POSSIBLE Some Low Later Late\nPOSTCONDITION Post\n`, expected: "holds; 19, 9, 0, 5" },
  { name: "not possible within the constraints", lines: [...grid, "Near == x < 3 /\\ y < 3", "Far == x + y > 4", "Long == x' > 2"], config: `${behaviour}CONSTRAINT Near\n_POSSIBLE Far Long\n`, expected: "assumption; 19, 9, 0, 5" },
  { name: "a predicate of _POSSIBLE that can not be evaluated", lines: [...grid, "Odd == y < 2 \\/ <<>>[1] = x"], config: `${behaviour}_POSSIBLE Odd\n`, expected: "evaluation-error, 3 states; 7, 5, 2, 3" },
  { name: "successors that come twice", lines: ["EXTENDS Naturals", "VARIABLE x", "Init == x = 0", "Next == \\/ x' = (x + 1) % 3\n        \\/ x' = (x + 1) % 3\n        \\/ \\E d \\in {1, 4} : x' = (x + d) % 3"], config: behaviour, expected: "holds; 13, 3, 0, 3" },
  { name: "states with values of all kinds", lines: ["EXTENDS Integers, Sequences, TLC", "CONSTANT None", "VARIABLES a, b", "Init == a = None /\\ b = [q |-> <<>>, m |-> {}]", "Next == /\\ a' = None \\/ a' = -3 \\/ a' = 70 \\/ a' = \"s\" \\/ a' = {None} \\/ a' = <<1, \"t\">> \\/ a' = (1 :> TRUE @@ -2 :> FALSE)\n        /\\ Len(b.q) < 2\n        /\\ b' = [b EXCEPT !.q = Append(@, a'), !.m = @ \\cup {Len(b.q)}]"], config: `${quiet}CONSTANT None = None\n`, expected: "holds; 57, 57, 0, 3" },
];

/** The module of a case. */
export function moduleText({ lines, config }: Case): string {
  const variables = lines.find((l) => l.startsWith("VARIABLE"))?.replace(/VARIABLES? /, "") ?? "x";
  const spec = config.includes("SPECIFICATION") ? [`Spec == Init /\\ [][Next]_<<${variables}>>`] : [];
  return ["---- MODULE Case ----", ...lines, ...spec, "====", ""].join("\n");
}
