import type { Manifest } from '@delivery/manifest';
import { come, gone } from '../look/changed.ts';
import { prunedBy } from '../look/prune.ts';
import { podsOf } from '../look/pods.ts';
import { STOP, type Rule } from '../rule.ts';

const KINDS = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'argoproj.io/Rollout'];

/** Two objects, of which one replaces the other. */
export const d32: Rule = {
  id: 'D32',
  name: 'kind-changed',
  title: 'A workload becomes one of another kind under the same name',
  reason:
    'To the API server these are two objects: the old one is deleted with its pods before or while the new one starts, so for some time there are none, or twice as many. Autoscalers and routes that name the kind follow neither.',
  sources: [
    'https://github.com/argoproj/argo-rollouts/issues/3855',
    'https://github.com/argoproj/argo-rollouts/issues/4935',
    'https://argo-rollouts.readthedocs.io/en/stable/migrating/',
  ],
  verdicts: STOP,
  procedure: [
    'First pull request: add the new workload under another name, with the same pod labels, beside the old one. A Rollout names the Deployment in `spec.workloadRef` with `scaleDown: onsuccess`.',
    'Let the autoscaler and the budget point at the new workload.',
    'Look until all its pods are ready: `kubectl get pods -n <namespace> -l app.kubernetes.io/name=<name>`.',
    'Second pull request: remove the old workload.',
  ],
  positive: [
    {
      name: 'a Deployment that becomes a Rollout',
      decides: 'Rollout',
      after: { remove: ['Deployment shop/order'], add: { 'apps/shop': [workload('argoproj.io/v1alpha1', 'Rollout')] } },
      object: 'argoproj.io/Rollout/shop/order',
      field: 'kind',
    },
    {
      name: 'a Deployment that becomes a StatefulSet',
      decides: 'StatefulSet',
      after: { remove: ['Deployment shop/order'], add: { 'apps/shop': [workload('apps/v1', 'StatefulSet')] } },
      object: 'apps/StatefulSet/shop/order',
      field: 'kind',
    },
    {
      name: 'a StatefulSet that becomes a Deployment',
      decides: 'Deployment',
      after: {
        remove: ['StatefulSet shop/cache'],
        add: { 'apps/shop': [workload('apps/v1', 'Deployment', 'cache')] },
      },
      object: 'apps/Deployment/shop/cache',
      field: 'kind',
    },
    {
      name: 'a Deployment that becomes a DaemonSet',
      decides: 'DaemonSet',
      after: { remove: ['Deployment shop/order'], add: { 'apps/shop': [workload('apps/v1', 'DaemonSet')] } },
      object: 'apps/DaemonSet/shop/order',
      field: 'kind',
    },
    {
      name: 'a Deployment that stays beside the Rollout of its name',
      decides: 'metadata.annotations',
      before: {
        set: { 'Deployment shop/order': { 'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Prune=false' } },
      },
      after: { remove: ['Deployment shop/order'], add: { 'apps/shop': [workload('argoproj.io/v1alpha1', 'Rollout')] } },
      object: 'argoproj.io/Rollout/shop/order',
      field: 'kind',
    },
  ],
  nearMiss: [
    {
      name: 'a Rollout beside the Deployment',
      decides: 'spec.workloadRef',
      after: { add: { 'apps/shop': [workload('argoproj.io/v1alpha1', 'Rollout')] } },
    },
    {
      name: 'a StatefulSet of another name',
      decides: 'metadata.name',
      after: {
        remove: ['Deployment shop/order'],
        add: { 'apps/shop': [workload('apps/v1', 'StatefulSet', 'order-2')] },
      },
    },
    {
      name: 'a StatefulSet of the same name elsewhere',
      decides: 'metadata.namespace',
      after: {
        remove: ['Deployment shop/order'],
        add: { 'apps/shop': [workload('apps/v1', 'StatefulSet', 'order', 'store')] },
      },
    },
    {
      name: 'a Service that becomes a route',
      decides: 'kind',
      after: {
        remove: ['Service shop/order'],
        add: { 'apps/shop': [workload('gateway.networking.k8s.io/v1', 'HTTPRoute')] },
      },
    },
    {
      name: 'a Deployment of another version',
      decides: 'apiVersion',
      after: { set: { 'Deployment shop/order': { apiVersion: 'apps/v1beta2' } } },
    },
  ],
  *inspect(comparison) {
    const old = new Map(gone(comparison, ...KINDS).map(({ before }) => [nameKey(before), before]));
    for (const { after: object } of come(comparison, ...KINDS)) {
      const before = old.get(nameKey(object));
      if (before === undefined || before.manifest.kind === object.manifest.kind) continue;
      const pods = podsOf(comparison.before, before);
      const isDeleted = prunedBy(before) !== undefined;
      yield {
        object,
        field: ['kind'],
        before: before.manifest.kind,
        after: object.manifest.kind,
        found: `${pods} pods of the ${before.manifest.kind} ${isDeleted ? 'are deleted' : 'stay beside those of the new one'}`,
        hurts: [before],
        ...(isDeleted && { deletes: [before] }),
      };
    }
  },
};

function nameKey({
  cluster,
  manifest: { metadata },
}: {
  readonly cluster: string;
  readonly manifest: Manifest;
}): string {
  return `${cluster}/${metadata.namespace ?? ''}/${metadata.name}`;
}

function workload(apiVersion: string, kind: string, name = 'order', namespace = 'shop'): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec: { replicas: 4 } };
}
