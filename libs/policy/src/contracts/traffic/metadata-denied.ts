import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { openMetadata } from './metadata.ts';
import { networkOf } from './network/network.ts';

const to = (cidr: string, ...ports: readonly number[]) => [
  { to: [{ ipBlock: { cidr } }], ports: ports.map((port) => ({ protocol: 'TCP', port })) },
];

export const metadataDenied: Check = {
  id: 'N05',
  name: 'metadata-denied',
  title: 'No policy for pods of others opens a metadata address, but exactly where identities are handed out',
  why: 'A controller with many rights that also reaches the metadata service can take on the rights of its node as well.',
  severity: 'error',
  level: 'all',
  sources: [
    'kubescape C-0052',
    'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html#_identities_and_credentials_for_eks_pods_recommendations',
  ],
  fix: 'leave the address out, e.g. `except: [169.254.0.0/16]`',
  good: [
    { name: 'no such policy' },
    { name: 'an API of the cloud', add: [policy('flux-system', to('10.40.0.0/16', 443))] },
    { name: 'exactly where identities are handed out', add: [policy('flux-system', to('169.254.169.254/32', 80))] },
    {
      name: 'pods of the tree, of which another check tells',
      add: [policy('shop', to('169.254.169.254/32', 8080), { 'app.kubernetes.io/name': 'order' })],
    },
  ],
  bad: [
    {
      name: 'on another port as well',
      add: [policy('flux-system', to('169.254.169.254/32', 80, 8080))],
      object: 'NetworkPolicy flux-system/reloader',
      at: 'spec.egress[0].to[0].ipBlock',
      found: 'NetworkPolicy flux-system/reloader opens 169.254.169.254 on TCP 80, TCP 8080',
    },
    {
      name: 'among others',
      add: [policy('flux-system', to('169.254.169.0/24', 80))],
      object: 'NetworkPolicy flux-system/reloader',
      at: 'spec.egress[0].to[0].ipBlock',
      found: 'NetworkPolicy flux-system/reloader opens 169.254.169.254 on TCP 80',
    },
    {
      name: 'in a folder from anywhere',
      add: [policy('flux-system', to('169.254.169.254/32', 80))],
      facts: { traffic: undefined },
      object: 'NetworkPolicy flux-system/reloader',
      at: 'spec.egress[0].to[0].ipBlock',
      found: 'NetworkPolicy flux-system/reloader opens 169.254.169.254 on TCP 80',
    },
  ],
  *inspect(world) {
    const identity = world.facts.traffic?.identity ?? [];
    for (const { policy: own, path, pods, text, isExactly } of openMetadata(networkOf(world), identity)) {
      if (pods.length > 0 || identity.some(isExactly)) continue;
      yield {
        object: own.object,
        path,
        found: `${nameOf(own.object)} opens ${text}`,
        allowed: 'the address and port where the cloud hands out identities',
      };
    }
  },
};

function policy(
  namespace: string,
  egress: unknown,
  labels: Readonly<Record<string, string>> = { app: 'reloader' },
): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'reloader', namespace },
    spec: { podSelector: { matchLabels: labels }, policyTypes: ['Egress'], egress },
  };
}
