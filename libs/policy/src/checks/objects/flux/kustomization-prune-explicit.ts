import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const kustomizationPruneExplicit: Check = {
  id: 'X03',
  name: 'kustomization-prune-explicit',
  title: 'A Kustomization says whether it prunes',
  why: 'What a commit took away runs on, and nobody decided that.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#prune'],
  fix: 'write `prune: true`, or `false` where objects must stay',
  good: [
    { name: 'it prunes' },
    { name: 'it keeps, and says so', on: 'Kustomization flux-system/payment', set: { 'spec.prune': false } },
  ],
  bad: [
    {
      name: 'not set',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.prune': undefined },
      at: 'spec.prune',
      found: 'prune not set',
    },
    {
      name: 'a text',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.prune': 'true' },
      at: 'spec.prune',
      found: 'prune "true"',
    },
  ],
  inspect: eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', function* (kustomization) {
    const prune = at(kustomization, 'spec', 'prune');
    if (typeof prune === 'boolean') return;
    yield { path: ['spec', 'prune'], found: stated('prune', prune), allowed: 'true or false' };
  }),
};
