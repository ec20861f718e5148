import { at, listAt } from '../../tree/fields.ts';
import type { Edit, EffectRow } from '../row.ts';

const SERVICE = 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/';
const AWS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/';

export const network: readonly EffectRow[] = [
  {
    kinds: ['/Service'],
    fields: ['spec.clusterIP', 'spec.clusterIPs'],
    effect: 'none',
    source: SERVICE,
    // The API server keeps the address of whoever states none.
    when: ({ after }) => after === undefined,
  },
  {
    kinds: ['/Service'],
    fields: ['spec.clusterIP', 'spec.clusterIPs'],
    effect: 'refused',
    source: SERVICE,
    when: ({ object }) => !isExternalName(object.before) && !isExternalName(object.after),
  },
  {
    kinds: ['/Service'],
    fields: ['spec.ipFamilies'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
    when: ({ object }) => {
      const [old, next] = [listAt(object.before.spec, 'ipFamilies')[0], listAt(object.after.spec, 'ipFamilies')[0]];
      return old !== undefined && next !== undefined && old !== next;
    },
  },
  {
    kinds: ['/Service'],
    fields: ['spec.loadBalancerClass', 'spec.healthCheckNodePort'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
    when: ({ object }) => isLoadBalancer(object.before) && isLoadBalancer(object.after),
  },
  {
    kinds: ['/Service'],
    fields: ['spec.type'],
    effect: 'recreate',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
    when: ({ object }) => isLoadBalancer(object.before),
  },
  {
    kinds: ['/Service'],
    fields: ['spec.type'],
    effect: 'live',
    default: 'ClusterIP',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  },
  {
    kinds: ['/Service'],
    fields: ['spec.loadBalancerIP'],
    effect: 'recreate',
    source: SERVICE,
    when: wasLoadBalancer,
  },
  {
    kinds: ['/Service'],
    annotations: [
      'service.beta.kubernetes.io/aws-load-balancer-internal',
      'service.beta.kubernetes.io/aws-load-balancer-name',
      'service.beta.kubernetes.io/aws-load-balancer-scheme',
      'service.beta.kubernetes.io/aws-load-balancer-type',
    ],
    effect: 'recreate',
    source: AWS,
    when: wasLoadBalancer,
  },
  {
    kinds: ['/Service'],
    annotations: [
      'service.beta.kubernetes.io/azure-load-balancer-internal',
      'service.beta.kubernetes.io/azure-load-balancer-internal-subnet',
      'service.beta.kubernetes.io/azure-load-balancer-ipv4',
      'service.beta.kubernetes.io/azure-load-balancer-ipv6',
      'service.beta.kubernetes.io/azure-pip-name',
    ],
    effect: 'recreate',
    source: 'https://kubernetes-sigs.github.io/cloud-provider-azure/topics/loadbalancer/',
    when: wasLoadBalancer,
  },
  {
    kinds: ['/Service'],
    annotations: ['cloud.google.com/load-balancer-type', 'networking.gke.io/load-balancer-type'],
    effect: 'recreate',
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters',
    when: wasLoadBalancer,
  },
  {
    kinds: ['networking.k8s.io/Ingress'],
    annotations: [
      'alb.ingress.kubernetes.io/group.name',
      'alb.ingress.kubernetes.io/load-balancer-name',
      'alb.ingress.kubernetes.io/scheme',
    ],
    effect: 'recreate',
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
  },
  {
    kinds: ['networking.k8s.io/Ingress'],
    fields: ['spec.ingressClassName'],
    annotations: ['kubernetes.io/ingress.class'],
    effect: 'recreate',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  },
  {
    kinds: ['networking.k8s.io/IngressClass'],
    fields: ['spec.controller'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-class-v1/',
  },
  {
    kinds: ['discovery.k8s.io/EndpointSlice'],
    fields: ['addressType'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/',
  },
  {
    kinds: ['gateway.networking.k8s.io/GatewayClass'],
    fields: ['spec.controllerName'],
    effect: 'refused',
    source: 'https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclassspec',
  },
  {
    kinds: ['gateway.networking.k8s.io/Gateway'],
    fields: ['spec.gatewayClassName'],
    effect: 'recreate',
    source: 'https://gateway-api.sigs.k8s.io/api-types/gateway/',
  },
  {
    kinds: ['cilium.io/CiliumLocalRedirectPolicy'],
    fields: ['spec.redirectBackend', 'spec.redirectFrontend', 'spec.skipRedirectFromBackend'],
    effect: 'refused',
    source: 'https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/',
  },
];

function isLoadBalancer({ spec }: Edit['object']['before']): boolean {
  return at(spec, 'type') === 'LoadBalancer';
}

function isExternalName({ spec }: Edit['object']['before']): boolean {
  return at(spec, 'type') === 'ExternalName';
}

function wasLoadBalancer({ object }: Edit): boolean {
  return isLoadBalancer(object.before);
}
