import type { Manifest } from '@delivery/manifest';
import { ending, metadataOf, serving } from './workloads.ts';

/** Custom kinds of the valid set, of which it holds no definitions. */
export const served: readonly { readonly apiVersion: string; readonly kind: string }[] = Object.entries({
  'argoproj.io/v1alpha1': ['AnalysisTemplate', 'Application', 'ApplicationSet', 'AppProject', 'Rollout'],
  'cert-manager.io/v1': ['Certificate', 'ClusterIssuer'],
  'cilium.io/v2': ['CiliumNetworkPolicy'],
  'external-secrets.io/v1': ['ExternalSecret', 'SecretStore'],
  'gateway.networking.k8s.io/v1': ['Gateway', 'HTTPRoute'],
  'helm.toolkit.fluxcd.io/v2': ['HelmRelease'],
  'kustomize.toolkit.fluxcd.io/v1': ['Kustomization'],
  'monitoring.coreos.com/v1': ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'],
  'networking.istio.io/v1': ['DestinationRule', 'VirtualService'],
  'security.istio.io/v1': ['AuthorizationPolicy', 'PeerAuthentication'],
  'serving.knative.dev/v1': ['Service'],
  'source.toolkit.fluxcd.io/v1': ['GitRepository', 'HelmRepository'],
}).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));

/** What the pods name: accounts, configuration, secrets, classes. */
export const references: readonly Manifest[] = [
  ...[...serving, ...ending].flatMap((app): Manifest[] => [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadataOf(app), automountServiceAccountToken: false },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf(app), data: { LOG_LEVEL: 'info' } },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: metadataOf(app, `${app}-postgres`),
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'SecretStore', name: 'default' },
        target: { name: `${app}-postgres`, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: [{ secretKey: 'password', remoteRef: { key: `${app}-postgres`, property: 'password' } }],
      },
    },
  ]),
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: metadataOf('payment'),
    spec: {
      metrics: [
        {
          name: 'error-ratio',
          interval: '60s',
          failureLimit: 1,
          successCondition: 'len(result) == 0 || result[0] < 0.001',
          provider: {
            prometheus: { address: 'https://prometheus.example', query: 'service:errors:ratio5m{service="payment"}' },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'critical' },
    value: 1_000_000,
    globalDefault: false,
    preemptionPolicy: 'PreemptLowerPriority',
  },
];
