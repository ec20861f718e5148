import { groupOf } from '@delivery/manifest';
import { textAt, textsAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { cascades, isKept, syncOptionsOf } from './prune.ts';

/**
 * What the API server or an engine deletes with an object: all in a Namespace, all custom resources of a CRD, all that a sync object
 * applies unless it only stops syncing.
 */
export function ownedBy(tree: Tree, object: TreeObject): readonly TreeObject[] {
  const { cluster, manifest } = object;
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case '/Namespace':
      return indexOf(tree).inNamespace.get(`${cluster}/${manifest.metadata.name}`) ?? [];
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return tree.of(cluster, textAt(manifest, 'spec', 'group') ?? '', textAt(manifest, 'spec', 'names', 'kind') ?? '');
    default:
      return unitsOf(tree, object).flatMap((unit) => ownedByUnit(tree, unit));
  }
}

/** Everything that goes with objects, and they themselves. */
export function goesWith(tree: Tree, objects: Iterable<TreeObject>): ReadonlySet<TreeObject> {
  const all = new Set(objects);
  // A set that grows while one walks it shows what came, too.
  for (const object of all) for (const one of ownedBy(tree, object)) all.add(one);
  return all;
}

/** What the sync objects that an object is, or makes, apply. */
export function appliedBy(tree: Tree, object: TreeObject): readonly TreeObject[] {
  return unitsOf(tree, object).flatMap((unit) => appliedByUnit(tree, unit));
}

/** The sync object that an object is, or those that an ApplicationSet makes. */
export function unitsOf(tree: Tree, { file, manifest }: Pick<TreeObject, 'file' | 'manifest'>): readonly SyncUnit[] {
  return indexOf(tree).unitsIn.get(`${file}\0${manifest.kind}/${manifest.metadata.name}`) ?? [];
}

function appliedByUnit(tree: Tree, unit: SyncUnit): readonly TreeObject[] {
  return indexOf(tree).ofUnit.get(unit) ?? [];
}

/** What is deleted with a sync object; nothing with one that only stops syncing. */
export function ownedByUnit(tree: Tree, unit: SyncUnit): readonly TreeObject[] {
  return cascades(unit) ? appliedByUnit(tree, unit).filter((one) => !isSpared(one, unit)) : [];
}

/**
 * Whether an object stays when the sync object that applies it is deleted. What the object says of it overrides what the Application
 * says of all.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-resource-deletion
 */
function isSpared(object: TreeObject, { engine, manifest }: SyncUnit): boolean {
  if (engine === 'flux') return isKept(object, engine);
  const own = syncOptionsOf(object);
  const options = own.some((option) => option.startsWith('Delete='))
    ? own
    : textsAt(manifest.spec, 'syncPolicy', 'syncOptions');
  return options.includes('Delete=false') || options.includes('Delete=confirm');
}

interface Index {
  readonly inNamespace: ReadonlyMap<string, readonly TreeObject[]>;
  readonly ofUnit: ReadonlyMap<SyncUnit, readonly TreeObject[]>;
  readonly unitsIn: ReadonlyMap<string, readonly SyncUnit[]>;
}

const indexes = new WeakMap<Tree, Index>();

function indexOf(tree: Tree): Index {
  const known = indexes.get(tree);
  if (known) return known;
  const inNamespace = new Map<string, TreeObject[]>();
  const ofUnit = new Map<SyncUnit, TreeObject[]>();
  const unitsIn = new Map<string, SyncUnit[]>();
  for (const object of tree.objects()) {
    const { namespace } = object.manifest.metadata;
    if (namespace !== undefined) push(inNamespace, `${object.cluster}/${namespace}`, object);
    for (const unit of object.units) push(ofUnit, unit, object);
  }
  for (const unit of tree.units) {
    const maker =
      unit.generatedBy === undefined ? `${unit.manifest.kind}/${unit.name}` : `ApplicationSet/${unit.generatedBy}`;
    push(unitsIn, `${unit.file}\0${maker}`, unit);
  }
  const index = { inNamespace, ofUnit, unitsIn };
  indexes.set(tree, index);
  return index;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const others = map.get(key);
  if (others) others.push(value);
  else map.set(key, [value]);
}
