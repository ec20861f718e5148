import type { Condition, Value } from './ast.ts';

/** What the names in a condition stand for, resolved itself; undefined for what is none. */
export interface Names {
  readonly macro: (name: string) => Condition | undefined;
  readonly list: (name: string) => readonly string[] | undefined;
}

/**
 * A condition with macros and named lists replaced by what they stand for.
 *
 * @throws Error for a macro that is not among them
 */
export function resolve(condition: Condition, names: Names): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, terms: condition.terms.map((term) => resolve(term, names)) };
    case 'not':
      return { kind: 'not', term: resolve(condition.term, names) };
    case 'macro': {
      const meant = names.macro(condition.name);
      if (meant === undefined) throw new Error(`no macro ${condition.name}`);
      return meant;
    }
    case 'exists':
      return condition;
    case 'comparison':
      if (condition.right.kind !== 'values') return condition;
      return {
        ...condition,
        right: { kind: 'values', items: condition.right.items.flatMap(itemsIn(names)) },
      } as Condition;
  }
}

function itemsIn(names: Names): (item: Value) => readonly Value[] {
  return (item) => {
    const items = item.quoted ? undefined : names.list(item.text);
    return items?.map((text) => ({ kind: 'value', text, quoted: false, at: item.at })) ?? [item];
  };
}
