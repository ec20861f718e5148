import type { Check } from '../../../check.ts';
import { at, textAt } from '../../../fields.ts';
import { eachObject } from '../each-object.ts';

/**
 * The annotations by which a cloud is told whether a load balancer is open to the internet; one of them is enough.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#lb-scheme
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
 */
const SCHEMES = {
  aws: ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'service.beta.kubernetes.io/aws-load-balancer-internal'],
  azure: ['service.beta.kubernetes.io/azure-load-balancer-internal'],
  gcp: ['networking.gke.io/load-balancer-type', 'cloud.google.com/l4-rbs'],
};

const scheme = (cloud: keyof typeof SCHEMES, i = 0) => `metadata.annotations["${SCHEMES[cloud][i]}"]`;

export const loadBalancerScheme: Check = {
  id: 'V04',
  name: 'load-balancer-scheme',
  title: 'A load balancer says, in the words of its cloud, whether it is open to the internet',
  why: 'Without the annotation each cloud decides for itself, and most decide for the internet.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer'],
  fix: 'annotate the Service for its cloud',
  good: [
    { name: 'no load balancer', on: 'Service shop/order', set: { 'spec.type': 'ClusterIP' }, facts: { cloud: 'aws' } },
    {
      name: 'Amazon: internal',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', [scheme('aws')]: 'internal' },
      facts: { cloud: 'aws' },
    },
    {
      name: 'Azure: open, and says so',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', [scheme('azure')]: 'false' },
      facts: { cloud: 'azure' },
    },
    {
      name: 'Google: internal',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', [scheme('gcp')]: 'Internal' },
      facts: { cloud: 'gcp' },
    },
    {
      name: 'Google: open, and says so',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', [scheme('gcp', 1)]: 'enabled' },
      facts: { cloud: 'gcp' },
    },
    {
      name: 'a cluster without a cloud has no internet side',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer' },
      facts: { cloud: 'edge' },
    },
    {
      name: 'a cluster on a desk',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer' },
      facts: { cloud: 'local' },
    },
    { name: 'a cloud that is not known', on: 'Service shop/order', set: { 'spec.type': 'LoadBalancer' } },
  ],
  bad: [
    {
      name: 'Amazon: not set',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer' },
      facts: { cloud: 'aws' },
      at: scheme('aws'),
      found:
        'no annotation service.beta.kubernetes.io/aws-load-balancer-scheme or service.beta.kubernetes.io/aws-load-balancer-internal',
    },
    {
      name: 'Azure: the annotation of another cloud',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', [scheme('aws')]: 'internal' },
      facts: { cloud: 'azure' },
      at: scheme('azure'),
      found: 'no annotation service.beta.kubernetes.io/azure-load-balancer-internal',
    },
    {
      name: 'Google: no annotations at all',
      on: 'Service shop/payment',
      set: { 'spec.type': 'LoadBalancer', 'metadata.annotations': undefined },
      facts: { cloud: 'gcp' },
      at: scheme('gcp'),
      found: 'no annotation networking.gke.io/load-balancer-type or cloud.google.com/l4-rbs',
    },
  ],
  inspect: eachObject('', 'Service', function* (service, { facts: { cloud } }) {
    if (cloud === undefined || cloud === 'edge' || cloud === 'local') return;
    if (textAt(service, 'spec', 'type') !== 'LoadBalancer') return;
    const annotations = SCHEMES[cloud];
    if (annotations.some((annotation) => at(service, 'metadata', 'annotations', annotation) !== undefined)) return;
    yield {
      path: ['metadata', 'annotations', String(annotations[0])],
      found: `no annotation ${annotations.join(' or ')}`,
      allowed: 'one that says internal or external',
    };
  }),
};
