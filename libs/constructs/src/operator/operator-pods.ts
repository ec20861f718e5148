import { runsPrometheus } from '@delivery/catalog';
import type { BuildContext } from '@delivery/component';
import type { Reach } from '@delivery/overlay-contract';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { tcp } from '../network-policy.ts';
import { prometheusPeer } from './prometheus-peer.ts';

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
  /**
   * Ports on which Prometheus reads their metrics.
   * @default - nothing is scraped
   */
  readonly scraped?: readonly number[];
  /**
   * Ports on which they find and tell each other, TCP and UDP.
   * @default - they know nothing of each other
   */
  readonly gossip?: readonly number[];
  /** Whether they ask the API server. @default true */
  readonly asksApiServer?: false;
  /** @default - nowhere else */
  readonly reach?: readonly Reach[];
}

/** Describes pods of a namespace of which the chart makes several kinds, each with labels that follow from its name. */
export function podsIn(namespace: string, labelsOf: (name: string) => OperatorPods['labels']) {
  return (
    name: string,
    network: Pick<OperatorPods, 'callers' | 'reach' | 'scraped' | 'webhookPorts'> = {},
  ): OperatorPods => ({
    name,
    namespace,
    labels: labelsOf(name),
    ...network,
  });
}

export function operatorNetworkPolicy(
  pods: OperatorPods,
  { cluster, overlay }: BuildContext,
): INetworkPolicy & { metadata: { name: string } } {
  const { name, namespace, labels, webhookPorts = [], scraped = [], callers = [], reach = [], gossip = [] } = pods;
  const webhooks = { peers: overlay.webhookCallers(cluster), ports: webhookPorts };
  const scrapes = { peers: [prometheusPeer], ports: runsPrometheus(cluster) ? scraped : [] };
  const asked = pods.asksApiServer === false ? [] : [overlay.apiServer(cluster)];
  const each = [{ podSelector: { matchLabels: { ...labels } } }];
  const told = gossip.flatMap((port) => [tcp(port), { protocol: 'UDP' as const, port }]);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: { matchLabels: { ...labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        ...[webhooks, scrapes, ...callers]
          .filter(({ ports }) => ports.length > 0)
          .map(({ peers, ports }) => ({ from: [...peers], ports: ports.map(tcp) })),
        ...(told.length > 0 ? [{ from: each, ports: told }] : []),
      ],
      egress: [
        { to: [...overlay.dns(cluster)], ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] },
        ...[...asked, ...reach].map(({ peers, ports }) => ({ to: [...peers], ports: ports.map(tcp) })),
        ...(told.length > 0 ? [{ to: each, ports: told }] : []),
      ],
    },
  };
}
