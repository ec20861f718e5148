import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { clusterExternalSecret, eachExternalSecret } from './external-secrets.ts';

const on = 'ExternalSecret shop/order-postgres';

export const externalSecretKeeps: Check = {
  id: 'S03a',
  name: 'external-secret-keeps',
  title: 'A Secret stays when its entry in the store is gone, and who owns it is decided',
  why: 'With `Delete` a mistake in the store takes the Secret from running pods; and with `Owner`, the default, an existing Secret is taken over.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
    'https://github.com/external-secrets/external-secrets/issues/4214',
  ],
  fix: 'set `target.deletionPolicy: Retain` and `target.creationPolicy`',
  good: [
    { name: 'kept and owned' },
    { name: 'kept by default', on, set: { 'spec.target.deletionPolicy': undefined } },
    { name: 'merged into one that is there', on, set: { 'spec.target.creationPolicy': 'Merge' } },
  ],
  bad: [
    {
      name: 'deleted',
      on,
      set: { 'spec.target.deletionPolicy': 'Delete' },
      at: 'spec.target.deletionPolicy',
      found: 'deletionPolicy "Delete"',
    },
    {
      name: 'its keys removed',
      on,
      set: { 'spec.target.deletionPolicy': 'Merge' },
      at: 'spec.target.deletionPolicy',
      found: 'deletionPolicy "Merge"',
    },
    {
      name: 'nobody decided who owns it',
      on,
      set: { 'spec.target.creationPolicy': undefined },
      at: 'spec.target.creationPolicy',
      found: 'creationPolicy not set',
    },
    {
      name: 'nobody decided it for several namespaces',
      on: 'ClusterExternalSecret shared',
      add: [clusterExternalSecret({})],
      at: 'spec.externalSecretSpec.target.creationPolicy',
      found: 'creationPolicy not set',
    },
  ],
  inspect: eachExternalSecret(function* (spec) {
    const deletion = at(spec, 'target', 'deletionPolicy') ?? 'Retain';
    if (deletion !== 'Retain') {
      yield { path: ['target', 'deletionPolicy'], found: stated('deletionPolicy', deletion), allowed: 'Retain' };
    }
    const creation = at(spec, 'target', 'creationPolicy');
    if (creation !== undefined) return;
    yield {
      path: ['target', 'creationPolicy'],
      found: stated('creationPolicy', creation),
      allowed: 'Owner, Orphan, Merge or None',
    };
  }),
};
