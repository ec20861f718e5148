import type { Violation } from '../../../check.ts';
import { fieldsAt, type Fields } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';

const GROUP = 'external-secrets.io';

/** Inspects what each ExternalSecret says, and each that a ClusterExternalSecret makes; paths are below it. */
export function eachExternalSecret(look: (spec: Fields) => Iterable<Wrong>): (world: World) => Iterable<Violation> {
  const below = (kind: string, path: readonly string[]) =>
    eachObject(GROUP, kind, function* (object) {
      for (const wrong of look(fieldsAt(object, ...path))) yield { ...wrong, path: [...path, ...wrong.path] };
    });
  return inTurn(below('ExternalSecret', ['spec']), below('ClusterExternalSecret', ['spec', 'externalSecretSpec']));
}

/** A ClusterExternalSecret, for examples. */
export function clusterExternalSecret(externalSecretSpec: Fields) {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterExternalSecret',
    metadata: { name: 'shared' },
    spec: { namespaceSelectors: [], externalSecretSpec },
  };
}
