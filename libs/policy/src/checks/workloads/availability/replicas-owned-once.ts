import { nameOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { replicatedIn } from './replicated.ts';

export const replicasOwnedOnce: Check = {
  id: 'W45',
  name: 'replicas-owned-once',
  title: 'The number of pods stands in the tree, or an autoscaler owns it',
  why: 'With both, each sync takes back what the autoscaler did, in the middle of the load; with neither, there is one pod and nobody has said so.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness',
  ],
  fix: 'take spec.replicas away where an autoscaler scales the workload; set it where none does',
  good: [
    { name: 'an autoscaler' },
    { name: 'a number', on: 'StatefulSet shop/ledger' },
    {
      name: 'a number for an autoscaler of another',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.scaleTargetRef.name': 'cart' },
      remove: ['Deployment shop/order'],
    },
    { name: 'one pod a node', on: 'DaemonSet shop/collector', set: { 'spec.replicas': undefined } },
  ],
  bad: [
    {
      name: 'both',
      set: { 'spec.replicas': 3 },
      at: 'spec.replicas',
      found: 'replicas 3, and HorizontalPodAutoscaler shop/order',
    },
    {
      name: 'both, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'spec.replicas': 0 },
      at: 'spec.replicas',
      found: 'replicas 0, and HorizontalPodAutoscaler shop/payment',
    },
    {
      name: 'KEDA and a number',
      add: [
        {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'ScaledObject',
          metadata: { name: 'ledger', namespace: 'shop' },
          spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'ledger' }, minReplicaCount: 3 },
        },
      ],
      object: 'StatefulSet shop/ledger',
      at: 'spec.replicas',
      found: 'replicas 3, and ScaledObject shop/ledger',
    },
    {
      name: 'neither',
      remove: ['HorizontalPodAutoscaler shop/order'],
      at: 'spec.replicas',
      found: 'no replicas, and nothing that scales it',
    },
    {
      name: 'neither, with an autoscaler of the same name elsewhere',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'metadata.namespace': 'bakery' },
      object: 'Deployment shop/order',
      at: 'spec.replicas',
      found: 'no replicas, and nothing that scales it',
    },
    {
      name: 'neither, with an autoscaler of another kind of that name',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.scaleTargetRef.kind': 'StatefulSet' },
      object: 'Deployment shop/order',
      at: 'spec.replicas',
      found: 'no replicas, and nothing that scales it',
    },
  ],
  inspect: function* (world) {
    for (const { object, scaler } of replicatedIn(world)) {
      const replicas = at(object, 'spec', 'replicas') ?? undefined;
      if ((replicas === undefined) === (scaler !== undefined)) continue;
      yield {
        object,
        path: ['spec', 'replicas'],
        found: scaler
          ? `replicas ${shown(replicas)}, and ${nameOf(scaler.object)}`
          : 'no replicas, and nothing that scales it',
        allowed: scaler ? 'no replicas, since the autoscaler owns them' : 'a number, or an autoscaler',
      };
    }
  },
};
