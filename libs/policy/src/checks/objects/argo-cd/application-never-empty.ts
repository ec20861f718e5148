import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

export const applicationNeverEmpty: Check = {
  id: 'A11',
  name: 'application-never-empty',
  title: 'No Application syncs an empty folder',
  why: 'A render that failed, or a folder that moved, looks like an empty one; with `allowEmpty` Argo CD then removes everything.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18'],
  fix: 'take `allowEmpty` away; to remove an app, remove its Application',
  good: [
    { name: 'not set' },
    { name: 'switched off', on: 'Application argocd/order', set: { 'spec.syncPolicy.automated.allowEmpty': false } },
  ],
  bad: [
    {
      name: 'switched on',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.automated.allowEmpty': true },
      at: 'spec.syncPolicy.automated.allowEmpty',
      found: 'allowEmpty true',
    },
    {
      name: 'switched on in an ApplicationSet',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.syncPolicy.automated.allowEmpty': true },
      at: 'spec.template.spec.syncPolicy.automated.allowEmpty',
      found: 'allowEmpty true',
    },
  ],
  inspect: eachApplication(function* (spec) {
    const allowEmpty = at(spec, 'syncPolicy', 'automated', 'allowEmpty');
    if (allowEmpty !== true) return;
    yield {
      path: ['syncPolicy', 'automated', 'allowEmpty'],
      found: stated('allowEmpty', allowEmpty),
      allowed: 'false, or not set',
    };
  }),
};
