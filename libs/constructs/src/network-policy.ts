import type { ServiceDeclaration } from '@delivery/catalog';
import type { BuildContext } from '@delivery/component';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import type { PostgresBinding } from './binding.ts';
import { selectorOf } from './selector.ts';

/**
 * Exactly the declared calls, DNS and the bound addresses. Nothing reaches the metadata address, since no rule names it.
 * A call names the callee's port by name: its number is the callee's own business.
 */
export function networkPolicySpec(
  name: string,
  { ports, calls, calledBy }: ServiceDeclaration,
  { cluster, overlay }: BuildContext,
  postgres?: PostgresBinding,
): INetworkPolicySpec {
  const { http, ...others } = ports;
  // metrics are scraped, not called
  const served = [
    ...(http === undefined ? [] : [http]),
    ...Object.entries(others).flatMap(([port, number]) => (port === 'metrics' ? [] : [number])),
  ];
  return {
    podSelector: { matchLabels: { ...selectorOf(name) } },
    policyTypes: ['Ingress', 'Egress'],
    ingress:
      calledBy.length === 0
        ? []
        : [{ from: calledBy.map(podsOf), ports: served.map((port) => ({ protocol: 'TCP', port })) }],
    egress: [
      {
        to: [...overlay.dns(cluster)],
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
      ...Object.entries(calls).map(([callee, port]) => ({
        to: [podsOf(callee)],
        ports: [{ protocol: 'TCP' as const, port }],
      })),
      ...(postgres
        ? [
            {
              to: postgres.cidrs.map((cidr) => ({ ipBlock: { cidr } })),
              ports: [{ protocol: 'TCP' as const, port: postgres.port }],
            },
          ]
        : []),
    ],
  };
}

/** The pods of a service, which live in the namespace of its name. */
function podsOf(name: string): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    podSelector: { matchLabels: { ...selectorOf(name) } },
  };
}
