import { describe, expect, it } from 'vitest';
import { schemaSet } from './schema-set.ts';
import { standaloneSchemas } from './standalone.ts';
import { testPart } from './testing.ts';

const part = testPart(
  {
    versions: { '1.36': '1.36.3' },
    kinds: {
      'v1/Pod': { schema: 'Pod' },
      'a.example.org/v1/Thing': { schema: 'Thing' },
      'a.example.com/v1/Thing': { schema: 'Other' },
    },
  },
  {
    Pod: { type: ['object', 'null'], properties: { apiVersion: {}, spec: { $ref: 'Spec@1.36' } }, required: ['spec'] },
    'Spec@1.36': { properties: { next: { $ref: 'Spec@1.36' }, leaf: { items: { $ref: 'Leaf' } } } },
    Leaf: { type: 'string' },
    Thing: { properties: { own: { $ref: '#/definitions/Own' } }, definitions: { Own: { type: 'number' } } },
    Other: { type: 'object' },
  },
);
const files = standaloneSchemas(schemaSet([part]), 'v1.36');
const read = (name: string) => JSON.parse(files.get(name) ?? 'null') as unknown;
const says = (apiVersion: string, kind: string) => ({
  apiVersion: { type: 'string', enum: [apiVersion] },
  kind: { type: 'string', enum: [kind] },
});

it('there is a file for each kind, by its whole group, and one of all', () => {
  expect([...files.keys()]).toEqual([
    'a.example.com/thing_v1.json',
    'a.example.org/thing_v1.json',
    'v1/pod_v1.json',
    'all.json',
  ]);
});

describe('the file of a kind', () => {
  it('holds all that it refers to, and says which kind it is', () => {
    expect(read('v1/pod_v1.json')).toEqual({
      type: 'object',
      required: ['apiVersion', 'kind', 'spec'],
      properties: { ...says('v1', 'Pod'), spec: { $ref: '#/definitions/Spec@1.36' } },
      definitions: {
        'Spec@1.36': {
          properties: {
            next: { $ref: '#/definitions/Spec@1.36' },
            leaf: { items: { $ref: '#/definitions/Leaf' } },
          },
        },
        Leaf: { type: 'string' },
      },
    });
  });

  it('keeps definitions that a schema brought', () => {
    expect(read('a.example.org/thing_v1.json')).toEqual({
      type: 'object',
      required: ['apiVersion', 'kind'],
      properties: { ...says('a.example.org/v1', 'Thing'), own: { $ref: '#/definitions/Own' } },
      definitions: { Own: { type: 'number' } },
    });
  });
});

describe('the file of all', () => {
  it('lets apiVersion and kind choose', () => {
    const { allOf, ...rest } = read('all.json') as { readonly allOf: readonly unknown[] };
    expect(rest).toMatchObject({
      required: ['apiVersion', 'kind'],
      properties: {
        apiVersion: { enum: ['a.example.com/v1', 'a.example.org/v1', 'v1'] },
        kind: { enum: ['Pod', 'Thing'] },
      },
    });
    expect(allOf).toContainEqual({
      if: { properties: says('v1', 'Pod'), required: ['apiVersion', 'kind'] },
      then: { $ref: '#/definitions/v1.Pod' },
    });
  });

  it('has every definition once, and those that a schema brought below it', () => {
    const { definitions } = read('all.json') as { readonly definitions: Readonly<Record<string, unknown>> };
    expect(Object.keys(definitions).sort()).toEqual(
      ['Leaf', 'Spec@1.36', 'a.example.com.v1.Thing', 'a.example.org.v1.Thing', 'v1.Pod'].sort(),
    );
    expect(definitions['a.example.org.v1.Thing']).toMatchObject({
      properties: { own: { $ref: '#/definitions/a.example.org.v1.Thing/definitions/Own' } },
      definitions: { Own: { type: 'number' } },
    });
  });
});
