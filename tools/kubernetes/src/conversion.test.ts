import { expect, it } from 'vitest';
import { withoutConversion } from './conversion.ts';
import type { Crd } from './crd.ts';

const crd = (...schemas: readonly object[]): Crd => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'books.example.org' },
  spec: {
    conversion: { strategy: 'Webhook', webhook: {} },
    versions: schemas.map((schema, i) => ({ name: `v${i + 1}`, schema })),
  },
});

it('asks nobody where all versions have one schema', () => {
  expect(withoutConversion(crd({ type: 'object' }, { type: 'object' })).spec).toMatchObject({
    conversion: { strategy: 'None' },
  });
});

it('refuses to where they differ', () => {
  expect(() => withoutConversion(crd({ type: 'object' }, { type: 'array' }))).toThrow(
    'books.example.org: 2 schemas; its objects must be converted',
  );
});
