import type { Known } from './known.ts';
import { labelsOf } from './labels.ts';
import { parse, type Problem } from './parse.ts';

/** What is wrong with an expression, and which labels its result can have. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** `any` when that cannot be said, since a metric in it is unknown. */
  readonly labels: ReadonlySet<string> | 'any';
}

/** Reads an expression and asks for each metric and label in it who declares it. Never throws. */
export function checkExpr(expr: string, known: Known): Checked {
  const { tree, problems } = parse(expr);
  if (tree === undefined) return { problems, labels: 'any' };
  const found: Problem[] = [];
  const top = tree.topNode.firstChild;
  const labels = top === null ? ('any' as const) : labelsOf(top, { expr, known, problems: found });
  return { problems: found, labels };
}
