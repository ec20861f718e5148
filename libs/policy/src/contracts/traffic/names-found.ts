import type { Check, Violation } from '../../check.ts';
import { grouped } from '../../grouped.ts';
import type { Endpoint } from './network/endpoint.ts';
import { networkOf, type Network } from './network/network.ts';
import { isolating, portsToAny } from './network/open.ts';
import type { Policy } from './network/policy.ts';
import { portRange, portsText } from './network/ports.ts';
import { without, type Range } from './network/ranges.ts';
import { unseenPods } from './network/unseen.ts';

const names = { podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } }, namespaceSelector: {} };
const NAMES: readonly Range[] = ['UDP', 'TCP'].flatMap((protocol) => portRange(protocol, 53n));

const withoutNames = {
  on: 'NetworkPolicy shop/default-deny',
  set: { 'spec.egress': undefined },
};

const opened = (...ports: readonly unknown[]) => [{ to: [names], ports }];

export const namesFound: Check = {
  id: 'N01b',
  name: 'names-found',
  title: 'Pods whose connections are limited may ask for names, over UDP and TCP',
  why: 'Without port 53 every connection by name fails; without TCP only those with a long answer do, which shows months later.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://github.com/kubernetes/website/pull/54997',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  ],
  fix: 'open port 53 over UDP and TCP to the name servers of the cluster',
  good: [
    { name: 'for every pod of a namespace' },
    {
      name: 'for the one app that runs',
      ...withoutNames,
      remove: others('order'),
      add: [policy({ podSelector: {}, egress: opened({ protocol: 'UDP', port: 53 }, { port: 53 }) })],
    },
    {
      name: 'as part of a range, and by Cilium',
      ...withoutNames,
      remove: others('order'),
      add: [
        policy({ podSelector: {}, egress: opened({ protocol: 'UDP', port: 50, endPort: 53 }) }),
        {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'names', namespace: 'shop' },
          spec: {
            endpointSelector: {},
            egress: [{ toEntities: ['cluster'], toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }] }] }],
          },
        },
      ],
    },
    {
      name: 'nobody limits them',
      remove: [...others('order'), 'NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/order',
      set: { 'spec.policyTypes': ['Ingress'] },
    },
    {
      name: 'pods of a chart, by a policy for all of its namespace',
      add: [
        chartPolicy({ policyTypes: ['Egress'] }),
        chartPolicy({ podSelector: {}, egress: opened({ protocol: 'UDP', port: 53 }, { port: 53 }) }, 'names'),
      ],
    },
  ],
  bad: [
    {
      name: 'UDP alone',
      ...withoutNames,
      remove: others('order'),
      add: [policy({ podSelector: {}, egress: opened({ protocol: 'UDP', port: 53 }) })],
      object: 'NetworkPolicy shop/order',
      at: 'spec.egress',
      found: 'Deployment shop/order cannot ask for names: TCP 53 is closed',
    },
    {
      name: 'no port of that number',
      ...withoutNames,
      remove: [...others('payment'), 'CiliumNetworkPolicy shop/order-gateway'],
      add: [policy({ podSelector: {}, egress: opened({ protocol: 'UDP', port: 54 }, { port: 52 }) })],
      object: 'NetworkPolicy shop/payment',
      at: 'spec.egress',
      found: 'Rollout shop/payment cannot ask for names: UDP 53, TCP 53 are closed',
    },
    {
      name: 'pods that share a policy, which is for all',
      ...withoutNames,
      remove: [
        ...others('order', 'payment'),
        'NetworkPolicy shop/order',
        'NetworkPolicy shop/payment',
        'CiliumNetworkPolicy shop/order-gateway',
      ],
      at: 'spec.egress',
      found: 'Deployment shop/order and 1 other cannot ask for names: UDP 53, TCP 53 are closed',
    },
    {
      name: 'pods of a chart',
      add: [chartPolicy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 443 }] }] })],
      object: 'NetworkPolicy flux-system/reloader',
      at: 'spec.egress',
      found: 'the pods of NetworkPolicy flux-system/reloader cannot ask for names: UDP 53, TCP 53 are closed',
    },
    {
      name: 'pods of a chart that others of its namespace may ask',
      add: [
        chartPolicy({ policyTypes: ['Egress'] }),
        chartPolicy(
          {
            podSelector: { matchLabels: { app: 'metrics' } },
            egress: opened({ protocol: 'UDP', port: 53 }, { port: 53 }),
          },
          'metrics',
        ),
      ],
      object: 'NetworkPolicy flux-system/reloader',
      at: 'spec.egress',
      found: 'the pods of NetworkPolicy flux-system/reloader cannot ask for names: UDP 53, TCP 53 are closed',
    },
  ],
  *inspect(world) {
    const network = networkOf(world);
    const closed = [...network.endpoints.flatMap((one) => closedTo(network, one)), ...closedToUnseen(network)];
    for (const all of grouped(closed, ({ policy }) => policy).values()) yield violation(all);
  },
};

interface Closed {
  readonly policy: Policy;
  readonly title: string;
  readonly ports: readonly Range[];
}

/** Under the narrowest policy that limits them. */
function closedTo(network: Network, endpoint: Endpoint): readonly Closed[] {
  const [policy] = isolating(network, 'egress', endpoint);
  if (policy === undefined) return [];
  const ports = without(NAMES, portsToAny(network, 'egress', endpoint));
  return ports.length === 0 ? [] : [{ policy, title: endpoint.title, ports }];
}

/** What their own policy does not open, one for every pod of the namespace may. */
function closedToUnseen(network: Network): readonly Closed[] {
  return unseenPods(network).flatMap(({ policy, title, ...endpoint }) => {
    if (!policy.isolates.has('egress')) return [];
    const own: Network = { ...network, policiesOf: () => [policy, ...network.policiesOf({ title, ...endpoint })] };
    return closedTo(own, { title, ...endpoint });
  });
}

function violation([first, ...others]: readonly [Closed, ...Closed[]]): Violation {
  const { policy, title, ports } = first;
  const more = others.length === 0 ? '' : ` and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
  return {
    object: policy.object,
    path: [...policy.path, 'egress'],
    found: `${title}${more} cannot ask for names: ${portsText(ports)} ${ports.length === 1 ? 'is' : 'are'} closed`,
    allowed: 'UDP 53 and TCP 53 to the name servers',
  };
}

function policy(spec: Readonly<Record<string, unknown>>) {
  const metadata = { name: 'names', namespace: 'shop' };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: { policyTypes: ['Egress'], ...spec },
  };
}

/** For pods of a chart, which the tree does not hold. */
function chartPolicy(spec: Readonly<Record<string, unknown>>, name = 'reloader') {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'flux-system' },
    spec: { podSelector: { matchLabels: { app: name } }, ...spec },
  };
}

/** The workloads of the valid set beside these. */
function others(...kept: readonly string[]): readonly string[] {
  return [
    'Deployment shop/order',
    'Rollout shop/payment',
    'StatefulSet shop/ledger',
    'DaemonSet shop/collector',
    'ReplicaSet shop/cache',
    'CronJob shop/settlement',
    'Job shop/seed',
    'Service shop/thumbnail',
  ].filter((name) => !kept.some((app) => name.endsWith(`/${app}`)));
}
