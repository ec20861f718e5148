import type { Exception } from '../../rules/rule.ts';
import { connected } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProofEvent, type ProvenRule } from '../proven.ts';
import type { Destination, Watched, WatchedService } from '../watched.ts';
import { sidecar } from './sidecar.ts';

/** Where a service may connect to, one tuple a destination. */
function declaredDestinations(services: readonly WatchedService[]): Exception {
  return {
    name: 'declared_destination',
    fields: ['k8s.ns.name', 'fd.snet', 'fd.sport'],
    comps: ['=', 'in', '='],
    values: services.flatMap(({ name, destinations }) =>
      destinations.map(({ cidrs, port }) => [name, cidrs, port] as const),
    ),
  };
}

/** Servers of names of the cluster, whose address is that of a Service, or of the node. */
const clusterNames: Exception = {
  name: 'cluster_dns',
  fields: ['fd.sport', 'fd.snet'],
  comps: ['=', 'in'],
  values: [[53, ['private_networks', '169.254.20.10/32']]],
};

/** Of services that hold card data; the first of them is in the events. */
export function paymentConnection(services: readonly WatchedService[], { meshed }: Watched): ProvenRule {
  const [{ name, destinations }] = services as readonly [WatchedService];
  const stranger = connected('203.0.113.7', 443, name);
  const names = connected('203.0.113.7', 53, name);
  return {
    rule: {
      rule: 'Payment Connects to Undeclared Host',
      desc: 'A service that holds card data connects to an address that is not bound to it, nor that of a service it calls or of who takes its traces.',
      condition: `outbound
and container
and k8s.ns.name in (payment_namespaces)`,
      exceptions: [declaredDestinations(services), clusterNames, ...(meshed ? [sidecar] : [])],
      output: outputOf('Connection to an undeclared host where card data is', {
        connection: 'fd.name',
        server: 'fd.sip',
        port: 'fd.sport',
      }),
      priority: 'CRITICAL',
      tags: ['maturity_stable', 'container', 'network', 'PCI_DSS_1.3.2', 'mitre_exfiltration', 'T1041'],
    },
    triggers: [
      happens('a host of the world', stranger),
      happens('another program in the sidecar', { ...stranger, 'container.name': 'istio-proxy' }),
      happens('names of a server of the world', names),
      ...destinations.flatMap((destination) => strayed(destination, name)),
    ],
    quiet: [
      happens('a service without card data', { ...stranger, 'k8s.ns.name': 'gateway' }),
      happens('the node', { ...stranger, 'container.id': 'host' }),
      happens('a connection that comes in', { ...stranger, 'evt.type': 'accept4' }),
      happens('names of the cluster', { ...names, 'fd.sip': '10.100.0.10' }),
      ...destinations.map((destination) =>
        happens(`its ${destination.name}`, connected(firstAddress(destination), destination.port, name)),
      ),
      ...(meshed
        ? [happens('the sidecar', { ...stranger, 'container.name': 'istio-proxy', 'proc.name': 'envoy' })]
        : []),
    ],
  };
}

/** A port that no destination has. */
const STRAY_PORT = 1;

/** A declared host on another port, and another host on a declared port. */
function strayed(destination: Destination, namespace: string): readonly ProofEvent[] {
  const { name, port } = destination;
  return [
    happens(`its ${name} on another port`, connected(firstAddress(destination), STRAY_PORT, namespace)),
    happens(`another host on the port of its ${name}`, connected('203.0.113.7', port, namespace)),
  ];
}

function firstAddress({ cidrs }: Destination): string {
  return cidrs[0]!.split('/')[0]!;
}
