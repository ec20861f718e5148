import type { Manifest } from '@delivery/manifest';
import type { Check, Path } from '../../../check.ts';
import { at, isRecord } from '../../../fields.ts';
import { demandsOf } from '../availability/demands.ts';
import { patch } from '../../../examples/patch.ts';
import { shown } from '../../../shown.ts';
import { wholeWorkloads } from './whole-workloads.ts';

export const rollingUpdate: Check = {
  id: 'W53a',
  name: 'rolling-update',
  title: 'A rollout replaces pod by pod, and never has fewer than asked for',
  why: 'By default a quarter of the pods may be away during a rollout, and Recreate takes all of them first: each release is then a small outage.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter no-rolling-update-strategy',
    'kube-score deployment-strategy',
    'kubescape C-0305',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  ],
  fix: 'set the strategy to RollingUpdate with maxUnavailable: 0 and maxSurge: 1',
  good: [
    { name: 'one more, none fewer' },
    {
      name: 'shares',
      set: { 'spec.strategy.rollingUpdate': { maxSurge: '25%', maxUnavailable: '0%' } },
    },
    {
      name: 'more by default',
      set: { 'spec.strategy': { rollingUpdate: { maxUnavailable: 0 } } },
    },
    { name: 'canary', on: 'Rollout shop/payment' },
    {
      name: 'blue and green, which stand side by side',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': { blueGreen: { activeService: 'payment' } } },
    },
    { name: 'pod by pod by default', on: 'StatefulSet shop/ledger', set: { 'spec.updateStrategy': undefined } },
    { name: 'a patch of what others install', add: [patch({ containers: [{ name: 'manager' }] })] },
    { name: 'node by node', on: 'DaemonSet shop/collector' },
    {
      name: 'at once in development',
      set: { 'spec.strategy': { type: 'Recreate' } },
      facts: { availability: 'development' },
    },
  ],
  bad: [
    {
      name: 'the default',
      set: { 'spec.strategy': undefined },
      at: 'spec.strategy.rollingUpdate.maxUnavailable',
      found: 'no maxUnavailable, so 25%',
    },
    {
      name: 'all at once',
      set: { 'spec.strategy': { type: 'Recreate' } },
      facts: { availability: 'edge' },
      at: 'spec.strategy.type',
      found: 'strategy "Recreate"',
    },
    {
      name: 'one fewer',
      set: { 'spec.strategy.rollingUpdate.maxUnavailable': 1 },
      facts: { availability: 'single-zone' },
      at: 'spec.strategy.rollingUpdate.maxUnavailable',
      found: 'maxUnavailable 1',
    },
    {
      name: 'none more',
      set: { 'spec.strategy.rollingUpdate.maxSurge': '0%' },
      at: 'spec.strategy.rollingUpdate.maxSurge',
      found: 'maxSurge "0%"',
    },
    {
      name: 'a canary by default',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': { canary: {} } },
      at: 'spec.strategy.canary.maxUnavailable',
      found: 'no maxUnavailable, so 25%',
    },
    {
      name: 'a canary with none more',
      on: 'Rollout shop/payment',
      set: { 'spec.strategy.canary.maxSurge': 0 },
      at: 'spec.strategy.canary.maxSurge',
      found: 'maxSurge 0',
    },
    {
      name: 'a StatefulSet that waits for somebody',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.updateStrategy.type': 'OnDelete' },
      at: 'spec.updateStrategy.type',
      found: 'strategy "OnDelete"',
    },
    {
      name: 'a DaemonSet that waits for somebody',
      on: 'DaemonSet shop/collector',
      set: { 'spec.updateStrategy': { type: 'OnDelete' } },
      at: 'spec.updateStrategy.type',
      found: 'strategy "OnDelete"',
    },
  ],
  inspect: function* (world) {
    if (!demandsOf(world.facts).safeRollout) return;
    for (const [object, strategy] of wholeWorkloads(world, STRATEGIES)) {
      const type = at(object, ...strategy.path, 'type') ?? 'RollingUpdate';
      if (type !== 'RollingUpdate') {
        const path = [...strategy.path, 'type'];
        yield { object, path, found: `strategy ${shown(type)}`, allowed: 'RollingUpdate' };
      } else if (strategy.bounds && !isRecord(at(object, ...strategy.path, 'blueGreen'))) {
        for (const wrong of outOfBounds(object, [...strategy.path, strategy.bounds])) yield { object, ...wrong };
      }
    }
  },
};

interface Strategy {
  readonly path: Path;
  /** Field of the strategy with maxSurge and maxUnavailable. @default - pods go one by one */
  readonly bounds?: string;
}

const STRATEGIES: Readonly<Record<string, Strategy>> = {
  'apps/DaemonSet': { path: ['spec', 'updateStrategy'] },
  'apps/Deployment': { path: ['spec', 'strategy'], bounds: 'rollingUpdate' },
  'apps/StatefulSet': { path: ['spec', 'updateStrategy'] },
  'argoproj.io/Rollout': { path: ['spec', 'strategy'], bounds: 'canary' },
};

/** Where a rollout has fewer pods than asked for, or no room for one more. Both are 25 % by default, in Deployments and Rollouts. */
function* outOfBounds(object: Manifest, path: Path) {
  const bounds = at(object, ...path);
  const unavailable = at(bounds, 'maxUnavailable');
  const surge = at(bounds, 'maxSurge');
  if (!isNone(unavailable))
    yield {
      path: [...path, 'maxUnavailable'],
      found: unavailable === undefined ? 'no maxUnavailable, so 25%' : `maxUnavailable ${shown(unavailable)}`,
      allowed: '0',
    };
  if (isNone(surge)) yield { path: [...path, 'maxSurge'], found: `maxSurge ${shown(surge)}`, allowed: '1 or more' };
}

/** Whether a number or a share is no pod at all; the smallest other share is one as soon as there are enough pods. */
function isNone(value: unknown): boolean {
  return value === 0 || value === '0%';
}
