import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

const EXTERNAL_NAME = 'crossplane.io/external-name';
const DATABASE = 'Instance shop/orders';

export const positive: readonly PositiveCase[] = [
  {
    name: 'another external name',
    decides: 'metadata.annotations',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'metadata.annotations["crossplane.io/external-name"]': 'shop-2' } } },
    object: 'rds.aws.upbound.io/Instance/shop/orders',
    field: 'metadata.annotations["crossplane.io/external-name"]',
  },
  {
    name: 'another region',
    decides: 'spec.forProvider.region',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.forProvider.region': 'eu-central-1' } } },
    object: 'rds.aws.upbound.io/Instance/shop/orders',
    field: 'spec.forProvider.region',
  },
  {
    name: 'another engine',
    decides: 'spec.forProvider.engine',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.forProvider.engine': 'mysql' } } },
    object: 'rds.aws.upbound.io/Instance/shop/orders',
    field: 'spec.forProvider.engine',
  },
  {
    name: 'another subnet group',
    decides: 'spec.forProvider.dbSubnetGroupName',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.forProvider.dbSubnetGroupName': 'public' } } },
    object: 'rds.aws.upbound.io/Instance/shop/orders',
    field: 'spec.forProvider.dbSubnetGroupName',
  },
  {
    name: 'another location of a resource of the cloud’s own controller',
    decides: 'spec.location',
    both: { add: { 'apps/shop': [bucket()] } },
    after: { set: { 'StorageBucket shop/receipts': { 'spec.location': 'US' } } },
    object: 'storage.cnrm.cloud.google.com/StorageBucket/shop/receipts',
    field: 'spec.location',
  },
  {
    name: 'another region of a composite',
    decides: 'spec.parameters.region',
    both: { add: { 'apps/shop': [composite()] } },
    after: { set: { 'XDatabase orders': { 'spec.parameters.region': 'eu-central-1' } } },
    object: 'platform.example/XDatabase//orders',
    field: 'spec.parameters.region',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'more storage',
    decides: 'spec.forProvider.allocatedStorage',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.forProvider.allocatedStorage': 200 } } },
  },
  {
    name: 'a newer version of the engine',
    decides: 'spec.forProvider.engineVersion',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.forProvider.engineVersion': '17.2' } } },
  },
  {
    name: 'the external name that it has anyway',
    decides: 'metadata.annotations',
    both: { add: { 'apps/shop': [database({ annotations: {} })] } },
    after: { set: { [DATABASE]: { 'metadata.annotations["crossplane.io/external-name"]': 'orders' } } },
  },
  {
    name: 'another region of what is only observed',
    decides: 'spec.managementPolicies',
    both: {
      add: { 'apps/shop': [database()] },
      set: { [DATABASE]: { 'spec.managementPolicies': ['Observe'] } },
    },
    after: { set: { [DATABASE]: { 'spec.forProvider.region': 'eu-central-1' } } },
  },
  {
    name: 'the region of something that is no cloud resource',
    decides: 'kind',
    both: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'example.org/v1',
            kind: 'Probe',
            metadata: { name: 'web', namespace: 'shop' },
            spec: { region: 'eu-west-1' },
          },
        ],
      },
    },
    after: { set: { 'Probe shop/web': { 'spec.region': 'us-east-1' } } },
  },
  {
    name: 'more storage of a composite',
    decides: 'spec.parameters.storage',
    both: { add: { 'apps/shop': [composite()] } },
    after: { set: { 'XDatabase orders': { 'spec.parameters.storage': 200 } } },
  },
  {
    name: 'a region in the spec of a managed resource, where none reads it',
    decides: 'spec.region',
    both: { add: { 'apps/shop': [database()] } },
    after: { set: { [DATABASE]: { 'spec.region': 'eu-central-1' } } },
  },
];

function database({
  annotations = { [EXTERNAL_NAME]: 'shop-1' },
}: { annotations?: Record<string, string> } = {}): Manifest {
  return {
    apiVersion: 'rds.aws.upbound.io/v1beta1',
    kind: 'Instance',
    metadata: { name: 'orders', namespace: 'shop', annotations },
    spec: {
      forProvider: {
        region: 'eu-west-1',
        engine: 'postgres',
        engineVersion: '16.4',
        allocatedStorage: 100,
        dbSubnetGroupName: 'private',
      },
    },
  };
}

function bucket(): Manifest {
  return {
    apiVersion: 'storage.cnrm.cloud.google.com/v1beta1',
    kind: 'StorageBucket',
    metadata: { name: 'receipts', namespace: 'shop' },
    spec: { location: 'EU' },
  };
}

function composite(): Manifest {
  return {
    apiVersion: 'platform.example/v1',
    kind: 'XDatabase',
    metadata: { name: 'orders' },
    spec: { compositionRef: { name: 'postgres' }, parameters: { region: 'eu-west-1', storage: 100 } },
  };
}
