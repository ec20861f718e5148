import { quantity } from '@delivery/kubernetes';
import { groupOf } from '@delivery/manifest';
import type { Blast } from '../../report/report.ts';
import { at, listAt, textAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { goesWith } from './owned.ts';
import { podsOf } from './pods.ts';

/**
 * What objects can take with them: their pods and volumes, and those of all that they own. As the old side states it; what is only on
 * the new side as that does.
 */
export function blastOf(comparison: Comparison, objects: readonly TreeObject[]): Blast {
  const { before, after, clusterOf, rings } = comparison;
  const old = objects.map((object) => before.find(keyOnCluster(object)));
  const all = [
    ...members(
      before,
      old.filter((object) => object !== undefined),
    ),
    ...members(
      after,
      objects.filter((_, i) => old[i] === undefined),
    ),
  ];
  const claimed = new Set(all.flatMap(({ object }) => volumeOf(object)));
  const clusters = [...new Set(all.map(({ object }) => object.cluster))].filter((name) => name !== '').sort();
  const facts = clusters.map(clusterOf);
  return {
    pods: sum(all.map(({ tree, object }) => podsOf(tree, object))),
    volumeBytes: sum(all.map(({ tree, object }) => (claimed.has(nameKey(object)) ? 0 : bytesOf(tree, object)))),
    clusters,
    clouds: present(facts.map(({ cloud }) => cloud)).sort(),
    rings: present(facts.map(({ ring }) => ring)).sort((a, b) => rings.indexOf(a) - rings.indexOf(b)),
  };
}

/** Objects and all that goes with them, once each. */
function members(
  tree: Tree,
  objects: readonly TreeObject[],
): readonly { readonly tree: Tree; readonly object: TreeObject }[] {
  const all = new Map([...goesWith(tree, objects)].map((object) => [keyOnCluster(object), object]));
  return [...all.values()].map((object) => ({ tree, object }));
}

/** Of a claim what it asks for, of a StatefulSet that of its claims for every replica. */
function bytesOf(tree: Tree, object: TreeObject): number {
  const { manifest } = object;
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case '/PersistentVolumeClaim':
      return bytes(at(manifest, 'spec', 'resources', 'requests', 'storage'));
    case '/PersistentVolume':
      return bytes(at(manifest, 'spec', 'capacity', 'storage'));
    case 'apps/StatefulSet': {
      const claims = listAt(manifest, 'spec', 'volumeClaimTemplates');
      const sizes = claims.map((claim) => bytes(at(claim, 'spec', 'resources', 'requests', 'storage')));
      return sum(sizes) * podsOf(tree, object);
    }
    default:
      return 0;
  }
}

function bytes(size: unknown): number {
  return Number((quantity(size) ?? 0n) / 10n ** 9n);
}

/** The PersistentVolume that a claim names: the bytes of both are the same. */
function volumeOf({ cluster, manifest }: TreeObject): readonly string[] {
  const name = manifest.kind === 'PersistentVolumeClaim' ? textAt(manifest, 'spec', 'volumeName') : undefined;
  return name === undefined ? [] : [`${cluster}/PersistentVolume/${name}`];
}

function nameKey({ cluster, manifest }: TreeObject): string {
  return `${cluster}/${manifest.kind}/${manifest.metadata.name}`;
}

function present(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
