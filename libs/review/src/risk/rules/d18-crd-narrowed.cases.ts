import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case, Edit } from '../testing/case.ts';

const NAME = 'CustomResourceDefinition databases.example.com';
const HIT = { object: 'apiextensions.k8s.io/CustomResourceDefinition//databases.example.com' };

const schema = {
  openAPIV3Schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'integer', maximum: 100 },
          tier: { type: 'string', enum: ['small', 'large'] },
          zone: { type: 'string' },
        },
      },
    },
  },
};
const crd: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'databases.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Database', plural: 'databases' },
    versions: [
      { name: 'v1', served: true, storage: true, schema },
      { name: 'v1beta1', served: true, storage: false, schema },
      { name: 'v1alpha1', served: false, storage: false, schema },
    ],
  },
};

const both: { readonly both: Edit } = { both: { add: { 'apps/shop': [crd] } } };
const changed = (field: string, to: unknown): Pick<Case, 'both' | 'after'> => ({
  ...both,
  after: { set: { [NAME]: { [field]: to } } },
});
const SPEC = 'schema.openAPIV3Schema.properties.spec';
const inV1 = (field: string, to: unknown) => changed(`spec.versions[0].${SPEC}.${field}`, to);
const v1 = (field: string) => `spec.versions[name=v1].${SPEC}.${field}`;

export const positive: readonly PositiveCase[] = [
  { name: 'the scope', decides: 'spec.scope', ...changed('spec.scope', 'Cluster'), ...HIT, field: 'spec.scope' },
  {
    name: 'the plural',
    decides: 'spec.names.plural',
    ...changed('spec.names.plural', 'dbs'),
    ...HIT,
    field: 'spec.names.plural',
  },
  {
    name: 'a version that is removed',
    decides: 'spec.versions',
    ...changed('spec.versions[1]', undefined),
    ...HIT,
    field: 'spec.versions[name=v1beta1]',
  },
  {
    name: 'a version that is removed after it was not served any more',
    decides: 'spec.versions.served before',
    ...changed('spec.versions[2]', undefined),
    ...HIT,
    field: 'spec.versions[name=v1alpha1]',
    verdict: 'two-reviewers',
  },
  {
    name: 'a version that is not served any more',
    decides: 'spec.versions.served',
    ...changed('spec.versions[1].served', false),
    ...HIT,
    field: 'spec.versions[name=v1beta1].served',
  },
  {
    name: 'the version in which objects are stored',
    decides: 'spec.versions.storage',
    ...both,
    after: { set: { [NAME]: { 'spec.versions[0].storage': false, 'spec.versions[1].storage': true } } },
    ...HIT,
    field: 'spec.versions[name=v1beta1].storage',
  },
  {
    name: 'a field that must be there now',
    decides: 'required',
    ...inV1('required', ['size', 'tier']),
    ...HIT,
    field: v1('required'),
  },
  {
    name: 'a field that is dropped',
    decides: 'properties',
    ...inV1('properties.zone', undefined),
    ...HIT,
    field: v1('properties.zone'),
  },
  {
    name: 'a value that is not allowed any more',
    decides: 'enum',
    ...inV1('properties.tier.enum', ['large']),
    ...HIT,
    field: v1('properties.tier.enum'),
  },
  {
    name: 'a lower maximum',
    decides: 'maximum',
    ...inV1('properties.size.maximum', 50),
    ...HIT,
    field: v1('properties.size.maximum'),
  },
  {
    name: 'another type',
    decides: 'type',
    ...inV1('properties.zone.type', 'integer'),
    ...HIT,
    field: v1('properties.zone.type'),
  },
  {
    name: 'a rule',
    decides: 'x-kubernetes-validations',
    ...inV1('x-kubernetes-validations', [{ rule: 'self.size > 1' }]),
    ...HIT,
    field: v1('x-kubernetes-validations'),
  },
];

export const nearMiss: readonly Case[] = [
  { name: 'a short name', decides: 'spec.names.shortNames', ...changed('spec.names.shortNames', ['db']) },
  {
    name: 'one more version',
    decides: 'spec.versions',
    ...changed('spec.versions[3]', { name: 'v2', served: true, storage: false, schema }),
  },
  { name: 'a field that comes', decides: 'properties', ...inV1('properties.backup', { type: 'boolean' }) },
  {
    name: 'a field that must be there, with a default',
    decides: 'required',
    ...both,
    after: {
      set: {
        [NAME]: {
          [`spec.versions[0].${SPEC}.required`]: ['size', 'zone'],
          [`spec.versions[0].${SPEC}.properties.zone.default`]: 'a',
        },
      },
    },
  },
  {
    name: 'one more value',
    decides: 'enum',
    ...inV1('properties.tier.enum', ['small', 'large', 'huge']),
  },
  { name: 'a higher maximum', decides: 'maximum', ...inV1('properties.size.maximum', 200) },
  { name: 'a description', decides: 'description', ...inV1('description', 'What it should be.') },
  {
    name: 'the schema of a version that is not served',
    decides: 'spec.versions.served',
    ...changed(`spec.versions[2].${SPEC}.properties.zone`, undefined),
  },
];
