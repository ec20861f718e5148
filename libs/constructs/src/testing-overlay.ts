import type { Overlay } from '@delivery/overlay-contract';

/** Answers of no real cloud to what services ask. */
export const testOverlay: Pick<Overlay, 'bucket' | 'dns' | 'gateway' | 'nodes' | 'podIdentity'> = {
  bucket: (_cluster, { bucket }) => ({ url: `object://${bucket}`, endpoint: 'objects.example' }),
  dns: () => [{ podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  gateway: () => ({
    gatewayClassName: 'test',
    certificates: 'cert-manager',
    settings: [],
    sources: [{ ipBlock: { cidr: '10.9.0.0/24' } }],
    backendPolicies: ({ namespace, service, ...spec }) => [
      {
        apiVersion: 'gateway.example/v1',
        kind: 'BackendPolicy',
        metadata: { name: service, namespace },
        spec,
      },
    ],
  }),
  nodes: {
    arm64: {
      labels: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [{ key: 'kubernetes.io/arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' }],
    },
    spot: {
      labels: { 'nodes.example/spot': 'true' },
      tolerations: [{ key: 'nodes.example/spot', operator: 'Exists', effect: 'NoSchedule' }],
    },
  },
  podIdentity: (_cluster, { namespace, serviceAccountName }) => ({
    annotations: { 'identity.example/name': `${namespace}-${serviceAccountName}` },
    labels: { 'identity.example/use': 'true' },
    egress: [{ peers: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [80] }],
  }),
};
