import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

export const noListingOfSecrets: Check = {
  id: 'R02',
  name: 'no-listing-of-secrets',
  title: 'No role lists or watches Secrets',
  why: 'A list holds the content of every Secret of the namespace, or of the cluster; with `get` alone one must know the name.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV2_K8S_5', 'trivy KSV-0041', 'trivy KSV-0113'],
  fix: 'give `get` on the named Secrets (`resourceNames`), or mount them into the pod',
  good: [
    { name: 'no Secrets' },
    {
      name: 'one Secret by its name',
      on: 'Role shop/ordering',
      set: {
        'rules[2]': { apiGroups: [''], resources: ['secrets'], resourceNames: ['order-postgres'], verbs: ['get'] },
      },
    },
    {
      name: 'Secrets of another group',
      on: 'Role shop/ordering',
      set: { 'rules[2]': { apiGroups: ['example.org'], resources: ['secrets'], verbs: ['list'] } },
    },
  ],
  bad: [
    {
      name: 'a list in a namespace',
      on: 'Role shop/ordering',
      set: { 'rules[2].resources[1]': 'secrets' },
      at: 'rules[2].resources[1]',
      found: 'verbs "list", "watch" on "secrets"',
    },
    {
      name: 'a watch of the cluster',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: ['', 'apps'], resources: ['nodes', 'secrets'], verbs: ['get', 'watch'] } },
      at: 'rules[0].resources[1]',
      found: 'verb "watch" on "secrets"',
    },
    {
      name: 'every verb',
      on: 'Role shop/ordering',
      set: { 'rules[2]': { apiGroups: [''], resources: ['secrets'], verbs: ['*'] } },
      at: 'rules[2].resources[0]',
      found: 'verb "*" on "secrets"',
    },
    {
      name: 'everything, and Secrets with it',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "list" on "*"',
    },
  ],
  inspect: givesNone(
    [{ group: '', resources: ['secrets'], verbs: ['list', 'watch'] }],
    '"get" of Secrets by their names',
  ),
};
