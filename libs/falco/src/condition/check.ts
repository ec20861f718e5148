import type { FieldType } from '../fields/field.ts';
import { fieldInfo, fieldProblem } from '../fields/catalog.ts';
import type { Problem } from '../problem.ts';
import type { Comparison, Operand } from './ast.ts';
import { isAddress, isNetwork } from './network.ts';
import { fieldOf, listFieldOperators, operatorsOf, typeOf, valuesOf } from './operators.ts';
import { printField } from './print.ts';
import { comparisonsIn, fieldsIn, type Check } from './walk.ts';

/** A problem, and the offset at which it stands. */
export interface PlacedProblem {
  readonly at: number;
  readonly problem: Problem;
}

/**
 * What Falco refuses of a condition that it can read: unknown fields, operators and values that do not fit the type of a field.
 *
 * @param isList - whether a bare item is the name of a list, whose items are checked in its place
 */
export function findProblems(checks: readonly Check[], isList: (name: string) => boolean): readonly PlacedProblem[] {
  const ofFields = fieldsIn(checks).flatMap(({ at, ...field }) => placed(at, fieldProblem(field)));
  const ofComparisons = comparisonsIn(checks).flatMap((comparison) => comparisonProblems(comparison, isList));
  return [...ofFields, ...ofComparisons].toSorted((a, b) => a.at - b.at);
}

function placed(at: number, problem: Problem | undefined): readonly PlacedProblem[] {
  return problem === undefined ? [] : [{ at, problem }];
}

function comparisonProblems(comparison: Comparison, isList: (name: string) => boolean): readonly PlacedProblem[] {
  const { left, right } = comparison;
  const type = typeOf(left);
  if (type === undefined || type === 'dynamic') return [];
  const { at } = fieldOf(left);
  const operator = operatorProblem(comparison, type);
  if (operator !== undefined) return [{ at, problem: operator }];
  return valuesOf(right)
    .filter(({ text, quoted }) => right.kind === 'value' || quoted || !isList(text))
    .flatMap(({ text, at: place }) => placed(place, valueProblem(type, text, comparison)));
}

function operatorProblem({ left, operator }: Comparison, type: keyof typeof operatorsOf): Problem | undefined {
  const several = left.kind === 'field' && fieldInfo(left.name)?.list === true;
  const allowed = several ? listFieldOperators : operatorsOf[type];
  if (allowed.includes(operator)) return undefined;
  return {
    found: `${nameOf(left)} ${operator}`,
    allowed: allowed.join(' '),
    fix: several ? 'it has several values' : `it is ${aTypeOf[type]}`,
  };
}

function valueProblem(type: FieldType, text: string, { left, operator }: Comparison): Problem | undefined {
  const form = operator === 'regex' ? 'expression' : type;
  const { isValid, allowed } = forms[form] ?? anything;
  if (isValid(text)) return undefined;
  return { found: `${nameOf(left)} ${operator} ${text}`, allowed, fix: `correct ${JSON.stringify(text)}` };
}

function nameOf(left: Operand): string {
  return left.kind === 'field' ? printField(left) : `${left.transformer}(…)`;
}

const aTypeOf: Readonly<Record<keyof typeof operatorsOf, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  address: 'an address',
  network: 'an address in a network',
  bytes: 'a text of bytes',
};

interface Form {
  readonly isValid: (text: string) => boolean;
  readonly allowed: string;
}

const anything: Form = { isValid: () => true, allowed: 'any text' };

const forms: Readonly<Record<string, Form>> = {
  number: { isValid: (text) => text !== '' && Number.isFinite(Number(text)), allowed: 'a number' },
  boolean: { isValid: (text) => text === 'true' || text === 'false', allowed: 'true, false' },
  address: { isValid: isAddress, allowed: 'an IPv4 or IPv6 address' },
  network: { isValid: isNetwork, allowed: 'an IPv4 or IPv6 network, e.g. 10.0.0.0/8' },
  expression: { isValid: isExpression, allowed: 'a regular expression of RE2' },
};

/** RE2 knows neither look-around nor references to groups. */
function isExpression(text: string): boolean {
  if (/\(\?(?![:imsU-])|\\[1-9]/.test(text)) return false;
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
