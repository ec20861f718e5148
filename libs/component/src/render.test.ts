import { testApp } from '@delivery/catalog/testing';
import { Refusal } from '@delivery/findings';
import { testCluster } from '@delivery/fleet/testing';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { defineComponent, type BuildContext, type Component } from './component.ts';
import type { ClusterChart } from './cluster-chart.ts';
import { testRender, testRenderObjects } from './testing.ts';

function component(build: (scope: ClusterChart, context: BuildContext) => void): Component {
  return defineComponent({ name: 'sample', owner: 'platform', clusters: () => true, build });
}

const configMap = (data: unknown) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'x' },
  data,
});
const render = (build: Parameters<typeof component>[0]) =>
  testRender(component(build), { folder: 'apps/foundation/sample' });
const renderObjects = (build: Parameters<typeof component>[0]) =>
  testRenderObjects(component(build), { folder: 'apps/foundation/sample' });

function refused(build: Parameters<typeof component>[0]) {
  try {
    render(build);
  } catch (error) {
    if (error instanceof Refusal) return { exitCode: error.exitCode, ...error.findings[0] };
    throw error;
  }
  throw new Error('nothing was refused');
}

it('renders the objects of a component and its sync object, labelled, without a version', () => {
  const { get, manifests } = render((scope) => void new ApiObject(scope, 'a', configMap({ key: 'value' })));
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ConfigMap a',
    'Application sample',
  ]);
  expect(get('ConfigMap', 'a')).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'a',
      namespace: 'x',
      labels: {
        'app.kubernetes.io/component': 'foundation',
        'app.kubernetes.io/instance': 'sample',
        'app.kubernetes.io/managed-by': 'delivery',
        'app.kubernetes.io/name': 'sample',
        'app.kubernetes.io/part-of': 'delivery-platform',
        'delivery.example/owner': 'platform',
      },
    },
    data: { key: 'value' },
  });
});

it('renders nothing for a cluster that it does not select', () => {
  const none = defineComponent({ name: 'sample', owner: 'platform', clusters: () => false, build: () => {} });
  expect(testRender(none).manifests).toEqual([]);
});

it('gives the image of the ring only to apps with a release', () => {
  const images: unknown[] = [];
  testRender({ ...component((_, { image }) => void images.push(image)), service: testApp('x').service } as Component);
  render((_, { image }) => void images.push(image));
  expect(images).toEqual([
    {
      tag: '1.0.0',
      architectures: ['amd64'],
      reference: expect.stringMatching(/\/delivery\/sample:1\.0\.0@sha256:a{64}$/) as string,
    },
    undefined,
  ]);
});

it('shows the catalog only to those who declare that they read it', () => {
  const seen: unknown[] = [];
  render((_, context) => void seen.push(Object.keys(context).sort()));
  testRender(
    defineComponent({
      name: 'sample',
      owner: 'platform',
      clusters: () => true,
      readsCatalog: true,
      build: (_, { apps }) => void seen.push(apps.length),
    }),
  );
  expect(seen).toEqual([['cluster', 'overlay', 'repository'], 1]);
});

it('makes neither bytes nor names depend on where a construct stands', () => {
  const flat = render((scope) => void new ApiObject(scope, 'a', configMap({})));
  const moved = render(
    (scope) =>
      void new ApiObject(
        new ApiObject(scope, 'b', { ...configMap({}), metadata: { name: 'b', namespace: 'x' } }),
        'a',
        configMap({}),
      ),
  );
  expect(moved.get('ConfigMap', 'a')).toEqual(flat.get('ConfigMap', 'a'));
});

it('knows the line that made each object', () => {
  const made = (line: string) => line.includes('render.test.ts');
  const objects = renderObjects((scope) => {
    new ApiObject(scope, 'a', configMap({}));
    new ApiObject(new Construct(scope, 'in'), 'b', { ...configMap({}), metadata: { name: 'b', namespace: 'x' } });
  });
  const lines = objects.map(
    ({ origin }) =>
      origin?.stack
        ?.split('\n')
        .find(made)
        ?.match(/:(\d+):\d+/)?.[1],
  );
  expect(Number(lines[1]) - Number(lines[0])).toBe(1);
  expect(objects.map(({ path, origin }) => [path.split('/').at(-1), origin !== undefined])).toEqual([
    ['configmap_a.yaml', true],
    ['configmap_b.yaml', true],
    ['sample.yaml', false],
  ]);
});

describe('a mistake of a component is refused with the construct path', () => {
  it('an object without a name', () => {
    expect(refused((scope) => void new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap' }))).toMatchObject({
      exitCode: 2,
      id: 'component-builds',
      subject: 'app sample on aws-test',
      at: { file: 'apps/foundation/sample/component.ts' },
      found: 'sample/a: metadata.name is not set; name the object',
    });
  });

  it('an error of build, kept as the cause', () => {
    expect(
      refused(
        () =>
          void (() => {
            throw new Error('no room');
          })(),
      ),
    ).toMatchObject({ exitCode: 2, id: 'component-builds', found: 'no room' });
  });

  it.each([
    ['NaN', Number.NaN],
    ['a list with a hole', [undefined]],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
  ])('%s', (_, value) => {
    expect(refused((scope) => void new ApiObject(scope, 'a', configMap({ key: value })))).toMatchObject({
      exitCode: 3,
      id: 'value-is-plain-data',
      subject: 'ConfigMap a of app sample on aws-test',
      at: { path: expect.stringMatching(/^sample\/a: data\.key/) as string },
    });
  });

  it('a namespaced object without namespace, a cluster-scoped one with', () => {
    expect(
      refused(
        (scope) => void new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }),
      ),
    ).toMatchObject({
      exitCode: 3,
      id: 'object-has-scope',
      found: 'ConfigMap a has no namespace',
    });
    expect(
      refused(
        (scope) =>
          void new ApiObject(scope, 'a', {
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name: 'a', namespace: 'x' },
          }),
      ),
    ).toMatchObject({
      found: 'Namespace a is cluster-scoped, but has namespace "x"',
    });
  });

  it('a name that leaves the folder', () => {
    expect(
      refused(
        (scope) =>
          void new ApiObject(scope, 'a', { ...configMap({}), metadata: { name: '../../etc', namespace: 'x' } }),
      ),
    ).toMatchObject({ exitCode: 3, id: 'object-has-legal-name' });
  });
});

it('tells Argo CD where another sync object ships the CRD', () => {
  const bundles = [
    {
      folder: 'x/1.0.0',
      crds: [
        {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'things.x.io' },
          spec: { group: 'x.io', scope: 'Cluster', names: { kind: 'Thing' } },
        },
      ],
    },
  ];
  const thing = component(
    (scope) => void new ApiObject(scope, 't', { apiVersion: 'x.io/v1', kind: 'Thing', metadata: { name: 't' } }),
  );
  expect(JSON.stringify(testRender(thing, { bundles }).get('Application', 'sample'))).toContain(
    'SkipDryRunOnMissingResource=true',
  );
});

it('syncs with the engine of the cluster', () => {
  const flux = testRender(
    component(() => {}),
    { cluster: testCluster({ engine: 'flux' }) },
  );
  expect(flux.get('Kustomization', 'sample').apiVersion).toBe('kustomize.toolkit.fluxcd.io/v1');
});
