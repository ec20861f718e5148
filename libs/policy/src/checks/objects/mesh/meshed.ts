import type { Manifest } from '@delivery/manifest';
import { at, fieldsAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** Where objects hold for the whole mesh. */
export const ROOT_NAMESPACE = 'istio-system';

/** A Namespace whose pods are in the mesh, and the label that says so. */
export interface MeshedNamespace {
  readonly object: Manifest;
  readonly label: string;
}

/** The label by which a Namespace says whether its pods are in the mesh; undefined when it says nothing. */
export function meshLabelOf(namespace: Manifest): string | undefined {
  const labels = fieldsAt(namespace, 'metadata', 'labels');
  return ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'].find((label) => labels[label] !== undefined);
}

export function meshedNamespacesOf(world: World): MeshedNamespace[] {
  return world.of('', 'Namespace').flatMap((object) => {
    const label = meshLabelOf(object);
    if (label === undefined) return [];
    const value = at(object, 'metadata', 'labels', label);
    return value === 'disabled' || value === 'none' ? [] : [{ object, label }];
  });
}

/** Namespaces for all of whose pods one of the objects holds. */
export function coverageOf(objects: readonly Manifest[]): (namespace: string) => boolean {
  const covered = new Set(objects.filter(holdsForAll).map(({ metadata: { namespace } }) => namespace));
  return (namespace) => covered.has(namespace) || covered.has(ROOT_NAMESPACE);
}

/** Whether it holds for all pods of its namespace, and not only for some. */
export function holdsForAll(object: Manifest): boolean {
  return Object.keys(fieldsAt(object, 'spec', 'selector', 'matchLabels')).length === 0;
}
