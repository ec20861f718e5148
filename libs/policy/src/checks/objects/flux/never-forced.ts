import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/force';

export const neverForced: Check = {
  id: 'X07',
  name: 'never-forced',
  title: 'Flux never deletes an object to change it',
  why: 'With `force` a change of a field that cannot change deletes the object, and with a StatefulSet all of its pods at once, and makes it anew.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#force',
    'https://github.com/fluxcd/pkg/issues/603',
  ],
  fix: 'take `force` away; give the object another name, and remove the old one in a later commit',
  good: [
    { name: 'not set' },
    { name: 'switched off', on: 'Kustomization flux-system/payment', set: { 'spec.force': false } },
    {
      name: 'switched off for an object',
      on: 'Deployment shop/order',
      set: { [`metadata.annotations["${ANNOTATION}"]`]: 'disabled' },
    },
  ],
  bad: [
    {
      name: 'a Kustomization',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.force': true },
      at: 'spec.force',
      found: 'force true',
    },
    {
      name: 'the upgrade of a chart',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.upgrade.force': true },
      at: 'spec.upgrade.force',
      found: 'force true',
    },
    {
      name: 'the way back of a chart',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.rollback.force': true },
      at: 'spec.rollback.force',
      found: 'force true',
    },
    {
      name: 'an object',
      on: 'StatefulSet shop/ledger',
      set: { [`metadata.annotations["${ANNOTATION}"]`]: 'enabled' },
      at: `metadata.annotations["${ANNOTATION}"]`,
      found: 'force "enabled"',
    },
  ],
  inspect: inTurn(
    eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', (object) => forcedAt(object, ['spec', 'force'], true)),
    eachObject('helm.toolkit.fluxcd.io', 'HelmRelease', function* (release) {
      yield* forcedAt(release, ['spec', 'upgrade', 'force'], true);
      yield* forcedAt(release, ['spec', 'rollback', 'force'], true);
    }),
    function* (world) {
      for (const object of world.objects) {
        for (const wrong of forcedAt(object, ['metadata', 'annotations', ANNOTATION], 'enabled'))
          yield { object, ...wrong };
      }
    },
  ),
};

function* forcedAt(object: unknown, path: readonly string[], value: unknown) {
  const force = at(object, ...path);
  if (force === value) yield { path, found: stated('force', force), allowed: 'not set' };
}
