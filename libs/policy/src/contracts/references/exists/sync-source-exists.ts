import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const syncSourceExists: Check = {
  id: 'C25',
  name: 'sync-source-exists',
  title: 'Every source that Flux reads exists',
  why: 'A Kustomization or HelmRelease without its source applies nothing more, and the cluster stays as it was.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference'],
  fix: 'add the source, or name one that is there',
  good: [
    { name: 'beside it' },
    {
      name: 'an artifact of a registry',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.sourceRef': { kind: 'OCIRepository', name: 'payment' } },
      add: [
        {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'OCIRepository',
          metadata: { name: 'payment', namespace: 'flux-system' },
        },
      ],
    },
    {
      name: 'of a tree that holds a part of the cluster',
      remove: ['GitRepository flux-system/delivery'],
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.sourceRef.name': 'delivry' },
      at: 'spec.sourceRef.name',
      found: 'Kustomization flux-system/payment names GitRepository flux-system/delivry, which does not exist',
    },
    {
      name: 'a chart without its repository',
      on: 'HelmRelease flux-system/reloader',
      remove: ['HelmRepository flux-system/reloader'],
      at: 'spec.chart.spec.sourceRef.name',
      found: 'HelmRelease flux-system/reloader names HelmRepository flux-system/reloader, which does not exist',
    },
    {
      name: 'a chart in a registry',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart': undefined, 'spec.chartRef': { kind: 'OCIRepository', name: 'reloader' } },
      at: 'spec.chartRef.name',
      found: 'HelmRelease flux-system/reloader names OCIRepository flux-system/reloader, which does not exist',
    },
    {
      name: 'of another namespace',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.sourceRef.namespace': 'shop' },
      at: 'spec.sourceRef.name',
      found:
        'Kustomization flux-system/payment names GitRepository shop/delivery, which stands in namespace flux-system',
    },
  ],
  inspect: dangling(targets.source),
};
