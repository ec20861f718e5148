import { nearest } from '@delivery/findings';
import { nameOf } from '@delivery/manifest';
import type { Path, Violation } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { referencesOf, type Reference } from './references-of.ts';
import { thingsOf } from './things.ts';
import { oneOf, targetText } from './words.ts';

/**
 * Every key that is read of a ConfigMap or Secret which does not have it. Of what the cluster has without the tree no keys are known.
 *
 * @param kind - `/ConfigMap` or `/Secret`
 */
export function* missingKeys(world: World, kind: '/ConfigMap' | '/Secret'): Iterable<Violation> {
  const things = thingsOf(world);
  for (const reference of referencesOf(world)) {
    const { group, kind: named, object, optional } = reference;
    if (optional || `${group}/${named}` !== kind) continue;
    const wanted = keysRead(reference);
    if (wanted.length === 0) continue;
    const keys = things.named(reference).map((thing) => thing.keys());
    if (keys.length === 0 || keys.includes(undefined)) continue;
    const all = [...new Set(keys.flatMap((some) => some ?? []))].sort();
    for (const { key, path } of wanted) {
      if (all.includes(key)) continue;
      const near = nearest(key, all);
      yield {
        object,
        path,
        found: `${nameOf(object)} reads key "${key}" of ${targetText(reference)}, which has no such key`,
        allowed: oneOf(all),
        ...(near !== undefined && { fix: `did you mean "${near}"?` }),
      };
    }
  }
}

/** The keys that a place reads, each with the field that says so. */
function keysRead({ path, holder, naming }: Reference): readonly { readonly key: string; readonly path: Path }[] {
  const { keyAt = 'key', keyDefault, keys = [] } = naming;
  const beside = path.slice(0, -1);
  const named = textAt(holder, keyAt) ?? keyDefault;
  return [
    ...(named === undefined ? [] : [{ key: named, path: [...beside, keyAt] }]),
    ...listAt(holder, 'items').flatMap((item, i) => {
      const key = textAt(item, 'key');
      return key === undefined ? [] : [{ key, path: [...beside, 'items', i, 'key'] }];
    }),
    ...keys.map((key) => ({ key, path })),
  ];
}
