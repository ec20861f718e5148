import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { maskedObject } from '../report/masked.ts';
import { valueAt } from '../report/value-at.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import type { TreeObject } from '../tree/tree.ts';
import { jsonText } from './atom.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { imageChange, imageVersion, versionText } from './image.ts';
import { shortText } from './short-text.ts';
import { objectLike, workloadLike, type Like } from './siblings.ts';

/** A cluster that has the subject of a group, and is not in it. */
export interface Outlier {
  readonly cluster: string;
  /** E.g. `still at 1.4.1`, `already at 1.4.2`, `1.4.0 → 1.4.2`. */
  readonly how: string;
}

/** What the subject of a group is on another cluster; of what restarts pods also the other kind of workload. */
export function likeIn({ atoms, whole }: AtomGroup): Like {
  const [first] = atoms;
  if (whole || first === undefined) return () => undefined;
  const restarts = atoms.some(({ field, configs }) => configs || (field && imageChange(field)));
  return (restarts ? workloadLike : objectLike)(first.change);
}

/**
 * How other clusters that have the one subject of a group differ; of many subjects nobody can say it in a line, and a hash differs
 * everywhere.
 *
 * @param others what the subject is there after the change, by cluster
 */
export function outliersOf(
  group: AtomGroup,
  others: ReadonlyMap<string, TreeObject>,
  changes: ReadonlyMap<string, Change>,
): readonly Outlier[] {
  const release = group.atoms.find(({ field }) => field && imageChange(field));
  const [first] = release ? [release] : group.atoms;
  if (!first?.field || first.configs || !isOne(group, release !== undefined)) return [];
  const { field } = first;
  // an index says nothing about the list of another cluster
  if (field.operation !== 'replace' && typeof field.path.at(-1) === 'number') return [];
  return [...others].flatMap(([cluster, object]) => {
    const own = changes.get(keyOnCluster(object));
    const same = own?.fields.find(({ path }) => fieldText(path) === fieldText(field.path));
    if (same) return [{ cluster, how: `${versionOr(same.before)} → ${versionOr(same.after)}` }];
    const value = valueAt(maskedObject(object.manifest), field.path);
    // what always was something else there tells nothing, but in a release: which version runs
    if (!release && ![field.before, field.after].some((one) => jsonText(one) === jsonText(value))) return [];
    const how = staysText(value, field.after);
    return how === undefined ? [] : [{ cluster, how }];
  });
}

function staysText(value: unknown, after: unknown): string | undefined {
  if (value === undefined) return after === undefined ? undefined : 'without it';
  if (jsonText(value) === jsonText(after)) return `already at ${versionOr(value)}`;
  const [own, next] = [imageVersion(value), imageVersion(after)].filter((version) => version?.includes('@'));
  if (own !== undefined && own === next) return `already at ${versionOr(value)}`;
  const sameTag = own !== undefined && next !== undefined && versionText(own) === versionText(next);
  return sameTag ? `another build of ${versionText(own)}` : `still at ${versionOr(value)}`;
}

/** Whether all objects of a group are the same thing; the Deployment and the Rollout of one name are, in a release. */
function isOne(group: AtomGroup, isRelease: boolean): boolean {
  const names = isRelease
    ? new Set(group.changes.map(({ key: { namespace = '', name } }) => `${namespace}/${name}`))
    : subjectsOf(group);
  return names.size === 1;
}

/** The version of a pinned image, else the value, or what kind of value it is. */
function versionOr(value: unknown): string {
  const version = imageVersion(value);
  if (version?.includes('@')) return versionText(version);
  if (value === undefined) return 'nothing';
  return (
    shortText(value) ?? (Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a longer text' : 'other values')
  );
}
