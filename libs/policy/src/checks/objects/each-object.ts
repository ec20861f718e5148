import type { Manifest } from '@delivery/manifest';
import type { Violation } from '../../check.ts';
import type { Wrong } from '../../pods/each.ts';
import type { World } from '../../world.ts';

/** Inspects every object of a kind; paths are from its root. `''` is the core group. */
export function eachObject(
  group: string,
  kind: string,
  look: (object: Manifest, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const object of world.of(group, kind)) {
      for (const wrong of look(object, world)) yield { object, ...wrong };
    }
  };
}
