import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const setNeverDeletes: Check = {
  id: 'A15',
  name: 'set-never-deletes',
  title: 'An ApplicationSet creates and updates Applications, and deletes none',
  why: 'A generator that answers with less, for a moment or by mistake, otherwise deletes the Applications it no longer names, with all that they hold.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/#managed-applications-modification-policies',
  ],
  fix: 'set `syncPolicy.applicationsSync: create-update`',
  good: [
    { name: 'create-update' },
    {
      name: 'create-only',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.applicationsSync': 'create-only' },
    },
  ],
  bad: [
    {
      name: 'not set, which is sync',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.applicationsSync': undefined },
      at: 'spec.syncPolicy.applicationsSync',
      found: 'applicationsSync not set',
    },
    {
      name: 'create-delete',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.syncPolicy.applicationsSync': 'create-delete' },
      at: 'spec.syncPolicy.applicationsSync',
      found: 'applicationsSync "create-delete"',
    },
  ],
  inspect: eachObject('argoproj.io', 'ApplicationSet', function* (set) {
    const path = ['spec', 'syncPolicy', 'applicationsSync'];
    const policy = at(set, ...path);
    if (policy === 'create-update' || policy === 'create-only') return;
    yield { path, found: stated('applicationsSync', policy), allowed: 'create-update, or create-only' };
  }),
};
