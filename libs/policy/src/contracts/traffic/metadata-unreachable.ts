import { nameOf } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import type { Traffic } from '../../facts.ts';
import { declared } from '../../examples/valid/traffic.ts';
import type { World } from '../../world.ts';
import { openMetadata, type OpenMetadata } from './metadata.ts';
import { networkOf } from './network/network.ts';

const on = 'NetworkPolicy shop/order';
const rule = (cidr: string, port: unknown = 80, except?: readonly string[]) => ({
  to: [{ ipBlock: { cidr, ...(except && { except }) } }],
  ports: [{ protocol: 'TCP', port }],
});

/** Of an app that shows a cloud identity. */
const identity = (...workloads: readonly string[]): { readonly traffic: Traffic } => ({
  traffic: {
    ...declared,
    outside: workloads.map((workload) => ({
      workload,
      direction: 'egress',
      peer: { cidr: '169.254.169.254/32' },
      ports: [80, 8080],
      because: 'its cloud identity',
    })),
  },
});

export const metadataUnreachable: Check = {
  id: 'W59',
  name: 'metadata-unreachable',
  title: 'No pod reaches a metadata address, but where and as far as its cloud identity needs it',
  why: 'The metadata service hands the identity of the node to whoever asks: one request is the step from a pod to the account.',
  severity: 'error',
  level: 'all',
  sources: ['kubescape C-0052', 'falco Contact cloud metadata service from container'],
  fix: 'leave the address out, e.g. `except: [169.254.0.0/16]`',
  good: [
    { name: 'one range of others' },
    {
      name: 'every address but those of the node',
      on,
      set: { 'spec.egress[1]': rule('0.0.0.0/0', 443, ['169.254.0.0/16']) },
    },
    { name: 'beside it', on, set: { 'spec.egress[1]': rule('169.254.169.252/31', 80, ['169.254.169.254/32']) } },
    { name: 'names alone', on, set: { 'spec.egress[1]': rule('169.254.0.0/16', 53) } },
    {
      name: 'over UDP',
      on,
      set: { 'spec.egress[1]': { to: [], ports: [{ protocol: 'UDP', port: 123 }] } },
    },
    {
      name: 'with a cloud identity',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32') },
      facts: identity('shop/order'),
    },
    {
      name: 'where nobody declares who has an identity, its exact place',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32') },
      facts: { traffic: { ...declared, namespaces: ['billing'] } },
    },
    { name: 'who comes in', on, set: { 'spec.ingress[1]': { from: [{ ipBlock: { cidr: '169.254.169.254/32' } }] } } },
    {
      name: 'Cilium: denied',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egressDeny': [{ toCIDR: ['169.254.169.254/32'] }] },
    },
  ],
  bad: [
    {
      name: 'without a cloud identity',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32') },
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.169.254 on TCP 80',
    },
    {
      name: 'with the cloud identity of another',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32') },
      facts: identity('shop/payment'),
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.169.254 on TCP 80',
    },
    {
      name: 'on another port',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32', 988) },
      facts: identity('shop/order'),
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.169.254 on TCP 988',
    },
    {
      name: 'its whole network',
      on,
      set: { 'spec.egress[1]': rule('169.254.0.0/16') },
      facts: identity('shop/order'),
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.169.254 on TCP 80',
    },
    {
      name: 'every address, in a policy for a Rollout',
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.egress[1]': { ports: [{ protocol: 'TCP', port: 443 }] } },
      at: 'spec.egress[1]',
      found: 'NetworkPolicy shop/payment lets Rollout shop/payment reach 169.254.169.254 and fd00:ec2::254 on TCP 443',
    },
    {
      name: 'over IPv6, on every port',
      on,
      set: { 'spec.egress[1]': { to: [{ podSelector: {} }, { ipBlock: { cidr: 'fd00::/8' } }] } },
      at: 'spec.egress[1].to[1].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach fd00:ec2::254 on every port',
    },
    {
      name: 'where else identities are handed out',
      on,
      set: { 'spec.egress[1]': rule('169.254.170.23/32') },
      facts: { traffic: { ...declared, identity: [{ cidr: '169.254.170.23/32', ports: [80] }] } },
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.170.23 on TCP 80',
    },
    {
      name: 'where nobody declares who has an identity, another port',
      on,
      set: { 'spec.egress[1]': rule('169.254.169.254/32', 8080) },
      facts: { traffic: { ...declared, namespaces: ['billing'] } },
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 169.254.169.254 on TCP 8080',
    },
    {
      name: 'for pods of which one has the identity',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.egress[1]': rule('169.254.169.254/32') },
      remove: [
        'StatefulSet shop/ledger',
        'DaemonSet shop/collector',
        'ReplicaSet shop/cache',
        'CronJob shop/settlement',
      ],
      facts: identity('shop/order', 'shop/seed', 'shop/thumbnail'),
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/default-deny lets Rollout shop/payment reach 169.254.169.254 on TCP 80',
    },
    {
      name: 'Cilium: the world, without facts',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toEntities: ['world'], toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }] }] },
      facts: { traffic: undefined },
      at: 'spec.egress[0].toEntities[0]',
      found:
        'CiliumNetworkPolicy shop/order-gateway lets Deployment shop/order reach 169.254.169.254 and fd00:ec2::254 on TCP 80',
    },
  ],
  *inspect(world) {
    for (const open of openMetadata(networkOf(world), world.facts.traffic?.identity ?? [])) {
      const other = open.pods.find(({ pod }) => pod !== undefined && !mayReach(world, open, pod.owner.metadata));
      if (other === undefined) continue;
      const { policy, path, text } = open;
      yield {
        object: policy.object,
        path,
        found: `${nameOf(policy.object)} lets ${other.title} reach ${text}`,
        allowed: 'the address and port of the cloud identity, for pods that have one',
      };
    }
  },
};

function mayReach(
  world: World,
  open: OpenMetadata,
  { namespace, name }: World['objects'][number]['metadata'],
): boolean {
  const { namespaces, identity } = world.facts.traffic ?? { identity: [] };
  // whether it has an identity, nobody declares: then the exact place is as far as it goes
  if (namespaces !== undefined && !namespaces.includes(namespace ?? '')) return identity.some(open.isExactly);
  return (world.facts.traffic?.outside ?? []).some(
    ({ workload, direction, peer, ports, protocol }) =>
      workload === `${namespace}/${name}` &&
      direction === 'egress' &&
      protocol !== 'UDP' &&
      'cidr' in peer &&
      open.isExactly({ cidr: peer.cidr, ports }),
  );
}
