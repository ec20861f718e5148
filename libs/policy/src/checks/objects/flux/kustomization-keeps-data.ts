import { nameOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { keepsData } from '../protection/keeps-data.ts';
import { fluxPrune, isKeptByFlux } from '../protection/protection.ts';
import { holdersOf, syncFoldersOf, type SyncFolder } from '../protection/sync-folders.ts';

const loose = { [`metadata.annotations["${fluxPrune}"]`]: undefined };

export const kustomizationKeepsData: Check = {
  id: 'X04',
  name: 'kustomization-keeps-data',
  title: 'Data outlives the Kustomization that brought it',
  why: 'A Kustomization that goes takes its objects with it, and with a claim the volume and what is on it.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy'],
  fix: `annotate the object with ${fluxPrune}: disabled, or set \`deletionPolicy: Orphan\``,
  good: [
    { name: 'its StatefulSet is protected, and the rest is left where it is' },
    {
      name: 'the StatefulSet alone is protected',
      on: 'Kustomization flux-system/ledger',
      set: { 'spec.deletionPolicy': undefined },
    },
    { name: 'everything is left where it is', on: 'StatefulSet shop/ledger', set: loose },
    {
      name: 'a StatefulSet without volumes',
      on: 'StatefulSet shop/ledger',
      set: { ...loose, 'spec.volumeClaimTemplates': undefined },
    },
    {
      name: 'nothing that holds data',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.deletionPolicy': 'Delete' },
    },
    {
      name: 'a kind of another group with the name of one that holds data',
      add: [claim('example.org/v1', 'PersistentVolumeClaim')],
    },
    {
      name: 'an Application, which reads annotations of its own',
      on: 'StatefulSet shop/ledger',
      set: { ...loose, 'metadata.labels["app.kubernetes.io/instance"]': 'order' },
    },
  ],
  bad: [
    {
      name: 'a StatefulSet with volumes',
      on: 'StatefulSet shop/ledger',
      set: { ...loose, 'metadata.labels["app.kubernetes.io/instance"]': 'payment' },
      object: 'Kustomization flux-system/payment',
      at: 'spec.deletionPolicy',
      found: 'deletionPolicy not set, with StatefulSet shop/ledger among its objects',
    },
    {
      name: 'a claim, under a policy that deletes',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.deletionPolicy': 'WaitForTermination' },
      add: [claim('v1', 'PersistentVolumeClaim'), claim('v1', 'PersistentVolume')],
      at: 'spec.deletionPolicy',
      found: 'deletionPolicy "WaitForTermination", with PersistentVolumeClaim shop/receipts among its objects',
    },
    {
      name: 'a volume, under a policy that deletes',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.deletionPolicy': 'Delete' },
      add: [claim('v1', 'PersistentVolume')],
      at: 'spec.deletionPolicy',
      found: 'deletionPolicy "Delete", with PersistentVolume shop/receipts among its objects',
    },
    {
      name: 'a database of a cloud, in a Kustomization for the whole repository',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': undefined },
      add: [claim('rds.aws.upbound.io/v1beta1', 'Instance')],
      at: 'spec.deletionPolicy',
      found: 'deletionPolicy not set, with Instance shop/receipts among its objects',
    },
  ],
  *inspect(world) {
    const holders = holdersOf(syncFoldersOf(world));
    const told = new Set<SyncFolder>();
    for (const object of world.objects) {
      if (!keepsData(object) || isKeptByFlux(object)) continue;
      for (const holder of holders(world.fileOf(object))) {
        const policy = at(holder.owner, 'spec', 'deletionPolicy');
        if (holder.owner.kind !== 'Kustomization' || policy === 'Orphan' || told.has(holder)) continue;
        told.add(holder);
        yield {
          object: holder.owner,
          path: ['spec', 'deletionPolicy'],
          found: `${stated('deletionPolicy', policy)}, with ${nameOf(object)} among its objects`,
          allowed: 'Orphan',
        };
      }
    }
  },
};

function claim(apiVersion: string, kind: string) {
  const labels = { 'app.kubernetes.io/instance': 'payment' };
  return { apiVersion, kind, metadata: { name: 'receipts', namespace: 'shop', labels } };
}
