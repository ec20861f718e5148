import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, isRecord, listAt, textAt } from '../../../fields.ts';
import type { Wrong } from '../../../pods/each.ts';
import { shown, stated } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';
import { isExact } from './patterns.ts';

export const projectDestinationsExact: Check = {
  id: 'A02',
  name: 'project-destinations-exact',
  title: 'An AppProject names each cluster and namespace that it syncs into, and never that of Argo CD',
  why: 'A project that reaches every namespace owns every other project; one that reaches the namespace of Argo CD can write Applications and AppProjects, which makes it an administrator.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#app-of-apps',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  ],
  fix: 'list the server and the namespace of every place that the Applications of the project sync into',
  good: [
    { name: 'one namespace of one cluster' },
    {
      name: 'cluster by name',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0]': { name: 'in-cluster', namespace: 'shop' } },
    },
    {
      name: 'the project of the Application that syncs the others may write Applications',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].namespace': 'argocd' },
      facts: { rootProject: 'ordering' },
    },
  ],
  bad: [
    {
      name: 'every namespace',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].namespace': '*' },
      at: 'spec.destinations[0].namespace',
      found: 'namespace "*"',
    },
    {
      name: 'every namespace, in the project of the root too',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].namespace': '*' },
      facts: { rootProject: 'ordering' },
      at: 'spec.destinations[0].namespace',
      found: 'namespace "*"',
    },
    {
      name: 'every cluster',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[1]': { server: 'https://*', namespace: 'shop' } },
      at: 'spec.destinations[1].server',
      found: 'server "https://*"',
    },
    {
      name: 'every cluster by name',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0]': { name: '*', namespace: 'shop' } },
      at: 'spec.destinations[0].name',
      found: 'name "*"',
    },
    {
      name: 'no namespace',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].namespace': undefined },
      at: 'spec.destinations[0].namespace',
      found: 'namespace not set',
    },
    {
      name: 'no cluster',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].server': undefined },
      at: 'spec.destinations[0]',
      found: 'neither server nor name',
    },
    {
      name: 'the namespace of Argo CD',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0].namespace': 'argocd' },
      facts: { rootProject: 'platform' },
      at: 'spec.destinations[0].namespace',
      found: 'namespace "argocd", where the AppProject itself lives',
    },
    {
      name: 'not an object',
      on: 'AppProject argocd/ordering',
      set: { 'spec.destinations[0]': '*' },
      at: 'spec.destinations[0]',
      found: 'destination "*"',
    },
  ],
  inspect: eachObject('argoproj.io', 'AppProject', function* (project, world) {
    for (const i of listAt(project, 'spec', 'destinations').keys()) yield* wrongOf(project, i, world);
  }),
};

function* wrongOf(project: Manifest, i: number, { facts }: World): Iterable<Wrong> {
  const path = ['spec', 'destinations', i];
  const destination = at(project, ...path);
  if (!isRecord(destination)) {
    yield { path, found: `destination ${shown(destination)}`, allowed: 'a server and a namespace' };
    return;
  }
  const cluster = ['server', 'name'].filter((field) => destination[field] !== undefined);
  if (cluster.length === 0) yield { path, found: 'neither server nor name', allowed: 'the server of one cluster' };
  for (const field of [...cluster, 'namespace']) {
    const value = textAt(destination, field);
    if (value !== undefined && isExact(value)) continue;
    yield { path: [...path, field], found: stated(field, destination[field]), allowed: `the exact ${field}` };
  }
  if (destination['namespace'] === project.metadata.namespace && project.metadata.name !== facts.rootProject) {
    yield {
      path: [...path, 'namespace'],
      found: `namespace ${shown(destination['namespace'])}, where the AppProject itself lives`,
      allowed: 'any other namespace; only the project of the Application that syncs the others reaches this one',
    };
  }
}
