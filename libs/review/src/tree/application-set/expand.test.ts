import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import type { TreeFile } from '../file.ts';
import { treeOf } from '../tree-of.ts';
import { expand } from './expand.ts';
import { unseen } from './unseen.ts';

const file = (path: string, ...values: readonly unknown[]): TreeFile => ({
  path,
  id: JSON.stringify(values),
  mentions: (text) => values.some((value) => JSON.stringify(value).replaceAll('":"', '": "').includes(text)),
  documents: () => values.map((value, i) => ({ value, line: i + 1 })),
});

const tree = [
  file('apps/order/service.yaml'),
  file('apps/order/deep/config.yaml'),
  file('apps/payment/service.yaml'),
  file('apps/Old_One/service.yaml'),
  file('clusters/eu/config.json', { cluster: { name: 'eu', server: 'https://eu.example' }, tier: 1 }),
  file('clusters/us/config.json', { cluster: { name: 'us', server: 'https://us.example' }, tier: 2 }),
];

const template = (name: string, path = 'apps/order') => ({
  metadata: { name },
  spec: { project: 'shop', source: { path }, destination: { name: 'eu' } },
});
const set = (spec: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'shop', namespace: 'argocd' },
  spec,
});
const names = (spec: Readonly<Record<string, unknown>>) =>
  expand(set(spec), tree).applications.map(({ metadata }) => metadata.name);
const list = (...elements: readonly unknown[]) => ({ list: { elements } });

describe('generators', () => {
  it('list', () => {
    expect(
      names({ generators: [list({ name: 'a' }, { name: 'b' })], template: template('{{name}}-{{ name }}') }),
    ).toEqual(['a-a', 'b-b']);
  });

  it('list with Go templates', () => {
    const generators = [list({ name: 'Shop One', at: { zone: ['x', 'y'] } })];
    const name = '{{ .name | lower | normalize }}-{{ index .at.zone 1 }}-{{normalize "A_B"}}';
    expect(names({ goTemplate: true, generators, template: template(name) })).toEqual(['shop-one-y-a-b']);
  });

  it('git directories, without what is excluded', () => {
    const directories = [{ path: 'apps/*' }, { path: 'apps/Old_One', exclude: true }];
    const generators = [{ git: { repoURL: 'https://git.example/x', directories } }];
    expect(names({ generators, template: template('{{path.basename}}-{{path[0]}}') })).toEqual([
      'order-apps',
      'payment-apps',
    ]);
    expect(
      names({ goTemplate: true, generators, template: template('{{.path.basename}}-{{index .path.segments 0}}') }),
    ).toEqual(['order-apps', 'payment-apps']);
  });

  it('git directories with names that Kubernetes would refuse', () => {
    const generators = [{ git: { directories: [{ path: 'apps/Old*' }] } }];
    expect(names({ generators, template: template('{{path.basenameNormalized}}') })).toEqual(['old-one']);
  });

  it('git files, with what they hold and values', () => {
    const generators = [
      { git: { files: [{ path: 'clusters/**/config.json' }], values: { tag: '{{cluster.name}}x' } } },
    ];
    const name = '{{cluster.name}}-{{path.basename}}-{{path.filename}}-{{tier}}-{{values.tag}}';
    expect(names({ generators, template: template(name) })).toEqual([
      'eu-eu-config.json-1-eux',
      'us-us-config.json-2-usx',
    ]);
  });

  it('matrix, whose second generator may use the first', () => {
    const generators = [
      {
        matrix: {
          generators: [
            { git: { files: [{ path: 'clusters/*/config.json' }] } },
            list({ app: 'order-{{cluster.name}}' }, { app: 'user' }),
          ],
        },
      },
    ];
    expect(names({ generators, template: template('{{app}}.{{cluster.name}}') })).toEqual([
      'order-eu.eu',
      'user.eu',
      'order-us.us',
      'user.us',
    ]);
  });

  it('merge, by key', () => {
    const generators = [
      {
        merge: {
          mergeKeys: ['name'],
          generators: [
            list({ name: 'a', ring: '1' }, { name: 'b', ring: '1' }),
            list({ name: 'b', ring: '2' }, { name: 'c' }),
          ],
        },
      },
    ];
    expect(names({ generators, template: template('{{name}}{{ring}}') })).toEqual(['a1', 'b2']);
  });

  it('takes only what the selector of a generator takes', () => {
    const selector = { matchExpressions: [{ key: 'env', operator: 'In', values: ['prod'] }] };
    const generators = [{ ...list({ name: 'a', env: 'prod' }, { name: 'b', env: 'dev' }), selector }];
    expect(names({ generators, template: template('{{name}}') })).toEqual(['a']);
  });

  it('lays the template of a generator over that of the set', () => {
    const own = { metadata: { name: '' }, spec: { source: { path: 'apps/payment' } } };
    const generators = [{ list: { elements: [{ name: 'a' }], template: own } }];
    const [made] = expand(set({ generators, template: template('{{name}}') }), tree).applications;
    expect(made?.spec).toEqual({ project: 'shop', source: { path: 'apps/payment' }, destination: { name: 'eu' } });
  });
});

describe('what nobody knows here', () => {
  it.each([
    ['clusters', { clusters: {} }],
    ['pullRequest', { pullRequest: {} }],
    ['list with elementsYaml', { list: { elementsYaml: '{{ .x }}' } }],
    ['clusters', { matrix: { generators: [list({ name: 'a' }), { clusters: {} }] } }],
    ['clusters', { merge: { mergeKeys: ['name'], generators: [{ clusters: {} }, list({ name: 'a' })] } }],
  ])('%s', (unknown, generator) => {
    expect(expand(set({ generators: [generator], template: template('{{name}}') }), tree)).toEqual({
      applications: [],
      unknown: [unknown],
    });
  });

  it('a name that cannot be filled', () => {
    const spec = { generators: [list({ name: 'a' })], template: template('{{ if .x }}a{{ end }}') };
    expect(expand(set(spec), tree).unknown).toEqual(['the name "{{ if .x }}a{{ end }}"']);
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['text'],
    [{ generators: 3 }],
    [{ generators: [null, { list: null }, { git: 1 }, {}] }],
  ])('throws nothing at %j', (spec) => {
    expect(expand({ ...set({}), spec }, tree).applications).toEqual([]);
  });
});

describe('finalizers of what it makes', () => {
  const generators = [list({ name: 'a' })];
  const finalizers = (spec: Readonly<Record<string, unknown>>) =>
    expand(set({ generators, ...spec }), tree).applications[0]?.metadata['finalizers'];

  it('deletes what it applied, unless told otherwise', () => {
    expect(finalizers({ template: template('a') })).toEqual(['resources-finalizer.argocd.argoproj.io']);
    expect(finalizers({ template: { ...template('a'), metadata: { name: 'a', finalizers: ['own'] } } })).toEqual([
      'own',
    ]);
    expect(finalizers({ template: template('a'), syncPolicy: { preserveResourcesOnDeletion: true } })).toEqual([]);
  });
});

it('is a sync unit for each Application that it makes', () => {
  const generators = [{ git: { directories: [{ path: 'apps/*' }] } }];
  const maker = set({ generators, template: template('{{path.basename}}', '{{path}}') });
  const service = (namespace: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', namespace } });
  const { units, objects } = treeOf([
    file('argocd/shop.yaml', maker),
    file('apps/order/x.yaml', service('order')),
    file('apps/payment/x.yaml', service('payment')),
  ]);
  expect(units.map(({ name, cluster, paths, generatedBy }) => ({ name, cluster, paths, generatedBy }))).toEqual([
    { name: 'order', cluster: 'eu', paths: ['apps/order'], generatedBy: 'shop' },
    { name: 'payment', cluster: 'eu', paths: ['apps/payment'], generatedBy: 'shop' },
  ]);
  expect(objects().map(({ manifest, units: [unit] }) => [manifest.metadata.namespace ?? '', unit?.name])).toEqual([
    ['argocd', undefined],
    ['order', 'order'],
    ['payment', 'payment'],
  ]);
});

it('says which sets may make more', () => {
  const clusters = set({ generators: [{ clusters: {} }, { plugin: {} }], template: template('{{name}}') });
  const known = { ...set({ generators: [list({ name: 'a' })], template: template('a') }), metadata: { name: 'known' } };
  expect(unseen(treeOf([file('argocd/a.yaml', clusters), file('argocd/b.yaml', known)]))).toEqual([
    'ApplicationSet argocd/shop: nobody sees here what clusters and plugin gives',
  ]);
  expect(unseen(treeOf(tree))).toEqual([]);
});
