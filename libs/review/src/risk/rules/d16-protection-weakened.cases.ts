import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const OPTIONS = 'metadata.annotations["argocd.argoproj.io/sync-options"]';
const PRUNE = 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]';
const KEEP = 'metadata.annotations["helm.sh/resource-policy"]';
const CLAIM = 'PersistentVolumeClaim shop/uploads';
const FLUX = [{ name: 'prod', engine: 'flux' as const }];

const database: Manifest = {
  apiVersion: 'rds.aws.upbound.io/v1beta1',
  kind: 'Instance',
  metadata: { name: 'orders' },
  spec: { forProvider: { region: 'eu-west-1', deletionProtection: true }, deletionPolicy: 'Orphan' },
};
const DATABASE = 'Instance orders';
const volume: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'uploads' },
  spec: { capacity: { storage: '20Gi' }, persistentVolumeReclaimPolicy: 'Retain' },
};

/** From one value of a field to another one. */
const from = (
  object: string,
  field: string,
  was: unknown,
  is: unknown,
  more: readonly Manifest[] = [],
): Pick<Case, 'both' | 'before' | 'after'> => ({
  both: { add: { 'apps/shop': more } },
  before: { set: { [object]: { [field]: was } } },
  after: { set: { [object]: { [field]: is } } },
});

const instance = { object: 'rds.aws.upbound.io/Instance//orders' };
const claim = { object: '/PersistentVolumeClaim/shop/uploads' };
const cache = { object: 'apps/StatefulSet/shop/cache' };

export const positive: readonly PositiveCase[] = [
  {
    name: 'Prune=false',
    decides: OPTIONS,
    ...from(CLAIM, OPTIONS, 'Prune=false', undefined),
    ...claim,
    field: OPTIONS,
  },
  {
    name: 'Delete=false beside another option',
    decides: `${OPTIONS} Delete`,
    ...from(CLAIM, OPTIONS, 'Prune=false,Delete=false', 'Prune=false'),
    ...claim,
    field: OPTIONS,
  },
  {
    name: 'Prune=false of a whole Application',
    decides: 'Application spec.syncPolicy.syncOptions',
    ...from('Application argocd/shop', 'spec.syncPolicy.syncOptions', ['Prune=false'], ['ServerSideApply=true']),
    object: 'argoproj.io/Application/argocd/shop',
    field: 'spec.syncPolicy.syncOptions',
  },
  {
    name: 'prune: disabled',
    decides: PRUNE,
    clusters: FLUX,
    ...from(CLAIM, PRUNE, 'disabled', 'enabled'),
    ...claim,
    field: PRUNE,
  },
  { name: 'the policy of a chart', decides: KEEP, ...from(CLAIM, KEEP, 'keep', undefined), ...claim, field: KEEP },
  {
    name: 'the deletion policy of a cloud resource',
    decides: 'spec.deletionPolicy',
    ...from(DATABASE, 'spec.deletionPolicy', 'Orphan', 'Delete', [database]),
    ...instance,
    field: 'spec.deletionPolicy',
  },
  {
    name: 'the management policies of a cloud resource',
    decides: 'spec.managementPolicies',
    ...from(DATABASE, 'spec.managementPolicies', ['Observe', 'Update'], ['*'], [database]),
    ...instance,
    field: 'spec.managementPolicies',
  },
  {
    name: 'the deletion protection of a cloud resource',
    decides: 'spec.forProvider.deletionProtection',
    ...from(DATABASE, 'spec.forProvider.deletionProtection', true, false, [database]),
    ...instance,
    field: 'spec.forProvider.deletionProtection',
  },
  {
    name: 'the reclaim policy of a volume',
    decides: 'spec.persistentVolumeReclaimPolicy',
    ...from('PersistentVolume uploads', 'spec.persistentVolumeReclaimPolicy', 'Retain', 'Delete', [volume]),
    object: '/PersistentVolume//uploads',
    field: 'spec.persistentVolumeReclaimPolicy',
  },
  {
    name: 'what becomes of the claims of a StatefulSet',
    decides: 'spec.persistentVolumeClaimRetentionPolicy',
    ...from('StatefulSet shop/cache', 'spec.persistentVolumeClaimRetentionPolicy', undefined, {
      whenDeleted: 'Delete',
    }),
    ...cache,
    field: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
  },
];

export const nearMiss: readonly Case[] = [
  { name: 'protection that comes', decides: OPTIONS, ...from(CLAIM, OPTIONS, undefined, 'Prune=false') },
  {
    name: 'another option beside it',
    decides: `${OPTIONS} ServerSideApply`,
    ...from(CLAIM, OPTIONS, 'Prune=false,ServerSideApply=true', 'Prune=false'),
  },
  { name: 'a mark for an engine that does not apply it', decides: PRUNE, ...from(CLAIM, PRUNE, 'disabled', undefined) },
  {
    name: 'a deletion policy written out that was the default',
    decides: 'spec.deletionPolicy',
    ...from(DATABASE, 'spec.deletionPolicy', undefined, 'Delete', [database]),
  },
  {
    name: 'management policies that only lose others',
    decides: 'spec.managementPolicies',
    ...from(DATABASE, 'spec.managementPolicies', ['Observe', 'Update'], ['Observe'], [database]),
  },
  {
    name: 'deletion protection switched on',
    decides: 'spec.forProvider.deletionProtection',
    ...from(DATABASE, 'spec.forProvider.deletionProtection', false, true, [database]),
  },
  {
    name: 'claims of a StatefulSet that are kept as by default',
    decides: 'spec.persistentVolumeClaimRetentionPolicy',
    ...from('StatefulSet shop/cache', 'spec.persistentVolumeClaimRetentionPolicy', undefined, {
      whenDeleted: 'Retain',
    }),
  },
];
