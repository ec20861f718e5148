import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a managed role with the default policy',
    decides: 'spec.forProvider',
    before: { add: { 'apps/shop': [role()] } },
    object: 'iam.aws.upbound.io/Role/shop/reader',
    field: '',
  },
  {
    name: 'a database, wherever it is',
    decides: 'kind',
    clusters: [{ name: 'dev', environment: 'development' }],
    before: { add: { 'apps/shop': [role({ kind: 'Instance', apiVersion: 'rds.aws.upbound.io/v1beta1' })] } },
    object: 'rds.aws.upbound.io/Instance/shop/reader',
    field: '',
  },
  {
    name: 'a claim of a kind that a definition declares',
    decides: 'claimNames',
    both: { add: { 'apps/shop': [definition()] } },
    before: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'platform.example/v1',
            kind: 'Network',
            metadata: { name: 'shop', namespace: 'shop' },
            spec: { size: 'small' },
          },
        ],
      },
    },
    object: 'platform.example/Network/shop/shop',
    field: '',
  },
  {
    name: 'a role of the cloud’s own controller',
    decides: 'apiVersion',
    before: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'iam.services.k8s.aws/v1alpha1',
            kind: 'Role',
            metadata: { name: 'reader', namespace: 'shop' },
            spec: { name: 'reader' },
          },
        ],
      },
    },
    object: 'iam.services.k8s.aws/Role/shop/reader',
    field: '',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a role whose resource is orphaned',
    decides: 'spec.deletionPolicy',
    before: { add: { 'apps/shop': [role({ spec: { deletionPolicy: 'Orphan', forProvider: {} } })] } },
  },
  {
    name: 'a role that is only observed',
    decides: 'spec.managementPolicies',
    before: { add: { 'apps/shop': [role({ spec: { managementPolicies: ['Observe'], forProvider: {} } })] } },
  },
  {
    name: 'a role whose object is not pruned',
    decides: 'metadata.annotations',
    before: {
      add: {
        'apps/shop': [
          role({
            metadata: {
              name: 'reader',
              namespace: 'shop',
              annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
            },
          }),
        ],
      },
    },
  },
  {
    name: 'the configuration of a provider',
    decides: 'kind',
    before: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'aws.upbound.io/v1beta1',
            kind: 'ProviderConfig',
            metadata: { name: 'default' },
            spec: { credentials: { source: 'WebIdentity' } },
          },
        ],
      },
    },
  },
];
function role(fields: Partial<Manifest> = {}): Manifest {
  return {
    apiVersion: 'iam.aws.upbound.io/v1beta1',
    kind: 'Role',
    metadata: { name: 'reader', namespace: 'shop' },
    spec: { forProvider: { path: '/shop/' } },
    ...fields,
  };
}

function definition(): Manifest {
  return {
    apiVersion: 'apiextensions.crossplane.io/v1',
    kind: 'CompositeResourceDefinition',
    metadata: { name: 'xnetworks.platform.example' },
    spec: { group: 'platform.example', names: { kind: 'XNetwork' }, claimNames: { kind: 'Network' } },
  };
}
