import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const DNS = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [{ port: 53, protocol: 'UDP' }],
};
const cache = { matchLabels: { 'app.kubernetes.io/name': 'cache' } };
const policy = (name: string, spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec: { podSelector: cache, policyTypes: ['Egress'], ...spec },
});
const cilium = (kind: string, spec: object): Manifest => ({
  apiVersion: 'cilium.io/v2',
  kind,
  metadata: { name: 'cache', ...(kind === 'CiliumNetworkPolicy' && { namespace: 'shop' }) },
  spec: { endpointSelector: cache, ...spec },
});
const has = (...objects: readonly Manifest[]) => ({ add: { 'apps/shop': objects } });
const order = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'NetworkPolicy shop/order': fields } });

export const positive: Rule['positive'] = [
  {
    name: 'the first policy on pods that run',
    decides: 'NetworkPolicy',
    after: has(policy('cache', { egress: [DNS] })),
    object: 'networking.k8s.io/NetworkPolicy/shop/cache',
    field: '',
  },
  {
    name: 'DNS that is allowed no more',
    decides: 'spec.egress',
    after: order({ 'spec.egress[0]': undefined }),
    object: 'networking.k8s.io/NetworkPolicy/shop/order',
    field: 'spec.egress[0]',
  },
  {
    name: 'a policy that is for egress, too, now',
    decides: 'spec.policyTypes',
    before: order({ 'spec.policyTypes': ['Ingress'] }),
    object: 'networking.k8s.io/NetworkPolicy/shop/order',
    field: 'spec.policyTypes[Egress]',
  },
  {
    name: 'a Cilium rule that only denies',
    decides: 'spec.egressDeny',
    after: has(cilium('CiliumNetworkPolicy', { egressDeny: [{ toCIDR: ['169.254.169.254/32'] }] })),
    object: 'cilium.io/CiliumNetworkPolicy/shop/cache',
    field: '',
  },
  {
    name: 'a Cilium policy for the whole cluster',
    decides: 'CiliumClusterwideNetworkPolicy',
    after: has(cilium('CiliumClusterwideNetworkPolicy', { egress: [{ toEntities: ['cluster'] }] })),
    object: 'cilium.io/CiliumClusterwideNetworkPolicy//cache',
    field: '',
  },
];

const billing = { 'app.kubernetes.io/name': 'billing' };

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'a policy for pods that are new as well',
    decides: 'spec.podSelector',
    after: has(policy('billing', { podSelector: { matchLabels: billing }, egress: [DNS] }), {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'billing', namespace: 'shop' },
      spec: {
        selector: { matchLabels: billing },
        template: { metadata: { labels: billing }, spec: { containers: [{ name: 'billing', image: 'billing:1' }] } },
      },
    }),
  },
  {
    name: 'one more rule of egress',
    decides: 'spec.egress',
    after: order({ 'spec.egress[1]': { to: [{ ipBlock: { cidr: '10.40.240.0/24' } }], ports: [{ port: 5432 }] } }),
  },
  {
    name: 'a first policy of ingress',
    decides: 'spec.policyTypes',
    after: has(policy('cache', { policyTypes: ['Ingress'], ingress: [] })),
  },
  {
    name: 'a Cilium rule that denies one thing only',
    decides: 'spec.enableDefaultDeny',
    after: has(
      cilium('CiliumNetworkPolicy', {
        enableDefaultDeny: { egress: false },
        egressDeny: [{ toCIDR: ['169.254.169.254/32'] }],
      }),
    ),
  },
];
