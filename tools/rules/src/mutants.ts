import { durationSeconds } from '@delivery/prometheus';
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** An expression with one mistake in it. */
export interface Mutant {
  readonly expr: string;
  /** E.g. `sum(rate(a[5m])) > [3 → (3) * 2]`. */
  readonly mistake: string;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** What a slip of the hand writes for a comparison. */
const comparisons: Readonly<Record<string, string>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '==': '!=',
  '!=': '==',
};

/**
 * Every slip of the hand in a PromQL expression: a threshold that is twice as high, a comparison or an `and` turned round, another window. A
 * window that stands in several selectors is one, so it is another in all of them. A threshold of 0 stays, since twice that is the same.
 *
 * @param windows - by the name of a recorded metric another one that differs in its window alone
 */
export function mutantsOf(expr: string, windows: ReadonlyMap<string, string> = new Map()): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const ranges = new Map<string, Place[]>();
  const replace = (places: readonly Place[], text: string) => {
    const [first] = places;
    if (first === undefined) return;
    const before = expr.slice(Math.max(0, first.from - 40), first.from);
    mutants.push({
      expr: places.reduceRight((changed, { from, to }) => changed.slice(0, from) + text + changed.slice(to), expr),
      mistake: `${before}[${expr.slice(first.from, first.to)} → ${text}]`,
    });
  };
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      const text = expr.slice(node.from, node.to);
      const other = name === 'Identifier' ? windows.get(text) : undefined;
      if (other !== undefined) replace([node], other);
      if (isRange(node)) ranges.set(text, [...(ranges.get(text) ?? []), node]);
      if (name === 'BinaryExpr') for (const { at, text } of slips(node, expr)) replace([at], text);
    },
  });
  for (const [window, places] of ranges) replace(places, otherWindow(window));
  return mutants;
}

interface Slip {
  readonly at: Place;
  readonly text: string;
}

function slips(binary: SyntaxNode, expr: string): readonly Slip[] {
  const operator = binary.firstChild?.nextSibling;
  const right = binary.lastChild;
  if (operator == null || right === null) return [];
  const word = expr.slice(operator.from, operator.to);
  if (word === 'and') return [{ at: operator, text: 'or' }];
  const turned = comparisons[word];
  if (turned === undefined) return [];
  const threshold = expr.slice(right.from, right.to);
  const double = /^0+(\.0*)?$/.test(threshold) ? [] : [{ at: right, text: `(${threshold}) * 2` }];
  return [{ at: operator, text: turned }, ...double];
}

/** Whether it is the range of a selector or a subquery, which a step of a subquery and an offset are not. */
function isRange({ name, parent, from }: SyntaxNode): boolean {
  if (name !== 'NumberDurationLiteralInDurationContext' || parent?.name !== 'DurationExpr') return false;
  return parent.parent?.getChild('DurationExpr')?.from === from;
}

/** `5m` ↔ `1h`; of others the twelvefold, or from an hour on the twelfth. */
function otherWindow(window: string): string {
  const seconds = durationSeconds(window);
  return `${Math.max(1, Math.round(seconds < 3600 ? seconds * 12 : seconds / 12))}s`;
}
