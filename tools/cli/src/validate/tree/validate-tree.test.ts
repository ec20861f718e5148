import { emit, pathOf, type Manifest } from '@delivery/manifest';
import { tempFolder } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import { repository } from '../../testing/repository.ts';
import { object } from '../../testing/test-fleet.ts';
import { clusterIn, testModel } from '../../testing/test-model.ts';
import { inputOf } from '../input.ts';
import { validateTree, type Tree, type TreeOptions } from './validate-tree.ts';

const crd = (plural: string, kind: string, spec: object) =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.shop.example`, {
    spec: {
      group: 'shop.example',
      names: { kind, plural },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          schema: { openAPIV3Schema: { properties: { spec }, type: 'object' } },
          served: true,
          storage: true,
        },
      ],
    },
  });
const sync = object('argoproj.io/v1alpha1', 'Application', 'argocd/crds', {
  spec: {
    destination: { namespace: 'argocd', server: 'https://kubernetes.default.svc' },
    project: 'platform',
    source: {
      directory: { include: 'shop/1.0.0/*' },
      path: 'generated/crds',
      repoURL: 'https://git.example/platform.git',
    },
  },
});
const config = (data: object) => object('v1', 'ConfigMap', 'order/settings', { data });

/** A tree of objects by path below `generated/`, each cluster in Kubernetes 1.36 unless another is given. */
function tree(files: Readonly<Record<string, Manifest | string>>, versions: Readonly<Record<string, string>>): Tree {
  const entries = Object.entries(files).map(([path, file]): [string, Manifest | string] => [`generated/${path}`, file]);
  const inputs = new Map(
    entries.map(([path, file]) => [path, inputOf(path, typeof file === 'string' ? file : emit(file))]),
  );
  const manifests = new Map(entries);
  return {
    inputs,
    model: testModel({
      clusters: Object.entries(versions).map(([name, kubernetes]) => clusterIn('canary', name, { kubernetes })),
    }),
    manifestOf(path) {
      const file = manifests.get(path);
      return typeof file === 'string' ? undefined : file;
    },
  };
}

const validate = (given: Tree, options: TreeOptions = {}) =>
  validateTree(given, { level: 'none', ...options }, { root: tempFolder(), assets: repository, env: {}, cache: false });

const at = (cluster: string, manifest: Manifest) => `clusters/${cluster}/apps/order/${pathOf(manifest)}`;

it('looks at each cluster as its own version of Kubernetes, and groups what is the same', async () => {
  const wrong = config({ replicas: 3 });
  const policy = object('policy/v1', 'PodDisruptionBudget', 'order/order', { spec: { maxUnavailable: 1 } });
  const files = { [at('a', wrong)]: wrong, [at('b', wrong)]: wrong, [at('a', policy)]: policy };
  const { findings, counts } = await validate(tree(files, { a: '1.36', b: '1.37', c: '1.37' }));
  expect(findings).toEqual([
    {
      id: 'schema',
      severity: 'error',
      subject: 'ConfigMap order/settings',
      at: { file: `generated/${at('a', wrong)}`, line: 7, column: 3, path: 'data.replicas' },
      found: 'the number 3',
      allowed: 'string',
      fix: 'write "3", in quotes',
      clusters: ['a', 'b'],
    },
  ]);
  expect(counts).toMatchObject({ objects: 3, clusters: 3, valid: 1, invalid: 2, errors: 0, skipped: 0 });
});

it('refuses a version of which nothing is known', async () => {
  await expect(validate(tree({ [at('a', config({}))]: config({}) }, { a: '1.99' }))).rejects.toMatchObject({
    exitCode: 2,
    findings: [{ id: 'kubernetes-version', subject: 'cluster a' }],
  });
});

it('looks at the definitions that a cluster syncs with it, and at the others by themselves', async () => {
  const files = {
    'clusters/a/gitops/crds.yaml': sync,
    'crds/shop/1.0.0/widgets.yaml': crd('widgets', 'Widget', { type: 'object' }),
    'crds/other/1.0.0/gadgets.yaml': crd('gadgets', 'Gadget', { type: 7 }),
  };
  const { findings, counts } = await validate(tree(files, { a: '1.36' }));
  expect(counts).toMatchObject({ objects: 3, valid: 2, invalid: 1 });
  expect(findings.map(({ at: place, clusters }) => [place?.file, clusters])).toEqual([
    ['generated/crds/other/1.0.0/gadgets.yaml', undefined],
  ]);
});

it('finds folders of clusters that the facts do not know', async () => {
  const files = { [at('aws-prod', config({}))]: config({}), 'helm/chart/values.yaml': 'a: 1\n', 'README.md': 'x' };
  const { findings, counts } = await validate(tree(files, { 'aws-prd': '1.36' }));
  expect(findings).toMatchObject([
    {
      id: 'unknown-cluster',
      at: { file: 'generated/clusters/aws-prod/' },
      fix: 'did you mean "aws-prd"? Else run `npm run synth`, which removes what is not rendered',
    },
  ]);
  expect(counts).toMatchObject({ objects: 0, clusters: 1 });
});

it('looks at one cluster alone when asked to', async () => {
  const wrong = config({ replicas: 3 });
  const given = tree({ [at('a', wrong)]: wrong, [at('b', wrong)]: wrong }, { a: '1.36', b: '1.36' });
  const { findings, counts } = await validate(given, { cluster: 'b' });
  expect(findings.map(({ at: place, clusters }) => [place?.file, clusters])).toEqual([
    [`generated/${at('b', wrong)}`, ['b']],
  ]);
  expect(counts).toMatchObject({ objects: 1, clusters: 1, invalid: 1 });
});

it('reads a hand edit in any YAML', async () => {
  const { findings, counts, unreadable } = await validate(
    tree(
      {
        'clusters/a/apps/order/order/a.yaml':
          '# by hand\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {a: yes}\n',
        'clusters/a/apps/order/order/b.yaml': 'kind: [\n',
      },
      { a: '1.36' },
    ),
  );
  expect(findings.map(({ id, found }) => [id, found])).toEqual([
    ['yaml-syntax', expect.stringContaining('Flow sequence')],
    ['schema', 'the boolean true'],
  ]);
  expect({ ...counts, unreadable }).toMatchObject({ objects: 1, invalid: 1, errors: 1, unreadable: true });
});

it('counts releases of charts, whose workloads it does not see', async () => {
  const chart = object('argoproj.io/v1alpha1', 'Application', 'argocd/keda', {
    spec: {
      destination: { namespace: 'keda', server: 'https://kubernetes.default.svc' },
      project: 'operators',
      sources: [
        { chart: 'keda', repoURL: 'https://charts.example', targetRevision: '2.21.0' },
        { path: 'x', repoURL: 'https://git.example' },
      ],
    },
  });
  const release = object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'flux-system/keda', { spec: { interval: '10m' } });
  const files = {
    'clusters/a/x/chart.yaml': chart,
    'clusters/a/x/release.yaml': release,
    [at('a', config({}))]: config({}),
  };
  expect((await validate(tree(files, { a: '1.36' }))).counts).toMatchObject({ objects: 3, unchecked: 2 });
});

it('tells waivers that hold nothing back', async () => {
  const waived = object('v1', 'ConfigMap', 'order/settings', {
    annotations: {
      'policy.delivery.example/W27': 'none',
      'policy.delivery.example/W2': 'x',
      'policy.delivery.example/W28': '',
    },
    data: {},
  });
  const { findings } = await validate(tree({ [at('a', waived)]: waived }, { a: '1.36' }), { level: 'all' });
  const waivers = findings.filter(({ id }) => id === 'waiver');
  expect(waivers.map(({ at: place, found }) => [place?.line, place?.path, found])).toEqual([
    [5, 'metadata.annotations["policy.delivery.example/W2"]', 'a waiver of "W2", which is no check'],
    [6, 'metadata.annotations["policy.delivery.example/W27"]', 'a waiver of W27, which holds here'],
    [7, 'metadata.annotations["policy.delivery.example/W28"]', 'a waiver of W28 without a reason'],
  ]);
});
