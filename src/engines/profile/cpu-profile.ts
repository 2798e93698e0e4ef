import type { Sources } from "../../diagnostic/index.ts";
import type { Expr } from "../../ir/ir.ts";
import type { ProfileNode } from "../../profile/index.ts";
import { describeExpr, shortened } from "./describe-row.ts";

interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  readonly url: string;
  readonly lineNumber: number; // from 0
  readonly columnNumber: number; // from 0
}

interface Node {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly hitCount: number;
  readonly children: readonly number[];
}

/** The tree of calls as the text of a `.cpuprofile` (the profile of the DevTools protocol), in which a stack is a stack of expressions. Calls of one
 *  expression from one place stand together, so the file is a flame graph and no history. By "terms", a microsecond stands for a node of the formula. */
export function cpuProfile(root: ProfileNode, by: "terms" | "seconds", sources: Sources): string {
  const frames = new Map<Expr, CallFrame>();
  const files = new Map<string, string>();
  const frameOf = (e: Expr | null): CallFrame => {
    if (e === null) return { functionName: "(root)", scriptId: "0", url: "", lineNumber: -1, columnNumber: -1 };
    const { file, line, column, text } = describeExpr(e, sources);
    const scriptId = files.get(file) ?? String(files.size + 1);
    files.set(file, scriptId);
    const known = frames.get(e) ?? { functionName: shortened(text, 80), scriptId, url: file, lineNumber: line - 1, columnNumber: column - 1 };
    frames.set(e, known);
    return known;
  };
  const nodes: Node[] = [];
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  let before = 0; // how long the sample before lasts
  const walk = (node: ProfileNode): number => {
    const id = nodes.length + 1;
    const children: number[] = [];
    const own = node.expr === null ? 0 : Math.round(by === "terms" ? node.terms : node.milliseconds * 1000); // the solver would hide the rest
    nodes.push({ id, callFrame: frameOf(node.expr), hitCount: own > 0 ? 1 : 0, children });
    if (own > 0) {
      samples.push(id);
      timeDeltas.push(before);
      before = own;
    }
    for (const child of node.children.values()) children.push(walk(child));
    return id;
  };
  walk(root);
  samples.push(1);
  timeDeltas.push(before);
  return `${JSON.stringify({ nodes, startTime: 0, endTime: timeDeltas.reduce((a, b) => a + b, 0), samples, timeDeltas })}\n`;
}
