import { didYouMean, type Finding } from '@delivery/findings';
import type { Clouds } from '../cloud.ts';
import type { FactFile, FactFiles } from '../files.ts';

/** A condition that one schema cannot state. Each is named for what holds. */
export type Rule = (facts: FactFiles, clouds: Clouds) => Iterable<Finding>;

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'>;

export function finding(
  id: string,
  file: FactFile<unknown>,
  path: readonly (string | number)[],
  words: Words,
): Finding {
  return { id, severity: 'error', subject: file.name, at: file.placeOf(path), ...words };
}

/** A word of a file that is to be one of some names. */
export function unknownName(
  id: string,
  file: FactFile<unknown>,
  path: readonly string[],
  name: string,
  names: readonly string[],
): Finding {
  return finding(id, file, path, {
    found: `${path.at(-1)} "${name}"`,
    allowed: names.join(', '),
    fix: didYouMean(name, names),
  });
}
