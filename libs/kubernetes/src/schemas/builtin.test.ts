import { describe, expect, it } from 'vitest';
import { builtinSchemas, type Swagger } from './builtin.ts';
import type { OpenApiSchema } from './json-schema.ts';

const meta = { properties: { metadata: { $ref: '#/definitions/Meta' } } };
const gvk = (group: string, version: string, kind: string) => ({
  'x-kubernetes-group-version-kind': [{ group, version, kind }],
});

function convert(definitions: Swagger['definitions'], paths: Swagger['paths'] = {}) {
  return builtinSchemas({ definitions, paths });
}

const one = (schema: OpenApiSchema) => convert({ One: schema }).definitions.get('One');
const field = (schema: OpenApiSchema) => one({ properties: { field: schema } })?.['properties'];

describe('definitions', () => {
  it('are closed where they have properties, and pass null as a whole', () => {
    expect(one({ type: 'object', properties: { a: { type: 'string' } } })).toEqual({
      type: ['object', 'null'],
      properties: { a: { type: ['string', 'null'] } },
      additionalProperties: false,
    });
  });

  it('stay open where they have none', () => {
    expect(one({ type: 'object' })).toEqual({ type: ['object', 'null'] });
    expect(one({})).toEqual({});
  });

  it.each<[string, OpenApiSchema, unknown]>([
    ['an optional field passes null', { type: 'integer', format: 'int32' }, { type: ['integer', 'null'] }],
    ['a map passes null as an empty value', map({ type: 'string' }), map({ type: ['string', 'null'] }, true)],
    [
      'a list does not pass null as an element',
      { type: 'array', items: { type: 'string' } },
      { type: ['array', 'null'], items: { type: 'string' } },
    ],
    ['a reference is a bare name', { $ref: '#/definitions/Meta' }, { $ref: 'Meta' }],
    [
      'a time keeps its format',
      { type: 'string', format: 'date-time' },
      { type: ['string', 'null'], format: 'date-time' },
    ],
  ])('%s', (_, schema, expected) => {
    expect(field(schema)).toEqual({ field: expected });
  });

  it('say how elements of a list are told apart, and nothing for people', () => {
    const list = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] };
    expect(field({ ...list, description: 'text' } as OpenApiSchema)).toEqual({
      field: { ...list, type: ['array', 'null'] },
    });
  });

  it('add the type back where a definition is required', () => {
    const definitions = {
      One: {
        type: 'object',
        required: ['spec', 'port', 'any'],
        properties: {
          spec: { $ref: '#/definitions/Spec' },
          port: { $ref: '#/definitions/util.intstr.IntOrString' },
          any: { $ref: '#/definitions/JSON' },
        },
      },
      Spec: { type: 'object' },
      'util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
      JSON: {},
    };
    expect(convert(definitions).definitions.get('One')?.['properties']).toEqual({
      spec: { allOf: [{ type: 'object' }, { $ref: 'Spec' }] },
      port: { allOf: [{ type: ['integer', 'string'] }, { $ref: 'util.intstr.IntOrString' }] },
      any: { $ref: 'JSON' },
    });
  });

  it.each([
    ['api.resource.Quantity', { type: 'string' }, ['string', 'number', 'null']],
    ['util.intstr.IntOrString', { type: 'string', format: 'int-or-string' }, ['integer', 'string', 'null']],
  ])('%s reads what its Go type reads', (name, schema, type) => {
    expect(convert({ [name]: schema }).definitions.get(name)).toEqual({ type });
  });
});

describe('kinds', () => {
  it('are definitions of one group that have metadata', () => {
    const definitions = {
      Pod: { ...meta, ...gvk('', 'v1', 'Pod') },
      Deployment: { ...meta, ...gvk('apps', 'v1', 'Deployment') },
      Info: gvk('', 'v1', 'Info'),
      DeleteOptions: {
        ...meta,
        'x-kubernetes-group-version-kind': ['a', 'b'].map((group) => ({ group, version: 'v1', kind: 'DeleteOptions' })),
      },
    };
    expect([...convert(definitions).kinds]).toEqual([
      ['v1/Pod', 'Pod'],
      ['apps/v1/Deployment', 'Deployment'],
    ]);
  });

  it('are in a namespace when they are created in one', () => {
    const post = (group: string, version: string, kind: string) => ({
      post: { 'x-kubernetes-group-version-kind': { group, version, kind } },
    });
    const paths = {
      '/api/v1/nodes': post('', 'v1', 'Node'),
      '/api/v1/namespaces': post('', 'v1', 'Namespace'),
      '/apis/apps/v1/deployments': {},
      '/apis/apps/v1/namespaces/{namespace}/deployments': post('apps', 'v1', 'Deployment'),
      '/api/v1/namespaces/{namespace}/pods/{name}/eviction': post('policy', 'v1', 'Eviction'),
    };
    expect([...convert({}, paths).scopes]).toEqual([
      ['v1/Node', 'Cluster'],
      ['v1/Namespace', 'Cluster'],
      ['apps/v1/Deployment', 'Namespaced'],
    ]);
  });
});

function map(values: object, orNull = false) {
  return { type: orNull ? ['object', 'null'] : 'object', additionalProperties: values } as OpenApiSchema;
}
