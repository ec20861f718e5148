import { nameOf } from '@delivery/manifest';
import type { Change } from '../diff/change.ts';
import { grouped } from '../grouped.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { abstracted, type Provenance } from './abstract.ts';
import { atomsOf, objectName, type Atom } from './atom.ts';
import type { Whole, WholeOf } from './whole.ts';

/** Changes that are one and the same, on one or many objects. */
export interface AtomGroup {
  readonly operation: Exclude<Change['operation'], 'formatting'>;
  /** One an atom, in the order of the fields; for a whole object one. */
  readonly atoms: readonly Atom[];
  /** Every change it stands in, in the order of the changes. */
  readonly changes: readonly Change[];
  /** The cluster or app that comes or goes with all its objects. */
  readonly whole?: Whole;
}

/**
 * Says each change once: fields that change alike on the same objects are one group, whole objects that come or go together in an app
 * are one, and so is everything of a cluster or an app that comes or goes.
 */
export function groupsOf(
  changes: readonly Change[],
  provenance: Provenance,
  wholeOf: WholeOf = () => undefined,
): readonly AtomGroup[] {
  const shown = changes.filter(({ operation }) => operation !== 'formatting');
  const parts = grouped(shown, (change) => wholeKey(change, wholeOf(change)));
  return [...parts.values()].flatMap((same) => {
    const [first] = same;
    const whole = first && wholeOf(first);
    if (whole === undefined) return singleGroups(same, shown, provenance);
    return [{ operation: operationOf(first), atoms: [{ key: '', change: first! }], changes: same, whole }];
  });
}

function wholeKey({ operation }: Change, whole: Whole | undefined): string {
  return whole === undefined ? '' : [whole.kind, whole.name, operation].join('\0');
}

function singleGroups(single: readonly Change[], all: readonly Change[], provenance: Provenance): readonly AtomGroup[] {
  const changed = new Set(all.map((change) => keyOnCluster(change.after ?? change.before)));
  const atoms = abstracted(
    single.flatMap((change) => atomsOf(change, changed)),
    provenance,
  );
  const alike = grouped(atoms, ({ key }) => key);
  const together = grouped([...alike.values()], (same) => {
    const [first] = same;
    if (first === undefined) return '';
    if (first.field) return ['change', ...same.map(({ change }) => change.id)].join('\0');
    const clusters = same.map(({ change }) => change.key.cluster);
    return [first.change.operation, first.change.app, ...clusters].join('\0');
  });
  return [...together.values()].map((parts) => {
    const [first] = parts[0] ?? [];
    const members = new Set(parts.flatMap((same) => same.map(({ change }) => change)));
    const order = first?.field ? parts.flatMap((same) => same.slice(0, 1)) : parts.flat();
    return { operation: operationOf(first?.change), atoms: order, changes: [...members] };
  });
}

function operationOf(change: Change | undefined): AtomGroup['operation'] {
  return change === undefined || change.operation === 'formatting' ? 'change' : change.operation;
}

/** Objects of a group by what they are, whatever their cluster, e.g. `Deployment order/order`. */
export function subjectsOf({ changes }: Pick<AtomGroup, 'changes'>): ReadonlyMap<string, string> {
  return new Map(changes.map((change) => [objectName(change), nameOf((change.after ?? change.before).manifest)]));
}
