import type { JsonSchema } from './json-schema.ts';
import { writePart, type PartContent } from './part.ts';

/** A part for tests; its digest tells two parts apart. */
export function testPart(content: Partial<PartContent>, definitions: Readonly<Record<string, JsonSchema>>): Uint8Array {
  return writePart(
    { versions: {}, kinds: {}, lifecycles: {}, ...content },
    new Map(Object.entries(definitions)),
    (text) => `digest ${text.length}`,
  );
}

/** Two minors: a Pod has a new field in the second, which also serves a Job. */
export const builtinPart = testPart(
  {
    versions: { '1.36': '1.36.3', '1.37': '1.37.1' },
    kinds: {
      'v1/Pod': { schema: ['Pod@1.36', 'Pod@1.37'], scope: 'Namespaced' },
      'v1/Namespace': { schema: 'Namespace', scope: 'Cluster' },
      'batch/v1/Job': { schema: [null, 'Job'], scope: 'Namespaced' },
    },
    lifecycles: { 'batch/v1/Job': { introduced: '1.37' } },
  },
  {
    'Pod@1.36': { properties: { spec: { $ref: 'Spec' } } },
    'Pod@1.37': { properties: { spec: { $ref: 'Spec' }, new: {} } },
    Namespace: { type: 'object' },
    Job: { properties: { spec: { $ref: 'Spec' } } },
    Spec: { properties: { containers: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] } } },
  },
);

/** A definition as it stands in a tree. */
export function testCrd(spec: JsonSchema, versions: readonly object[] = [{ name: 'v1', storage: true }]) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.org' },
    spec: {
      group: 'example.org',
      scope: 'Cluster',
      names: { kind: 'Thing', plural: 'things' },
      versions: versions.map((version) => ({
        ...{ served: true, storage: false, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } },
        ...version,
      })),
    },
  };
}
