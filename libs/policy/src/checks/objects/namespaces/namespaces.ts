import type { Manifest } from '@delivery/manifest';
import type { Violation } from '../../../check.ts';
import type { Wrong } from '../../../pods/each.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';

/** Inspects every Namespace but those of Kubernetes itself. */
export function eachNamespace(
  look: (namespace: Manifest, world: World) => Iterable<Wrong>,
): (world: World) => Iterable<Violation> {
  return eachObject('', 'Namespace', (namespace, world) =>
    namespace.metadata.name.startsWith('kube-') ? [] : look(namespace, world),
  );
}
