import type { FieldType } from '../fields/field.ts';
import { hasPathPrefix, matchesGlob } from './glob.ts';
import { inNetwork } from './network.ts';

export type Scalar = string | number | boolean;

/** Compares one value of an event with one value of a condition. */
export function compares(type: FieldType, operator: string, actual: Scalar, wanted: Scalar): boolean {
  if (operator === '!=') return !compares(type, '=', actual, wanted);
  if (operator === '=' || operator === '==' || operator === 'in' || operator === 'intersects')
    return equals(type, actual, wanted);
  if (type === 'number' || (type === 'dynamic' && typeof actual === 'number'))
    return ordered(operator, Number(actual), Number(wanted));
  return textCompares(operator, String(actual), String(wanted));
}

function equals(type: FieldType, actual: Scalar, wanted: Scalar): boolean {
  if (type === 'number') return Number(actual) === Number(wanted);
  if (type === 'address' || type === 'network') return inNetwork(String(actual), String(wanted));
  return String(actual) === String(wanted);
}

function ordered(operator: string, actual: number | string, wanted: number | string): boolean {
  if (operator === '<') return actual < wanted;
  if (operator === '<=') return actual <= wanted;
  return operator === '>' ? actual > wanted : actual >= wanted;
}

function textCompares(operator: string, actual: string, wanted: string): boolean {
  if (operator === 'contains') return actual.includes(wanted);
  if (operator === 'icontains') return actual.toLowerCase().includes(wanted.toLowerCase());
  if (operator === 'bcontains') return hex(actual).includes(wanted.toLowerCase());
  if (operator === 'startswith') return actual.startsWith(wanted);
  if (operator === 'bstartswith') return hex(actual).startsWith(wanted.toLowerCase());
  if (operator === 'endswith') return actual.endsWith(wanted);
  if (operator === 'glob') return matchesGlob(actual, wanted);
  if (operator === 'iglob') return matchesGlob(actual, wanted, true);
  if (operator === 'pmatch') return hasPathPrefix(actual, wanted);
  if (operator === 'regex') return new RegExp(`^(?:${wanted})$`).test(actual);
  return ordered(operator, actual, wanted);
}

/** The bytes of a text of single-byte characters. */
function hex(text: string): string {
  return [...text].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
