import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { shown } from '../../../shown.ts';

const FIELDS = ['whenDeleted', 'whenScaled'];

export const claimsRetained: Check = {
  id: 'W69b',
  name: 'claims-retained',
  title: 'The volumes of a StatefulSet outlive it',
  why: 'With Delete, fewer replicas or a removed StatefulSet take the volumes and all that is on them.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention'],
  fix: 'set persistentVolumeClaimRetentionPolicy to Retain for both, and delete volumes by hand',
  good: [
    { name: 'both retained' },
    {
      name: 'both by default',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.persistentVolumeClaimRetentionPolicy': undefined },
    },
  ],
  bad: [
    {
      name: 'deleted with it',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted': 'Delete' },
      at: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
      found: 'whenDeleted "Delete"',
    },
    {
      name: 'deleted with a replica',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.persistentVolumeClaimRetentionPolicy': { whenScaled: 'Delete' } },
      at: 'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
      found: 'whenScaled "Delete"',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('apps', 'StatefulSet')) {
      for (const field of FIELDS) {
        const path = ['spec', 'persistentVolumeClaimRetentionPolicy', field];
        const policy = at(object, ...path) ?? 'Retain';
        if (policy !== 'Retain') yield { object, path, found: `${field} ${shown(policy)}`, allowed: 'Retain' };
      }
    }
  },
};
