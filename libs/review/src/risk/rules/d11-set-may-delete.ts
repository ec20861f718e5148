import type { Manifest } from '@delivery/manifest';
import { at } from '../../tree/fields.ts';
import { come, edited } from '../look/changed.ts';
import { isNeverDeleting, isPreserving } from '../look/expansion.ts';
import { APPLICATION_SET } from '../look/sync-objects.ts';
import { type Rule, STOP } from '../rule.ts';

const SET = 'ApplicationSet argocd/all';
const HIT = { object: 'argoproj.io/ApplicationSet/argocd/all' };
const POLICY = 'spec.syncPolicy.applicationsSync';
const PRESERVE = 'spec.syncPolicy.preserveResourcesOnDeletion';

const set = (syncPolicy?: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'all', namespace: 'argocd' },
  spec: {
    generators: [{ clusters: {} }],
    template: { metadata: { name: '{{name}}' }, spec: { source: { path: 'x' } } },
    ...(syncPolicy && { syncPolicy }),
  },
});

const SAFE = { applicationsSync: 'create-update', preserveResourcesOnDeletion: true };
const both = (syncPolicy?: Readonly<Record<string, unknown>>) => ({ both: { add: { gitops: [set(syncPolicy)] } } });
const changed = (field: string, to: unknown) => ({ after: { set: { [SET]: { [field]: to } } } });

export const d11: Rule = {
  id: 'D11',
  name: 'set-may-delete',
  title: 'An ApplicationSet may delete Applications by itself',
  reason:
    'A generator that fails for a moment gives fewer Applications. A set that may delete then deletes what is missing, with everything it applied.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/18212',
    'https://github.com/argoproj/argo-cd/issues/14318',
    'https://github.com/argoproj/argo-cd/issues/18780',
    'https://github.com/argoproj/argo-cd/issues/22127',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/',
  ],
  verdicts: STOP,
  procedure: [
    'Set spec.syncPolicy.applicationsSync: create-update, and preserveResourcesOnDeletion: true.',
    'Delete an Application that should go by hand, after a look at what it applies: `argocd app resources <name>`, then `argocd app delete <name>`.',
  ],
  positive: [
    {
      name: 'a set that had create-update',
      decides: POLICY,
      ...both(SAFE),
      ...changed(POLICY, 'sync'),
      ...HIT,
      field: POLICY,
    },
    {
      name: 'a set that kept what was applied',
      decides: PRESERVE,
      ...both(SAFE),
      ...changed(PRESERVE, false),
      ...HIT,
      field: PRESERVE,
    },
    {
      name: 'a new set that says nothing of it',
      decides: 'kind ApplicationSet',
      after: { add: { gitops: [set()] } },
      ...HIT,
      field: 'spec.syncPolicy',
    },
    {
      name: 'a new set that only makes and deletes',
      decides: 'spec.syncPolicy.applicationsSync: create-delete',
      after: { add: { gitops: [set({ applicationsSync: 'create-delete' })] } },
      ...HIT,
      field: 'spec.syncPolicy',
    },
  ],
  nearMiss: [
    {
      name: 'a new set that never deletes',
      decides: 'kind ApplicationSet',
      after: { add: { gitops: [set({ applicationsSync: 'create-update' })] } },
    },
    {
      name: 'a new set that keeps what was applied',
      decides: PRESERVE,
      after: { add: { gitops: [set({ preserveResourcesOnDeletion: true })] } },
    },
    { name: 'a set that changes less', decides: POLICY, ...both(SAFE), ...changed(POLICY, 'create-only') },
    {
      name: 'another field of a set that said nothing of it before',
      decides: 'metadata.labels',
      ...both(),
      ...changed('metadata.labels', { team: 'shop' }),
    },
  ],
  *inspect(comparison) {
    for (const { after } of come(comparison, APPLICATION_SET)) {
      const { manifest } = after;
      if (isNeverDeleting(manifest) || isPreserving(manifest)) continue;
      const found = 'the new set deletes an Application, and what it applied, when its generators fail';
      const value = at(manifest.spec, 'syncPolicy');
      yield { object: after, field: ['spec', 'syncPolicy'], after: value, found };
    }
    for (const { before, after } of edited(comparison, APPLICATION_SET)) {
      const loses = (says: (one: Manifest) => boolean) => says(before.manifest) && !says(after.manifest);
      const hit = (field: string, found: string) => {
        const path = ['spec', 'syncPolicy', field];
        return {
          object: after,
          field: path,
          before: at(before.manifest, ...path),
          after: at(after.manifest, ...path),
          found,
        };
      };
      if (loses(isNeverDeleting)) yield hit('applicationsSync', 'the set may delete Applications now');
      if (loses(isPreserving)) {
        yield hit('preserveResourcesOnDeletion', 'what an Application applied goes with it now');
      }
    }
  },
};
