import type { Check } from '../../../check.ts';
import { at, isRecord } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachApplication } from './applications.ts';

export const applicationRetryLimit: Check = {
  id: 'A12',
  name: 'application-retry-limit',
  title: 'A failed sync is tried again, one to five times',
  why: 'Without a retry one refused webhook stops the sync until somebody looks; without a limit a broken commit is applied for ever.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/'],
  fix: 'set `syncPolicy.retry.limit: 5`',
  good: [
    { name: 'the most' },
    { name: 'the least', on: 'Application argocd/order', set: { 'spec.syncPolicy.retry.limit': 1 } },
    {
      name: 'not set, which is five for a sync that Argo CD started',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.retry': undefined },
    },
  ],
  bad: [
    {
      name: 'never',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.retry.limit': 0 },
      at: 'spec.syncPolicy.retry.limit',
      found: 'limit 0',
    },
    {
      name: 'one too often',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.retry.limit': 6 },
      at: 'spec.syncPolicy.retry.limit',
      found: 'limit 6',
    },
    {
      name: 'a text',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.retry.limit': '3' },
      at: 'spec.syncPolicy.retry.limit',
      found: 'limit "3"',
    },
    {
      name: 'for ever',
      on: 'Application argocd/order',
      set: { 'spec.syncPolicy.retry.limit': -1 },
      at: 'spec.syncPolicy.retry.limit',
      found: 'limit -1',
    },
    {
      name: 'a pause without a limit, which is never',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.syncPolicy.retry': { backoff: { duration: '10s' } } },
      at: 'spec.template.spec.syncPolicy.retry.limit',
      found: 'limit not set',
    },
  ],
  inspect: eachApplication(function* (spec) {
    const retry = at(spec, 'syncPolicy', 'retry');
    if (!isRecord(retry)) return;
    const { limit } = retry;
    if (typeof limit === 'number' && limit >= 1 && limit <= 5) return;
    yield { path: ['syncPolicy', 'retry', 'limit'], found: stated('limit', limit), allowed: '1 to 5' };
  }),
};
