import type { Comparison, Operand } from './ast.ts';
import type { FieldType } from '../fields/field.ts';
import { fieldInfo } from '../fields/catalog.ts';

const equality = ['=', '==', '!='];
const order = ['<', '<=', '>', '>='];
const sets = ['in', 'intersects'];

/**
 * Operators that compare fields of a type.
 *
 * @see https://github.com/falcosecurity/libs/blob/master/userspace/libsinsp/filter_compare.cpp
 */
export const operatorsOf: Readonly<Record<Exclude<FieldType, 'dynamic'>, readonly string[]>> = {
  text: [
    ...[...equality, ...order, ...sets, 'pmatch'],
    ...['contains', 'icontains', 'startswith', 'endswith', 'glob', 'iglob', 'regex'],
  ],
  number: [...equality, ...order, ...sets],
  boolean: [...equality, ...sets],
  address: [...equality, ...sets],
  network: [...equality, ...sets],
  bytes: [...equality, ...sets, 'contains', 'startswith', 'endswith', 'bcontains', 'bstartswith'],
};

/** Operators that compare fields with several values. */
export const listFieldOperators: readonly string[] = sets;

export function fieldOf(operand: Operand): Extract<Operand, { kind: 'field' }> {
  return operand.kind === 'field' ? operand : fieldOf(operand.operand);
}

/** What the values of an operand are; undefined for an unknown field. */
export function typeOf(operand: Operand): FieldType | undefined {
  if (operand.kind === 'field') return fieldInfo(operand.name)?.type;
  if (operand.transformer === 'len') return 'number';
  return 'text';
}

/** The values that stand on the right-hand side; none for a field. */
export function valuesOf(right: Comparison['right']): readonly Extract<Comparison['right'], { kind: 'value' }>[] {
  if (right.kind === 'value') return [right];
  return right.kind === 'values' ? right.items : [];
}
