import type { Change, FieldChange } from '../../diff/change.ts';
import { fieldText } from '../../diff/path.ts';
import { textAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { ClusterFacts, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { prunedBy } from '../look/prune.ts';
import { standing } from '../look/standing.ts';
import { syncRef } from '../look/sync-ref.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d39-everywhere-at-once.cases.ts';

export const d39: Rule = {
  id: 'D39',
  name: 'everywhere-at-once',
  title: 'One step changes production in more than one ring',
  reason: 'A fault that is everywhere in the same minute leaves nowhere to move the traffic to.',
  sources: [
    'https://www.datadoghq.com/blog/2023-03-08-multiregion-infrastructure-connectivity-issue/',
    'https://status.cloud.google.com/incidents/ow5i3PPK96RduMcb1SsW',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/',
  ],
  verdicts: STOP,
  procedure: [
    'Let the clusters of each ring follow a ref of their own, or an ApplicationSet with `strategy.type: RollingSync`.',
    'Merge, move the first ring, and wait until its clusters are healthy and their error budgets are not burning.',
    'Move one ring after the other.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const said = new Set<string>();
    for (const all of [...together(comparison), ...refsMoved(comparison)]) {
      const places = placesOf(all.changes, comparison);
      const app = all.changes[0]!.change.app;
      if (places === undefined || said.has(app)) continue;
      said.add(app);
      yield hit(all, places);
    }
  },
};

interface Together {
  readonly changes: readonly { readonly change: Change; readonly field: FieldChange | undefined }[];
  readonly ref: string;
}

function hit({ changes, ref }: Together, places: string): RuleHit {
  const [{ change, field }] = changes as [Together['changes'][number]];
  const objects = changes.map((one) => (one.change.after ?? one.change.before)!);
  const lost = changes.flatMap((one) => (one.change.operation === 'remove' ? one.change.before : []));
  const pruned = lost.filter((one) => prunedBy(one) !== undefined);
  const clusters = new Set(objects.map(({ cluster }) => cluster)).size;
  return {
    object: (change.after ?? change.before)!,
    field: field?.path ?? [],
    ...(field && 'before' in field && { before: field.before }),
    ...(field && 'after' in field && { after: field.after }),
    found: `${clusters} clusters of ${places} follow ${ref}, and change in one step`,
    hurts: objects,
    ...(pruned.length > 0 && { deletes: pruned }),
  };
}

/** The same change of the same object, on clusters that follow the same ref. What is new or only labelled hurts nobody. */
function together(comparison: Comparison): readonly Together[] {
  const refs = new Map<SyncUnit, string | undefined>();
  const syncing = new Set([...comparison.before.units, ...comparison.after.units].map(({ cluster }) => cluster));
  const refOf = (change: Change) => {
    const [unit] = (change.after ?? change.before)!.units;
    const side = change.after ? standing(comparison) : comparison.before;
    // On a cluster that syncs itself, what no sync object applies is applied by hand.
    if (unit === undefined) return syncing.has(change.key.cluster) ? undefined : 'no known ref';
    if (!refs.has(unit)) refs.set(unit, syncRef(side, unit));
    return refs.get(unit);
  };
  return grouped(comparison, (change) => {
    if (change.operation === 'add' || change.operation === 'formatting') return undefined;
    const fields = change.fields.filter(isMore);
    if (change.operation === 'change' && fields.length === 0) return undefined;
    const ref = refOf(change);
    if (ref === undefined) return undefined;
    const { group, kind, namespace = '', name } = change.key;
    const same = [
      change.app,
      group,
      kind,
      namespace,
      name,
      change.operation,
      ...fields.map(({ path }) => fieldText(path)),
    ];
    return { key: [...same, ref].join('\0'), ref, field: fields[0] };
  });
}

/** Sync objects of several rings that are all turned to the same ref. */
function refsMoved(comparison: Comparison): readonly Together[] {
  return grouped(comparison, (change) => {
    if (change.operation !== 'change' && change.operation !== 'move') return undefined;
    const field = change.fields.find(({ path }) => isRef(change.after, path));
    if (typeof field?.after !== 'string') return undefined;
    const { kind, name } = change.key;
    return { key: [change.app, kind, name, field.after].join('\0'), ref: field.after, field };
  });
}

function isRef({ manifest }: TreeObject, path: FieldChange['path']): boolean {
  if (manifest.kind === 'GitRepository') return fieldText(path).startsWith('spec.ref.');
  return (
    manifest.kind === 'Application' &&
    fieldText(path) === 'spec.source.targetRevision' &&
    textAt(manifest.spec, 'source', 'chart') === undefined
  );
}

function grouped(
  { changes, clusterOf }: Comparison,
  keyOf: (
    change: Change,
  ) => { readonly key: string; readonly ref: string; readonly field: FieldChange | undefined } | undefined,
): readonly Together[] {
  const groups = new Map<
    string,
    { readonly changes: { change: Change; field: FieldChange | undefined }[]; readonly ref: string }
  >();
  for (const change of changes) {
    if (clusterOf(change.key.cluster).environment !== 'production') continue;
    const found = keyOf(change);
    if (!found) continue;
    const one = { change, field: found.field };
    const others = groups.get(found.key);
    if (others) others.changes.push(one);
    else groups.set(found.key, { changes: [one], ref: found.ref });
  }
  return [...groups.values()];
}

function isMore({ path: [root, list] }: FieldChange): boolean {
  return root !== 'metadata' || (list !== 'labels' && list !== 'annotations');
}

/** More than one ring, in words; where no ring is known more than one cloud or region. */
function placesOf(changes: Together['changes'], { clusterOf }: Comparison): string | undefined {
  const clusters = changes.map(({ change }) => clusterOf(change.key.cluster));
  const several = (what: string, fact: (cluster: ClusterFacts) => string | undefined) => {
    const names = [...new Set(clusters.flatMap((cluster) => fact(cluster) ?? []))].sort();
    return names.length > 1 ? `the ${what} ${names.join(', ')}` : undefined;
  };
  if (clusters.some(({ ring }) => ring !== undefined)) return several('rings', ({ ring }) => ring);
  return several('clouds', ({ cloud }) => cloud) ?? several('regions', ({ region }) => region);
}
