import type { Violation } from '../../check.ts';
import { listAt } from '../../fields.ts';
import { defaultCapabilities } from '../../pod-security.ts';
import { eachContainer, withPatches } from '../../pods/each.ts';
import { shown } from '../../shown.ts';
import type { World } from '../../world.ts';

const known: ReadonlySet<unknown> = new Set(defaultCapabilities);

export const isDefaultCapability = (capability: unknown): boolean => known.has(capability);

/** Finds the capabilities that containers add and that are refused. */
export function eachAddedCapability(
  allowed: string,
  refused: (capability: unknown) => boolean,
): (world: World) => Iterable<Violation> {
  return withPatches(
    eachContainer(function* ({ fields }) {
      for (const [i, capability] of listAt(fields, 'securityContext', 'capabilities', 'add').entries()) {
        if (!refused(capability)) continue;
        yield {
          path: ['securityContext', 'capabilities', 'add', i],
          found: `adds capability ${shown(capability)}`,
          allowed,
        };
      }
    }),
  );
}
