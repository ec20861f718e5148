import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const SET = 'ApplicationSet argocd/all';
const HIT = { object: 'argoproj.io/ApplicationSet/argocd/all' };

/** A set whose Applications have their name and folder from what a generator gives. */
const set = (name: string, generators: readonly unknown[], spec: Readonly<Record<string, unknown>> = {}): Manifest => {
  const template = {
    metadata: { name },
    spec: {
      destination: { name: 'prod', namespace: 'pay' },
      source: { repoURL: 'https://git.example/platform.git', path: `services/${name}`, directory: { recurse: true } },
    },
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'all', namespace: 'argocd' },
    spec: { generators, template, ...spec },
  };
};

const elements = (...names: readonly string[]) => names.map((app) => ({ app }));
const list = (...names: readonly string[]) => ({ list: { elements: elements(...names) } });
const git = (...directories: readonly unknown[]) => ({ git: { directories } });
const change = (field: string, to: unknown) => ({ after: { set: { [SET]: { [field]: to } } } });
const both = (manifest: Manifest, files: Readonly<Record<string, unknown>> = {}): Pick<Case, 'both'> => ({
  both: { add: { gitops: [manifest] }, files },
});

const page = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'pay' },
});
const SERVICES = { 'services/pay/page.yaml': page('pay'), 'services/user/page.yaml': page('user') };
const SELECTOR = 'spec.generators[0].clusters.selector';

export const positive: readonly PositiveCase[] = [
  {
    name: 'an element of a list',
    decides: 'spec.generators.list.elements',
    ...both(set('{{app}}', [list('pay', 'user')])),
    ...change('spec.generators[0].list.elements', elements('pay')),
    ...HIT,
    field: 'spec.generators[0].list.elements[1]',
  },
  {
    name: 'a glob of folders',
    decides: 'spec.generators.git.directories.path',
    ...both(set('{{path.basename}}', [git({ path: 'services/*' })]), SERVICES),
    ...change('spec.generators[0].git.directories[0].path', 'services/p*'),
    ...HIT,
    field: 'spec.generators[0].git.directories[path=services/*]',
  },
  {
    name: 'a folder that is excluded',
    decides: 'spec.generators.git.directories.exclude',
    ...both(set('{{path.basename}}', [git({ path: 'services/*' })]), SERVICES),
    ...change('spec.generators[0].git.directories[1]', { path: 'services/user', exclude: true }),
    ...HIT,
    field: 'spec.generators[0].git.directories[path=services/user]',
  },
  {
    name: 'a folder that goes',
    decides: 'folder',
    ...both(set('{{path.basename}}', [git({ path: 'services/*' })]), { 'services/pay/page.yaml': page('pay') }),
    before: { files: { 'services/user/page.yaml': page('user') } },
    ...HIT,
    field: 'spec.generators',
  },
  {
    name: 'a selector of a list',
    decides: 'spec.generators.selector',
    ...both(set('{{app}}', [list('pay', 'user')])),
    ...change('spec.generators[0].selector', { matchLabels: { app: 'pay' } }),
    ...HIT,
    field: 'spec.generators[0].selector',
  },
  {
    name: 'a selector of clusters, which nobody sees here',
    decides: 'spec.generators.clusters.selector',
    ...both(set('{{name}}', [{ clusters: { selector: { matchLabels: { env: 'prod' } } } }])),
    ...change(`${SELECTOR}.matchLabels.zone`, 'a'),
    ...HIT,
    field: `${SELECTOR}.matchLabels.zone`,
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'one more element',
    decides: 'spec.generators.list.elements',
    ...both(set('{{app}}', [list('pay')])),
    ...change('spec.generators[0].list.elements', elements('pay', 'user')),
  },
  {
    name: 'other words for the same folders',
    decides: 'spec.generators.git.directories.path',
    ...both(set('{{path.basename}}', [git({ path: 'services/*' })]), SERVICES),
    ...change('spec.generators[0].git.directories', [{ path: 'services/pay' }, { path: 'services/user' }]),
  },
  {
    name: 'a set that deletes no Application',
    decides: 'spec.syncPolicy.applicationsSync',
    ...both(set('{{app}}', [list('pay', 'user')], { syncPolicy: { applicationsSync: 'create-update' } })),
    ...change('spec.generators[0].list.elements', elements('pay')),
  },
  {
    name: 'a set that keeps what was applied',
    decides: 'spec.syncPolicy.preserveResourcesOnDeletion',
    ...both(set('{{app}}', [list('pay', 'user')], { syncPolicy: { preserveResourcesOnDeletion: true } })),
    ...change('spec.generators[0].list.elements', elements('pay')),
  },
  {
    name: 'a selector of clusters that asks for less',
    decides: 'spec.generators.clusters.selector',
    ...both(set('{{name}}', [{ clusters: { selector: { matchLabels: { env: 'prod', zone: 'a' } } } }])),
    ...change(`${SELECTOR}.matchLabels.zone`, undefined),
  },
  {
    name: 'a folder that is in another generator, too',
    decides: 'spec.generators',
    ...both(set('{{path.basename}}', [git({ path: 'services/pay' }), git({ path: 'services/*' })]), SERVICES),
    ...change('spec.generators', [git({ path: 'services/*' })]),
  },
];
