import type { Manifest } from '@delivery/manifest';
import { address, branch, externalSecretCrd, web, webNamespace } from './tiny-tree.ts';

const namespace = 'flux-system';

export const kustomization = (
  name: string,
  path: string,
  serviceAccountName: string,
  dependsOn?: string,
): Manifest => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace },
  spec: {
    ...(dependsOn && { dependsOn: [{ name: dependsOn }] }),
    interval: '10m',
    path: `./generated/clusters/tiny/${path}`,
    prune: true,
    retryInterval: '5s',
    serviceAccountName,
    sourceRef: { kind: 'GitRepository', name: 'tree' },
    timeout: '1m',
    wait: true,
  },
});

/** Patches single fields of what installing Flux has put there; the list of arguments is one of them. */
const lockdown: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'kustomize-controller', namespace, annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } },
  spec: {
    template: {
      spec: {
        containers: [
          {
            name: 'manager',
            args: [
              '--events-addr=http://notification-controller.flux-system.svc.cluster.local./',
              '--watch-all-namespaces',
              '--log-level=info',
              '--log-encoding=json',
              '--enable-leader-election',
              '--no-cross-namespace-refs=true',
              '--no-remote-bases=true',
              '--default-service-account=nobody',
            ],
          },
        ],
      },
    },
  },
};

const account = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace },
});

/** The tenant may do everything in one namespace. */
const tenancy: Manifest = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'tenant', namespace: 'web' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ kind: 'ServiceAccount', name: 'tenant', namespace }],
};

/** For `writeTree`. */
export const fluxTree = (replicas: number, rest: readonly Manifest[] = []) => ({
  bootstrap: [
    lockdown,
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'tree', namespace },
      spec: { interval: '10s', ref: { branch }, sparseCheckout: ['generated/clusters/tiny'], url: address },
    },
    kustomization('root', 'gitops', 'kustomize-controller'),
  ],
  gitops: [
    kustomization('platform', 'apps/platform', 'kustomize-controller'),
    kustomization('web', 'apps/web', 'tenant', 'platform'),
  ],
  'apps/platform': [externalSecretCrd, webNamespace, account('tenant'), tenancy],
  'apps/web': [...web(replicas), ...rest],
});
