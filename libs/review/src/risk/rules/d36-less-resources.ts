import { quantity, quantityText } from '@delivery/kubernetes';
import { equal } from '../../diff/equal.ts';
import { fieldText } from '../../diff/path.ts';
import { at } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { come, edited, type Edited } from '../look/changed.ts';
import { quantityAt, RESOURCES, roomsOf } from '../look/rooms.ts';
import { standing } from '../look/standing.ts';
import { touched } from '../look/touched.ts';
import { containersOf } from '../look/workloads.ts';
import type { Comparison } from '../comparison.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d36-less-resources.cases.ts';

/** What pods are sure to get. */
export const d36: Rule = {
  id: 'D36',
  name: 'less-resources',
  title: 'Pods are sure of much less than before, or their namespace has no room for them',
  reason:
    'A pod that uses more than it asked for is evicted first, and killed at its limit. A quota below what the pods ask for refuses every new one, so the next rollout or failover finds no place.',
  sources: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Look at the use of two weeks at its daily peak, not at the mean: `container_memory_working_set_bytes`, `container_cpu_usage_seconds_total`.',
    'Lower a request by a quarter at most in one pull request, in one ring first, and look for evictions and throttling.',
    'Raise a quota before what needs it, and lower it after what needed it has gone: `kubectl describe quota -n <namespace>`.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison)) {
      yield* requests(change);
      yield* limits(change);
      if (change.key.group === 'scheduling.k8s.io' && change.key.kind === 'PriorityClass') yield* priority(change);
    }
    yield* rooms(comparison);
  },
};

function* requests({ before, after }: Edited): Iterable<RuleHit> {
  for (const { name, path, old, next } of containerPairs(before, after)) {
    for (const resource of RESOURCES) {
      const [was, is] = [askedBy(old, resource), askedBy(next, resource) ?? 0n];
      if (was === undefined || was <= 0n || is * 10n > was * 7n) continue;
      const field = [...path, 'resources', 'requests', resource];
      const [less, more] = [at(next, 'resources', 'requests', resource), at(old, 'resources', 'requests', resource)];
      const found = `${name} is sure of ${textOf(is, resource)} ${resource} instead of ${textOf(was, resource)}`;
      yield { object: after, field, before: more, after: less, found };
    }
  }
}

/** Limits below what the pods asked for until now. */
function* limits({ before, after }: Edited): Iterable<RuleHit> {
  for (const { name, path, old, next } of containerPairs(before, after)) {
    for (const resource of RESOURCES) {
      const [was, is] = [quantityAt(old, 'limits', resource), quantityAt(next, 'limits', resource)];
      const asked = quantityAt(old, 'requests', resource);
      if (is === undefined || is === was || asked === undefined || is >= asked) continue;
      yield {
        object: after,
        field: [...path, 'resources', 'limits', resource],
        before: at(old, 'resources', 'limits', resource),
        after: at(next, 'resources', 'limits', resource),
        found: `${name} may use less ${resource} than the ${textOf(asked, resource)} that it asked for`,
      };
    }
  }
}

function* priority(change: Edited): Iterable<RuleHit> {
  const field = touched(change, 'value');
  const [before, after] = [field?.before, field?.after ?? 0];
  if (!field || typeof before !== 'number' || typeof after !== 'number' || after >= before) return;
  yield { ...field, found: 'its pods give way to more others' };
}

/** Quotas and ranges that change and leave no room for the pods of their namespace. */
function* rooms(comparison: Comparison): Iterable<RuleHit> {
  const kinds = ['/ResourceQuota', '/LimitRange'];
  for (const change of [...edited(comparison, ...kinds), ...come(comparison, ...kinds)]) {
    const old = change.operation === 'rename' ? undefined : change.before;
    for (const room of roomsOf(standing(comparison), change.after)) {
      const before =
        old && roomsOf(comparison.after, old).find(({ path }) => fieldText(path) === fieldText(room.path))?.value;
      const [was, is] = [quantity(before), quantity(room.value)];
      // One that grows makes nothing worse, even when it is still too small.
      if (is === undefined || is >= room.needed || (was !== undefined && is >= was)) continue;
      const needs = `${room.who} ${room.who === 'its pods' ? 'ask' : 'asks'} for ${textOf(room.needed, String(room.path.at(-1)))}`;
      yield { object: change.after, field: room.path, before, after: room.value, found: needs };
    }
  }
}

function askedBy(container: unknown, resource: string): bigint | undefined {
  return quantityAt(container, 'requests', resource) ?? quantityAt(container, 'limits', resource);
}

/** Containers that both sides have, by name, with other resources. */
function containerPairs(before: TreeObject, after: TreeObject) {
  const old = new Map(containersOf(before.manifest).map(({ name, container }) => [name, container]));
  return containersOf(after.manifest).flatMap(({ name, path, container }) =>
    old.has(name) && !equal(at(old.get(name), 'resources'), at(container, 'resources'))
      ? [{ name, path, old: old.get(name), next: container }]
      : [],
  );
}

function textOf(size: bigint, resource: string): string {
  return quantityText(size, resource.includes('memory'));
}
