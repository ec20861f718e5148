import { fieldInfo } from '../fields/catalog.ts';
import type { Comparison, Condition, Field, Operand, Transform } from './ast.ts';
import { compares, type Scalar } from './compare.ts';
import { fieldOf, typeOf } from './operators.ts';
import { transformed } from './transform.ts';

/**
 * Fields of one event by name, e.g. `{ 'evt.type': 'execve', 'proc.name': 'bash' }`; a field that is not there is not set. Of fields of
 * ancestors the values stand in a list, the parent first: `proc.aname[1]` is the first of `proc.aname`.
 */
export type FalcoEvent = Readonly<Record<string, Scalar | readonly string[]>>;

/**
 * Whether an event meets a condition that calls no macro and names no list. A comparison with a field that is not set is false, whatever
 * the operator.
 */
export function evaluate(condition: Condition, event: FalcoEvent): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => evaluate(term, event));
    case 'or':
      return condition.terms.some((term) => evaluate(term, event));
    case 'not':
      return !evaluate(condition.term, event);
    case 'exists':
      return valuesIn(condition.left, event).length > 0;
    case 'comparison':
      return holds(condition, event);
    case 'macro':
      throw new Error(`macro ${condition.name} is not resolved`);
  }
}

function holds({ left, operator, right }: Comparison, event: FalcoEvent): boolean {
  const type = typeOf(left) ?? 'dynamic';
  const actual = valuesIn(left, event);
  const wanted = wantedBy(right, event);
  const found = (value: Scalar) => wanted.some((one) => compares(type, operator, value, one));
  const isList = left.kind === 'field' && fieldInfo(left.name)?.list === true;
  return isList && operator === 'in' ? actual.length > 0 && actual.every(found) : actual.some(found);
}

function wantedBy(right: Comparison['right'], event: FalcoEvent): readonly Scalar[] {
  if (right.kind === 'value') return [right.text];
  if (right.kind === 'values') return right.items.map(({ text }) => text);
  return valuesIn(right.kind === 'val' ? right.field : right, event);
}

function valuesIn(operand: Operand, event: FalcoEvent): readonly Scalar[] {
  if (operand.kind === 'field') return extracted(operand, event);
  return valuesIn(operand.operand, event).flatMap((value) => transformedScalar(operand, value));
}

function transformedScalar(operand: Transform, value: Scalar): readonly Scalar[] {
  const isBytes = typeOf(fieldOf(operand)) === 'bytes';
  return transformed(operand.transformer, String(value), { isBytes });
}

function extracted({ name, argument }: Field, event: FalcoEvent): readonly Scalar[] {
  const value = event[argument === undefined ? name : `${name}[${argument}]`] ?? event[addressOf[name] ?? ''];
  if (value !== undefined) return Array.isArray(value) ? (value as readonly string[]) : [value as Scalar];
  const ancestors = event[name];
  const ancestor = Array.isArray(ancestors) ? (ancestors as readonly string[])[Number(argument) - 1] : undefined;
  return ancestor === undefined ? [] : [ancestor];
}

/** Fields whose value is compared with networks, and the field that holds the address. */
const addressOf: Readonly<Record<string, string>> = {
  'fd.net': 'fd.ip',
  'fd.cnet': 'fd.cip',
  'fd.snet': 'fd.sip',
  'fd.lnet': 'fd.lip',
  'fd.rnet': 'fd.rip',
};
