import { groupOf, type Manifest } from '@delivery/manifest';
import { textAt } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import type { World } from '../../../world.ts';
import { scalersIn, targetKey, type Scaler } from './scalers.ts';

/** A workload that stands in as many equal pods as `spec.replicas` or an autoscaler says. */
export interface Replicated {
  readonly object: Manifest;
  /** As `targetKey` says it. */
  readonly key: string;
  readonly pod: PodTemplate;
  /** @default - none: `spec.replicas` holds */
  readonly scaler: Scaler | undefined;
}

const KINDS = new Set([
  '/ReplicationController',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'argoproj.io/Rollout',
]);

/** Whether its pods are equal, and as many as somebody asks for. */
export function isReplicated(object: Manifest): boolean {
  return KINDS.has(`${groupOf(object)}/${object.kind}`);
}

export function isKnativeService({ owner }: PodTemplate): boolean {
  return groupOf(owner) === 'serving.knative.dev' && owner.kind === 'Service';
}

/** A Rollout with a `workloadRef` stands for the Deployment that it names, which has no pods of its own then. */
export function replicatedIn(world: World): Replicated[] {
  const scalers = new Map(scalersIn(world).map((scaler) => [scaler.target, scaler]));
  const pods = new Map(
    world.pods.filter(({ owner }) => isReplicated(owner)).map((pod) => [keyOf(pod.owner), pod] as const),
  );
  const lent = new Set<string>();
  const borrowing = world.of('argoproj.io', 'Rollout').flatMap((object) => {
    const name = textAt(object, 'spec', 'workloadRef', 'name');
    const lender = targetKey('apps', 'Deployment', object.metadata.namespace, name ?? '');
    const [key, pod] = [keyOf(object), pods.get(lender)];
    if (pod === undefined || pods.has(key)) return [];
    lent.add(lender);
    return [{ object, key, pod, scaler: scalers.get(key) }];
  });
  const own = [...pods].flatMap(([key, pod]) =>
    lent.has(key) ? [] : [{ object: pod.owner, key, pod, scaler: scalers.get(key) }],
  );
  return [...own, ...borrowing];
}

function keyOf(object: Manifest): string {
  return targetKey(groupOf(object), object.kind, object.metadata.namespace, object.metadata.name);
}
