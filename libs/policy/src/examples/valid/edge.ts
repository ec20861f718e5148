import type { Manifest } from '@delivery/manifest';
import { labels, selectorLabels } from './labels.ts';
import { metadataOf } from './workloads.ts';

const gatewayApi = 'gateway.networking.k8s.io/v1';

/** How requests come in from outside: `order` through a Gateway, `payment` through an Ingress, both with a certificate. */
export const edge: readonly Manifest[] = [
  {
    apiVersion: gatewayApi,
    kind: 'Gateway',
    metadata: metadataOf('shop', 'public'),
    spec: {
      gatewayClassName: 'example',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } },
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'order.shop.example',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'shop-tls' }] },
          allowedRoutes: { kinds: [{ kind: 'HTTPRoute' }], namespaces: { from: 'Same' } },
        },
      ],
    },
  },
  {
    apiVersion: gatewayApi,
    kind: 'HTTPRoute',
    metadata: metadataOf('shop', 'redirect-to-https'),
    spec: {
      parentRefs: [{ name: 'public', sectionName: 'http' }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    },
  },
  {
    apiVersion: gatewayApi,
    kind: 'HTTPRoute',
    metadata: metadataOf('order'),
    spec: {
      parentRefs: [{ name: 'public', sectionName: 'https' }],
      hostnames: ['order.shop.example'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ name: 'order', port: 80 }],
          timeouts: { request: '15s' },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf('payment'),
    spec: {
      ingressClassName: 'example',
      tls: [{ hosts: ['payment.shop.example'], secretName: 'shop-tls' }],
      rules: [
        {
          host: 'payment.shop.example',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'payment', port: { name: 'http' } } } },
            ],
          },
        },
      ],
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadataOf('shop', 'shop-tls'),
    spec: {
      secretName: 'shop-tls',
      dnsNames: ['order.shop.example', 'payment.shop.example'],
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'public', labels: labels('shop') },
    spec: {
      acme: {
        server: 'https://acme.example/directory',
        privateKeySecretRef: { name: 'acme-account' },
        solvers: [
          { http01: { gatewayHTTPRoute: { parentRefs: [{ kind: 'Gateway', name: 'public', namespace: 'shop' }] } } },
        ],
      },
    },
  },
  {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: metadataOf('order', 'order-gateway'),
    spec: {
      endpointSelector: { matchLabels: selectorLabels('order') },
      ingress: [{ fromEntities: ['ingress'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }],
    },
  },
];
