import { spec, annotation, type Fields, type RowCases } from '../row-case.ts';

const balanced = (fields: Fields) => spec({ type: 'LoadBalancer', ...fields });
const onBalanced = (name: string, value: string) => ({ ...balanced({}), ...annotation(name, value) });

export const networkCases: RowCases = {
  'an address of a Service that is no longer stated': {
    kind: '/Service',
    before: spec({ clusterIP: 'None' }),
    after: spec({}),
    effect: 'none',
    near: { before: spec({}), after: spec({ clusterIP: 'None' }), effect: 'refused' },
  },
  'the address of a Service': {
    kind: '/Service',
    before: spec({ clusterIP: '10.0.0.1' }),
    after: spec({ clusterIP: '10.0.0.2' }),
    effect: 'refused',
    near: {
      before: spec({ type: 'ExternalName', clusterIP: '' }),
      after: spec({ type: 'ClusterIP', clusterIP: '10.0.0.2' }),
      effect: 'live',
    },
  },
  'the first address family of a Service': {
    kind: '/Service',
    before: spec({ ipFamilies: ['IPv4'] }),
    after: spec({ ipFamilies: ['IPv6', 'IPv4'] }),
    effect: 'refused',
    near: { after: spec({ ipFamilies: ['IPv4', 'IPv6'] }), effect: 'live' },
  },
  'the class of a load balancer': {
    kind: '/Service',
    before: balanced({ loadBalancerClass: 'a' }),
    after: balanced({ loadBalancerClass: 'b' }),
    effect: 'refused',
    near: { before: spec({ type: 'ClusterIP' }), after: balanced({ loadBalancerClass: 'b' }), effect: 'live' },
  },
  'a Service that has a load balancer no more': {
    kind: '/Service',
    before: balanced({}),
    after: spec({ type: 'ClusterIP' }),
    effect: 'recreate',
    near: { before: spec({ type: 'ClusterIP' }), after: balanced({}), effect: 'live' },
  },
  'another type of a Service': {
    kind: '/Service',
    before: spec({ type: 'ClusterIP' }),
    after: spec({ type: 'NodePort' }),
    effect: 'live',
    near: { before: spec({}), after: spec({ type: 'ClusterIP' }), effect: 'none' },
  },
  'the address of a load balancer': {
    kind: '/Service',
    before: balanced({ loadBalancerIP: '1' }),
    after: balanced({ loadBalancerIP: '2' }),
    effect: 'recreate',
    near: {
      before: balanced({ externalTrafficPolicy: 'Cluster' }),
      after: balanced({ externalTrafficPolicy: 'Local' }),
      effect: 'live',
    },
  },
  'the scheme of a load balancer of AWS': {
    kind: '/Service',
    before: onBalanced('service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal'),
    after: onBalanced('service.beta.kubernetes.io/aws-load-balancer-scheme', 'internet-facing'),
    effect: 'recreate',
    near: {
      before: onBalanced('service.beta.kubernetes.io/aws-load-balancer-attributes', 'a'),
      after: onBalanced('service.beta.kubernetes.io/aws-load-balancer-attributes', 'b'),
      effect: 'live',
    },
  },
  'an internal load balancer of Azure': {
    kind: '/Service',
    before: onBalanced('service.beta.kubernetes.io/azure-load-balancer-internal', 'true'),
    after: onBalanced('service.beta.kubernetes.io/azure-load-balancer-internal', 'false'),
    effect: 'recreate',
    near: {
      before: annotation('service.beta.kubernetes.io/azure-load-balancer-internal', 'true'),
      after: annotation('service.beta.kubernetes.io/azure-load-balancer-internal', 'false'),
      effect: 'live',
    },
  },
  'the type of a load balancer of Google': {
    kind: '/Service',
    before: onBalanced('networking.gke.io/load-balancer-type', 'Internal'),
    after: onBalanced('networking.gke.io/load-balancer-type', 'External'),
    effect: 'recreate',
    near: {
      before: onBalanced('networking.gke.io/other', 'a'),
      after: onBalanced('networking.gke.io/other', 'b'),
      effect: 'live',
    },
  },
  'the scheme of an Ingress on AWS': {
    kind: 'networking.k8s.io/Ingress',
    before: annotation('alb.ingress.kubernetes.io/scheme', 'internal'),
    after: annotation('alb.ingress.kubernetes.io/scheme', 'internet-facing'),
    effect: 'recreate',
    near: {
      before: annotation('alb.ingress.kubernetes.io/tags', 'a'),
      after: annotation('alb.ingress.kubernetes.io/tags', 'b'),
      effect: 'live',
    },
  },
  'the class of an Ingress': {
    kind: 'networking.k8s.io/Ingress',
    before: spec({ ingressClassName: 'a' }),
    after: spec({ ingressClassName: 'b' }),
    effect: 'recreate',
    near: { before: spec({ defaultBackend: 'a' }), after: spec({ defaultBackend: 'b' }), effect: 'live' },
  },
  'the controller of an IngressClass': {
    kind: 'networking.k8s.io/IngressClass',
    before: spec({ controller: 'a' }),
    after: spec({ controller: 'b' }),
    effect: 'refused',
    near: { before: spec({ parameters: { name: 'a' } }), after: spec({ parameters: { name: 'b' } }), effect: 'live' },
  },
  'the addresses of an EndpointSlice': {
    kind: 'discovery.k8s.io/EndpointSlice',
    before: { addressType: 'IPv4' },
    after: { addressType: 'IPv6' },
    effect: 'refused',
    near: { before: { ports: [] }, after: { ports: [{ port: 1 }] }, effect: 'live' },
  },
  'the controller of a GatewayClass': {
    kind: 'gateway.networking.k8s.io/GatewayClass',
    before: spec({ controllerName: 'a' }),
    after: spec({ controllerName: 'b' }),
    effect: 'refused',
    near: { before: spec({ description: 'a' }), after: spec({ description: 'b' }), effect: 'live' },
  },
  'the class of a Gateway': {
    kind: 'gateway.networking.k8s.io/Gateway',
    before: spec({ gatewayClassName: 'a' }),
    after: spec({ gatewayClassName: 'b' }),
    effect: 'recreate',
    near: { before: spec({ listeners: [] }), after: spec({ listeners: [{ name: 'a' }] }), effect: 'live' },
  },
  'where a local redirect goes': {
    kind: 'cilium.io/CiliumLocalRedirectPolicy',
    before: spec({ redirectBackend: 'a' }),
    after: spec({ redirectBackend: 'b' }),
    effect: 'refused',
    near: { before: spec({ description: 'a' }), after: spec({ description: 'b' }), effect: 'live' },
  },
};
