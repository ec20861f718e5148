import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const loadBalancerByException: Check = {
  id: 'V02',
  name: 'load-balancer-by-exception',
  title: 'Only Services that are allowed by name have a load balancer of their own',
  why: 'Each one is another door to the internet, past the gateway with its certificate and its firewall, and another bill.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score service-type',
    'kyverno restrict-loadbalancer',
    'gatekeeper-library block-loadbalancer-services',
  ],
  fix: 'route it through the Gateway; where that cannot be, waive the check on the Service and say why',
  good: [
    { name: 'ClusterIP' },
    { name: 'the default, which is ClusterIP', on: 'Service shop/order', set: { 'spec.type': undefined } },
  ],
  bad: [
    {
      name: 'a load balancer',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer' },
      at: 'spec.type',
      found: 'type "LoadBalancer"',
    },
    {
      name: 'an internal one is one too',
      on: 'Service shop/payment',
      set: { 'spec.type': 'LoadBalancer', 'spec.loadBalancerClass': 'internal' },
      at: 'spec.type',
      found: 'type "LoadBalancer"',
    },
  ],
  inspect: eachObject('', 'Service', function* (service) {
    const type = textAt(service, 'spec', 'type');
    if (type !== 'LoadBalancer') return;
    yield { path: ['spec', 'type'], found: `type ${shown(type)}`, allowed: 'ClusterIP, or ExternalName' };
  }),
};
