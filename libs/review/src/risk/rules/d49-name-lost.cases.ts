import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const metadata = { name: 'order', namespace: 'shop' };
const ingress: Manifest = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: { rules: ['order.example', 'www.order.example'].map((host) => ({ host, http: { paths: [] } })) },
};
const route = (name: string, ...hostnames: readonly string[]): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { ...metadata, name },
  spec: { hostnames, parentRefs: [{ name: 'edge' }], rules: [] },
});
const endpoint: Manifest = {
  apiVersion: 'externaldns.k8s.io/v1alpha1',
  kind: 'DNSEndpoint',
  metadata,
  spec: {
    endpoints: [
      {
        dnsName: 'api.example',
        recordTTL: 30,
        recordType: 'A',
        targets: ['192.0.2.7'],
        providerSpecific: [{ name: 'aws/health-check-id', value: 'b8a1abcd' }],
      },
    ],
  },
};
const dns: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'external-dns', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'external-dns' } },
    template: {
      metadata: { labels: { app: 'external-dns' } },
      spec: {
        containers: [
          {
            name: 'external-dns',
            image: 'registry.example/external-dns/external-dns:v0.23.0',
            args: ['--policy=upsert-only', '--txt-owner-id=prod', '--domain-filter=example', '--interval=1m'],
          },
        ],
      },
    },
  },
};
const chart: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'external-dns', namespace: 'argocd' },
  spec: {
    project: 'shop',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: {
      chart: 'external-dns',
      repoURL: 'https://charts.example',
      targetRevision: '1.22.0',
      helm: { valuesObject: { policy: 'sync', txtOwnerId: 'prod', domainFilters: ['example', 'example.org'] } },
    },
  },
};
const both = {
  add: { 'apps/shop': [ingress, route('order', 'shop.example', 'm.shop.example'), endpoint, dns, chart] },
};
const argument = (index: number, value: string) => ({
  set: { 'Deployment shop/external-dns': { [`spec.template.spec.containers[0].args[${index}]`]: value } },
});
const values = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'Application argocd/external-dns': fields } });
const args = 'spec.template.spec.containers[name=external-dns].args';

export const positive: Rule['positive'] = [
  {
    name: 'records that may be deleted',
    decides: '--policy',
    both,
    after: argument(0, '--policy=sync'),
    object: 'apps/Deployment/shop/external-dns',
    field: `${args}[0]`,
  },
  {
    name: 'another owner id',
    decides: 'valuesObject.txtOwnerId',
    both,
    after: values({ 'spec.source.helm.valuesObject.txtOwnerId': 'prod-2' }),
    object: 'argoproj.io/Application/argocd/external-dns',
    field: 'spec.source.helm.valuesObject.txtOwnerId',
  },
  {
    name: 'a zone less',
    decides: 'valuesObject.domainFilters',
    both,
    after: values({ 'spec.source.helm.valuesObject.domainFilters': ['example'] }),
    object: 'argoproj.io/Application/argocd/external-dns',
    field: 'spec.source.helm.valuesObject.domainFilters[example.org]',
  },
  {
    name: 'a host of an Ingress',
    decides: 'spec.rules.host',
    both,
    after: { set: { 'Ingress shop/order': { 'spec.rules[1]': undefined } } },
    object: 'networking.k8s.io/Ingress/shop/order',
    field: 'spec.rules[host=www.order.example]',
  },
  {
    name: 'a host of a route',
    decides: 'spec.hostnames',
    both,
    after: { set: { 'HTTPRoute shop/order': { 'spec.hostnames[1]': undefined } } },
    object: 'gateway.networking.k8s.io/HTTPRoute/shop/order',
    field: 'spec.hostnames[m.shop.example]',
  },
  {
    name: 'a route that goes',
    decides: 'HTTPRoute',
    both,
    after: { remove: ['HTTPRoute shop/order'] },
    object: 'gateway.networking.k8s.io/HTTPRoute/shop/order',
    field: '',
  },
  {
    name: 'a longer TTL',
    decides: 'spec.endpoints.recordTTL',
    both,
    after: { set: { 'DNSEndpoint shop/order': { 'spec.endpoints[0].recordTTL': 3600 } } },
    object: 'externaldns.k8s.io/DNSEndpoint/shop/order',
    field: 'spec.endpoints[0].recordTTL',
  },
  {
    name: 'a health check less',
    decides: 'spec.endpoints.providerSpecific',
    both,
    after: { set: { 'DNSEndpoint shop/order': { 'spec.endpoints[0].providerSpecific': [] } } },
    object: 'externaldns.k8s.io/DNSEndpoint/shop/order',
    field: 'spec.endpoints[0].providerSpecific[name=aws/health-check-id]',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'records that may be deleted no more',
    decides: 'valuesObject.policy',
    both,
    after: values({ 'spec.source.helm.valuesObject.policy': 'upsert-only' }),
  },
  { name: 'another interval', decides: '--interval', both, after: argument(3, '--interval=5m') },
  {
    name: 'a zone more',
    decides: 'valuesObject.domainFilters',
    both,
    after: values({ 'spec.source.helm.valuesObject.domainFilters[2]': 'example.net' }),
  },
  {
    name: 'a host that another route has now',
    decides: 'spec.hostnames',
    both,
    after: {
      add: { 'apps/shop': [route('mobile', 'm.shop.example')] },
      set: { 'HTTPRoute shop/order': { 'spec.hostnames[1]': undefined } },
    },
  },
  {
    name: 'a shorter TTL',
    decides: 'spec.endpoints.recordTTL',
    both,
    after: { set: { 'DNSEndpoint shop/order': { 'spec.endpoints[0].recordTTL': 10 } } },
  },
];
