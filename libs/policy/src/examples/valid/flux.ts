import type { Manifest } from '@delivery/manifest';
import { labels } from './labels.ts';

const metadata = (name: string) => ({ name, namespace: 'flux-system', labels: labels('flux-system') });

/** A source, what is reconciled from it in the name of its owner's account, and a chart. */
export const flux: readonly Manifest[] = [
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: metadata('delivery'),
    spec: {
      url: 'https://git.example/delivery/platform.git',
      ref: { branch: 'ring/stable' },
      sparseCheckout: ['generated/clusters/example'],
      interval: '1m',
      timeout: '1m',
    },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata('ordering'), automountServiceAccountToken: false },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadata('payment'),
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'delivery' },
      path: './generated/clusters/example/apps/payment',
      serviceAccountName: 'ordering',
      prune: true,
      wait: true,
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
    },
  },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadata('ledger'),
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'delivery' },
      path: './generated/clusters/example/apps/ledger',
      serviceAccountName: 'ordering',
      deletionPolicy: 'Orphan',
      dependsOn: [{ name: 'payment' }],
      prune: true,
      wait: true,
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
    },
  },
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: metadata('reloader'),
    spec: { url: 'https://charts.example/reloader', interval: '1h', timeout: '1m' },
  },
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: metadata('reloader'),
    spec: {
      chart: {
        spec: {
          chart: 'reloader',
          version: '2.2.3',
          sourceRef: { kind: 'HelmRepository', name: 'reloader' },
          interval: '1h',
        },
      },
      releaseName: 'reloader',
      targetNamespace: 'flux-system',
      storageNamespace: 'flux-system',
      serviceAccountName: 'ordering',
      interval: '10m',
      timeout: '5m',
      install: { crds: 'Skip' },
      upgrade: { crds: 'Skip' },
      driftDetection: { mode: 'enabled' },
    },
  },
];
