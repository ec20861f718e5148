import { groupOf, type Manifest } from '@delivery/manifest';
import { at, mapAt, textsAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { podLabels } from './pods.ts';
import { takes } from './selector.ts';
import type { Selector } from './selectors.ts';

interface Labelled {
  readonly object: TreeObject;
  readonly labels: Readonly<Record<string, string>>;
}

/** What the selector of an object takes: workloads by the labels of their pods, or Services by their own. */
export function takenBy(
  tree: Tree,
  { cluster, manifest }: TreeObject,
  { of, selector }: Selector,
): readonly TreeObject[] {
  return namespacesOf(manifest).flatMap((namespace) => selectedIn(tree, cluster, namespace, of, selector));
}

/**
 * Workloads whose pods a selector takes.
 *
 * @param namespace - in which the selector looks; undefined: in all
 */
export function workloadsTaken(
  tree: Tree,
  cluster: string,
  namespace: string | undefined,
  selector: unknown,
): readonly TreeObject[] {
  return selectedIn(tree, cluster, namespace ?? '', 'pods', selector);
}

function selectedIn(
  tree: Tree,
  cluster: string,
  namespace: string,
  of: string,
  selector: unknown,
): readonly TreeObject[] {
  const labels = Object.entries(mapAt(selector, 'matchLabels')).map(([name, value]) => `${name}=${value}`);
  const index = indexOf(tree, cluster);
  return smallest(['', ...labels].map((label) => index.get(`${of}/${namespace}/${label}`) ?? []))
    .filter((one) => takes(selector, one.labels))
    .map(({ object }) => object);
}

/** What has the rarest of the labels: there are few to look at. */
function smallest(lists: readonly (readonly Labelled[])[]): readonly Labelled[] {
  return lists.reduce((least, list) => (list.length < least.length ? list : least));
}

/** Where a monitor looks; everything else looks at home. `''` is everywhere. */
function namespacesOf(manifest: Manifest): readonly string[] {
  if (at(manifest, 'spec', 'namespaceSelector', 'any') === true) return [''];
  const named = textsAt(manifest, 'spec', 'namespaceSelector', 'matchNames');
  return named.length > 0 ? named : [manifest.metadata.namespace ?? ''];
}

type Index = ReadonlyMap<string, readonly Labelled[]>;

const indexes = new WeakMap<Tree, Map<string, Index>>();

function indexOf(tree: Tree, cluster: string): Index {
  const known = indexes.get(tree) ?? new Map<string, Index>();
  indexes.set(tree, known);
  const index = known.get(cluster) ?? readIndex(tree, cluster);
  known.set(cluster, index);
  return index;
}

/** By `<pods or services>/<namespace>/<label>`, and by no label. */
function readIndex(tree: Tree, cluster: string): Index {
  const index = new Map<string, Labelled[]>();
  const add = (of: string, namespace: string, one: Labelled) => {
    for (const label of ['', ...Object.entries(one.labels).map(([name, value]) => `${name}=${value}`)]) {
      const key = `${of}/${namespace}/${label}`;
      const others = index.get(key);
      if (others) others.push(one);
      else index.set(key, [one]);
    }
  };
  for (const object of tree.on(cluster)) {
    const { manifest } = object;
    const namespaces = new Set([manifest.metadata.namespace ?? '', '']);
    const pods = podLabels(manifest);
    const isService = manifest.kind === 'Service' && groupOf(manifest) === '';
    for (const namespace of namespaces) {
      if (pods) add('pods', namespace, { object, labels: pods });
      if (isService) add('services', namespace, { object, labels: mapAt(manifest, 'metadata', 'labels') });
    }
  }
  return index;
}
