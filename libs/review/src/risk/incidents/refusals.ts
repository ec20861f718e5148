import type { Incident } from './incident.ts';

/** What the API server refuses, or takes as it stands. */
export const refusals: readonly Incident[] = [
  {
    name: 'argoproj/argo-helm#2494',
    happened:
      'A new version of a chart changed fields of a StatefulSet that cannot change: the API server refused every update.',
    source: 'https://github.com/argoproj/argo-helm/issues/2494',
    decides: 'spec.serviceName',
    after: { set: { 'StatefulSet shop/cache': { 'spec.serviceName': 'cache-headless' } } },
    stoppedBy: ['D24'],
  },
  {
    name: 'kubernetes/kubernetes#50808',
    happened: 'Another selector of a Deployment was refused, or left the old pods behind without an owner.',
    source: 'https://github.com/kubernetes/kubernetes/issues/50808',
    decides: 'spec.selector',
    after: {
      set: {
        'Deployment shop/order': {
          'spec.selector.matchLabels.tier': 'web',
          'spec.template.metadata.labels.tier': 'web',
        },
      },
    },
    stoppedBy: ['D25'],
  },
  {
    name: 'kubernetes/website#29739',
    happened: '`replicas` was taken out of a manifest to let an autoscaler set it: all pods but one were terminated.',
    source: 'https://github.com/kubernetes/website/issues/29739',
    decides: 'spec.replicas',
    after: { set: { 'Deployment shop/order': { 'spec.replicas': undefined } } },
    stoppedBy: ['D33'],
  },
];
