import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';
import { isExact } from './patterns.ts';

export const projectSourcesExact: Check = {
  id: 'A01',
  name: 'project-sources-exact',
  title: 'An AppProject names each repository that it takes from',
  why: 'Whoever may change an Application of the project could otherwise sync any repository of the world into the cluster.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/'],
  fix: 'list the exact address of every repository that the Applications of the project use',
  good: [
    { name: 'one exact repository' },
    {
      name: 'repositories of charts, one of them in a registry',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos': ['https://charts.example/stable', 'registry.example/charts'] },
    },
    {
      name: 'an exclamation mark within an address',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos[0]': 'https://git.example/great!/platform.git' },
    },
    { name: 'none at all', on: 'AppProject argocd/ordering', set: { 'spec.sourceRepos': [] } },
  ],
  bad: [
    {
      name: 'any repository',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos[0]': '*' },
      at: 'spec.sourceRepos[0]',
      found: 'repository "*"',
    },
    {
      name: 'any repository of a host, after an exact one',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos[1]': 'https://git.example/*' },
      at: 'spec.sourceRepos[1]',
      found: 'repository "https://git.example/*"',
    },
    {
      name: 'no address',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos[0]': 7 },
      at: 'spec.sourceRepos[0]',
      found: 'repository 7',
    },
    {
      name: 'any but one',
      on: 'AppProject argocd/ordering',
      set: { 'spec.sourceRepos[0]': '!https://git.example/delivery/secrets.git' },
      at: 'spec.sourceRepos[0]',
      found: 'repository "!https://git.example/delivery/secrets.git"',
    },
  ],
  inspect: eachObject('argoproj.io', 'AppProject', function* (project) {
    for (const [i, repository] of listAt(project, 'spec', 'sourceRepos').entries()) {
      if (typeof repository === 'string' && isExact(repository)) continue;
      yield {
        path: ['spec', 'sourceRepos', i],
        found: `repository ${shown(repository)}`,
        allowed: 'the exact address of one repository',
      };
    }
  }),
};
