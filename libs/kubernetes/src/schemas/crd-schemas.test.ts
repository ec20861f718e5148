import { describe, expect, it } from 'vitest';
import { crdSchemas, isCrd, type CustomResourceDefinition } from './crd-schemas.ts';
import type { OpenApiSchema } from './json-schema.ts';
import { objectMeta } from './structural.ts';

type Version = CustomResourceDefinition['spec']['versions'][number];

const version = (name: string, more: Partial<Version> = {}): Version => ({
  ...{ name, served: true, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
  ...more,
});
const crd = (...versions: Version[]): CustomResourceDefinition => ({
  spec: { group: 'example.org', scope: 'Cluster', names: { kind: 'Thing' }, versions },
});
const schemaOf = (openAPIV3Schema: OpenApiSchema) =>
  crdSchemas(crd(version('v1', { schema: { openAPIV3Schema } })))[0]?.schema;

describe('crdSchemas', () => {
  it('has one for each served version', () => {
    const schemas = crdSchemas(crd(version('v1'), version('v2', { served: false }), version('v3')));
    expect(schemas.map(({ schema: _, ...rest }) => rest)).toEqual([
      { apiVersion: 'example.org/v1', kind: 'Thing', scope: 'Cluster', name: 'example.org.v1.Thing' },
      { apiVersion: 'example.org/v3', kind: 'Thing', scope: 'Cluster', name: 'example.org.v3.Thing' },
    ]);
  });

  it('closes the object, which has apiVersion, kind and metadata like any other', () => {
    const spec = { type: 'object', properties: { size: { type: 'integer' } } };
    expect(schemaOf({ type: 'object', properties: { metadata: { type: 'object' }, spec } })).toEqual({
      type: 'object',
      properties: {
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        metadata: objectMeta,
        spec: {
          type: ['object', 'null'],
          properties: { size: { type: ['integer', 'null'] } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    });
  });

  it('keeps what a definition asks of the name', () => {
    const metadata = { type: 'object', properties: { name: { type: 'string', pattern: '^default$' } } };
    expect(schemaOf({ properties: { metadata } })).toHaveProperty('properties.metadata', {
      allOf: [objectMeta, { type: 'object', properties: { name: { type: ['string', 'null'], pattern: '^default$' } } }],
    });
  });

  it('leaves the object open that preserves unknown fields', () => {
    expect(schemaOf({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true })).not.toHaveProperty(
      'additionalProperties',
    );
  });

  it('says what to use instead of a deprecated version: the stored one', () => {
    const lifecycles = (...versions: Version[]) => crdSchemas(crd(...versions)).map(({ lifecycle }) => lifecycle);
    const old = version('v1beta1', { deprecated: true, deprecationWarning: 'use v1' });
    expect(lifecycles(version('v1', { storage: true }), old)).toEqual([
      undefined,
      { deprecated: true, replacement: { apiVersion: 'example.org/v1', kind: 'Thing' }, warning: 'use v1' },
    ]);
    expect(lifecycles(version('v1', { storage: true, deprecated: true }))).toEqual([{ deprecated: true }]);
  });
});

describe('isCrd', () => {
  const object = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', ...crd(version('v1')) };

  it('knows a definition', () => {
    expect(isCrd(object)).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['text', 'CustomResourceDefinition'],
    ['another kind', { ...object, kind: 'ConfigMap' }],
    ['a version that no cluster serves any more', { ...object, apiVersion: 'apiextensions.k8s.io/v1beta1' }],
    ['a definition without spec', { ...object, spec: undefined }],
    ['a definition without versions', { ...object, spec: { ...object.spec, versions: {} } }],
    ['a definition with a version without name', { ...object, spec: { ...object.spec, versions: [null] } }],
    ['a definition of no group', { ...object, spec: { ...object.spec, group: '' } }],
  ])('refuses %s', (_, value) => {
    expect(isCrd(value)).toBe(false);
  });
});
