import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const SERVICE = 'Service shop/order';
const OBJECT = '/Service/shop/order';
const EDGE = 'Service shop/edge';

export const positive: readonly PositiveCase[] = [
  {
    name: 'an address where there was none',
    decides: 'spec.clusterIP',
    both: { set: { [SERVICE]: { 'spec.clusterIP': 'None', 'spec.clusterIPs': ['None'] } } },
    after: { set: { [SERVICE]: { 'spec.clusterIP': undefined, 'spec.clusterIPs': undefined } } },
    object: OBJECT,
    field: 'spec.clusterIP',
  },
  {
    name: 'another family of addresses',
    decides: 'spec.ipFamilies',
    both: { set: { [SERVICE]: { 'spec.ipFamilies': ['IPv4'] } } },
    after: { set: { [SERVICE]: { 'spec.ipFamilies': ['IPv6'] } } },
    object: OBJECT,
    field: 'spec.ipFamilies',
  },
  {
    name: 'a load balancer in front of it',
    decides: 'spec.type',
    after: { set: { [SERVICE]: { 'spec.type': 'LoadBalancer' } } },
    object: OBJECT,
    field: 'spec.type',
  },
  {
    name: 'a load balancer of another class',
    decides: 'spec.loadBalancerClass',
    both: { add: { 'apps/shop': [edge()] } },
    after: { set: { [EDGE]: { 'spec.loadBalancerClass': 'service.k8s.aws/nlb' } } },
    object: '/Service/shop/edge',
    field: 'spec.loadBalancerClass',
  },
  {
    name: 'a load balancer that faces the internet',
    decides: 'metadata.annotations',
    both: { add: { 'apps/shop': [edge()] } },
    after: {
      set: {
        [EDGE]: { 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]': 'internet-facing' },
      },
    },
    object: '/Service/shop/edge',
    field: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
  },
  {
    name: 'another port',
    decides: 'spec.ports.port',
    after: { set: { [SERVICE]: { 'spec.ports[0].port': 8080 } } },
    object: OBJECT,
    field: 'spec.ports[name=http].port',
  },
  {
    name: 'another port of the node',
    decides: 'spec.ports.nodePort',
    both: { set: { [SERVICE]: { 'spec.ports[0].nodePort': 30080 } } },
    after: { set: { [SERVICE]: { 'spec.ports[0].nodePort': undefined } } },
    object: OBJECT,
    field: 'spec.ports[name=http].nodePort',
  },
  {
    name: 'a port that goes',
    decides: 'spec.ports',
    both: { set: { [SERVICE]: { 'spec.ports[1]': { name: 'grpc', port: 9090, nodePort: 30090 } } } },
    after: { set: { [SERVICE]: { 'spec.ports[1]': undefined } } },
    object: OBJECT,
    field: 'spec.ports[name=grpc]',
  },
  {
    name: 'a port of another protocol',
    decides: 'spec.ports.protocol',
    after: { set: { [SERVICE]: { 'spec.ports': [{ name: 'http', port: 80, targetPort: 'http', protocol: 'UDP' }] } } },
    object: OBJECT,
    field: 'spec.ports',
  },
  {
    name: 'another address of a load balancer',
    decides: 'spec.loadBalancerIP',
    both: { add: { 'apps/shop': [edge()] } },
    after: { set: { [EDGE]: { 'spec.loadBalancerIP': '192.0.2.7' } } },
    object: '/Service/shop/edge',
    field: 'spec.loadBalancerIP',
  },
  {
    name: 'another list of addresses',
    decides: 'spec.clusterIPs',
    both: { set: { [SERVICE]: { 'spec.clusterIPs': ['10.0.0.7'] } } },
    after: { set: { [SERVICE]: { 'spec.clusterIPs': ['10.0.0.8'] } } },
    object: OBJECT,
    field: 'spec.clusterIPs',
  },
  {
    name: 'an annotation of a load balancer that goes',
    decides: 'metadata.annotations, absent',
    both: { add: { 'apps/shop': [edge()] } },
    after: { set: { [EDGE]: { 'metadata.annotations': undefined } } },
    object: '/Service/shop/edge',
    field: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'one port more',
    decides: 'spec.ports',
    after: { set: { [SERVICE]: { 'spec.ports[1]': { name: 'grpc', port: 9090 } } } },
  },
  {
    name: 'another port of the pods',
    decides: 'spec.ports.targetPort',
    after: { set: { [SERVICE]: { 'spec.ports[0].targetPort': 8081 } } },
  },
  {
    name: 'another name of a port',
    decides: 'spec.ports.name',
    after: { set: { [SERVICE]: { 'spec.ports[0].name': 'web' } } },
  },
  {
    name: 'the type that it has by default',
    decides: 'spec.type',
    after: { set: { [SERVICE]: { 'spec.type': undefined } } },
  },
  {
    name: 'tags of a load balancer',
    decides: 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags',
    both: { add: { 'apps/shop': [edge()] } },
    after: {
      set: {
        [EDGE]: {
          'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags"]': 'team=shop',
        },
      },
    },
  },
  {
    name: 'a scheme for no load balancer',
    decides: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
    after: {
      set: { [SERVICE]: { 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]': 'internal' } },
    },
  },
  {
    name: 'the protocol that a port has by default',
    decides: 'spec.ports.protocol',
    after: { set: { [SERVICE]: { 'spec.ports[0].protocol': 'TCP' } } },
  },
  {
    name: 'another session affinity',
    decides: 'spec.sessionAffinity',
    after: { set: { [SERVICE]: { 'spec.sessionAffinity': 'ClientIP' } } },
  },
  {
    name: 'no address asked for, as before',
    decides: 'spec.clusterIP',
    after: { set: { [SERVICE]: { 'spec.clusterIP': '', 'spec.loadBalancerIP': '' } } },
  },
];

function edge(): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'edge',
      namespace: 'shop',
      annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
    },
    spec: {
      type: 'LoadBalancer',
      selector: { 'app.kubernetes.io/name': 'order' },
      ports: [{ name: 'https', port: 443, targetPort: 'http' }],
    },
  };
}
