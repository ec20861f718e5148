import { nameOf } from '@delivery/manifest';
import type { Change } from '../diff/change.ts';
import { grouped } from '../grouped.ts';
import { abstracted, type Provenance } from './abstract.ts';
import { atomsOf, objectName, type Atom } from './atom.ts';

/** Changes that are one and the same, on one or many objects. */
export interface AtomGroup {
  readonly operation: Exclude<Change['operation'], 'formatting'>;
  /** One an atom, in the order of the fields; for a whole object one. */
  readonly atoms: readonly Atom[];
  /** Every change it stands in, in the order of the changes. */
  readonly changes: readonly Change[];
}

/**
 * Says each change once: fields that change alike on the same objects are one group, whole objects that come or go together in an app
 * are one, and so is everything of a cluster that comes or goes.
 *
 * @param whole names of clusters that come or go as a whole
 */
export function groupsOf(
  changes: readonly Change[],
  provenance: Provenance,
  whole: ReadonlySet<string> = new Set(),
): readonly AtomGroup[] {
  const atoms = abstracted(changes.filter(({ operation }) => operation !== 'formatting').flatMap(atomsOf), provenance);
  const alike = grouped(atoms, ({ key, change }) =>
    whole.has(change.key.cluster) ? `cluster\0${change.key.cluster}` : key,
  );
  const together = grouped([...alike.values()], (same) => {
    const [first] = same;
    if (first === undefined) return '';
    if (whole.has(first.change.key.cluster)) return `cluster\0${first.change.key.cluster}`;
    if (first.field) return ['change', ...same.map(({ change }) => change.id)].join('\0');
    const clusters = same.map(({ change }) => change.key.cluster);
    return [first.change.operation, first.change.app, ...clusters].join('\0');
  });
  return [...together.values()].map((parts) => {
    const [first] = parts[0] ?? [];
    const operation = (first?.change.operation ?? 'change') as AtomGroup['operation'];
    const members = new Set(parts.flatMap((same) => same.map(({ change }) => change)));
    const order = first?.field ? parts.flatMap((same) => same.slice(0, 1)) : parts.flat();
    return { operation, atoms: order, changes: [...members] };
  });
}

/** Objects of a group by what they are, whatever their cluster, e.g. `Deployment order/order`. */
export function subjectsOf({ changes }: AtomGroup): ReadonlyMap<string, string> {
  return new Map(changes.map((change) => [objectName(change), nameOf((change.after ?? change.before).manifest)]));
}
