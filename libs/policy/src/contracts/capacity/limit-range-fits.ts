import type { Check } from '../../check.ts';
import { at, fieldsAt, listAt } from '../../fields.ts';
import { eachContainer, type Wrong } from '../../pods/each.ts';
import { quantity } from '@delivery/kubernetes';

const bounded = (field: string, value: string) => ({
  on: 'LimitRange shop/limits',
  set: { [`spec.limits[0].${field}`]: { memory: value } },
});

export const limitRangeFits: Check = {
  id: 'C51',
  name: 'limit-range-fits',
  title: 'Every container lies within the LimitRange of its namespace',
  why: 'The API server refuses the pods, while the Deployment looks as if it had been accepted.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/policy/limit-range/'],
  fix: 'change what the container asks for, or the LimitRange',
  good: [
    { name: 'exactly the maximum', ...bounded('max', '256Mi') },
    { name: 'exactly the minimum', ...bounded('min', '256Mi') },
    {
      name: 'a bound of pods, not of containers',
      on: 'LimitRange shop/limits',
      set: { 'spec.limits[1]': { type: 'Pod', max: { memory: '1Mi' } } },
    },
  ],
  bad: [
    {
      name: 'above the maximum',
      on: 'Deployment shop/order',
      set: { 'pod.containers[0].resources.limits.memory': '2Gi' },
      add: [limits('max', '1Gi')],
      at: 'pod.containers[0].resources.limits.memory',
      found: 'container "order": limits.memory 2Gi, above the maximum of LimitRange more',
    },
    {
      name: 'below the minimum',
      on: 'CronJob shop/settlement',
      set: { 'pod.containers[0].resources.requests.memory': '8Mi' },
      add: [limits('min', '9Mi')],
      at: 'pod.containers[0].resources.requests.memory',
      found: 'container "settlement": requests.memory 8Mi, below the minimum of LimitRange more',
    },
    {
      name: 'an init container of a Rollout above the maximum',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].resources.limits.memory': '1025Mi' },
      add: [limits('max', '1Gi')],
      at: 'pod.initContainers[0].resources.limits.memory',
      found: 'init container "migrate": limits.memory 1025Mi, above the maximum of LimitRange more',
    },
  ],
  inspect: eachContainer(function* ({ pod, fields }, world): Iterable<Wrong> {
    for (const range of world.of('', 'LimitRange')) {
      if (range.metadata.namespace !== pod.owner.metadata.namespace) continue;
      for (const limit of listAt(range.spec, 'limits')) {
        if (at(limit, 'type') !== 'Container') continue;
        for (const { claim, bound, word, isOut } of BOUNDS) {
          for (const [resource, edge] of Object.entries(fieldsAt(limit, bound))) {
            const path = ['resources', claim, resource];
            const [own, end] = [quantity(at(fields, ...path)), quantity(edge)];
            if (own === undefined || end === undefined || !isOut(own, end)) continue;
            yield {
              path,
              found: `${claim}.${resource} ${String(at(fields, ...path))}, ${word} of LimitRange ${range.metadata.name}`,
              allowed: `${bound === 'max' ? 'at most' : 'at least'} ${String(edge)}`,
            };
          }
        }
      }
    }
  }),
};

const BOUNDS = [
  { claim: 'limits', bound: 'max', word: 'above the maximum', isOut: (own: bigint, end: bigint) => own > end },
  { claim: 'requests', bound: 'min', word: 'below the minimum', isOut: (own: bigint, end: bigint) => own < end },
] as const;

function limits(bound: string, memory: string) {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'more', namespace: 'shop' },
    spec: { limits: [{ type: 'Container', [bound]: { memory } }] },
  };
}
