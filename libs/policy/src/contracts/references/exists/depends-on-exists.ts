import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const dependsOnExists: Check = {
  id: 'C26',
  name: 'depends-on-exists',
  title: 'Everything that must be ready before exists',
  why: 'Flux waits for a dependency that is missing for ever, and applies nothing meanwhile.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies'],
  fix: 'name a Kustomization or HelmRelease that is there, or drop the dependency',
  good: [
    { name: 'beside it' },
    { name: 'nothing to wait for', on: 'Kustomization flux-system/ledger', set: { 'spec.dependsOn': undefined } },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'Kustomization flux-system/ledger',
      set: { 'spec.dependsOn[0].name': 'paymnet' },
      at: 'spec.dependsOn[0].name',
      found: 'Kustomization flux-system/ledger names Kustomization flux-system/paymnet, which does not exist',
    },
    {
      name: 'a chart that waits for a Kustomization by its name alone',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.dependsOn': [{ name: 'payment' }] },
      at: 'spec.dependsOn[0].name',
      found: 'HelmRelease flux-system/reloader names HelmRelease flux-system/payment, which does not exist',
    },
  ],
  inspect: dangling(targets.dependency),
};
