import { type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { at, fieldsAt, isRecord, listAt } from '../../fields.ts';
import { quantity, quantityText } from '@delivery/kubernetes';
import { grouped } from '../../grouped.ts';
import { crowdsIn, type Crowd } from './crowd.ts';
import { podResource, type Claim, type Defaults } from './pod-resources.ts';

/** How many of the largest a message names. */
const NAMED = 3;

export const quotaFits: Check = {
  id: 'C50',
  name: 'quota-fits',
  title: 'A ResourceQuota lets every workload of its namespace reach its maximum during a rollout',
  why: 'A quota that is too small shows when load is highest: the autoscaler asks for pods that the API server refuses, or a rollout stands still.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/policy/resource-quotas/'],
  fix: 'raise the quota, or lower the maximum of an autoscaler or what its pods ask for',
  good: [
    { name: 'room for all' },
    { name: 'just enough pods', on: 'ResourceQuota shop/quota', set: { 'spec.hard.pods': '34' } },
    { name: 'just enough memory', on: 'ResourceQuota shop/quota', set: { 'spec.hard["requests.memory"]': '8704Mi' } },
    {
      name: 'a quota for some pods only',
      on: 'ResourceQuota shop/quota',
      set: { 'spec.hard.pods': '1', 'spec.scopes': ['BestEffort'] },
    },
  ],
  bad: [
    {
      name: 'one pod less',
      on: 'ResourceQuota shop/quota',
      set: { 'spec.hard.pods': '33' },
      at: 'spec.hard.pods',
      found:
        '33 pods, while its workloads may ask for 34: 13 pods of Deployment order, 13 pods of Rollout payment, 3 pods of StatefulSet ledger, …',
    },
    {
      name: 'a little less memory',
      on: 'ResourceQuota shop/quota',
      set: { 'spec.hard["requests.memory"]': '8703Mi' },
      at: 'spec.hard["requests.memory"]',
      found:
        '8703Mi of requests.memory, while its workloads may ask for 8704Mi: 3328Mi of Deployment order, 3328Mi of Rollout payment, 768Mi of StatefulSet ledger, …',
    },
    {
      name: 'CPU under its short name',
      on: 'ResourceQuota shop/quota',
      set: { 'spec.hard.cpu': '8' },
      at: 'spec.hard.cpu',
      found:
        '8 of cpu, while its workloads may ask for 8500m: 3250m of Deployment order, 3250m of Rollout payment, 750m of StatefulSet ledger, …',
    },
  ],
  *inspect(world) {
    const quotas = world.of('', 'ResourceQuota').filter(({ spec }) => isForAll(spec));
    if (quotas.length === 0) return;
    const crowds = grouped(crowdsIn(world), ({ pod }) => pod.owner.metadata.namespace ?? '');
    for (const object of quotas) {
      const { namespace } = object.metadata;
      const inside = crowds.get(namespace ?? '') ?? [];
      const defaults = defaultsOf(
        world.of('', 'LimitRange').filter(({ metadata }) => metadata.namespace === namespace),
      );
      for (const [name, hard] of Object.entries(fieldsAt(object, 'spec', 'hard'))) {
        const allowed = quantity(hard);
        const claims = claimsOf(name, inside, defaults);
        const asked = claims.reduce((sum, { size }) => sum + size, 0n);
        if (allowed === undefined || asked <= allowed) continue;
        const text = (size: bigint) => quantityText(size, /memory|storage/.test(name));
        const ofWhat = name === 'pods' ? ' pods' : '';
        const largest = claims
          .toSorted((a, b) => (a.size > b.size ? -1 : 1))
          .slice(0, NAMED)
          .map(({ size, owner }) => `${text(size)}${ofWhat} of ${owner.kind} ${owner.metadata.name}`);
        yield {
          object,
          path: ['spec', 'hard', name],
          found: `${String(hard)}${ofWhat || ` of ${name}`}, while its workloads may ask for ${text(asked)}: ${[...largest, ...(claims.length > NAMED ? ['…'] : [])].join(', ')}`,
          allowed: `at least ${text(asked)}`,
        };
      }
    }
  },
};

/** Quotas with scopes count some pods only. */
function isForAll(spec: unknown): boolean {
  return listAt(spec, 'scopes').length === 0 && !isRecord(at(spec, 'scopeSelector'));
}

/** What each crowd counts for under a key of `spec.hard`; none for keys that count no pods. */
function claimsOf(name: string, crowds: readonly Crowd[], defaults: Defaults) {
  const one = 10n ** 9n;
  if (name === 'pods' || name === 'count/pods') return sized(crowds, () => one);
  const [, claim = 'requests', resource = ''] =
    /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(name) ?? [];
  if (resource === '') return [];
  return sized(crowds, ({ pod }) => podResource(pod, claim as Claim, resource, defaults));
}

function sized(crowds: readonly Crowd[], sizeOf: (crowd: Crowd) => bigint) {
  return crowds.map((crowd) => ({ owner: crowd.pod.owner, size: BigInt(crowd.pods) * sizeOf(crowd) }));
}

function defaultsOf(limitRanges: readonly Manifest[]): Defaults {
  const limits = limitRanges
    .flatMap(({ spec }) => listAt(spec, 'limits'))
    .filter((limit) => at(limit, 'type') === 'Container');
  const merged = (field: string) => Object.assign({}, ...limits.map((limit) => fieldsAt(limit, field)));
  return { requests: { ...merged('default'), ...merged('defaultRequest') }, limits: merged('default') };
}
