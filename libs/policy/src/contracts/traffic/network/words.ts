import { fieldsAt, listAt } from '../../../fields.ts';
import { selectsEveryPod } from './network.ts';

/** For people: `pods app=order`, `every pod`. */
export function podsText(selector: unknown): string {
  return selectsEveryPod({ podSelector: selector }) ? 'every pod' : `pods ${selectorText(selector)}`;
}

/** For people: `app=order, tier in (a, b)`. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(fieldsAt(selector, 'matchLabels')).map(([key, value]) => `${key}=${String(value)}`);
  const expressions = listAt(selector, 'matchExpressions').map((expression) => {
    const { key, operator } = fieldsAt(expression);
    const values = listAt(expression, 'values');
    return `${String(key)} ${String(operator)}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
  });
  return [...labels, ...expressions].join(', ');
}
