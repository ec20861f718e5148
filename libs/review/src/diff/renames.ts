import { withoutHash } from '../risk/look/name-hash.ts';
import type { Change } from './change.ts';
import { compareTexts } from './order.ts';
import { type Body, bodyOf, bodyText, similarity } from './similarity.ts';

export type Added = Extract<Change, { readonly operation: 'add' }>;
export type Removed = Extract<Change, { readonly operation: 'remove' }>;

export interface Rename {
  readonly removed: Removed;
  readonly added: Added;
}

/** What two objects must have in common. */
const ALIKE = 0.8;

/** Leaves outside of its metadata by which an object can be told from others of its kind. */
const TELLING = 3;

/** How many pairs of one app and kind are compared; of more only equal ones are found, so that a mass rename takes no minutes. */
const MOST_PAIRS = 2500;

/**
 * Objects that went and came again under another name or in another namespace, nearly equal: of one cluster, app and kind, the most alike
 * first. Of objects that say too little to be told apart, e.g. ServiceAccounts, only the one that went and the one that came in a namespace.
 */
export function findRenames(changes: readonly Change[]): readonly Rename[] {
  const groups = new Map<string, { readonly removed: Side<Removed>[]; readonly added: Side<Added>[] }>();
  const groupOf = ({ app, key }: Change) => {
    const id = [key.cluster, app, key.group, key.kind].join('\0');
    return groups.get(id) ?? groups.set(id, { removed: [], added: [] }).get(id)!;
  };
  for (const change of changes) {
    if (change.operation === 'remove') groupOf(change).removed.push(sideOf(change));
    if (change.operation === 'add') groupOf(change).added.push(sideOf(change));
  }
  return [...groups.values()].flatMap(({ removed, added }) => {
    if (removed.length === 0 || added.length === 0) return [];
    const hashed = rehashed(removed, added);
    const known = new Set<Change>(hashed.flatMap((rename) => [rename.removed, rename.added]));
    const small = ({ change, body }: Side<Change>) => !known.has(change) && body().telling < TELLING;
    const large = ({ change, body }: Side<Change>) => !known.has(change) && body().telling >= TELLING;
    return [
      ...hashed,
      ...renamesOf(removed.filter(large), added.filter(large)),
      ...onlyOnes(removed.filter(small), added.filter(small)),
    ];
  });
}

interface Side<T extends Change> {
  readonly change: T;
  readonly body: () => Body;
}

function sideOf<T extends Added | Removed>(change: T): Side<T> {
  let body: Body | undefined;
  return { change, body: () => (body ??= bodyOf((change.after ?? change.before).manifest)) };
}

/** Names that end with the hash of their content: the only ones of their stem in a namespace, whatever they hold. */
function rehashed(removed: readonly Side<Removed>[], added: readonly Side<Added>[]): readonly Rename[] {
  const stems = new Map<string, { readonly removed: Removed[]; readonly added: Added[] }>();
  const of = ({ namespace = '', name }: Change['key']) => {
    const stem = `${namespace}/${withoutHash(name)}`;
    return stems.get(stem) ?? stems.set(stem, { removed: [], added: [] }).get(stem)!;
  };
  for (const { change } of removed) of(change.key).removed.push(change);
  for (const { change } of added) of(change.key).added.push(change);
  return [...stems.values()].flatMap((stem) => {
    const [from, to] = [stem.removed[0], stem.added[0]];
    return from && to && stem.removed.length === 1 && stem.added.length === 1 ? [{ removed: from, added: to }] : [];
  });
}

function renamesOf(removed: readonly Side<Removed>[], added: readonly Side<Added>[]): readonly Rename[] {
  const equal = equalOnes(removed, added);
  const known = new Set<Change>(equal.flatMap((rename) => [rename.removed, rename.added]));
  const others = [
    removed.filter(({ change }) => !known.has(change)),
    added.filter(({ change }) => !known.has(change)),
  ] as const;
  return [...equal, ...(others[0].length * others[1].length > MOST_PAIRS ? [] : alikeOnes(...others))];
}

function equalOnes(removed: readonly Side<Removed>[], added: readonly Side<Added>[]): readonly Rename[] {
  const byText = new Map<string, Removed[]>();
  for (const { change, body } of sorted(removed)) {
    const text = bodyText(body());
    const others = byText.get(text);
    if (others) others.push(change);
    else byText.set(text, [change]);
  }
  return sorted(added).flatMap((side) => {
    const from = byText.get(bodyText(side.body()))?.shift();
    return from ? [{ removed: from, added: side.change }] : [];
  });
}

function alikeOnes(removed: readonly Side<Removed>[], added: readonly Side<Added>[]): readonly Rename[] {
  const pairs = sorted(removed)
    .flatMap((from) => sorted(added).map((to) => ({ from, to, alike: similarity(from.body(), to.body()) })))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Change>();
  return pairs.flatMap(({ from, to }) => {
    if (taken.has(from.change) || taken.has(to.change)) return [];
    taken.add(from.change).add(to.change);
    return [{ removed: from.change, added: to.change }];
  });
}

function onlyOnes(removed: readonly Side<Removed>[], added: readonly Side<Added>[]): readonly Rename[] {
  const only = <T extends Change>(sides: readonly Side<T>[], namespace: string | undefined) => {
    const here = sides.filter(({ change }) => change.key.namespace === namespace);
    return here.length === 1 ? here[0] : undefined;
  };
  const namespaces = new Set(removed.map(({ change }) => change.key.namespace));
  return [...namespaces].flatMap((namespace) => {
    const [from, to] = [only(removed, namespace), only(added, namespace)];
    if (!from || !to || similarity(from.body(), to.body()) < ALIKE) return [];
    return [{ removed: from.change, added: to.change }];
  });
}

function sorted<T extends Change>(sides: readonly Side<T>[]): readonly Side<T>[] {
  return sides.toSorted((a, b) => compareTexts(a.change.id, b.change.id));
}
