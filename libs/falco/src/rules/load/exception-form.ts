import { didYouMean } from '@delivery/findings';
import { listOperators, valueOperators } from '../../condition/ast.ts';
import type { Problem } from '../../problem.ts';
import type { Exception } from '../rule.ts';
import type { Raw } from './shape.ts';

const operators: readonly string[] = [...valueOperators, ...listOperators];

/** What is wrong with the form of a rule's exceptions: names, and lists that do not go together. */
export function exceptionProblems(exceptions: readonly Raw[]): readonly Problem[] {
  const names = exceptions.map(({ name }) => name);
  return exceptions.flatMap((exception, i): readonly Problem[] => {
    const { name } = exception;
    if (typeof name !== 'string' || name === '')
      return [{ found: `exceptions[${i}] without a name`, fix: 'name what it leaves out' }];
    if (names.indexOf(name) !== i)
      return [{ found: `exception ${name} twice`, fix: 'give the second a name of its own' }];
    return formProblems(name, exception).map((problem) => ({
      ...problem,
      found: `exception ${name}: ${problem.found}`,
    }));
  });
}

function formProblems(name: string, { fields, comps, values }: Raw): readonly Problem[] {
  if (!isTexts(fields) || !isTexts(comps) || !isTuples(values))
    return [
      { found: 'not three lists', allowed: 'fields and comps of texts, values of tuples', fix: `correct ${name}` },
    ];
  if (comps.length !== fields.length)
    return [{ found: `${fields.length} fields and ${comps.length} comps`, fix: 'give each field one operator' }];
  const strange = comps.find((operator) => !operators.includes(operator));
  if (strange !== undefined)
    return [{ found: `operator "${strange}"`, allowed: operators.join(' '), fix: didYouMean(strange, operators) }];
  const odd = values.findIndex((tuple) => tuple.length !== fields.length);
  if (odd < 0) return [];
  return [{ found: `values[${odd}] has ${values[odd]!.length} of ${fields.length}`, fix: 'give each field one value' }];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

function isTuples(value: unknown): value is Exception['values'] {
  return Array.isArray(value) && value.every((tuple) => Array.isArray(tuple));
}
