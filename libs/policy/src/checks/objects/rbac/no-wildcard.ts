import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { rulesOf } from './rules.ts';

const LISTS = { apiGroups: 'API group', resources: 'resource', verbs: 'verb', nonResourceURLs: 'URL' };

export const noWildcard: Check = {
  id: 'R01',
  name: 'no-wildcard',
  title: 'A role names its groups, resources and verbs one by one',
  why: 'A wildcard also gives what the next version of Kubernetes or the next operator adds.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_49',
    'trivy KSV-0044',
    'trivy KSV-0045',
    'trivy KSV-0046',
    'kube-linter wildcard-in-rules',
  ],
  fix: 'list what the account uses, e.g. from its requests in the audit log',
  good: [
    { name: 'names only' },
    {
      name: 'URLs below one',
      on: 'ClusterRole node-reader',
      set: { 'rules[1].nonResourceURLs': ['/metrics', '/healthz/*'] },
    },
  ],
  bad: [
    {
      name: 'every verb',
      on: 'Role shop/ordering',
      set: { 'rules[0].verbs': ['get', '*'] },
      at: 'rules[0].verbs[1]',
      found: 'verb "*"',
    },
    {
      name: 'every resource',
      on: 'ClusterRole node-reader',
      set: { 'rules[0].resources': ['*'] },
      at: 'rules[0].resources[0]',
      found: 'resource "*"',
    },
    {
      name: 'a subresource of every resource',
      on: 'ClusterRole node-reader',
      set: { 'rules[0].resources[1]': '*/scale' },
      at: 'rules[0].resources[1]',
      found: 'resource "*/scale"',
    },
    {
      name: 'every group',
      on: 'Role shop/ordering',
      set: { 'rules[1].apiGroups': ['*'] },
      at: 'rules[1].apiGroups[0]',
      found: 'API group "*"',
    },
    {
      name: 'every URL',
      on: 'ClusterRole node-reader',
      set: { 'rules[1].nonResourceURLs': ['*'] },
      at: 'rules[1].nonResourceURLs[0]',
      found: 'URL "*"',
    },
  ],
  *inspect(world) {
    for (const { object, path, fields } of rulesOf(world)) {
      for (const [list, word] of Object.entries(LISTS)) {
        for (const [i, value] of listAt(fields, list).entries()) {
          if (value !== '*' && !String(value).startsWith('*/')) continue;
          yield {
            object,
            path: [...path, list, i],
            found: `${word} ${shown(value)}`,
            allowed: `each ${word} by its name`,
          };
        }
      }
    }
  },
};
