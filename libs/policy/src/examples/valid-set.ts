import type { Manifest } from '@delivery/manifest';
import type { Facts } from '../facts.ts';
import { selectorLabels, versionedLabels } from './valid/labels.ts';
import { lifecycles } from './valid/lifecycles.ts';
import { namespace } from './valid/namespace.ts';
import { objects } from './valid/objects.ts';
import { references, served } from './valid/references.ts';
import { declared, traffic } from './valid/traffic.ts';
import { workloads } from './valid/workloads.ts';

/** What is known of the cluster of the valid set. */
export const validFacts: Facts = {
  kubernetesVersion: '1.36',
  availability: 'multi-zone',
  registries: ['registry.example/delivery/'],
  criticalPriorityClasses: ['critical'],
  priorityClasses: ['critical', 'batch'],
  labels: Object.keys(versionedLabels('')),
  annotations: ['delivery.example/runbook'],
  selectorLabels: Object.keys(selectorLabels('')),
  lifecycleOf: (apiVersion, kind) => lifecycles[`${apiVersion} ${kind}`],
  serves: served,
  traffic: declared,
  provides: [
    { group: 'storage.k8s.io', kind: 'StorageClass', name: 'standard' },
    { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'example' },
    { group: 'networking.k8s.io', kind: 'IngressClass', name: 'example' },
    { group: '', kind: 'Namespace', name: 'argocd' },
    { group: '', kind: 'Namespace', name: 'flux-system' },
  ],
};

/** A small cluster on which every check holds: one shop, with one workload of each kind. Examples change one thing of it. */
export function validSet(): readonly Manifest[] {
  return [...namespace, ...workloads, ...references, ...traffic, ...objects];
}
