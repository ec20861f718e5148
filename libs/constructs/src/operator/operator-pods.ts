import type { BuildContext } from '@delivery/component';
import type { Reach } from '@delivery/overlay-contract';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { tcp } from '../network-policy.ts';

/** Pods of a chart that may do the same on the network. They find names and ask the API server, and nothing else that does not stand here. */
export interface OperatorPods {
  /** Of their NetworkPolicy. */
  readonly name: string;
  readonly namespace: string;
  /** By which they are found, as the chart labels them. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Ports on which the API server calls them: admission webhooks, aggregated APIs.
   * @default - it calls none
   */
  readonly webhookPorts?: readonly number[];
  /**
   * Pods that call them, and the ports.
   * @default - none
   */
  readonly callers?: readonly Reach[];
  /** @default - nowhere else */
  readonly reach?: readonly Reach[];
}

/** Describes pods of a namespace of which the chart makes several kinds, each with labels that follow from its name. */
export function podsIn(namespace: string, labelsOf: (name: string) => OperatorPods['labels']) {
  return (name: string, network: Pick<OperatorPods, 'callers' | 'reach' | 'webhookPorts'> = {}): OperatorPods => ({
    name,
    namespace,
    labels: labelsOf(name),
    ...network,
  });
}

export function operatorNetworkPolicy(
  { name, namespace, labels, webhookPorts = [], callers = [], reach = [] }: OperatorPods,
  { cluster, overlay }: BuildContext,
): INetworkPolicy & { metadata: { name: string } } {
  const webhooks = { peers: overlay.webhookCallers(cluster), ports: webhookPorts };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: { matchLabels: { ...labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [...(webhookPorts.length > 0 ? [webhooks] : []), ...callers].map(({ peers, ports }) => ({
        from: [...peers],
        ports: ports.map(tcp),
      })),
      egress: [
        { to: [...overlay.dns(cluster)], ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] },
        ...[overlay.apiServer(cluster), ...reach].map(({ peers, ports }) => ({
          to: [...peers],
          ports: ports.map(tcp),
        })),
      ],
    },
  };
}
