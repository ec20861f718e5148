import type { Manifest } from '@delivery/manifest';
import { labels } from './labels.ts';

const inCluster = 'https://kubernetes.default.svc';

const syncPolicy = {
  automated: { prune: true, selfHeal: true },
  retry: { limit: 5, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
  syncOptions: [
    'ServerSideApply=true',
    'FailOnSharedResource=true',
    'PruneLast=true',
    'PrunePropagationPolicy=foreground',
  ],
};

const source = (path: string) => ({
  repoURL: 'https://git.example/delivery/platform.git',
  path,
  targetRevision: 'ring/stable',
  directory: { recurse: true },
});

/** The built-in project, emptied; a project, an Application of it, and an ApplicationSet that makes two more, one a ring. */
export const argoCd: readonly Manifest[] = [
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: 'argocd', labels: labels('argocd') },
    spec: {
      description: 'Emptied: every Application names its owner',
      sourceRepos: [],
      sourceNamespaces: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'ordering', namespace: 'argocd', labels: labels('argocd') },
    spec: {
      description: 'Services of ordering',
      sourceRepos: ['https://git.example/delivery/platform.git'],
      destinations: [{ server: inCluster, namespace: 'shop' }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: '', kind: 'ConfigMap' },
        { group: '', kind: 'Service' },
        { group: '', kind: 'ServiceAccount' },
        { group: 'apps', kind: 'Deployment' },
        { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
        { group: 'cilium.io', kind: 'CiliumNetworkPolicy' },
        { group: 'external-secrets.io', kind: 'ExternalSecret' },
        { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
        { group: 'networking.istio.io', kind: 'DestinationRule' },
        { group: 'networking.istio.io', kind: 'VirtualService' },
        { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
        { group: 'policy', kind: 'PodDisruptionBudget' },
        { group: 'security.istio.io', kind: 'AuthorizationPolicy' },
      ],
      orphanedResources: { warn: true },
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'order',
      namespace: 'argocd',
      labels: labels('argocd'),
      annotations: { 'argocd.argoproj.io/manifest-generate-paths': '.', 'argocd.argoproj.io/sync-wave': '30' },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'ordering',
      destination: { server: inCluster, namespace: 'shop' },
      source: source('generated/clusters/example/apps/order'),
      syncPolicy,
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'previews', namespace: 'argocd', labels: labels('argocd') },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          list: {
            elements: [
              { name: 'early', ring: 'canary' },
              { name: 'late', ring: 'stable' },
            ],
          },
        },
      ],
      strategy: {
        type: 'RollingSync',
        rollingSync: {
          steps: [
            { matchExpressions: [{ key: 'ring', operator: 'In', values: ['canary'] }] },
            { matchExpressions: [{ key: 'ring', operator: 'In', values: ['stable'] }] },
          ],
        },
      },
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
      template: {
        metadata: { name: 'preview-{{ .name }}', labels: { ring: '{{ .ring }}' } },
        spec: {
          project: 'ordering',
          destination: { server: inCluster, namespace: 'shop' },
          source: source('generated/clusters/example/previews/{{ .name }}'),
          syncPolicy,
        },
      },
    },
  },
];
