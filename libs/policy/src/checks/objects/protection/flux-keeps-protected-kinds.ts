import type { Check } from '../../../check.ts';
import { stated } from '../../../shown.ts';
import { mustOutlive } from './keeps-data.ts';
import { fluxPrune, isKeptByFlux, isSynced } from './protection.ts';

export const fluxKeepsProtectedKinds: Check = {
  id: 'A20',
  name: 'flux-keeps-protected-kinds',
  title: 'Flux never removes what holds data or defines a kind',
  why: 'A file that goes missing from the tree is pruned, and takes a namespace, all objects of a kind, or a volume with it.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#prune'],
  fix: `annotate it with ${fluxPrune}: disabled`,
  good: [
    { name: 'all of them protected' },
    {
      name: 'as a label',
      on: 'PersistentVolumeClaim shop/uploads',
      set: {
        [`metadata.annotations["${fluxPrune}"]`]: undefined,
        [`metadata.labels["${fluxPrune}"]`]: 'disabled',
      },
    },
    {
      name: 'an object that may go',
      on: 'ConfigMap shop/order',
      set: { [`metadata.annotations["${fluxPrune}"]`]: 'enabled' },
    },
    {
      name: 'nothing syncs it',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'metadata.annotations': undefined },
      remove: ['Kustomization flux-system/payment', 'Kustomization flux-system/ledger'],
    },
  ],
  bad: [
    {
      name: 'a claim without the annotation',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'metadata.annotations': undefined },
      at: `metadata.annotations["${fluxPrune}"]`,
      found: 'prune not set',
    },
    {
      name: 'a Namespace with another value',
      on: 'Namespace shop',
      set: { [`metadata.annotations["${fluxPrune}"]`]: 'enabled' },
      at: `metadata.annotations["${fluxPrune}"]`,
      found: 'prune "enabled"',
    },
    {
      name: 'a bucket of a cloud, on a cluster that is known to sync',
      on: 'StorageBucket archive',
      add: [
        { apiVersion: 'storage.cnrm.cloud.google.com/v1beta1', kind: 'StorageBucket', metadata: { name: 'archive' } },
      ],
      remove: ['Kustomization flux-system/payment', 'Kustomization flux-system/ledger'],
      facts: { engine: 'argocd' },
      at: `metadata.annotations["${fluxPrune}"]`,
      found: 'prune not set',
    },
  ],
  *inspect(world) {
    if (!isSynced(world, 'kustomize.toolkit.fluxcd.io', 'Kustomization')) return;
    for (const object of world.objects) {
      if (!mustOutlive(object) || isKeptByFlux(object)) continue;
      yield {
        object,
        path: ['metadata', 'annotations', fluxPrune],
        found: stated('prune', object.metadata.annotations?.[fluxPrune]),
        allowed: 'disabled',
      };
    }
  },
};
