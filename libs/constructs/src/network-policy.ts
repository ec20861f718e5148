import type { Reach } from '@delivery/overlay-contract';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INetworkPolicyEgressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyEgressRule';
import type { INetworkPolicyIngressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyIngressRule';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import { reachesByName } from './cilium-egress.ts';
import { collectsTelemetry, telemetryAgent } from './operator/telemetry-places.ts';
import { identityOf, metadataOf, selectorOf, type Workload } from './workload.ts';

export interface NetworkPolicyProps {
  /** Who may open connections. @default - nobody */
  readonly ingress?: readonly INetworkPolicyIngressRule[];
  /** Where its pods may go beside DNS, its bindings and the source of their cloud identity. @default - nowhere */
  readonly egress?: readonly INetworkPolicyEgressRule[];
}

/** Nothing reaches the metadata address of the cloud, but pods with a cloud identity where the overlay answers so. */
export function networkPolicy(
  workload: Workload,
  { ingress = [], egress = [] }: NetworkPolicyProps = {},
): INetworkPolicy {
  const { app, name } = workload;
  // what is reached by name, names themselves too, stands in a policy of Cilium: rules add up, and one by address would open more
  const byName = reachesByName(app.cluster);
  const byAddress = workload.bindings.filter(({ hosts }) => !byName || hosts === undefined);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(workload),
    spec: {
      podSelector: { matchLabels: { ...selectorOf(app.name, name) } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [...ingress],
      egress: [
        ...(byName ? [] : [toNames(app.overlay.dns(app.cluster))]),
        ...egress,
        ...(app.cluster.mesh === 'istio' ? [toMesh] : []),
        ...[...byAddress.map((binding) => binding.egress), ...(identityOf(workload)?.egress ?? [])].map(toReach),
        ...(collectsTelemetry(app.cluster) ? [toTelemetry] : []),
      ],
    },
  };
}

/**
 * Where the sidecar of a pod gets its configuration and certificates.
 *
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 */
const toMesh: INetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
      podSelector: { matchLabels: { app: 'istiod' } },
    },
  ],
  ports: [tcp(15012)],
};

/** The agent of the node, which takes traces. */
const toTelemetry: INetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': telemetryAgent.namespace } },
      podSelector: { matchLabels: { ...telemetryAgent.labels } },
    },
  ],
  ports: [tcp(telemetryAgent.ports.grpc), tcp(telemetryAgent.ports.otlphttp)],
};

function toNames(servers: readonly INetworkPolicyPeer[]): INetworkPolicyEgressRule {
  return { to: [...servers], ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] };
}

function toReach({ peers, ports }: Reach): INetworkPolicyEgressRule {
  return { to: [...peers], ports: ports.map(tcp) };
}

/** A call names the callee's port by name: its number is the callee's own business. */
export function callsOf({ app }: Workload): readonly INetworkPolicyEgressRule[] {
  return Object.entries(app.service.calls).map(([callee, port]) => ({ to: [podsOf(callee)], ports: [tcp(port)] }));
}

/** Callers inside the cluster reach every port but that of metrics, which are scraped, not called. */
export function callersOf({ app }: Workload): readonly INetworkPolicyIngressRule[] {
  const { calledBy, ports } = app.service;
  const { http, metrics: _scraped, ...others } = ports;
  const served = [...(http === undefined ? [] : [http]), ...Object.values(others)];
  return calledBy.length === 0 ? [] : [{ from: calledBy.map(podsOf), ports: served.map(tcp) }];
}

export function tcp(port: number | string) {
  return { protocol: 'TCP' as const, port };
}

/** The pods of a service, which live in the namespace of its name. */
function podsOf(name: string): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    podSelector: { matchLabels: { ...selectorOf(name) } },
  };
}
