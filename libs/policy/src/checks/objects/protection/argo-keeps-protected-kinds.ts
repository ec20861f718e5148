import type { Check } from '../../../check.ts';
import { stated } from '../../../shown.ts';
import { mustOutlive } from './keeps-data.ts';
import { argoCompare, argoOptions, isSynced, partsOf } from './protection.ts';

export const argoKeepsProtectedKinds: Check = {
  id: 'A19',
  name: 'argo-keeps-protected-kinds',
  title: 'Argo CD never removes what holds data or defines a kind',
  why: 'A file that goes missing from the tree is pruned, and takes a namespace, all objects of a kind, or a volume with it. `confirm` is no way out: it blocks every later sync until somebody answers.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/#ignoring-resources-that-are-extraneous',
  ],
  fix: `annotate it with ${argoOptions}: Prune=false,Delete=false and ${argoCompare}: IgnoreExtraneous`,
  good: [
    { name: 'all of them protected' },
    {
      name: 'more options beside',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { [`metadata.annotations["${argoOptions}"]`]: 'ServerSideApply=true, Delete=false, Prune=false' },
    },
    {
      name: 'a StatefulSet without volumes',
      on: 'StatefulSet shop/ledger',
      set: { 'metadata.annotations': undefined, 'spec.volumeClaimTemplates': [] },
    },
    {
      name: 'nothing syncs it',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'metadata.annotations': undefined },
      remove: ['Application argocd/order'],
    },
    {
      name: 'a Namespace of another group',
      add: [cloudObject('example.org/v1', 'Namespace')],
    },
    {
      name: 'the configuration of Crossplane',
      add: [cloudObject('apiextensions.crossplane.io/v1', 'Composition')],
    },
    { name: 'a StatefulSet of another group', add: [statefulSet('apps.kruise.io/v1beta1', 'StatefulSet')] },
    { name: 'another kind with claims', add: [statefulSet('apps/v1', 'ReplicaSet')] },
  ],
  bad: [
    {
      name: 'a Namespace that may be pruned',
      on: 'Namespace shop',
      set: { [`metadata.annotations["${argoOptions}"]`]: 'Delete=false' },
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options "Delete=false"',
    },
    {
      name: 'a CustomResourceDefinition that goes with its Application',
      on: 'CustomResourceDefinition coupons.shop.example',
      set: { [`metadata.annotations["${argoOptions}"]`]: 'Prune=false' },
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options "Prune=false"',
    },
    {
      name: 'a StatefulSet with volumes and without options',
      on: 'StatefulSet shop/ledger',
      set: { [`metadata.annotations["${argoOptions}"]`]: undefined },
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options not set',
    },
    {
      name: 'a claim that blocks syncs until somebody confirms',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { [`metadata.annotations["${argoOptions}"]`]: 'Prune=confirm,Delete=false' },
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options "Prune=confirm,Delete=false"',
    },
    {
      name: 'a claim that leaves its Application out of sync once it is gone from the tree',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { [`metadata.annotations["${argoCompare}"]`]: undefined },
      at: `metadata.annotations["${argoCompare}"]`,
      found: 'compare-options not set',
    },
    {
      name: 'a volume',
      on: 'PersistentVolume archive',
      add: [cloudObject('v1', 'PersistentVolume', true)],
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options not set',
    },
    {
      name: 'a database of a cloud, on a cluster that is known to sync',
      on: 'Instance archive',
      add: [cloudObject('rds.aws.upbound.io/v1beta1', 'Instance', true)],
      remove: ['Application argocd/order'],
      facts: { engine: 'flux' },
      at: `metadata.annotations["${argoOptions}"]`,
      found: 'sync-options not set',
    },
  ],
  *inspect(world) {
    if (!isSynced(world, 'argoproj.io', 'Application')) return;
    for (const object of world.objects) {
      if (!mustOutlive(object)) continue;
      const annotations = object.metadata.annotations ?? {};
      const options = partsOf(object, argoOptions);
      if (!options.includes('Prune=false') || !options.includes('Delete=false')) {
        yield {
          object,
          path: ['metadata', 'annotations', argoOptions],
          found: stated('sync-options', annotations[argoOptions]),
          allowed: 'Prune=false,Delete=false',
        };
      }
      if (partsOf(object, argoCompare).includes('IgnoreExtraneous')) continue;
      yield {
        object,
        path: ['metadata', 'annotations', argoCompare],
        found: stated('compare-options', annotations[argoCompare]),
        allowed: 'IgnoreExtraneous',
      };
    }
  },
};

function cloudObject(apiVersion: string, kind: string, compared = false) {
  const annotations: Record<string, string> = compared ? { [argoCompare]: 'IgnoreExtraneous' } : {};
  return { apiVersion, kind, metadata: { name: 'archive', annotations }, spec: {} };
}

function statefulSet(apiVersion: string, kind: string) {
  return { apiVersion, kind, metadata: { name: 'archive' }, spec: { volumeClaimTemplates: [{}] } };
}
