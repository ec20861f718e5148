import type { Comparison, Condition, Exists, Field, MacroCall, Value } from './ast.ts';
import { fieldOf } from './operators.ts';

/** What stands between and, or, not and parentheses. */
export type Check = Comparison | Exists | MacroCall;

/** The checks of a condition, from left to right. */
export function checksIn(condition: Condition): readonly Check[] {
  const checks: Check[] = [];
  collect(condition, checks);
  return checks;
}

function collect(condition: Condition, into: Check[]): void {
  if (condition.kind === 'and' || condition.kind === 'or') for (const term of condition.terms) collect(term, into);
  else if (condition.kind === 'not') collect(condition.term, into);
  else into.push(condition);
}

export function macrosIn(checks: readonly Check[]): readonly MacroCall[] {
  return checks.filter((check) => check.kind === 'macro');
}

export function comparisonsIn(checks: readonly Check[]): readonly Comparison[] {
  return checks.filter((check) => check.kind === 'comparison');
}

export function fieldsIn(checks: readonly Check[]): readonly Field[] {
  return checks.flatMap((check) => {
    if (check.kind === 'macro') return [];
    const left = fieldOf(check.left);
    if (check.kind === 'exists' || check.right.kind === 'value' || check.right.kind === 'values') return [left];
    return [left, check.right.kind === 'val' ? check.right.field : fieldOf(check.right)];
  });
}

/** What may be names of lists: the bare items of lists. */
export function listItemsIn(checks: readonly Check[]): readonly Value[] {
  return comparisonsIn(checks).flatMap(({ right }) =>
    right.kind === 'values' ? right.items.filter(({ quoted }) => !quoted) : [],
  );
}
