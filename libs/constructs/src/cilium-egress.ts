import type { ICiliumNetworkPolicy } from '@kubernetes-models/cilium/cilium.io/v2/CiliumNetworkPolicy';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import { metadataOf, selectorOf, type Workload } from './workload.ts';

/** Hosts by their names, and the TCP ports there. */
export interface NamedReach {
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
}

export interface NamedEgressProps {
  readonly name: string;
  readonly namespace: string;
  /** Of the policy. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** By which its pods are found. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where they ask for names: the answer of the overlay. */
  readonly dns: readonly INetworkPolicyPeer[];
  readonly reach: readonly NamedReach[];
  /** Names outside the cluster that they may ask for. @default - those that they reach */
  readonly names?: 'all';
}

/** Names of Services, and what a resolver tries first for a name with few dots. */
const inCluster = { matchPattern: '**.cluster.local' };

/**
 * Lets pods reach hosts by name: Cilium reads the answers of the name servers and opens the addresses in them. Of other names outside
 * the cluster the pods are not even told, so nothing leaves as a question.
 *
 * @see https://docs.cilium.io/en/stable/security/policy/layer3/#dns-based
 */
export function namedEgress(props: NamedEgressProps): ICiliumNetworkPolicy & { metadata: { name: string } } {
  const { name, namespace, labels, podLabels, dns, reach, names } = props;
  const asked =
    names === 'all' ? [{ matchPattern: '*' }] : [...exactly(reach.flatMap(({ hosts }) => hosts)), inCluster];
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace, ...(labels && { labels: { ...labels } }) },
    spec: {
      endpointSelector: { matchLabels: { ...podLabels } },
      egress: [
        {
          toEndpoints: dns.map(endpointOf),
          toPorts: [
            {
              ports: [
                { port: '53', protocol: 'UDP' },
                { port: '53', protocol: 'TCP' },
              ],
              rules: { dns: asked },
            },
          ],
        },
        ...reach.map(({ hosts, ports }) => ({
          toFQDNs: exactly(hosts),
          toPorts: [{ ports: ports.map((port) => ({ port: `${port}`, protocol: 'TCP' as const })) }],
        })),
      ],
    },
  };
}

/** Whether policies on a cluster can name hosts. */
export function reachesByName({ cni }: { readonly cni: string }): boolean {
  return cni === 'cilium';
}

/** What a workload reaches by name: its bindings whose hosts are known. Where some are not, it may ask for any name. */
export function namedEgressOf(workload: Workload): ReturnType<typeof namedEgress> {
  const { app, name, bindings } = workload;
  const reach = bindings.flatMap(({ hosts, egress: { ports } }) => (hosts === undefined ? [] : [{ hosts, ports }]));
  return namedEgress({
    ...metadataOf(workload),
    podLabels: selectorOf(app.name, name),
    dns: app.overlay.dns(app.cluster),
    reach,
    ...(reach.length < bindings.length && { names: 'all' }),
  });
}

function exactly(hosts: readonly string[]) {
  return [...new Set(hosts)].sort().map((matchName) => ({ matchName }));
}

/** @throws Error for a peer that is not pods of one namespace by their labels: rules for names are read on the way to pods */
function endpointOf({ namespaceSelector, podSelector }: INetworkPolicyPeer) {
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  if (namespace === undefined || podSelector?.matchLabels === undefined)
    throw new Error('where Cilium is the network, names are asked of pods by namespace and labels');
  const labels = Object.entries(podSelector.matchLabels).map(([key, value]) => [`k8s:${key}`, value]);
  return { matchLabels: { 'k8s:io.kubernetes.pod.namespace': namespace, ...Object.fromEntries(labels) } };
}
