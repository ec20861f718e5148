import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { needsIn } from './needs.ts';
import { isApplication, syncOrderOf, waveOf } from './sync-order.ts';

const application = (name: string, wave: string): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': wave } },
  spec: { project: 'ordering', source: { path: `generated/clusters/example/apps/${name}` } },
});

const moved = (app: string) => ({ 'metadata.labels["app.kubernetes.io/instance"]': app });
const onDisk = {
  on: 'PriorityClass critical',
  set: { 'metadata.labels': { 'app.kubernetes.io/instance': 'classes' } },
};

export const syncedInOrder: Check = {
  id: 'C55',
  name: 'synced-in-order',
  title: 'Nothing is synced before what it needs',
  why: 'On a new cluster the first waits for the second to become healthy, and the second for the first to be there: it never comes up.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  ],
  fix: 'sync the one that is needed first',
  good: [
    { name: 'in an earlier wave', ...onDisk, add: [application('classes', '20')] },
    { name: 'in the same sync object', on: 'ConfigMap shop/order', set: moved('order') },
    { name: 'with a dependency', on: 'ConfigMap shop/ledger', set: moved('payment') },
  ],
  bad: [
    {
      name: 'in the same wave',
      ...onDisk,
      add: [application('classes', '30')],
      object: 'Deployment shop/order',
      at: 'pod.priorityClassName',
      found:
        'Deployment shop/order needs PriorityClass critical, but Application order (wave 30) does not wait for Application classes (wave 30)',
    },
    {
      name: 'without a dependency',
      on: 'ConfigMap shop/payment',
      set: moved('ledger'),
      object: 'Rollout shop/payment',
      at: 'pod.containers[0].envFrom[0].configMapRef.name',
      found:
        'Rollout shop/payment needs ConfigMap shop/payment, but Kustomization payment does not wait for Kustomization ledger',
    },
    {
      name: 'a namespace that comes later',
      on: 'Namespace shop',
      set: moved('spaces'),
      add: [application('spaces', '40')],
      object: 'Deployment shop/order',
      at: 'metadata.namespace',
      found:
        'Deployment shop/order needs Namespace shop, but Application order (wave 30) does not wait for Application spaces (wave 40)',
    },
  ],
  *inspect(world) {
    const { syncsOf, isBefore } = syncOrderOf(world);
    const said = new Set<string>();
    for (const { object, path, needed } of needsIn(world)) {
      const [first, then] = parting(syncsOf(needed), syncsOf(object));
      if (first === undefined || then === undefined) continue;
      // two engines on one cluster do not wait for each other, and no tree can tell who comes first
      if (isApplication(first) !== isApplication(then) || isBefore(first, then)) continue;
      const [name, before] = [nameOf(needed), syncText(first)];
      const key = `${nameOf(then)} ${name}`;
      if (said.has(key)) continue;
      said.add(key);
      yield {
        object,
        path,
        found: `${nameOf(object)} needs ${name}, but ${syncText(then)} does not wait for ${before}`,
        allowed: `${first.metadata.name} before ${then.metadata.name}`,
        fix: fixOf(first, then),
      };
    }
  },
};

/** The first two that differ. */
function parting(a: readonly Manifest[], b: readonly Manifest[]): readonly (Manifest | undefined)[] {
  const at = a.findIndex((sync, i) => sync !== b[i]);
  return at === -1 ? [] : [a[at], b[at]];
}

function syncText(sync: Manifest): string {
  const wave = isApplication(sync) ? ` (wave ${waveOf(sync)})` : '';
  return `${sync.kind} ${sync.metadata.name}${wave}`;
}

function fixOf(first: Manifest, then: Manifest): string {
  if (isApplication(then)) return `give ${first.metadata.name} a sync-wave below ${waveOf(then)}`;
  return `add "${first.metadata.name}" to spec.dependsOn of Kustomization ${then.metadata.name}`;
}
