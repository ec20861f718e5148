import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { maskedObject } from '../report/masked.ts';
import { valueAt } from '../report/value-at.ts';
import type { Comparison } from '../risk/comparison.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { jsonText } from './atom.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { imageChange, imageVersion, versionText } from './image.ts';
import { shortText } from './short-text.ts';
import { objectLike, workloadLike } from './siblings.ts';

/** A cluster that has the subject of a group, and is not in it. */
export interface Outlier {
  readonly cluster: string;
  /** E.g. `still at 1.4.1`, `already at 1.4.2`, `1.4.0 → 1.4.2`. */
  readonly how: string;
}

/** What the one subject of a group is on another cluster; of a release also the other kind of workload. */
export function likeIn({ atoms }: AtomGroup): typeof objectLike {
  return atoms.some(({ field }) => field && imageChange(field)) ? workloadLike : objectLike;
}

/** Other clusters that have the one subject of a group; of many nobody can say it in a line, and a hash differs everywhere. */
export function outliersOf(
  group: AtomGroup,
  clusters: readonly string[],
  changes: ReadonlyMap<string, Change>,
  { after }: Comparison,
): readonly Outlier[] {
  const release = group.atoms.find(({ field }) => field && imageChange(field));
  const [first] = release ? [release] : group.atoms;
  if (!first?.field || first.configs || !isOne(group, release !== undefined)) return [];
  const { field, change } = first;
  const inGroup = new Set(group.changes.map(({ key }) => key.cluster));
  const like = likeIn(group);
  return clusters.flatMap((cluster) => {
    const object = inGroup.has(cluster) ? undefined : like(after, change, cluster);
    if (object === undefined) return [];
    const own = changes.get(keyOnCluster(object));
    const same = own?.fields.find(({ path }) => fieldText(path) === fieldText(field.path));
    if (same) return [{ cluster, how: `${versionOr(same.before)} → ${versionOr(same.after)}` }];
    const value = valueAt(maskedObject(object.manifest), field.path);
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
