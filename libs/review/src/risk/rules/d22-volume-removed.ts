import { groupOf, type Manifest, nameOf } from '@delivery/manifest';
import { listAt, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { come, edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { standing } from '../look/standing.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d22-volume-removed.cases.ts';

const CLAIM = '/PersistentVolumeClaim';
const VOLUME = '/PersistentVolume';
const CLASS = 'storage.k8s.io/StorageClass';
const STATEFUL_SET = 'apps/StatefulSet';

/** Claims, volumes and the classes that make them. */
export const d22: Rule = {
  id: 'D22',
  name: 'volume-removed',
  title: 'A claim, a volume or a storage class leaves the tree, or the class of a claim deletes what is released',
  reason:
    'With `reclaimPolicy: Delete`, the default, the disk is deleted with its claim; nothing but a backup brings the data back. Without its class a claim that is made anew stays pending.',
  sources: [
    'https://github.com/devantler-tech/platform/issues/3369',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  ],
  verdicts: STOP,
  procedure: [
    'Look at the volume: `kubectl get pv $(kubectl get pvc <name> -n <namespace> -o jsonpath={.spec.volumeName}) -o yaml`.',
    'Make it survive: `kubectl patch pv <volume> -p \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'`.',
    'Take a VolumeSnapshot or a backup, and restore it once elsewhere.',
    'First pull request: annotate the object with `argocd.argoproj.io/sync-options: Prune=false,Delete=false` (Flux: `kustomize.toolkit.fluxcd.io/prune: disabled`).',
    'Second pull request: remove it. It stays on the cluster; `delivery orphans` lists it; delete it by hand when its data is not needed any more.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    yield* removed(comparison);
    yield* turned(comparison);
    yield* unsafe(comparison);
  },
};

function* removed(comparison: Comparison): Iterable<RuleHit> {
  for (const object of deleted(comparison, CLAIM, VOLUME, CLASS)) {
    const { manifest } = object;
    const loses =
      manifest.kind === 'PersistentVolumeClaim' ||
      textAt(manifest, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete';
    yield {
      object,
      field: [],
      found: `${nameOf(manifest)} leaves the tree and is deleted`,
      deletes: [object],
      ...(loses && { verdict: 'stop' as const }),
    };
  }
}

/** Classes that claims name and that begin to delete. */
function* turned(comparison: Comparison): Iterable<RuleHit> {
  for (const change of edited(comparison, CLASS)) {
    const field = touched(change, 'reclaimPolicy');
    if (!field || !deletes(change.after.manifest) || deletes(change.before.manifest)) continue;
    const users = claimants(comparison.after, change.key.cluster).get(change.key.name) ?? [];
    if (users.length > 0) yield { ...field, found: `${usersText(users)} from a class that deletes`, hurts: users };
  }
}

/** New claims of a class that deletes: nothing is lost yet. */
function* unsafe(comparison: Comparison): Iterable<RuleHit> {
  for (const { after: object } of come(comparison, CLAIM, STATEFUL_SET)) {
    for (const { name, field } of classesOf(object.manifest)) {
      const storageClass = standing(comparison)
        .of(object.cluster, 'storage.k8s.io', 'StorageClass')
        .find(({ manifest }) => manifest.metadata.name === name);
      if (!storageClass || !deletes(storageClass.manifest)) continue;
      const found = `StorageClass ${name} deletes the volume when its claim goes`;
      yield { object, field, after: name, found, verdict: 'warn' };
    }
  }
}

function deletes(storageClass: Manifest): boolean {
  return (textAt(storageClass, 'reclaimPolicy') ?? 'Delete') === 'Delete';
}

/** What takes volumes on a cluster, by the name of their class. */
function claimants(tree: Tree, cluster: string): ReadonlyMap<string, readonly TreeObject[]> {
  const found = new Map<string, TreeObject[]>();
  const claims = [...tree.of(cluster, '', 'PersistentVolumeClaim'), ...tree.of(cluster, 'apps', 'StatefulSet')];
  for (const claim of claims) {
    for (const { name } of classesOf(claim.manifest)) found.set(name, [...(found.get(name) ?? []), claim]);
  }
  return found;
}

function classesOf(
  manifest: Manifest,
): readonly { readonly name: string; readonly field: readonly (string | number)[] }[] {
  const paths =
    `${groupOf(manifest)}/${manifest.kind}` === CLAIM
      ? [['spec', 'storageClassName']]
      : listAt(manifest, 'spec', 'volumeClaimTemplates').map((_, i) => [
          'spec',
          'volumeClaimTemplates',
          i,
          'spec',
          'storageClassName',
        ]);
  return paths.flatMap((field) => {
    const name = textAt(manifest, ...field);
    return name === undefined ? [] : [{ name, field }];
  });
}

function usersText(users: readonly TreeObject[]): string {
  const [first, ...others] = users.map(({ manifest }) => nameOf(manifest));
  return others.length === 0 ? `${first ?? ''} takes volumes` : `${first ?? ''} and ${others.length} more take volumes`;
}
