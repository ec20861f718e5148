import { keyOf, parse, type Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { distribution } from './distribution.ts';
import type { CloudRendering, DistributionFile } from './rendering.ts';
import { testClouds, testObject } from './testing-clouds.ts';

const text = fc.constantFrom('a', 'b', '{{ a }}', '1.4', 'two\nlines\n', 'an open end\n\n', 'image:1@sha256:2', '');
const key = fc.constantFrom('a', 'b', 'name', 'image', 'replicas', 'a.b/c~d', 'X_Y', '1', 'enabled', 'a-b', 'aB');

const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'data' },
    fc.oneof(text, fc.boolean(), fc.integer({ min: 0, max: 2 })),
    fc.array(tie('data'), { maxLength: 2, depthIdentifier: 'data' }),
    fc.dictionary(key, tie('data'), { maxKeys: 3, depthIdentifier: 'data' }),
  ),
}));

/** Equal data, data that differs in a few places, and data of which one cloud has none. */
const byCloud = data.chain((common) => {
  const some = fc.oneof({ weight: 3, arbitrary: fc.constant(common) }, { weight: 1, arbitrary: data });
  const part = fc.record({ common: some, own: data, list: fc.array(some, { minLength: 1, maxLength: 2 }) });
  const spec = fc.record({ spec: part }, { requiredKeys: [] });
  return fc.tuple(...[spec, spec, spec].map((one) => fc.option(one, { freq: 8, nil: undefined })));
});

/** Up to four objects on three clouds. */
const anyClouds: fc.Arbitrary<readonly CloudRendering[]> = fc
  .array(byCloud, { minLength: 1, maxLength: 4 })
  .map((objects) =>
    testClouds(
      Object.fromEntries(
        ['aws', 'gcp', 'azure'].map((cloud, which) => [
          cloud,
          objects.flatMap((fields, i) => {
            const own = fields[which];
            return own === undefined ? [] : [testObject(i % 2 ? 'ConfigMap' : 'Deployment', `order-${i}`, own)];
          }),
        ]),
      ),
    ),
  );

it('a base and its patches give the objects of each cloud back, whatever they are', () => {
  fc.assert(
    fc.property(anyClouds, (clouds) => {
      const tree = new Map(distribution('shop', clouds).map((file) => [file.path, file]));
      for (const { cloud, objects } of clouds) {
        const wanted = objects.map(({ text }) => parse(text) as Manifest);
        expect(byKey(build(tree, `generated/kustomize/overlays/${cloud}`))).toEqual(byKey(wanted));
      }
    }),
  );
});

it('a chart has, for every cloud, a value for whatever the templates of its objects look up', () => {
  fc.assert(
    fc.property(anyClouds, (clouds) => {
      const chart = new Map(distribution('shop', clouds).map((file) => [file.path, file.text]));
      for (const { cloud, objects } of clouds) {
        const values = load(chart.get(`generated/helm/shop/values-${cloud}.yaml`) ?? '');
        for (const { text } of objects) {
          const { kind, metadata } = parse(text) as { kind: string; metadata: { name: string } };
          const template = chart.get(`generated/helm/shop/templates/order/${kind.toLowerCase()}-${metadata.name}.yaml`);
          expect(template, `${kind} ${metadata.name}`).toBeDefined();
          for (const [, path = ''] of template?.matchAll(/\.Values\.([A-Za-z0-9_.]+)/g) ?? []) {
            const value = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], values);
            expect(value, `${cloud} ${path}`).not.toBeUndefined();
          }
        }
      }
    }),
  );
});

const byKey = (objects: readonly Manifest[]) => Object.fromEntries(objects.map((object) => [keyOf(object), object]));

interface Kustomization {
  readonly resources: readonly string[];
  readonly patches?: readonly { readonly path: string; readonly target: { readonly kind: string; name: string } }[];
}

/** What `kustomize build` does with the few fields that we write. */
function build(tree: ReadonlyMap<string, DistributionFile>, folder: string): Manifest[] {
  const read = (path: string) => parse(tree.get(`${folder}/${path}`)?.text ?? '');
  const { resources, patches = [] } = read('kustomization.yaml') as Kustomization;
  const objects = resources.flatMap((path) =>
    path === '../../base' ? build(tree, 'generated/kustomize/base') : [read(path) as Manifest],
  );
  for (const { path, target } of patches) {
    const [object, ...others] = objects.filter(
      ({ kind, metadata }) => kind === target.kind && new RegExp(`^(?:${target.name})$`).test(metadata.name),
    );
    expect([object === undefined, others]).toEqual([false, []]);
    for (const { path: pointer, value } of read(path) as { path: string; value: unknown }[])
      add(object, pointer, value);
  }
  return objects;
}

/** @see https://datatracker.ietf.org/doc/html/rfc6902#section-4.1 */
function add(object: unknown, pointer: string, value: unknown): void {
  const tokens = pointer.split('/').slice(1);
  const keys = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const parents = keys.slice(0, -1);
  const parent = parents.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], object);
  expect(parent, `a parent at ${pointer}`).toBeTypeOf('object');
  (parent as Record<string, unknown>)[keys.at(-1) ?? ''] = value;
}
