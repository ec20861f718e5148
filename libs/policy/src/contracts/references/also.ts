import { served } from '../../examples/valid/references.ts';
import { validFacts } from '../../examples/valid-set.ts';
import type { Facts, Provided } from '../../facts.ts';

/** For examples: the cluster of the valid set has this, too. */
export function alsoProvided(...things: readonly Provided[]): Partial<Facts> {
  return { provides: [...(validFacts.provides ?? []), ...things] };
}

/** For examples: it serves these kinds, too, each as `<apiVersion> <kind>`. */
export function alsoServed(...kinds: readonly string[]): Partial<Facts> {
  const more = kinds.map((text) => {
    const [apiVersion = '', kind = ''] = text.split(' ');
    return { apiVersion, kind };
  });
  return { serves: [...served, ...more] };
}
