import type { Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { shown, stated } from '../../../shown.ts';

const LISTS = ['sourceRepos', 'sourceNamespaces', 'destinations', 'clusterResourceWhitelist'];

export const defaultProjectEmptied: Check = {
  id: 'A06',
  name: 'default-project-emptied',
  title: 'The built-in AppProject "default" allows nothing',
  why: 'Argo CD makes it with `*` everywhere, so an Application that names no project may sync anything from anywhere.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project'],
  fix: 'keep an AppProject "default" in the tree with `sourceRepos: []`, `destinations: []` and `clusterResourceWhitelist: []`',
  good: [
    { name: 'emptied' },
    {
      name: 'without the lists',
      on: 'AppProject argocd/default',
      set: { 'spec.sourceRepos': undefined, 'spec.destinations': undefined },
    },
    {
      name: 'emptied, behind the others',
      remove: ['AppProject argocd/default'],
      add: [
        { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'default', namespace: 'argocd' } },
      ],
    },
    { name: 'no Argo CD at all', remove: ['AppProject argocd/default', 'AppProject argocd/ordering'] },
  ],
  bad: [
    {
      name: 'it is not in the tree',
      remove: ['AppProject argocd/default'],
      object: 'AppProject argocd/ordering',
      at: 'metadata.namespace',
      found: 'no AppProject "default" beside it in namespace "argocd"',
    },
    {
      name: 'it stands in another namespace',
      on: 'AppProject argocd/default',
      set: { 'metadata.namespace': 'shop' },
      object: 'AppProject argocd/ordering',
      at: 'metadata.namespace',
      found: 'no AppProject "default" beside it in namespace "argocd"',
    },
    {
      name: 'any repository',
      on: 'AppProject argocd/default',
      set: { 'spec.sourceRepos[0]': '*' },
      at: 'spec.sourceRepos',
      found: 'sourceRepos ["*"]',
    },
    {
      name: 'Applications of another namespace',
      on: 'AppProject argocd/default',
      set: { 'spec.sourceNamespaces[0]': 'shop' },
      at: 'spec.sourceNamespaces',
      found: 'sourceNamespaces ["shop"]',
    },
    {
      name: 'one namespace',
      on: 'AppProject argocd/default',
      set: { 'spec.destinations[0]': { namespace: 'shop' } },
      at: 'spec.destinations',
      found: 'destinations [{"namespace":"shop"}]',
    },
    {
      name: 'one kind',
      on: 'AppProject argocd/default',
      set: { 'spec.clusterResourceWhitelist[0]': { group: '', kind: 'Namespace' } },
      at: 'spec.clusterResourceWhitelist',
      found: 'clusterResourceWhitelist [{"group":"","kind":"Namespace"}]',
    },
  ],
  *inspect(world) {
    const standing = new Map<string | undefined, Manifest>();
    for (const project of world.of('argoproj.io', 'AppProject')) {
      const { name, namespace } = project.metadata;
      if (name === 'default' || !standing.has(namespace)) standing.set(namespace, project);
    }
    for (const project of standing.values()) {
      yield* project.metadata.name === 'default' ? opened(project) : missing(project);
    }
  },
};

function* opened(object: Manifest): Iterable<Violation> {
  for (const list of LISTS) {
    if (listAt(object, 'spec', list).length === 0) continue;
    yield { object, path: ['spec', list], found: stated(list, at(object, 'spec', list)), allowed: '[]' };
  }
}

function* missing(object: Manifest): Iterable<Violation> {
  yield {
    object,
    path: ['metadata', 'namespace'],
    found: `no AppProject "default" beside it in namespace ${shown(object.metadata.namespace)}`,
    allowed: 'an AppProject "default" that allows nothing',
  };
}
