import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const gatewayClassExists: Check = {
  id: 'C12',
  name: 'gateway-class-exists',
  title: 'Every GatewayClass and IngressClass that is named exists',
  why: 'No controller feels responsible for a Gateway or an Ingress of an unknown class: nobody is let in, and nobody says so.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://gateway-api.sigs.k8s.io/api-types/gatewayclass/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  ],
  fix: 'add the class to the tree, or name one that the cluster has',
  good: [
    { name: 'of the cluster' },
    {
      name: 'in the tree',
      on: 'Gateway shop/public',
      set: { 'spec.gatewayClassName': 'internal' },
      add: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'internal' } }],
    },
    { name: 'the default class', on: 'Ingress shop/payment', set: { 'spec.ingressClassName': undefined } },
  ],
  bad: [
    {
      name: 'a slip in a Gateway',
      on: 'Gateway shop/public',
      set: { 'spec.gatewayClassName': 'exmaple' },
      at: 'spec.gatewayClassName',
      found: 'Gateway shop/public names GatewayClass exmaple, which does not exist',
    },
    {
      name: 'of a controller that is not there, in an Ingress',
      on: 'Ingress shop/payment',
      set: { 'spec.ingressClassName': 'nginx' },
      at: 'spec.ingressClassName',
      found: 'Ingress shop/payment names IngressClass nginx, which does not exist',
    },
  ],
  inspect: dangling(targets.gatewayClass),
};
