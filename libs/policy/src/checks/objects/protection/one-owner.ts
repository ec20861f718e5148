import { keyOf, nameOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { holdersOf, syncFoldersOf, type SyncFolder } from './sync-folders.ts';

export const oneOwner: Check = {
  id: 'A21',
  name: 'one-owner',
  title: 'Exactly one sync object owns an object',
  why: 'Two owners write the same object in turns, for ever; and when one of them goes, it takes what the other still needs.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  ],
  fix: 'take the folder out of one of the two',
  good: [
    { name: 'folders beside each other' },
    {
      name: 'the folder above, but not those below it',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example/apps', 'spec.source.directory.recurse': false },
    },
    {
      name: 'single files of the folder above',
      on: 'Application argocd/order',
      set: {
        'spec.source.path': 'generated/clusters/example/apps',
        'spec.source.directory.include': '{namespaces/*}',
      },
    },
    {
      name: 'all but single files of the folder above',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example/apps', 'spec.source.directory.exclude': '*/*' },
    },
    {
      name: 'values of the whole repository',
      on: 'Application argocd/order',
      set: { 'spec.source': { ref: 'values', directory: { recurse: true } } },
    },
    {
      name: 'a chart of the same name',
      on: 'Application argocd/order',
      set: {
        'spec.source.chart': 'payment',
        'spec.source.path': 'generated/clusters/example/apps/payment',
      },
    },
    {
      name: 'a folder whose name begins the same',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example/apps/pay' },
    },
  ],
  bad: [
    {
      name: 'the same folder twice',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': 'generated/clusters/example/apps/ledger/' },
      object: 'Kustomization flux-system/ledger',
      at: 'spec.path',
      found: 'StatefulSet shop/ledger, which Kustomization flux-system/payment syncs too',
    },
    {
      name: 'a folder and one of an Application above it',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example/apps' },
      remove: ['Kustomization flux-system/ledger'],
      object: 'Kustomization flux-system/payment',
      at: 'spec.path',
      found: 'Rollout shop/payment, which Application argocd/order syncs too',
    },
    {
      name: 'a folder without those below it',
      on: 'Application argocd/order',
      set: {
        'spec.source.path': 'generated/clusters/example/apps/payment',
        'spec.source.directory.recurse': undefined,
      },
      object: 'Kustomization flux-system/payment',
      at: 'spec.path',
      found: 'Rollout shop/payment, which Application argocd/order syncs too',
    },
    {
      name: 'the whole repository, and a folder of it',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': './' },
      remove: ['Kustomization flux-system/ledger'],
      object: 'Application argocd/order',
      at: 'spec.source.path',
      found: 'Deployment shop/order, which Kustomization flux-system/payment syncs too',
    },
    {
      name: 'the same object in two folders',
      add: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'order', namespace: 'shop', labels: { 'app.kubernetes.io/instance': 'payment' } },
        },
      ],
      object: 'Kustomization flux-system/payment',
      at: 'spec.path',
      found: 'ConfigMap shop/order, which Application argocd/order syncs too',
    },
  ],
  *inspect(world) {
    const holders = holdersOf(syncFoldersOf(world));
    const owners = new Map<string, SyncFolder>();
    const told = new Map<SyncFolder, Set<SyncFolder>>();
    for (const object of world.objects) {
      for (const holder of holders(world.fileOf(object))) {
        const key = keyOf(object);
        const owner = owners.get(key) ?? holder;
        owners.set(key, owner);
        const others = told.get(holder) ?? new Set([holder]);
        told.set(holder, others);
        if (others.has(owner)) continue;
        others.add(owner);
        yield {
          object: holder.owner,
          path: holder.path,
          found: `${nameOf(object)}, which ${nameOf(owner.owner)} syncs too`,
          allowed: 'a folder of objects that no other sync object takes',
        };
      }
    }
  },
};
