import type { Change, FieldChange } from '../../diff/change.ts';
import { isRecord, textAt } from '../../tree/fields.ts';
import type { Tree } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { edited, gone } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { seconds } from '../look/durations.ts';
import { dnsSettings, standsAt } from '../look/external-dns.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { HOST_KINDS, hostList, hostsOf } from '../look/hosts.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d49-name-lost.cases.ts';

const CHECKS = ['networking.gke.io/HealthCheckPolicy', 'alb.networking.azure.io/HealthCheckPolicy'];
const TTL = 'external-dns.alpha.kubernetes.io/ttl';
const HEALTH = /health-check-id$/;

export const d49: Rule = {
  id: 'D49',
  name: 'name-lost',
  title: 'A host is not served any more, or external-dns may delete or forget records',
  reason:
    'external-dns with `sync` deletes what it takes for its own: another owner id, filter or policy changes what that is. A host that goes is gone for its users until caches expire.',
  sources: [
    'https://github.com/kubernetes-sigs/external-dns/issues/5993',
    'https://kubernetes-sigs.github.io/external-dns/latest/docs/advanced/ownership/',
  ],
  verdicts: STOP,
  procedure: [
    'Run the new settings with `--dry-run --once --log-level=debug` and read what would be deleted.',
    'For a host: first serve it elsewhere, lower its TTL, wait for the old TTL, and see no more requests for it.',
    'Change `policy` to `upsert-only` before anything that changes owner ids or filters, and back after it.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison)) yield* settings(change);
    yield* hosts(comparison);
    for (const one of deleted(comparison, ...CHECKS))
      yield { object: one, field: [], deletes: [one], found: 'nothing asks any more whether what it checks is alive' };
    for (const change of edited(comparison)) {
      for (const field of change.fields) {
        const found = record(change, field);
        if (found !== undefined) yield hitAt(change, field, found);
      }
    }
  },
};

function* settings(change: Change & { readonly before: object }): Iterable<RuleHit> {
  const [was, is] = [dnsSettings(change.before), change.after && dnsSettings(change.after)];
  if (!was || !is) return;
  const hit = (part: 'policy' | 'owner' | 'filters', before: string, after: string, found: string) =>
    ({ ...hitAt(change, { path: standsAt(change, is.at[part]), before, after }, found) }) satisfies RuleHit;
  if (was.policy !== is.policy && is.policy === 'sync')
    yield hit('policy', was.policy, is.policy, 'it deletes records now, too');
  if (was.owner !== is.owner)
    yield hit('owner', was.owner, is.owner, 'the records that it made before are not its own any more');
  const lost = was.filters.filter((one) => !is.filters.includes(one));
  if (lost.length > 0)
    yield hit(
      'filters',
      was.filters.join(', '),
      is.filters.join(', '),
      `its records in ${lost.join(', ')} are left alone, or all zones are its own`,
    );
}

/** Hosts that nothing on their cluster has any more. */
function* hosts(comparison: Comparison): Iterable<RuleHit> {
  const removed = gone(comparison, ...HOST_KINDS);
  const changed = edited(comparison, ...HOST_KINDS).filter(({ fields }) => fields.length > 0);
  if (removed.length + changed.length === 0) return;
  const left = hostsIn(comparison.after);
  const lostBy = (change: Change) =>
    change.before ? hostsOf(change.before).filter((host) => !left.has(`${change.before.cluster}/${host}`)) : [];
  for (const change of changed) {
    const [first] = lostBy(change);
    if (first === undefined) continue;
    const list = hostList(change.before);
    const path = change.fields.find(
      ({ path: [root, name], operation }) => root === 'spec' && (name ?? list[1]) === list[1] && operation !== 'add',
    )?.path;
    yield hitAt(
      change,
      { path: path ?? list },
      `${lostBy(change).join(', ')}: no object of the cluster has it any more`,
    );
  }
  for (const change of removed) {
    const lost = lostBy(change);
    const hit =
      lost.length > 0
        ? hitGone(change.before, `${lost.join(', ')}: no object of the cluster has it any more`)
        : undefined;
    if (hit) yield hit;
  }
}

function hostsIn(tree: Tree): ReadonlySet<string> {
  return new Set(
    [...tree.clusters.keys()].flatMap((cluster) =>
      HOST_KINDS.flatMap((kind) => {
        const [group = '', name = ''] = kind.split('/');
        return tree.of(cluster, group, name).flatMap((one) => hostsOf(one).map((host) => `${cluster}/${host}`));
      }),
    ),
  );
}

/** What a field says about a record: for how long it is kept, and what checks it. */
function record({ before }: Change, { path, before: was, after: is }: FieldChange): string | undefined {
  const last = path.at(-1);
  if (path[0] === 'metadata' && path[1] === 'annotations') {
    if (last === TTL && raised(was, is)) return 'who has the record keeps it longer, also when it is wrong';
    return HEALTH.test(String(last)) && is === undefined
      ? 'nothing takes the record back when its target is down'
      : undefined;
  }
  if (before?.manifest.kind !== 'DNSEndpoint') return undefined;
  if (last === 'recordTTL' && raised(was, is)) return 'who has the record keeps it longer, also when it is wrong';
  const property = isRecord(was) ? textAt(was, 'name') : undefined;
  return HEALTH.test(property ?? '') && is === undefined
    ? 'nothing takes the record back when its target is down'
    : undefined;
}

function raised(before: unknown, after: unknown): boolean {
  const [was, is] = [seconds(before), seconds(after)];
  return was !== undefined && is !== undefined && is > was;
}
