import type { Change } from '../../diff/change.ts';
import type { Comparison } from '../comparison.ts';
import { accountsIn, accountsOf, clusterNames, isOfTheFleet, ownClusters } from '../look/foreign-facts.ts';
import { hitAt } from '../look/hit.ts';
import { isSyncObject } from '../look/sync-objects.ts';
import { newTexts, type TextField } from '../look/texts.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d38-of-another-cluster.cases.ts';

export const d38: Rule = {
  id: 'D38',
  name: 'of-another-cluster',
  title: 'An object names another cluster, its account, registry or branch',
  reason:
    'What is for one cluster runs on another: against the wrong database, with the wrong identity, or beside what belongs there.',
  sources: ['https://status.ionos.cloud/incidents/4y4f2kgqhkgk'],
  verdicts: STOP,
  procedure: [
    'Find the source of the value: `delivery why <object> <field>`.',
    'Take it from the facts of the cluster (`clusters/<name>.yaml`) instead of writing it out.',
    'If it is meant, say so where the fleet is declared, so that the object names every cluster that it is about.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const { before, after, changes } = comparison;
    const names = clusterNames([...new Set([...before.clusters.keys(), ...after.clusters.keys()])]);
    let accounts: ReturnType<typeof accountsOf> | undefined;
    for (const change of changes) {
      if (change.after === undefined || change.after.cluster === '') continue;
      const own = ownClusters(change.after);
      for (const field of newTexts(change)) {
        const old = textBefore(change, field);
        const [other] = names.in(field.text, own).filter((name) => !old.includes(name));
        const found =
          (other !== undefined && !isOfTheFleet(change.after, names, own)
            ? `it names the cluster ${other}`
            : undefined) ??
          ref(change, field, comparison) ??
          account(field.text, old);
        if (found !== undefined)
          yield hitAt(change, { path: field.path, before: old || undefined, after: field.text }, found);
      }

      function account(text: string, old: string): string | undefined {
        // A cluster that is new may well share an account.
        if (!before.clusters.has(change.key.cluster)) return undefined;
        const fresh = accountsIn(text).filter((one) => !old.includes(one));
        if (fresh.length === 0) return undefined;
        accounts ??= accountsOf(before);
        const other = fresh.find((one) => isForeign(accounts!.get(one), change.key.cluster, comparison));
        return other && `${other} is of ${[...accounts.get(other)!].join(', ')}`;
      }
    }
  },
};

/** What stood in the field before; `''` where nothing did. */
function textBefore({ fields }: Change, { path }: TextField): string {
  const field = fields.find((one) => one.path === path);
  return typeof field?.before === 'string' ? field.before : '';
}

function isForeign(clusters: ReadonlySet<string> | undefined, cluster: string, { clusterOf }: Comparison): boolean {
  if (!clusters || clusters.size === 0 || clusters.has(cluster)) return false;
  const { environment } = clusterOf(cluster);
  return clusters.size === 1 || [...clusters].every((other) => clusterOf(other).environment !== environment);
}

/** A branch or folder of another ring or environment, in what an engine follows. */
function ref(
  { key, after }: Change,
  { path, text }: TextField,
  { rings, clusterOf, ...sides }: Comparison,
): string | undefined {
  const last = path.at(-1);
  const follows = isSyncObject(after!.manifest) || after!.manifest.kind === 'GitRepository';
  if (!follows || (last !== 'targetRevision' && last !== 'branch' && last !== 'path')) return undefined;
  const { ring, environment } = clusterOf(key.cluster);
  const parts = text.split('/');
  if (last !== 'path') {
    const name = parts.at(-1)!;
    const other = rings.includes(name) && ring !== undefined && name !== ring;
    return other && (parts[0] === 'ring' || name !== environment)
      ? `it follows the ring ${name}, not ${ring}`
      : undefined;
  }
  const environments = new Set([...sides.after.clusters.values()].map((one) => one.environment));
  const other = parts.find((part) => part !== environment && environments.has(part));
  return other !== undefined && !parts.includes(environment) ? `it applies a folder of ${other}` : undefined;
}
