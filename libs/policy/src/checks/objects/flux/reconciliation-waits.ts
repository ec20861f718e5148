import type { Check } from '../../../check.ts';
import { at, listAt } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const reconciliationWaits: Check = {
  id: 'X05',
  name: 'reconciliation-waits',
  title: 'Flux waits until what it applied is ready, and gives up after a while',
  why: 'Without waiting `dependsOn` orders only what was sent, and a Kustomization is Ready while its pods crash.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#wait',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#health-checks',
    'https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration',
  ],
  fix: 'set `wait: true`, or list `healthChecks`, and set a `timeout`',
  good: [
    { name: 'it waits for everything' },
    {
      name: 'it waits for some',
      on: 'Kustomization flux-system/payment',
      set: {
        'spec.wait': false,
        'spec.healthChecks': [{ apiVersion: 'v1', kind: 'Service', name: 'payment', namespace: 'shop' }],
      },
    },
    {
      name: 'a HelmRelease waits by itself, for five minutes',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.timeout': undefined, 'spec.install.disableWait': false },
    },
  ],
  bad: [
    {
      name: 'it does not wait',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.wait': undefined },
      at: 'spec.wait',
      found: 'wait not set, and no healthChecks',
    },
    {
      name: 'it waits for none',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.wait': false, 'spec.healthChecks': [] },
      at: 'spec.wait',
      found: 'wait false, and no healthChecks',
    },
    {
      name: 'no timeout, which is a whole interval',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.timeout': undefined },
      at: 'spec.timeout',
      found: 'timeout not set',
    },
    {
      name: 'a chart whose first installation is not watched',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.install.disableWait': true },
      at: 'spec.install.disableWait',
      found: 'disableWait true',
    },
    {
      name: 'a chart whose upgrade is not watched',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.upgrade.disableWait': true },
      at: 'spec.upgrade.disableWait',
      found: 'disableWait true',
    },
  ],
  inspect: inTurn(
    eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', function* (kustomization) {
      const wait = at(kustomization, 'spec', 'wait');
      if (wait !== true && listAt(kustomization, 'spec', 'healthChecks').length === 0) {
        yield {
          path: ['spec', 'wait'],
          found: `${stated('wait', wait)}, and no healthChecks`,
          allowed: 'wait: true, or healthChecks',
        };
      }
      const timeout = at(kustomization, 'spec', 'timeout');
      if (timeout === undefined) {
        yield { path: ['spec', 'timeout'], found: stated('timeout', timeout), allowed: 'a duration, e.g. 5m' };
      }
    }),
    eachObject('helm.toolkit.fluxcd.io', 'HelmRelease', function* (release) {
      for (const action of ['install', 'upgrade']) {
        const path = ['spec', action, 'disableWait'];
        const disabled = at(release, ...path);
        if (disabled === true) yield { path, found: stated('disableWait', disabled), allowed: 'false, or not set' };
      }
    }),
  ),
};
