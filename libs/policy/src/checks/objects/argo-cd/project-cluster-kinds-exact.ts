import type { Check } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';
import { isExact } from './patterns.ts';

export const projectClusterKindsExact: Check = {
  id: 'A03',
  name: 'project-cluster-kinds-exact',
  title: 'An AppProject names each cluster-scoped kind that it may write',
  why: 'A project that may write any cluster-scoped kind can bind its own accounts to cluster-admin.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/'],
  fix: 'list the group and kind of every cluster-scoped object that the Applications of the project hold, or none: []',
  good: [
    { name: 'none' },
    {
      name: 'not set, which is none',
      on: 'AppProject argocd/ordering',
      set: { 'spec.clusterResourceWhitelist': undefined },
    },
    {
      name: 'exact kinds',
      on: 'AppProject argocd/ordering',
      set: {
        'spec.clusterResourceWhitelist': [
          { group: '', kind: 'Namespace' },
          { group: 'storage.k8s.io', kind: 'StorageClass' },
        ],
      },
    },
  ],
  bad: [
    {
      name: 'any kind of a group',
      on: 'AppProject argocd/ordering',
      set: { 'spec.clusterResourceWhitelist[0]': { group: 'rbac.authorization.k8s.io', kind: '*' } },
      at: 'spec.clusterResourceWhitelist[0].kind',
      found: 'kind "*"',
    },
    {
      name: 'kinds by the end of their name',
      on: 'AppProject argocd/ordering',
      set: { 'spec.clusterResourceWhitelist[0]': { group: '', kind: 'Name*' } },
      at: 'spec.clusterResourceWhitelist[0].kind',
      found: 'kind "Name*"',
    },
    {
      name: 'a kind of any group',
      on: 'AppProject argocd/ordering',
      set: {
        'spec.clusterResourceWhitelist': [
          { group: '', kind: 'Namespace' },
          { group: '*', kind: 'ClusterRole' },
        ],
      },
      at: 'spec.clusterResourceWhitelist[1].group',
      found: 'group "*"',
    },
    {
      name: 'no kind',
      on: 'AppProject argocd/ordering',
      set: { 'spec.clusterResourceWhitelist[0]': { group: 'storage.k8s.io' } },
      at: 'spec.clusterResourceWhitelist[0].kind',
      found: 'kind not set',
    },
  ],
  inspect: eachObject('argoproj.io', 'AppProject', function* (project) {
    for (const [i, allowed] of listAt(project, 'spec', 'clusterResourceWhitelist').entries()) {
      for (const field of ['group', 'kind']) {
        const value = textAt(allowed, field);
        if (value !== undefined && isExact(value)) continue;
        yield {
          path: ['spec', 'clusterResourceWhitelist', i, field],
          found: stated(field, value),
          allowed: `the exact ${field}`,
        };
      }
    }
  }),
};
