import { didYouMean } from '@delivery/findings';
import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../check.ts';
import { isReplicated } from '../../checks/workloads/availability/replicated.ts';
import { scalersIn } from '../../checks/workloads/availability/scalers.ts';
import { textAt } from '../../fields.ts';
import type { World } from '../../world.ts';
import { grouped } from '../../grouped.ts';

const scaledObject: Manifest = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'order-lag', namespace: 'shop' },
  spec: { scaleTargetRef: { name: 'order' }, maxReplicaCount: 8, triggers: [] },
};

const recommendation: Manifest = {
  apiVersion: 'autoscaling.k8s.io/v1',
  kind: 'VerticalPodAutoscaler',
  metadata: { name: 'order', namespace: 'shop' },
  spec: {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
    updatePolicy: { updateMode: 'Off' },
  },
};

const onHpa = { on: 'HorizontalPodAutoscaler shop/order' };

export const oneScalerWithATarget: Check = {
  id: 'W46',
  name: 'one-scaler-with-a-target',
  title: 'Every autoscaler has a target, and no workload has two that count its pods',
  why: 'An autoscaler without a target does nothing, in silence; two of them turn the number of pods to and fro.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-horizontalpodautoscaler',
    'kubescape C-0300',
    'kube-score horizontalpodautoscaler-has-target',
    'kyverno prevent-duplicate-hpa',
  ],
  fix: 'name a workload of the same namespace, and keep one autoscaler for it',
  good: [
    { name: 'a Deployment' },
    { name: 'a Rollout', on: 'HorizontalPodAutoscaler shop/payment', set: { 'spec.maxReplicas': 9 } },
    { name: 'one of KEDA instead', remove: ['HorizontalPodAutoscaler shop/order'], add: [scaledObject] },
    { name: 'recommendations beside it', add: [recommendation] },
  ],
  bad: [
    {
      name: 'a slip in the name',
      ...onHpa,
      set: { 'spec.scaleTargetRef.name': 'ordr' },
      at: 'spec.scaleTargetRef.name',
      found: 'HorizontalPodAutoscaler shop/order scales Deployment shop/ordr, which does not exist',
    },
    {
      name: 'a Rollout that is a Deployment',
      ...onHpa,
      set: { 'spec.scaleTargetRef': { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'order' } },
      at: 'spec.scaleTargetRef.name',
      found: 'HorizontalPodAutoscaler shop/order scales Rollout shop/order, which does not exist',
    },
    {
      name: 'recommendations for nothing',
      add: [{ ...recommendation, spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' } } }],
      object: 'VerticalPodAutoscaler shop/order',
      at: 'spec.targetRef.name',
      found: 'VerticalPodAutoscaler shop/order looks at Deployment shop/orders, which does not exist',
    },
    {
      name: 'two for one',
      add: [scaledObject],
      object: 'ScaledObject shop/order-lag',
      at: 'spec.scaleTargetRef',
      found: 'ScaledObject shop/order-lag scales Deployment shop/order, and so does HorizontalPodAutoscaler shop/order',
    },
  ],
  *inspect(world) {
    for (const object of [
      ...world.of('autoscaling', 'HorizontalPodAutoscaler'),
      ...world.of('keda.sh', 'ScaledObject'),
    ]) {
      const violation = missing(object, 'scaleTargetRef', 'scales', world);
      if (violation) yield violation;
    }
    for (const object of world.of('autoscaling.k8s.io', 'VerticalPodAutoscaler')) {
      const violation = missing(object, 'targetRef', 'looks at', world);
      if (violation) yield violation;
    }
    for (const [first, ...others] of grouped(scalersIn(world), ({ target }) => target).values()) {
      for (const { object } of others) {
        yield {
          object,
          path: ['spec', 'scaleTargetRef'],
          found: `${nameOf(object)} scales ${targetOf(object, 'scaleTargetRef').text}, and so does ${nameOf(first.object)}`,
          allowed: 'one autoscaler a workload',
        };
      }
    }
  },
};

function missing(object: Manifest, field: string, verb: string, world: World): Violation | undefined {
  const { group, kind, name, text } = targetOf(object, field);
  const { namespace } = object.metadata;
  const isKnown = world.find(group, kind, namespace, name) || world.provided(group, kind, namespace, name);
  if (isKnown) return undefined;
  const names = world.objects
    .filter((other) => isReplicated(other) && other.metadata.namespace === namespace)
    .map((other) => other.metadata.name);
  return {
    object,
    path: ['spec', field, 'name'],
    found: `${nameOf(object)} ${verb} ${text}, which does not exist`,
    allowed: 'a workload of the same namespace',
    ...fixOf(name, names),
  };
}

/** Without a workload to name, the fix of the check says it all. */
function fixOf(name: string, names: readonly string[]): Pick<Violation, 'fix'> {
  if (names.length === 0) return {};
  return { fix: names.includes(name) ? `say the kind and apiVersion that ${name} has` : didYouMean(name, names) };
}

/** KEDA takes a Deployment where nothing is said. */
function targetOf(object: Manifest, field: string) {
  const apiVersion = textAt(object, 'spec', field, 'apiVersion') ?? 'apps/v1';
  const kind = textAt(object, 'spec', field, 'kind') ?? 'Deployment';
  const name = textAt(object, 'spec', field, 'name') ?? '';
  return {
    group: groupOf({ apiVersion }),
    kind,
    name,
    text: `${kind} ${object.metadata.namespace ?? 'default'}/${name}`,
  };
}
