import { didYouMean, Refusal } from '@delivery/findings';
import type { Check } from '@delivery/policy';

/**
 * The check with an id or a name, in any case.
 *
 * @throws Refusal (2) with the nearest id or name when there is none
 */
export function findCheck(word: string, checks: readonly Check[]): Check {
  const sought = word.toLowerCase();
  const check = checks.find(({ id, name }) => id.toLowerCase() === sought || name === sought);
  if (check) return check;
  const known = checks.flatMap(({ id, name }) => [id, name]);
  throw new Refusal(2, [
    {
      id: 'unknown-check',
      severity: 'error',
      subject: '<id>',
      found: `"${word}", which is no check`,
      allowed: 'the id or the name of a check; `delivery policy` lists them',
      fix: didYouMean(word, known),
    },
  ]);
}
