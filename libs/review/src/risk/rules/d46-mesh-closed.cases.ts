import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const metadata = { name: 'order', namespace: 'shop' };
const security = (kind: string, spec: object, namespace = 'shop'): Manifest => ({
  apiVersion: 'security.istio.io/v1',
  kind,
  metadata: { name: 'order', namespace },
  spec,
});
const mtls = (mode: string) => security('PeerAuthentication', { mtls: { mode } });
const selector = { matchLabels: { 'app.kubernetes.io/name': 'order' } };
const allowing = (name: string): Manifest => ({
  ...security('AuthorizationPolicy', { action: 'ALLOW', selector, rules: [{}] }),
  metadata: { name, namespace: 'shop' },
});
const destination = (...names: readonly string[]): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata,
  spec: { host: 'order', subsets: names.map((name) => ({ name, labels: { version: name } })) },
});
const route: Manifest = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata,
  spec: {
    hosts: ['order'],
    http: [{ route: [{ destination: { host: 'order.shop.svc.cluster.local', subset: 'v1' } }] }],
  },
};
const gateway = (...hosts: readonly string[]): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata,
  spec: { servers: [{ hosts, port: { number: 443, name: 'https', protocol: 'HTTPS' } }] },
});
const listening = (...hosts: readonly string[]): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata,
  spec: {
    gatewayClassName: 'edge',
    listeners: hosts.map((hostname, index) => ({ name: `https-${index}`, hostname, port: 443, protocol: 'HTTPS' })),
  },
});
const has = (...objects: readonly Manifest[]) => ({ add: { 'apps/shop': objects } });

export const positive: Rule['positive'] = [
  {
    name: 'STRICT where it was PERMISSIVE',
    decides: 'spec.mtls.mode',
    before: has(mtls('PERMISSIVE')),
    after: has(mtls('STRICT')),
    object: 'security.istio.io/PeerAuthentication/shop/order',
    field: 'spec.mtls.mode',
  },
  {
    name: 'the first policy that allows',
    decides: 'AuthorizationPolicy',
    after: has(allowing('order')),
    object: 'security.istio.io/AuthorizationPolicy/shop/order',
    field: 'spec.action',
  },
  {
    name: 'a subset that a route sends to',
    decides: 'spec.subsets',
    both: has(route),
    before: has(destination('v1', 'v2')),
    after: has(destination('v2')),
    object: 'networking.istio.io/DestinationRule/shop/order',
    field: 'spec.subsets[name=v1]',
  },
  {
    name: 'a host of an Istio Gateway',
    decides: 'spec.servers.hosts',
    before: has(gateway('shop.example', 'www.shop.example')),
    after: has(gateway('shop.example')),
    object: 'networking.istio.io/Gateway/shop/order',
    field: 'spec.servers[0].hosts[www.shop.example]',
  },
  {
    name: 'a listener of a Gateway',
    decides: 'spec.listeners',
    before: has(listening('shop.example', 'www.shop.example')),
    after: has(listening('shop.example')),
    object: 'gateway.networking.k8s.io/Gateway/shop/order',
    field: 'spec.listeners[name=https-1]',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'PERMISSIVE where it was STRICT',
    decides: 'spec.mtls.mode',
    before: has(mtls('STRICT')),
    after: has(mtls('PERMISSIVE')),
  },
  {
    name: 'STRICT in a namespace in which nothing runs yet',
    decides: 'metadata.namespace',
    after: has(security('PeerAuthentication', { mtls: { mode: 'STRICT' } }, 'billing')),
  },
  {
    name: 'a second policy that allows',
    decides: 'AuthorizationPolicy',
    both: has(allowing('order')),
    after: has(allowing('metrics')),
  },
  {
    name: 'a subset that nothing sends to',
    decides: 'spec.subsets',
    both: has(route),
    before: has(destination('v1', 'v2')),
    after: has(destination('v1')),
  },
  {
    name: 'one more host of a Gateway',
    decides: 'spec.servers.hosts',
    before: has(gateway('shop.example')),
    after: has(gateway('shop.example', 'www.shop.example')),
  },
];
