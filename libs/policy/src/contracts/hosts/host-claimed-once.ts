import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { grouped } from '../../grouped.ts';
import { claimsIn } from './claims.ts';

const route = (name: string, sectionName: string, host: string, path?: string): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name, namespace: 'shop' },
  spec: {
    parentRefs: [{ name: 'public', sectionName }],
    hostnames: [host],
    rules: [{ ...(path !== undefined && { matches: [{ path: { type: 'PathPrefix', value: path } }] }) }],
  },
});

const records = (...endpoints: readonly object[]): Manifest => ({
  apiVersion: 'externaldns.k8s.io/v1alpha1',
  kind: 'DNSEndpoint',
  metadata: { name: 'global', namespace: 'shop' },
  spec: { endpoints },
});

const record = { dnsName: 'shop.example', recordType: 'A', targets: ['192.0.2.1'] };

export const hostClaimedOnce: Check = {
  id: 'C40',
  name: 'host-claimed-once',
  title: 'Requests for one host and path belong to one route of a cluster',
  why: 'Of two routes for the same requests the older one gets them all, and nobody sees why the other is silent.',
  severity: 'error',
  level: 'all',
  sources: [
    'gatekeeper-library uniqueingresshost',
    'kyverno unique-ingress-host-and-path',
    'https://gateway-api.sigs.k8s.io/api-types/httproute/#matches',
  ],
  fix: 'let one of them claim another host or path',
  good: [
    { name: 'another path', add: [route('admin', 'https', 'order.shop.example', '/admin')] },
    { name: 'another host', add: [route('admin', 'https', 'admin.shop.example')] },
    { name: 'another listener', add: [route('plain', 'http', 'order.shop.example')] },
    {
      name: 'another header',
      add: [
        {
          ...route('beta', 'https', 'order.shop.example'),
          spec: {
            parentRefs: [{ name: 'public', sectionName: 'https' }],
            hostnames: ['order.shop.example'],
            rules: [{ matches: [{ headers: [{ name: 'beta', value: '1' }] }] }],
          },
        },
      ],
    },
    {
      name: 'records that are told apart',
      add: [records({ ...record, setIdentifier: 'one' }, { ...record, setIdentifier: 'two' })],
    },
    { name: 'records of two types', add: [records(record, { ...record, recordType: 'AAAA' })] },
    { name: 'another path of an Ingress', on: 'Ingress shop/payment', set: secondPath('/admin', 'Prefix') },
    { name: 'another kind of path of an Ingress', on: 'Ingress shop/payment', set: secondPath('/', 'Exact') },
  ],
  bad: [
    {
      name: 'a second route',
      add: [route('other', 'https', 'Order.shop.example')],
      object: 'HTTPRoute shop/other',
      at: 'spec.hostnames[0]',
      found: 'HTTPRoute shop/other claims order.shop.example/, and so does HTTPRoute shop/order',
    },
    {
      name: 'the same path twice in an Ingress',
      on: 'Ingress shop/payment',
      set: secondPath('/', 'Prefix'),
      at: 'spec.rules[1].host',
      found: 'Ingress shop/payment claims payment.shop.example/ a second time',
    },
    {
      name: 'the same record twice',
      add: [records(record, record)],
      object: 'DNSEndpoint shop/global',
      at: 'spec.endpoints[1].dnsName',
      found: 'DNSEndpoint shop/global claims shop.example A a second time',
    },
  ],
  *inspect(world) {
    for (const [first, ...others] of grouped(claimsIn(world), ({ place, text }) => `${place} ${text}`).values()) {
      for (const { object, path, text } of others) {
        const whoElse = object === first.object ? ' a second time' : `, and so does ${nameOf(first.object)}`;
        yield {
          object,
          path,
          found: `${nameOf(object)} claims ${text}${whoElse}`,
          allowed: 'a host and path that no other claims',
        };
      }
    }
  },
};

function secondPath(path: string, pathType: string) {
  const backend = { service: { name: 'payment', port: { name: 'http' } } };
  const rule = { host: 'payment.shop.example', http: { paths: [{ path, pathType, backend }] } };
  return { 'spec.rules[1]': rule };
}
