import type { Manifest } from '@delivery/manifest';
import type { Incident } from './incident.ts';
import { application, configMap, crd, kustomization } from './objects.ts';

const flux = [{ name: 'prod', engine: 'flux' as const }];
const DISABLED = 'kustomize.toolkit.fluxcd.io/prune';
const namespace = (name: string, annotations: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, annotations },
});
const settings = Array.from({ length: 12 }, (_, index) => configMap(`setting-${index}`));
const role: Manifest = {
  apiVersion: 'iam.aws.upbound.io/v1beta1',
  kind: 'Role',
  metadata: { name: 'secrets-reader', annotations: { 'crossplane.io/external-name': 'secrets-reader' } },
  spec: { forProvider: { assumeRolePolicy: '{}' }, providerConfigRef: { name: 'default' } },
};
const database: Manifest = {
  apiVersion: 'dbforpostgresql.azure.upbound.io/v1',
  kind: 'Server',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { forProvider: { location: 'West Europe' } },
};
const certificates = crd('cert-manager.io', 'Certificate', 'certificates');
const servers = crd('dbforpostgresql.azure.upbound.io', 'Server', 'servers');
const fast = (reclaimPolicy: string): Manifest => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'fast' },
  ...{ provisioner: 'ebs.csi.aws.com', reclaimPolicy },
});

/** Objects left the tree, or lost what kept them, and took more with them. */
export const deletions: readonly Incident[] = [
  {
    name: 'argoproj-labs/argocd-autopilot#494',
    happened: 'The rendering left resources out, and the engine pruned every one of them.',
    source: 'https://github.com/argoproj-labs/argocd-autopilot/issues/494',
    decides: 'how many',
    before: { add: { 'apps/shop': settings } },
    stoppedBy: ['D02'],
  },
  {
    name: 'argoproj/argo-cd#17440',
    happened: 'A Namespace left the tree, and everything in it was deleted.',
    source: 'https://github.com/argoproj/argo-cd/issues/17440',
    decides: 'Namespace',
    after: { remove: ['Namespace shop'] },
    stoppedBy: ['D13'],
  },
  {
    name: 'fluxcd/kustomize-controller#1724',
    happened:
      'A second owner applied a Namespace without `prune: disabled`; when it let go, the namespace of production was deleted.',
    source: 'https://github.com/fluxcd/kustomize-controller/issues/1724',
    decides: 'metadata.annotations of a Namespace with two owners',
    clusters: flux,
    both: {
      add: {
        gitops: [kustomization('billing', './generated/clusters/prod/apps/billing')],
        'apps/billing': [configMap('billing')],
        'apps/shop': [namespace('billing', { [DISABLED]: 'disabled' })],
      },
    },
    after: { add: { 'apps/billing': [namespace('billing', {})] } },
    stoppedBy: ['D15'],
  },
  {
    name: 'crossplane-contrib/provider-azure#215',
    happened: 'A CRD was removed; its objects went with it, and the databases behind them.',
    source: 'https://github.com/crossplane-contrib/provider-azure/issues/215',
    decides: 'CustomResourceDefinition of a provider',
    both: { add: { 'apps/shop': [database] } },
    before: { add: { 'apps/shop': [servers] } },
    stoppedBy: ['D17'],
  },
  {
    name: 'fluxcd/flux2#917',
    happened: 'The CRDs of cert-manager were pruned, and every certificate with them.',
    source: 'https://github.com/fluxcd/flux2/issues/917',
    decides: 'CustomResourceDefinition of an operator',
    clusters: flux,
    before: { add: { 'apps/shop': [certificates] } },
    stoppedBy: ['D17'],
  },
  {
    name: 'aws-samples/appmod-blueprints#650',
    happened: 'Pruned Crossplane resources deleted roles that others shared, and every secret of the platform failed.',
    source: 'https://github.com/aws-samples/appmod-blueprints/pull/650',
    decides: 'Role of a cloud',
    both: {
      add: {
        gitops: [application('access', 'generated/clusters/prod/apps/access')],
        'apps/access': [configMap('access')],
      },
    },
    before: { add: { 'apps/access': [role] } },
    stoppedBy: ['D20'],
  },
  {
    name: 'devantler-tech/platform#3369',
    happened: 'All 29 volumes of a platform had the reclaim policy Delete: whoever removes a claim removes its data.',
    source: 'https://github.com/devantler-tech/platform/issues/3369',
    decides: 'reclaimPolicy',
    before: { add: { 'apps/shop': [fast('Retain')] } },
    after: { add: { 'apps/shop': [fast('Delete')] } },
    stoppedBy: ['D22'],
  },
  {
    name: 'external-secrets/external-secrets#4214',
    happened: 'An ExternalSecret went, and the Secret that it owned was collected while pods still read it.',
    source: 'https://github.com/external-secrets/external-secrets/issues/4214',
    decides: 'ExternalSecret',
    before: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'external-secrets.io/v1',
            kind: 'ExternalSecret',
            metadata: { name: 'order-postgres', namespace: 'shop' },
            spec: { target: { name: 'order-postgres', creationPolicy: 'Owner' } },
          },
        ],
      },
    },
    stoppedBy: ['D47'],
  },
  {
    name: 'Spotify, 2019',
    happened: 'A change of infrastructure as code deleted production clusters, twice.',
    source: 'https://kccnceu19.sched.com/event/MQbb',
    decides: 'Cluster',
    before: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'container.gcp.upbound.io/v1beta1',
            kind: 'Cluster',
            metadata: { name: 'europe-west1' },
            spec: { forProvider: { location: 'europe-west1' } },
          },
        ],
      },
    },
    stoppedBy: ['D50'],
  },
];
