import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, listAt, textAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { applicationSpecsOf, isChart, sourcesOf, type Source } from './applications.ts';

export const projectWarnsOfOrphans: Check = {
  id: 'A05',
  name: 'project-warns-of-orphans',
  title: 'An AppProject warns of objects in its namespaces that no Application owns',
  why: 'What somebody applied by hand, or what was left when an Application went, runs on without an owner and is found by nobody.',
  severity: 'warning',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/orphaned-resources/'],
  fix: 'set `spec.orphanedResources.warn: true`, and list under `ignore` what controllers make there',
  good: [
    { name: 'it warns' },
    {
      name: 'an emptied project, which has no namespaces',
      on: 'AppProject argocd/default',
      set: { 'spec.description': 'Nothing' },
    },
    {
      name: 'the project of the root, where the installation of Argo CD itself has no owner',
      on: 'AppProject argocd/ordering',
      set: { 'spec.orphanedResources': undefined },
      facts: { rootProject: 'ordering' },
    },
    {
      name: 'only charts, whose operators make objects of their own',
      on: 'Application argocd/order',
      set: { 'spec.project': 'charts', 'spec.source': { chart: 'reloader', targetRevision: '2.2.3' } },
      add: [project('charts')],
    },
  ],
  bad: [
    {
      name: 'not set',
      on: 'AppProject argocd/ordering',
      set: { 'spec.orphanedResources': undefined },
      at: 'spec.orphanedResources.warn',
      found: 'orphanedResources.warn not set',
    },
    {
      name: 'switched off',
      on: 'AppProject argocd/ordering',
      set: { 'spec.orphanedResources.warn': false },
      facts: { rootProject: 'platform' },
      at: 'spec.orphanedResources.warn',
      found: 'orphanedResources.warn false',
    },
    {
      name: 'a project without Applications',
      on: 'AppProject argocd/charts',
      add: [project('charts')],
      at: 'spec.orphanedResources.warn',
      found: 'orphanedResources.warn not set',
    },
    {
      name: 'a chart and a folder',
      on: 'Application argocd/order',
      set: {
        'spec.project': 'charts',
        'spec.sources': [{ chart: 'reloader', targetRevision: '2.2.3' }],
      },
      add: [project('charts')],
      object: 'AppProject argocd/charts',
      at: 'spec.orphanedResources.warn',
      found: 'orphanedResources.warn not set',
    },
    {
      name: 'an Application with a folder, and one with a chart',
      on: 'Application argocd/order',
      set: { 'spec.project': 'charts' },
      add: [
        project('charts'),
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          metadata: { name: 'reloader', namespace: 'argocd' },
          spec: { project: 'charts', source: { chart: 'reloader', targetRevision: '2.2.3' } },
        },
      ],
      object: 'AppProject argocd/charts',
      at: 'spec.orphanedResources.warn',
      found: 'orphanedResources.warn not set',
    },
  ],
  *inspect(world) {
    const sources = sourcesByProject(world);
    for (const project of world.of('argoproj.io', 'AppProject')) {
      const { name } = project.metadata;
      const warn = at(project, 'spec', 'orphanedResources', 'warn');
      if (warn === true || listAt(project, 'spec', 'destinations').length === 0) continue;
      if (name === world.facts.rootProject || sources.get(name)?.every(isChart)) continue;
      yield {
        object: project,
        path: ['spec', 'orphanedResources', 'warn'],
        found: stated('orphanedResources.warn', warn),
        allowed: 'true',
      };
    }
  },
};

function sourcesByProject(world: World): Map<string, Source[]> {
  const sources = new Map<string, Source[]>();
  for (const { fields } of applicationSpecsOf(world)) {
    const project = textAt(fields, 'project') ?? '';
    const others = sources.get(project);
    if (others) others.push(...sourcesOf(fields));
    else sources.set(project, sourcesOf(fields));
  }
  return sources;
}

function project(name: string): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: 'argocd' },
    spec: { destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop' }] },
  };
}
