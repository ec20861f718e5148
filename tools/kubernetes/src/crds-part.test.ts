import { expect, it } from 'vitest';
import type { Crd } from './crd.ts';
import { crdsPart } from './crds-part.ts';

function crd(kind: string, spec: object, version: object = {}): Crd {
  const openAPIV3Schema = { type: 'object', properties: { spec } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind}s.example.org` },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema }, ...version }],
    },
  };
}
const long = { type: 'object', properties: { a: { type: 'string', enum: ['x'.repeat(500)] } } };

const { content, definitions, sources } = crdsPart([
  ['first', { module: 'example.org/first', version: 'v1.0.0', sum: 'h1:a', crds: [crd('B', long), crd('A', {})] }],
  ['second', { documentation: 'https://example.org', version: 'v1', crds: [crd('A', { type: 'string' })] }],
  ['third', { package: 'third', version: '2.0.0', crds: [crd('C', { items: long }, { deprecated: true })] }],
]);

it('takes a kind from the first source that defines it', () => {
  expect(content.kinds).toEqual({
    'example.org/v1/A': { schema: 'example.org.v1.A', scope: 'Namespaced' },
    'example.org/v1/B': { schema: 'example.org.v1.B', scope: 'Namespaced' },
    'example.org/v1/C': { schema: 'example.org.v1.C', scope: 'Namespaced' },
  });
  expect(definitions.get('example.org.v1.A')).toHaveProperty('properties.spec', {});
});

it('says of each source what was taken from it', () => {
  expect(sources.map(({ digest: _, ...row }) => row)).toEqual([
    { source: 'first', module: 'example.org/first', version: 'v1.0.0', sum: 'h1:a', kinds: 2 },
    { source: 'second', documentation: 'https://example.org', version: 'v1', kinds: 0 },
    { source: 'third', package: 'third', version: '2.0.0', kinds: 1 },
  ]);
});

it('holds a part that two kinds have once, behind the kinds', () => {
  const names = [...definitions.keys()];
  expect(names.slice(0, 3)).toEqual(['example.org.v1.A', 'example.org.v1.B', 'example.org.v1.C']);
  expect(names.slice(3)).toEqual([expect.stringMatching(/^part\./)]);
  const reference = { $ref: names[3] };
  expect(definitions.get('example.org.v1.B')).toHaveProperty('properties.spec.properties.a', reference);
  expect(definitions.get('example.org.v1.C')).toHaveProperty('properties.spec.items.properties.a', reference);
});

it('tells of deprecated versions', () => {
  expect(content.lifecycles).toEqual({ 'example.org/v1/C': { deprecated: true } });
});
