import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { fieldsAt, listAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** Arguments of a controller of Flux. */
export interface Controller {
  readonly object: Manifest;
  /** E.g. `kustomize-controller`. */
  readonly name: string;
  /** Of its arguments, in its object. */
  readonly path: Path;
  readonly args: readonly string[];
}

const NAMES = ['kustomize', 'helm', 'notification', 'image-reflector', 'image-automation'].map(
  (name) => `${name}-controller`,
);

/** The Deployments in the tree that are, or patch, a controller of Flux. */
export function controllersOf(world: World): Controller[] {
  return world.of('apps', 'Deployment').flatMap((object) => {
    const { name } = object.metadata;
    if (!NAMES.includes(name)) return [];
    const path = ['spec', 'template', 'spec', 'containers'];
    const i = listAt(object, ...path).findIndex((_, at) => fieldsAt(object, ...path, at)['name'] === 'manager');
    if (i === -1) return [];
    const args = listAt(object, ...path, i, 'args').filter((arg) => typeof arg === 'string');
    return [{ object, name, path: [...path, i, 'args'], args }];
  });
}

/** A Deployment that is a controller, for examples. */
export function controller(name: string, args: readonly string[]): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'flux-system' },
    spec: { template: { spec: { containers: [{ name: 'proxy' }, { name: 'manager', args }] } } },
  };
}
