import type { Violation } from '../../check.ts';
import { listAt } from '../../fields.ts';
import { eachContainer, withPatches } from '../../pods/each.ts';
import { shown } from '../../shown.ts';
import type { World } from '../../world.ts';

/**
 * What container runtimes give a container that asks for nothing.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const defaultCapabilities: ReadonlySet<unknown> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

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
