import type { Comparison } from '../risk/comparison.ts';
import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { valueText } from '../report/value-text.ts';
import { valueAt } from '../report/value-at.ts';
import { maskedObject } from '../report/masked.ts';
import { objectName } from './atom.ts';
import { objectLike } from './siblings.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { imageChange } from './image.ts';

/** A cluster that has the subject of a group, and is not in it. */
export interface Outlier {
  readonly cluster: string;
  /** E.g. `stays at 1.4.1`, `1.4.0 → 1.4.2`. */
  readonly how: string;
}

/** Other clusters that have the one object of a group; of a group of many objects nobody can say it in a line. */
export function outliersOf(
  group: AtomGroup,
  clusters: readonly string[],
  changes: ReadonlyMap<string, Change>,
  { after }: Comparison,
): readonly Outlier[] {
  const [name, ...more] = subjectsOf(group).keys();
  const [first] = group.atoms;
  if (name === undefined || more.length > 0 || !first?.field) return [];
  const { field, change } = first;
  const inGroup = new Set(group.changes.map(({ key }) => key.cluster));
  return clusters.flatMap((cluster) => {
    const object = inGroup.has(cluster) ? undefined : objectLike(after, change, cluster);
    if (object === undefined) return [];
    const own = changes.get(keyOnCluster(object));
    const same = own?.fields.find(({ path }) => fieldText(path) === fieldText(field.path));
    if (own && objectName(own) === name && same) {
      const image = imageChange(same);
      return [{ cluster, how: `${image?.before ?? brief(same.before)} → ${image?.after ?? brief(same.after)}` }];
    }
    const value = valueAt(maskedObject(object.manifest), field.path);
    return [{ cluster, how: value === undefined ? 'does not have it' : `stays at ${brief(value)}` }];
  });
}

const LONGEST = 60;

function brief(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = valueText(value).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
