import type { Manifest } from '@delivery/manifest';
import { selectorLabels } from './labels.ts';
import { metadataOf } from './workloads.ts';

/** The mesh: only encrypted connections, only callers that are listed, and one subset that all requests for `order` take. */
export const mesh: readonly Manifest[] = [
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: metadataOf('shop', 'default'),
    spec: { mtls: { mode: 'STRICT' } },
  },
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: metadataOf('order'),
    spec: {
      selector: { matchLabels: selectorLabels('order') },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/shop/sa/payment'] } }],
          to: [{ operation: { ports: ['8080'] } }],
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadataOf('order'),
    spec: {
      host: 'order.shop.svc.cluster.local',
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
      subsets: [{ name: 'all', labels: selectorLabels('order') }],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadataOf('order'),
    spec: {
      hosts: ['order.shop.svc.cluster.local'],
      http: [
        {
          route: [
            { destination: { host: 'order.shop.svc.cluster.local', subset: 'all', port: { number: 80 } }, weight: 100 },
          ],
        },
      ],
    },
  },
];
