import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import { metadataOf, selectorOf, type Workload } from './workload.ts';

/** No pod of the namespace takes a connection without a certificate of the mesh; the probes of the kubelet ask the sidecar. */
export function strict(namespace: string): IPeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace },
    spec: { mtls: { mode: 'STRICT' } },
  };
}

/**
 * But on some ports these pods do: load balancers and Prometheus have no certificate.
 *
 * @param ports of the container, not of its Service
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function plainPorts(workload: Workload, ports: readonly number[]): IPeerAuthentication {
  const { app, name } = workload;
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: metadataOf(workload),
    spec: {
      selector: { matchLabels: { ...selectorOf(app.name, name) } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: Object.fromEntries(ports.map((port) => [port, { mode: 'PERMISSIVE' }])),
    },
  };
}
