import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

export const applicationPruneExplicit: Check = {
  id: 'A10',
  name: 'application-prune-explicit',
  title: 'An Application that syncs by itself says whether it prunes',
  why: 'Without the field nothing is ever removed: what a commit took away runs on, and nobody decided that.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning'],
  fix: 'write `syncPolicy.automated.prune: true`, or `false` where objects must stay',
  good: [
    { name: 'it prunes' },
    {
      name: 'it keeps, and says so',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.automated.prune': false },
    },
    {
      name: 'a person syncs it, and is asked',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.automated': undefined },
    },
  ],
  bad: [
    {
      name: 'not set',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.automated.prune': undefined },
      at: 'spec.syncPolicy.automated.prune',
      found: 'prune not set',
    },
    {
      name: 'a text',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.automated': { prune: 'yes' } },
      at: 'spec.syncPolicy.automated.prune',
      found: 'prune "yes"',
    },
    {
      name: 'not set in an ApplicationSet',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.syncPolicy': { automated: {} } },
      at: 'spec.template.spec.syncPolicy.automated.prune',
      found: 'prune not set',
    },
  ],
  inspect: eachApplication(function* (spec) {
    const prune = at(spec, 'syncPolicy', 'automated', 'prune');
    if (at(spec, 'syncPolicy', 'automated') === undefined || typeof prune === 'boolean') return;
    yield { path: ['syncPolicy', 'automated', 'prune'], found: stated('prune', prune), allowed: 'true or false' };
  }),
};
