import type { Manifest } from '@delivery/manifest';
import type { Incident } from './incident.ts';

const PROD = 'gcp-prod-europe-west1';
const OTHER = 'gcp-prod-us-central1';
const RBAC = 'rbac.authorization.k8s.io';
const bindings: readonly Manifest[] = Array.from({ length: 10 }, (_, index) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name: `controller-${index}` },
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'controller' },
  subjects: [{ kind: 'ServiceAccount', name: `controller-${index}`, namespace: 'shop' }],
}));
const dns = (owner: string): Manifest => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'external-dns', namespace: 'shop' },
  spec: {
    interval: '1h',
    chart: { spec: { chart: 'external-dns', version: '1.22.0', sourceRef: { kind: 'HelmRepository', name: 'dns' } } },
    values: { policy: 'sync', txtOwnerId: owner, domainFilters: ['shop.example'] },
  },
});

/** Something reaches, or reaches no more, what it should. */
export const access: readonly Incident[] = [
  {
    name: 'devantler-tech/platform#3404',
    happened:
      'A rule that denied one address, and allowed nothing, took all egress from every pod: the cluster resolved no names.',
    source: 'https://github.com/devantler-tech/platform/issues/3404',
    decides: 'NetworkPolicy',
    after: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'cilium.io/v2',
            kind: 'CiliumClusterwideNetworkPolicy',
            metadata: { name: 'metadata' },
            spec: { endpointSelector: {}, egressDeny: [{ toCIDR: ['169.254.169.254/32'] }] },
          },
        ],
      },
    },
    stoppedBy: ['D45'],
  },
  {
    name: 'kubernetes-sigs/external-dns#5993',
    happened: 'external-dns took the records of a zone for its own, and wanted to delete them.',
    source: 'https://github.com/kubernetes-sigs/external-dns/issues/5993',
    decides: 'txtOwnerId',
    clusters: [{ name: 'prod', engine: 'flux' }],
    before: { add: { 'apps/shop': [dns('prod')] } },
    after: { add: { 'apps/shop': [dns('production')] } },
    stoppedBy: ['D49'],
  },
  {
    name: 'IONOS, 2026-05-08',
    happened:
      'A file that told clusters apart was missing, and applications were installed on clusters that they were not for.',
    source: 'https://status.ionos.cloud/incidents/4y4f2kgqhkgk',
    decides: 'spec.source.path',
    clusters: [
      { name: PROD, cloud: 'gcp' },
      { name: OTHER, cloud: 'gcp' },
    ],
    after: {
      on: [PROD],
      set: { 'Application argocd/shop': { 'spec.source.path': `generated/clusters/${OTHER}/apps/shop` } },
    },
    stoppedBy: ['D38'],
  },
  {
    name: 'Datadog, 2023-03-08',
    happened: 'One update was applied in five regions of several clouds in the same hour, and all lost their network.',
    source: 'https://www.datadoghq.com/blog/2023-03-08-multiregion-infrastructure-connectivity-issue/',
    decides: 'spec.template of several clusters',
    clusters: [
      { name: 'aws-prod', ring: 'canary' },
      { name: 'gcp-prod', cloud: 'gcp', ring: 'production' },
      { name: 'azure-prod', cloud: 'azure', ring: 'production' },
    ],
    both: { set: { 'Application argocd/shop': { 'spec.source.targetRevision': 'main' } } },
    after: {
      set: {
        'Deployment shop/order': {
          'spec.template.spec.containers[0].image': `registry.example/order:1.4.2@sha256:${'c'.repeat(64)}`,
        },
      },
    },
    stoppedBy: ['D39'],
  },
  {
    name: 'PLANA, 2026-05-14',
    happened: 'Ten bindings left the tree and were pruned: controllers had no rights for 14 hours.',
    source: 'https://docs.planapulse.com/platform/operations/incident-postmortems',
    decides: 'ClusterRoleBinding',
    before: { add: { 'apps/shop': bindings } },
    stoppedBy: ['D43', 'D02'],
  },
];
