import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { at, numberAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** What changes the number of pods of a workload: a HorizontalPodAutoscaler, or a ScaledObject of KEDA. */
export interface Scaler {
  readonly object: Manifest;
  /** As `targetKey` says it. */
  readonly target: string;
  readonly least: Bound;
  readonly most: Bound;
}

export interface Bound {
  readonly replicas: number;
  readonly path: Path;
}

export function targetKey(group: string, kind: string, namespace: string | undefined, name: string): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

/** Bounds that are not written are those that the API server, or KEDA, takes. */
export function scalersIn(world: World): Scaler[] {
  return [
    ...world.of('autoscaling', 'HorizontalPodAutoscaler').map((object) => ({
      object,
      target: targetOf(object, '', ''),
      least: bound(object, 'minReplicas', 1),
      most: bound(object, 'maxReplicas', Infinity),
    })),
    ...world.of('keda.sh', 'ScaledObject').map((object) => {
      const least = bound(object, 'minReplicaCount', 0);
      const idle = bound(object, 'idleReplicaCount', Infinity);
      return {
        object,
        target: targetOf(object, 'apps/v1', 'Deployment'),
        least: idle.replicas < least.replicas ? idle : least,
        most: bound(object, 'maxReplicaCount', 100),
      };
    }),
  ];
}

function bound(object: Manifest, field: string, byDefault: number): Bound {
  return { replicas: numberAt(object, 'spec', field) ?? byDefault, path: ['spec', field] };
}

function targetOf(object: Manifest, apiVersion: string, kind: string): string {
  const ref = at(object, 'spec', 'scaleTargetRef');
  const [group = ''] = (textAt(ref, 'apiVersion') ?? apiVersion).split('/');
  return targetKey(group, textAt(ref, 'kind') ?? kind, object.metadata.namespace, textAt(ref, 'name') ?? '');
}
