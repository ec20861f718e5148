import type { Check } from '../../../check.ts';
import { gatewayApi } from './listeners.ts';
import { servedInPlain } from './served-in-plain.ts';

export const tlsOnAllHosts: Check = {
  id: 'I03',
  name: 'tls-on-all-hosts',
  title: 'Every host is served with TLS',
  why: 'Over plain HTTP everybody on the way reads the sessions of users, and may answer in the name of the host.',
  severity: 'error',
  level: 'all',
  sources: ['kubescape C-0263', 'polaris tlsSettingsMissing', 'gatekeeper-library httpsonly'],
  fix: 'add a certificate for the host; let the plain listener only redirect',
  good: [
    { name: 'a certificate for each host, and a redirect' },
    {
      name: 'Ingress: one certificate for all hosts of a domain',
      on: 'Ingress shop/payment',
      set: { 'spec.tls[0].hosts': ['*.shop.example'] },
    },
    {
      name: "Ingress: the controller's own certificate for all hosts",
      on: 'Ingress shop/payment',
      set: { 'spec.tls': [{}] },
    },
    {
      name: 'Ingress: a certificate of the cloud',
      on: 'Ingress shop/payment',
      set: { 'spec.tls': undefined, 'metadata.annotations["networking.gke.io/managed-certificates"]': 'payment' },
    },
    {
      name: 'Gateway: certificates named for the load balancer',
      on: 'Gateway shop/public',
      set: {
        'spec.listeners[1].tls': undefined,
        'spec.infrastructure.parametersRef': {
          group: 'gateway.k8s.aws',
          kind: 'LoadBalancerConfiguration',
          name: 'public',
        },
      },
    },
    {
      name: 'Gateway: encryption that goes on to the pods',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].protocol': 'TLS', 'spec.listeners[1].tls': { mode: 'Passthrough' } },
    },
    {
      name: 'Gateway: certificates by an option of the cloud',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].tls': { options: { 'networking.gke.io/cert-manager-certs': 'shop' } } },
    },
    {
      name: 'route: a plain listener that does not let it in',
      on: 'HTTPRoute shop/order',
      set: { 'metadata.namespace': 'books', 'spec.parentRefs': [{ name: 'public', namespace: 'shop' }] },
    },
    {
      name: 'route: a Gateway that is not in the tree',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs': [{ name: 'other' }] },
    },
    {
      name: 'route: the port of the listener with TLS',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs': [{ name: 'public', port: 443 }] },
    },
    {
      name: 'route: a plain listener for nobody',
      add: [
        route([{ name: 'public', namespace: 'shop' }]),
        gateway('None', { 'kubernetes.io/metadata.name': 'books' }),
      ],
      remove: ['Gateway shop/public'],
    },
    {
      name: 'route: a plain listener for other kinds',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[0].allowedRoutes.kinds': [{ kind: 'HTTPRoute' }] },
      add: [
        {
          ...route([{ name: 'public', namespace: 'shop' }]),
          kind: 'GRPCRoute',
          metadata: { name: 'order', namespace: 'shop' },
        },
      ],
    },
    {
      name: 'Istio: a redirect beside TLS',
      add: [
        istioGateway([{ port: { protocol: 'HTTP' }, tls: { httpsRedirect: true } }, { port: { protocol: 'HTTPS' } }]),
      ],
    },
  ],
  bad: [
    {
      name: 'Ingress: no certificate',
      on: 'Ingress shop/payment',
      set: { 'spec.tls': undefined },
      at: 'spec.rules[0].host',
      found: 'host "payment.shop.example" without TLS',
    },
    {
      name: 'Ingress: a certificate for another host',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[1]': { host: 'refund.shop.example' } },
      at: 'spec.rules[1].host',
      found: 'host "refund.shop.example" without TLS',
    },
    {
      name: 'Ingress: a host two steps below that of the certificate',
      on: 'Ingress shop/payment',
      set: { 'spec.tls[0].hosts': ['*.shop.example'], 'spec.rules[0].host': 'a.b.shop.example' },
      at: 'spec.rules[0].host',
      found: 'host "a.b.shop.example" without TLS',
    },
    {
      name: 'Gateway: no certificate',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].tls.certificateRefs': [] },
      at: 'spec.listeners[1].tls',
      found: 'listener "https" without a certificate',
    },
    {
      name: 'Gateway: no certificate for what is not HTTP',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].protocol': 'TLS', 'spec.listeners[1].tls': undefined },
      at: 'spec.listeners[1].tls',
      found: 'listener "https" without a certificate',
    },
    {
      name: 'route: the plain listener too',
      on: 'HTTPRoute shop/order',
      set: {
        'spec.parentRefs': [
          { name: 'public', sectionName: 'https' },
          { name: 'public', port: 80 },
        ],
      },
      at: 'spec.parentRefs[1]',
      found: 'plain listener "http" of Gateway shop/public',
    },
    {
      name: 'route: a redirect that stays plain',
      on: 'HTTPRoute shop/redirect-to-https',
      set: { 'spec.rules[0].filters[0].requestRedirect.scheme': 'http' },
      at: 'spec.parentRefs[0]',
      found: 'plain listener "http" of Gateway shop/public',
    },
    {
      name: 'route: a redirect, and a rule that serves',
      on: 'HTTPRoute shop/redirect-to-https',
      set: { 'spec.rules[1]': { backendRefs: [{ name: 'order', port: 80 }] } },
      at: 'spec.parentRefs[0]',
      found: 'plain listener "http" of Gateway shop/public',
    },
    {
      name: 'route: no rules, which is nothing but 404',
      on: 'HTTPRoute shop/redirect-to-https',
      set: { 'spec.rules': [] },
      at: 'spec.parentRefs[0]',
      found: 'plain listener "http" of Gateway shop/public',
    },
    {
      name: 'route of another namespace, which the plain listener lets in by its name',
      on: 'HTTPRoute books/order',
      add: [
        route([{ name: 'public', namespace: 'shop', sectionName: 'plain' }]),
        gateway('Selector', { 'kubernetes.io/metadata.name': 'books' }),
      ],
      remove: ['Gateway shop/public'],
      at: 'spec.parentRefs[0]',
      found: 'plain listener "plain" of Gateway shop/public',
    },
    {
      name: 'route of another namespace, which the plain listener lets in with all others',
      on: 'HTTPRoute books/order',
      add: [route([{ name: 'public', namespace: 'shop' }]), gateway('All')],
      remove: ['Gateway shop/public'],
      at: 'spec.parentRefs[0]',
      found: 'plain listener "plain" of Gateway shop/public',
    },
    {
      name: 'route of another namespace, which the plain listener lets in by a label',
      on: 'HTTPRoute books/order',
      add: [
        route([{ name: 'public', namespace: 'shop' }]),
        gateway('Selector', { team: 'books' }),
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'books', labels: { team: 'books' } } },
      ],
      remove: ['Gateway shop/public'],
      at: 'spec.parentRefs[0]',
      found: 'plain listener "plain" of Gateway shop/public',
    },
    {
      name: 'route of the same namespace, which a plain listener lets in by default',
      on: 'HTTPRoute shop/order',
      add: [route([{ name: 'public' }], 'shop'), gateway()],
      remove: ['Gateway shop/public', 'HTTPRoute shop/order'],
      at: 'spec.parentRefs[0]',
      found: 'plain listener "plain" of Gateway shop/public',
    },
    {
      name: 'route of another kind',
      on: 'GRPCRoute books/order',
      add: [{ ...route([{ name: 'public', namespace: 'shop' }]), kind: 'GRPCRoute' }, gateway('All')],
      remove: ['Gateway shop/public'],
      at: 'spec.parentRefs[0]',
      found: 'plain listener "plain" of Gateway shop/public',
    },
    ...['HTTP', 'GRPC', 'GRPC-Web'].map((protocol) => ({
      name: `Istio: plain ${protocol}, with a redirect that is switched off`,
      on: 'Gateway shop/mesh',
      add: [istioGateway([{ port: { protocol }, tls: { httpsRedirect: false } }])],
      at: 'spec.servers[0].port.protocol',
      found: `protocol "${protocol}" without a redirect`,
    })),
    {
      name: 'Istio: plain HTTP/2, after a server with TLS',
      on: 'Gateway shop/mesh',
      add: [istioGateway([{ port: { protocol: 'HTTPS' } }, { port: { protocol: 'HTTP2' } }])],
      at: 'spec.servers[1].port.protocol',
      found: 'protocol "HTTP2" without a redirect',
    },
  ],
  inspect: servedInPlain,
};

function istioGateway(servers: readonly unknown[]) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'mesh', namespace: 'shop' },
    spec: { servers },
  };
}

function gateway(from?: string, matchLabels?: Readonly<Record<string, string>>) {
  const kinds = [{ kind: 'GRPCRoute' }, { kind: 'HTTPRoute' }];
  const allowedRoutes = from === undefined ? undefined : { kinds, namespaces: { from, selector: { matchLabels } } };
  return {
    apiVersion: `${gatewayApi}/v1`,
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'shop' },
    spec: { listeners: [{ name: 'plain', protocol: 'HTTP', port: 80, allowedRoutes }] },
  };
}

function route(parentRefs: readonly unknown[], namespace = 'books') {
  return {
    apiVersion: `${gatewayApi}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: 'order', namespace },
    spec: { parentRefs, rules: [{ backendRefs: [{ name: 'order', port: 80 }] }] },
  };
}
