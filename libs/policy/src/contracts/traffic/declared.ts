import type { OutsideTraffic, Traffic } from '../../facts.ts';
import { grouped } from '../../grouped.ts';
import { metadataAddresses } from './metadata.ts';
import { blockOf } from './network/addresses.ts';
import type { Endpoint } from './network/endpoint.ts';
import type { Network } from './network/network.ts';
import type { Direction } from './network/policy.ts';
import { portRange } from './network/ports.ts';
import type { Range } from './network/ranges.ts';

/** Facts of traffic, by the workloads of the tree. */
export interface Declared {
  /** Whether the workloads of a namespace say all that they connect. */
  readonly speaksOf: (namespace: string) => boolean;
  readonly endpointsOf: (workload: string) => readonly Endpoint[];
  /** What one may open to the other; the order is that of the connection. Empty: nobody declares a call. */
  readonly portsOf: (from: Endpoint, to: Endpoint) => readonly Range[];
  /** Metadata addresses, of which a check of their own tells. */
  readonly metadata: readonly Range[];
  readonly outsideOf: (endpoint: Endpoint, direction: Direction) => readonly OutsideTraffic[];
}

export function declaredIn(network: Network, { calls, outside, identity, namespaces }: Traffic): Declared {
  const byWorkload = grouped(network.endpoints, workloadOf);
  const called = grouped(calls, ({ from, to }) => `${from} ${to}`);
  const byPlace = grouped(outside, ({ workload, direction }) => `${workload} ${direction}`);
  return {
    speaksOf: (namespace) => namespaces?.includes(namespace) ?? true,
    endpointsOf: (workload) => byWorkload.get(workload) ?? [],
    portsOf: (from, to) =>
      (called.get(`${workloadOf(from)} ${workloadOf(to)}`) ?? []).flatMap(({ port }) => portRange('TCP', BigInt(port))),
    metadata: metadataAddresses(identity).flatMap(blockOf),
    outsideOf: (endpoint, direction) => byPlace.get(`${workloadOf(endpoint)} ${direction}`) ?? [],
  };
}

/** `<namespace>/<name>` of what makes the pods. */
function workloadOf({ pod }: Endpoint): string {
  const { namespace = '', name = '' } = pod?.owner.metadata ?? {};
  return `${namespace}/${name}`;
}

export function portsOfOutside({ ports, protocol = 'TCP' }: OutsideTraffic): readonly Range[] {
  return ports.flatMap((port) => portRange(protocol, BigInt(port)));
}

/** For people: `10.0.0.0/24`, `pods k8s-app=kube-dns of namespace kube-system`, `entity ingress`. */
export function outsideText({ peer }: OutsideTraffic): string {
  if ('cidr' in peer) return peer.cidr;
  if ('entity' in peer) return `entity ${peer.entity}`;
  const labels = Object.entries(peer.labels).map(([key, value]) => `${key}=${value}`);
  return `pods ${labels.join(', ')} of namespace ${peer.namespace}`;
}
