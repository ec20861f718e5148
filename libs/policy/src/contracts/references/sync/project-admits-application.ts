import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { dangling } from '../table/dangling.ts';
import { clusterScopeIn } from '../table/scope.ts';
import { targets } from '../targets.ts';
import { refusalsOf } from './refusals.ts';
import { foldersOf } from './sources.ts';
import { objectsIn } from './synced-by.ts';

const missing = dangling(targets.project);

export const projectAdmitsApplication: Check = {
  id: 'C24',
  name: 'project-admits-application',
  title: 'Every Application is admitted by its AppProject, with all it syncs',
  why: 'Argo CD syncs nothing of an Application whose project does not admit its repository, its namespace or one of its kinds.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/'],
  fix: 'admit it in the AppProject, or move it to one that does',
  good: [
    { name: 'its own project' },
    {
      name: 'the project of every Argo CD, which no tree has to hold',
      on: 'Application argocd/order',
      set: { 'spec.project': 'default' },
      remove: ['AppProject argocd/default'],
    },
    {
      name: 'kinds that no list names',
      on: 'AppProject argocd/ordering',
      set: { 'spec.namespaceResourceWhitelist': undefined },
    },
    {
      name: 'everything by globs',
      on: 'AppProject argocd/ordering',
      set: {
        'spec.sourceRepos': ['https://git.example/*/*'],
        'spec.destinations': [{ name: 'in-cluster', namespace: 'sh*' }],
        'spec.namespaceResourceWhitelist': [{ group: '*', kind: '*' }],
      },
    },
    {
      name: 'a repository in other letters',
      on: 'Application argocd/order',
      set: { 'spec.source.repoURL': 'https://Git.example/delivery/platform' },
    },
  ],
  bad: [
    {
      name: 'a project that is not there',
      on: 'Application argocd/order',
      set: { 'spec.project': 'orders' },
      at: 'spec.project',
      found: 'Application argocd/order names AppProject argocd/orders, which does not exist',
    },
    {
      name: 'another repository',
      on: 'Application argocd/order',
      set: { 'spec.source.repoURL': 'https://git.example/somebody/else.git' },
      at: 'spec.source.repoURL',
      found:
        'Application argocd/order takes manifests from https://git.example/somebody/else.git, which AppProject ordering does not admit',
    },
    {
      name: 'another of several repositories',
      on: 'Application argocd/order',
      set: {
        'spec.source': undefined,
        'spec.sources': [
          { repoURL: 'https://git.example/delivery/platform.git', path: 'generated/clusters/example/apps/order' },
          { repoURL: 'https://charts.example', chart: 'order' },
        ],
      },
      at: 'spec.sources[1].repoURL',
      found:
        'Application argocd/order takes manifests from https://charts.example, which AppProject ordering does not admit',
    },
    {
      name: 'another namespace',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'elsewhere', 'spec.destination.namespace': 'argocd' },
      at: 'spec.destination',
      found: 'Application argocd/order syncs into namespace argocd, which AppProject ordering does not admit',
    },
    {
      name: 'another cluster',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'elsewhere', 'spec.destination.server': 'https://edge.example:6443' },
      at: 'spec.destination',
      found: 'Application argocd/order syncs into namespace shop, which AppProject ordering does not admit',
    },
    {
      name: 'objects of another namespace',
      add: ['rates', 'taxes'].map((name) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'flux-system', labels: { 'app.kubernetes.io/instance': 'order' } },
      })),
      object: 'Application argocd/order',
      at: 'spec.project',
      found:
        'Application argocd/order syncs ConfigMap flux-system/rates and 1 more of namespace flux-system, which AppProject ordering does not admit',
    },
    {
      name: 'objects of another kind',
      on: 'AppProject argocd/ordering',
      set: { 'spec.namespaceResourceBlacklist': [{ group: 'apps', kind: 'Deployment' }] },
      object: 'Application argocd/order',
      at: 'spec.project',
      found:
        'Application argocd/order syncs Deployment shop/order of kind apps/Deployment, which AppProject ordering does not admit',
    },
    {
      name: 'objects of the whole cluster',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'orders', labels: { 'app.kubernetes.io/instance': 'order' } },
        },
      ],
      object: 'Application argocd/order',
      at: 'spec.project',
      found:
        'Application argocd/order syncs Namespace orders of kind core/Namespace, which AppProject ordering does not admit',
    },
  ],
  *inspect(world) {
    yield* missing(world);
    const applications = world.of('argoproj.io', 'Application');
    const objects = objectsIn(world, applications.flatMap(foldersOf));
    const isOfCluster = clusterScopeIn(world);
    for (const application of applications) {
      const name = textAt(application, 'spec', 'project') ?? 'default';
      const project = world.find('argoproj.io', 'AppProject', application.metadata.namespace, name);
      if (project === undefined) continue;
      const synced = foldersOf(application).flatMap((folder) => objects.get(folder) ?? []);
      yield* refusalsOf({ application, project, synced, isOfCluster });
    }
  },
};
