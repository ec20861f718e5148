import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { compareCase } from '../testing/compare-case.ts';
import { cloudResourcesOf, holdsData, isObserved, isOrphaned } from './cloud-resource.ts';

const object = (apiVersion: string, kind: string, fields: Partial<Manifest> = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'one', namespace: 'shop' },
  spec: {},
  ...fields,
});
const annotated = (apiVersion: string, key: string, value: string): Manifest =>
  object(apiVersion, 'Role', { metadata: { name: 'one', namespace: 'shop', annotations: { [key]: value } } });

const definition = object('apiextensions.crossplane.io/v1', 'CompositeResourceDefinition', {
  spec: { group: 'platform.example', names: { kind: 'XNetwork' }, claimNames: { kind: 'Network' } },
});

describe('a cloud resource', () => {
  const isCloudResource = (manifest: Manifest): boolean => {
    const { before, after } = compareCase({
      name: '',
      decides: '',
      both: { add: { 'apps/shop': [definition, manifest] } },
    });
    const key = `${manifest.apiVersion.split('/')[0] ?? ''}/${manifest.kind}/shop/one`;
    return cloudResourcesOf(before)(after.find(`prod/${key}`)!);
  };

  it.each([
    ['a managed resource', object('iam.aws.upbound.io/v1beta1', 'Role', { spec: { forProvider: {} } })],
    ['a composite', object('example.org/v1', 'App', { spec: { crossplane: {} } })],
    ['a claim with a composition', object('example.org/v1', 'App', { spec: { compositionRef: { name: 'a' } } })],
    ['a claim of a kind that is defined', object('platform.example/v1', 'Network')],
    ['a composite of a kind that is defined', object('platform.example/v1', 'XNetwork')],
    ['an object of ACK', object('s3.services.k8s.aws/v1', 'Bucket')],
    ['an object of Config Connector', object('sql.cnrm.cloud.google.com/v1', 'SQLInstance')],
    ['an object of Azure Service Operator', object('storage.azure.com/v1', 'StorageAccount')],
  ])('is %s', (_, manifest) => {
    expect(isCloudResource(manifest)).toBe(true);
  });

  it.each([
    ['another kind of the group of a definition', object('platform.example/v1', 'Team')],
    ['the same kind of another group', object('other.example/v1', 'Network')],
    ['an object without a spec', object('platform.example/v1', 'Network', { spec: undefined })],
    ['a group that only ends alike', object('notazure.com/v1', 'StorageAccount')],
  ])('is not %s', (_, manifest) => {
    expect(isCloudResource(manifest)).toBe(false);
  });
});

it.each([
  [{}, false],
  [{ deletionPolicy: 'Delete' }, false],
  [{ deletionPolicy: 'Orphan' }, true],
  [{ deletionPolicy: 'Orphan', managementPolicies: ['*'] }, true],
  [{ managementPolicies: ['*'] }, false],
  [{ managementPolicies: ['Observe', 'Create', 'Update', 'LateInitialize'] }, true],
  [{ deletionPolicy: 'Orphan', managementPolicies: ['Observe', 'Delete'] }, false],
])('%j: its resource stays: %s', (spec, stays) => {
  expect(isOrphaned(object('iam.aws.upbound.io/v1beta1', 'Role', { spec }))).toBe(stays);
});

it.each([
  ['iam.services.k8s.aws/v1', 'services.k8s.aws/deletion-policy', 'retain', true],
  ['iam.services.k8s.aws/v1', 'services.k8s.aws/deletion-policy', 'delete', false],
  ['iam.cnrm.cloud.google.com/v1', 'cnrm.cloud.google.com/deletion-policy', 'abandon', true],
  ['authorization.azure.com/v1', 'serviceoperator.azure.com/reconcile-policy', 'detach-on-delete', true],
  ['authorization.azure.com/v1', 'services.k8s.aws/deletion-policy', 'retain', false],
])('%s with %s: %s stays: %s', (apiVersion, key, value, stays) => {
  expect(isOrphaned(annotated(apiVersion, key, value))).toBe(stays);
});

it('knows what is only looked at', () => {
  const isLookedAt = (managementPolicies: unknown) =>
    isObserved(object('iam.aws.upbound.io/v1beta1', 'Role', { spec: { managementPolicies } }));
  expect([['Observe'], ['Observe', 'Update'], [], undefined].map(isLookedAt)).toEqual([true, false, false, false]);
});

it('knows what holds data, by kind or by group', () => {
  expect(holdsData(object('s3.aws.upbound.io/v1', 'Bucket'))).toBe(true);
  expect(holdsData(object('rds.aws.upbound.io/v1', 'Instance'))).toBe(true);
  expect(holdsData(object('iam.aws.upbound.io/v1', 'Role'))).toBe(false);
});
