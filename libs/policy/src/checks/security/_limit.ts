import type { Violation } from '../../check.ts';
import { eachContainer } from '../../pods/each.ts';
import { isSome, limitOf } from '../../pods/resources.ts';
import { stated } from '../../shown.ts';
import type { World } from '../../world.ts';

/** Finds containers that may use as much of a resource as the node has. */
export function eachUnlimited(resource: 'cpu' | 'memory'): (world: World) => Iterable<Violation> {
  return eachContainer(function* (container) {
    const limit = limitOf(container, resource);
    if (container.list === 'ephemeralContainers' || isSome(limit)) return;
    const path = ['resources', 'limits', resource];
    yield { path, found: stated(`limits.${resource}`, limit), allowed: 'more than zero' };
  });
}
