import { listOperators } from '../condition/ast.ts';
import { itemText } from './item.ts';
import type { Exception, ExceptionValue } from './rule.ts';

/**
 * The condition of the events that an exception leaves out, as Falco makes it; undefined without values. Its lists have one operator and
 * one value for each field.
 *
 * @see https://falco.org/docs/concepts/rules/exceptions/
 */
export function exceptionText({ fields, comps, values }: Exception): string | undefined {
  if (values.length === 0) return undefined;
  const tuples = values.map((tuple) => {
    const terms = fields.map((field, i) => `${field} ${comps[i]} ${operandText(comps[i]!, tuple[i]!)}`);
    return `(${terms.join(' and ')})`;
  });
  return tuples.join(' or ');
}

function operandText(operator: string, value: ExceptionValue): string {
  if (typeof value === 'object') return `(${value.map(itemText).join(', ')})`;
  return listOperators.some((one) => one === operator) ? `(${itemText(value)})` : itemText(value);
}
