import { nearest } from '@delivery/findings';
import { nameOf } from '@delivery/manifest';
import type { Violation } from '../../../check.ts';
import type { World } from '../../../world.ts';
import { isJudged } from './judged.ts';
import { referencesOf, type Reference } from './references-of.ts';
import { thingsOf, type Things } from './things.ts';
import { kindText, targetText } from './words.ts';

/** Of more names than this no near one is sought: that would take longer than all the rest. */
const MOST_NAMES = 300;

/**
 * Finds every reference to one of these kinds that leads nowhere.
 *
 * @param kinds - as `<group>/<kind>`; with `all but`, every kind that is not among them
 */
export function dangling(
  kinds: readonly string[],
  which: 'only' | 'all but' = 'only',
): (world: World) => Iterable<Violation> {
  const ours = new Set(kinds);
  return (world) => danglingOf(world, (kind) => ours.has(kind) === (which === 'only'));
}

function* danglingOf(world: World, isOurs: (kind: string) => boolean): Iterable<Violation> {
  const things = thingsOf(world);
  for (const reference of referencesOf(world)) {
    const { group, kind, object, path, optional } = reference;
    if (optional || !isOurs(`${group}/${kind}`)) continue;
    if (things.exists(reference) || !isJudged(world, reference)) continue;
    const near = nearName(things, reference);
    yield {
      object,
      path,
      found: `${nameOf(object)} names ${targetText(reference)}, which ${whatIsWrong(things, reference)}`,
      allowed: kindText(reference),
      ...(near !== undefined && { fix: `did you mean "${near}"?` }),
    };
  }
}

function whatIsWrong(things: Things, reference: Reference): string {
  const [elsewhere] = things.named({ ...reference, namespace: undefined });
  return elsewhere === undefined ? 'does not exist' : `stands in namespace ${elsewhere.namespace}`;
}

/** What was meant by a name that leads nowhere. */
export function nearName(things: Things, reference: Pick<Reference, 'group' | 'kind' | 'namespace' | 'name'>) {
  const names = things.namesBeside(reference);
  const near = names.length > MOST_NAMES ? undefined : nearest(reference.name, names);
  return near !== undefined && isPlausible(reference.name, near) ? near : undefined;
}

/** `cache-postgres` is near `payment-postgres` and was not meant: of as many words each one must be near its like. */
function isPlausible(name: string, near: string): boolean {
  const words = name.split('-');
  const others = near.split('-');
  if (words.length !== others.length) return true;
  return words.every((word, i) => {
    const other = others[i] ?? '';
    return word === other || nearest(word, [other]) !== undefined;
  });
}
